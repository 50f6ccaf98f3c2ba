"""Words and sentences that the end of a line or page breaks."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from qualapp.language.repair.letters import LostLetters, Mended
from qualapp.language.repair.repairs import Confidence, Kind, Repair
from qualapp.language.repair.words_in import Gap, Written

_KEEPS_HYPHEN = {"e", "it", "tv", "eu", "cv", "pc"}
_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_YEARS = re.compile(r"(?<=\d)-([ \t]*\n[ \t]*)(?=\d|[a-zæøå@&]{3})(?!(?:og|eller|samt|til|and|or)\b)")
_HANGING = re.compile(r"[-\u00ad¬‐]\s*$")
_GOES_ON = re.compile(r"\s*(?:og|eller|samt|til|and|or)\b")
_LINE = re.compile(r"[^\n]*")
_ITEM = re.compile(r"\s*(?:[^\w\s\"'»«”“(\[@&�]|\w{1,2}[.)]\s|\S{1,2}\s\s|\w\s\s|\d{1,3}[.)]?\s)")
_LABEL = re.compile(r"\s*[^\s.,:][^.,:\n]{0,40}:\s")
_SOFT = "\u00ad¬"
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "…", ".”", ".»", '."')
_RUNNING = 30
_NARROW = 20
_FULL = 0.85
_NEVER_FULL_BELOW = 40
_MANY_LINES = 3
_MOST_BLANK = 3
_FEWEST_CELLS = 3
_MOSTLY_FIGURES = 0.4


def hyphens(text: str, words: list[Written], letters: LostLetters) -> Iterator[tuple[Gap, str, Confidence]]:
    """Each hyphen at a line end with what should stand for it and the line end: nothing, or a hyphen that is meant."""
    hyphenated = Counter(match[0].lower() for match in _HYPHENATED.finditer(text))
    for word in (word for word in words if word.gaps):
        for gap, (one, other) in zip(word.gaps, _sides(word), strict=True):
            if verdict := _hyphen(text, gap, one, other, word, letters, hyphenated):
                yield gap, *verdict


def _sides(word: Written) -> list[tuple[str, str]]:
    parts = [part.letters for part in word.parts]
    return list(pairwise(parts))


def _hyphen(
    text: str, gap: Gap, one: str, other: str, word: Written, letters: LostLetters, hyphenated: Counter[str]
) -> tuple[str, Confidence] | None:
    if text[gap.start] in _SOFT:
        return "", Confidence.SURE
    whole = word.letters.lower()
    is_whole = letters.is_whole(word)
    if one.lower() == "ikke":
        return "-", Confidence.SURE
    if (one.lower() in _KEEPS_HYPHEN or (one.isupper() and len(one) > 1)) and not letters.known.in_dictionary(whole):
        return "-", Confidence.PERHAPS if text.count("\n", gap.start, gap.stop) > 1 else Confidence.SURE
    if hyphenated[f"{one}-{other}".lower()] and not letters.known.in_dictionary(whole):
        return "-", Confidence.SURE
    if is_whole:
        return "", Confidence.SURE
    if text.count("\n", gap.start, gap.stop) > 1:
        return None
    return "", Confidence.PERHAPS


def broken_years(text: str) -> Iterator[Repair]:
    """Line ends within figures with a hyphen, such as 2006-10."""
    for match in _YEARS.finditer(text):
        shown = (text.rfind(" ", 0, match.start()) + 1, _word_end(text, match.end()))
        if shown[0] > text.rfind("\n", 0, match.start()):
            yield Repair(match.start(1), match.end(1), "", Kind.HYPHEN, Confidence.SURE, shown)


def _word_end(text: str, start: int) -> int:
    match = re.compile(r"\S*").match(text, start)
    return match.end() if match else start


@dataclass(frozen=True)
class _Line:
    start: int
    stop: int
    words: str

    @property
    def first(self) -> str:
        """Its first word."""
        return (self.words.split(maxsplit=1) or [""])[0]


def broken_sentences(text: str) -> Iterator[Repair]:
    """Line ends, with blank lines after them, at which a sentence goes on."""
    lines = [_Line(match.start(), match.end(), match[0]) for match in _LINE.finditer(text) if match.end() <= len(text)]
    lines = [
        line for number, line in enumerate(lines) if line.words or number == 0 or lines[number - 1].stop < line.start
    ]
    before: _Line | None = None
    for is_blank, group in groupby(lines, key=lambda line: not line.words.strip()):
        if is_blank:
            continue
        stretch = list(group)
        if before is not None:
            yield from _across_blank(text, before, stretch[0])
        yield from _within(stretch)
        before = stretch[-1]


def _within(stretch: list[_Line]) -> Iterator[Repair]:
    width = max(len(line.words.rstrip()) for line in stretch)
    is_block = len(stretch) >= _MANY_LINES and width >= _NEVER_FULL_BELOW
    for one, other in pairwise(stretch):
        if _stays(one, other):
            continue
        length, goes_on = len(one.words.rstrip()), not one.words.rstrip().endswith(_SENTENCE_ENDS)
        is_full = is_block and length + 1 + len(other.first) > width * _FULL
        least = _NARROW if len(stretch) >= _MANY_LINES else _RUNNING
        runs_on = goes_on and length >= least and other.first[:1].islower()
        if runs_on or (is_full and not _LABEL.match(other.words)):
            yield _joint(one, other, Confidence.SURE if is_full or length >= _RUNNING else Confidence.PERHAPS)


def _across_blank(text: str, one: _Line, other: _Line) -> Iterator[Repair]:
    is_near = text.count("\n", one.stop, other.start) <= _MOST_BLANK + 1
    goes_on = one.words.rstrip()[-1:].isalpha() or one.words.rstrip().endswith((",", "-"))
    small = other.first[:1].islower() and len(other.words) > 1
    if is_near and goes_on and small and not _stays(one, other) and len(one.words) >= _NEVER_FULL_BELOW:
        yield _joint(one, other, Confidence.SURE if len(other.words) >= _NARROW else Confidence.PERHAPS)


def _stays(one: _Line, other: _Line) -> bool:
    """Whether the end of a line is meant: items, cells of tables and headings marked as such."""
    if _is_row(one) or _is_row(other) or "\t" in one.words + other.words or "|" in one.words[:1] + other.words[:1]:
        return True
    if _HANGING.search(one.words) and not _GOES_ON.match(other.words):
        return True
    if other.words[0].isspace() and not one.words[0].isspace() and not other.first[0].islower():
        return True
    return bool(_ITEM.match(other.words)) or one.words.lstrip().startswith(("#", ">")) or not one.words.strip()


def _is_row(line: _Line) -> bool:
    """Whether a line is mostly figures, as the row of a table whose lines were not drawn."""
    words = line.words.split()
    figures = sum(any(map(str.isdigit, word)) for word in words)
    return figures >= _FEWEST_CELLS and figures >= _MOSTLY_FIGURES * len(words)


def _joint(one: _Line, other: _Line, confidence: Confidence) -> Repair:
    start = one.start + len(one.words.rstrip())
    stop = other.start + len(other.words) - len(other.words.lstrip())
    return Repair(start, stop, " ", Kind.LINE, confidence, (start, stop))


def word_repair(word: Written, mended: Mended) -> Repair:
    """The repair that gives a word its letters; it takes in a line end that lies between them."""
    first, last = mended.changes[0], mended.changes[-1]
    start = word.place(first.at)
    stop = max(start, word.place(last.end - 1) + 1) if last.end > first.at else start
    grown = len(mended.word) - len(word.letters)
    replacement = mended.word[first.at : last.end + grown]
    kind = Kind.LOOKALIKE if all(change.loss.is_lookalike for change in mended.changes) else Kind.LETTER
    confidence = Confidence.SURE if mended.is_sure else Confidence.PERHAPS
    return Repair(start, stop, replacement, kind, confidence, (word.start, word.stop))
