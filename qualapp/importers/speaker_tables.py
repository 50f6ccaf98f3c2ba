"""Tables in which each row is a turn: a column that names the speaker, one with the words, maybe one with the time."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qualapp.importers.labels import (
    could_be_speaker,
    is_code_for_some,
    is_code_label,
    is_headword,
    is_interviewer_label,
    looks_like_name,
)
from qualapp.importers.time_stamps import ANY, is_stamp, milliseconds, trailing_stamp
from qualapp.model.source import Turn
from qualapp.model.text import TextRange

Row = list[TextRange]

_SPEAKER_HEADS = frozenset({"taler", "speaker", "navn", "name", "hvem", "who", "informant", "person", "deltager"})
_SPEECH_HEADS = frozenset({"tekst", "text", "udsagn", "ytring", "tale", "speech", "transcript", "citat"})
_TIME_HEADS = frozenset({"timespan", "time", "tid", "tidsrum", "tidspunkt", "zeitspanne"})
_TIMED_SPEECH_HEADS = _SPEECH_HEADS | {"content", "indhold", "inhalt"}
_STAMP = re.compile(ANY)
_IS_RECORDING = re.compile(r":\d\d[.,]\d|:\d\d:")
_LEADING_STAMP = re.compile(rf"{ANY}\s*")
_LONGEST_LABEL = 60
_FEWEST_ROWS = 3


def turns_of_table(text: str, rows: Sequence[TextRange]) -> list[Turn]:
    """One turn for each row of a table that holds a conversation, or a transcript with times; none for others."""
    table = [_cells(text, row) for row in rows]
    heads = [cell.of(text).casefold().strip(" :") for cell in table[0]]
    speaker = next((index for index, head in enumerate(heads) if head in _SPEAKER_HEADS), None)
    time = _time_column(text, table, heads)
    speeches = _SPEECH_HEADS if time is None else _TIMED_SPEECH_HEADS
    speech = next((index for index, head in enumerate(heads) if head in speeches), None)
    if speaker is None and speech is not None and time is not None:
        return list(_timed_rows(text, rows[1:], table[1:], time, speech))
    body = table if speaker is None else table[1:]
    if speaker is None or speech is None:
        speaker, speech = _columns(text, body)
    return list(_turns(text, rows[len(rows) - len(body) :], body, speaker, speech)) if speech >= 0 else []


def _time_column(text: str, table: Sequence[Row], heads: Sequence[str]) -> int | None:
    """The column with places in a recording, told from times of day by their seconds or fractions."""
    for index, head in enumerate(heads):
        cells = [row[index].of(text) for row in table[1:] if len(row) > index]
        if head in _TIME_HEADS and cells and all(is_stamp(cell) and _IS_RECORDING.search(cell) for cell in cells):
            return index
    return None


def _cells(text: str, row: TextRange) -> Row:
    """The cells of a row, parted by tabs or, in Markdown, by upright strokes."""
    words = row.of(text).rstrip()
    stroked = words.startswith("|") and words.endswith("|")
    start = row.start + stroked
    cells: Row = []
    for piece in words[1:-1].split("|") if stroked else words.split("\t"):
        cells.append(TextRange(start, start + len(piece)).trimmed(text))
        start += len(piece) + 1
    return cells


def _columns(text: str, table: Sequence[Row]) -> tuple[int, int]:
    """The columns of speaker and speech, by what stands in them; -1 when this is no conversation."""
    wide = [row for row in table if len(row) > 1]
    if len(wide) < _FEWEST_ROWS:
        return -1, -1
    width = min(len(row) for row in wide)
    lengths = [sum(len(row[column]) for row in wide) for column in range(width)]
    speech = lengths.index(max(lengths))
    for column in range(speech):
        labels = [label for row in wide if (label := _label(text, row[column]))]
        if len(labels) >= len(wide) / 2 and lengths[column] * 1.5 < lengths[speech] and _name_speakers(labels):
            return column, speech
    return -1, -1


def _label(text: str, cell: TextRange) -> str:
    return " ".join(_STAMP.sub(" ", cell.of(text)).split()).strip(" :*_")


def _name_speakers(labels: Sequence[str]) -> bool:
    """Whether the values of a column are speakers: few, and coming back in turn."""
    distinct = set(labels)
    codes = {label for label in distinct if is_code_for_some(label, labels.count(label))}
    if (
        (is_headword(labels[0]) and labels[0] not in codes)
        or max(map(len, labels)) > _LONGEST_LABEL
        or len(distinct) > len(labels) / 2 + 1
    ):
        return False
    if sum(could_be_speaker(label) or label in codes for label in labels) < 0.8 * len(labels):
        return False
    if any(map(is_interviewer_label, distinct)):
        return len(distinct) > 1
    named = all(is_code_label(label) or looks_like_name(label) for label in distinct)
    return named and len(distinct) < len(labels) and sum(one != other for one, other in pairwise(labels)) >= 3


def _turns(text: str, lines: Sequence[TextRange], table: Sequence[Row], speaker: int, speech: int) -> Iterator[Turn]:
    label = ""
    for line, row in zip(lines, table, strict=True):
        if len(row) <= max(speaker, speech) or not row[speech].of(text).strip("-: "):
            continue
        label = _label(text, row[speaker]) or label
        if label:
            others = [cell for index, cell in enumerate(row) if index not in (speaker, speech)]
            stamps = [cell for cell in others if is_stamp(cell.of(text))]
            last = max(cell.end for cell in (row[speaker], row[speech], *stamps))
            whole = TextRange(line.start, last) if row[-1].end > last else line.trimmed(text)
            yield _turn(text, whole, row[speech], label, [row[speaker], *stamps])


def _timed_rows(text: str, lines: Sequence[TextRange], table: Sequence[Row], time: int, speech: int) -> Iterator[Turn]:
    """The rows of a table that tells when something was said but not by whom."""
    for line, row in zip(lines, table, strict=True):
        if len(row) > max(time, speech) and row[speech] and is_stamp(row[time].of(text)):
            last = max(row[time].end, row[speech].end)
            whole = TextRange(line.start, last) if row[-1].end > last else line.trimmed(text)
            yield _turn(text, whole, row[speech], "", [row[time]])


def _turn(text: str, whole: TextRange, cell: TextRange, label: str, beside: Sequence[TextRange]) -> Turn:
    """The turn of a row; a remark in a cell after the speech is no part of it."""
    stamp = next((found[0] for other in beside if (found := _STAMP.search(other.of(text)))), None)
    time = milliseconds(stamp) if stamp else None
    start, end = cell.start, cell.end
    if leading := _LEADING_STAMP.match(text, start, end):
        start, time = leading.end(), milliseconds(leading[0]) if time is None else time
    if trailing := trailing_stamp(text, start, end):
        end, time = trailing.start(), milliseconds(trailing[1]) if time is None else time
    return Turn(whole, TextRange(start, end).trimmed(text), label, time)
