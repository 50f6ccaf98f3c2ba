"""All repairs of a text, none of them about the characters of another."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from qualapp.language.repair.letters import LostLetters
from qualapp.language.repair.line_ends import broken_sentences, broken_years, hyphens, word_repair
from qualapp.language.repair.odd_letters import broken_words, inline_hyphens, ligatures, spaced_words, strokes
from qualapp.language.repair.page_lines import page_lines
from qualapp.language.repair.repairs import Confidence, Kind, Repair, repaired
from qualapp.language.repair.words_in import Written, words_in

Stretch = tuple[int, int]

_FEWEST_SIGNS = 3
_AT_LINE_ENDS = {Kind.LINE, Kind.HYPHEN, Kind.PAGE}


def proposals(
    text: str,
    language: str = "da",
    *,
    rows: Sequence[Stretch] = (),
    labels: Sequence[Stretch] = (),
    openings: Sequence[int] = (),
) -> list[Repair]:
    """What could be mended in a text, in its order.

    Line ends within and beside `rows`, such as those of tables and headings, and those before `openings`, where
    something new begins, stay; so does every letter of `labels`.

    >>> [(each.before(t), each.after(t)) for t in ["Et sam-\\narbejde"] for each in proposals(t)]
    [('sam-\\narbejde', 'samarbejde')]
    """
    pages = [page for page in page_lines(text) if not _is_left(page, rows, labels, openings)]
    sure = [page for page in pages if page.is_sure]
    whole = repaired(text, sure).text
    found = [_moved(each, sure) for each in _in_whole(whole, language)]
    kept = [each for each in found if not _is_left(each, rows, labels, openings)]
    return _apart([*kept, *pages])


def _in_whole(text: str, language: str) -> list[Repair]:
    """What could be mended in a text without the lines of its pages."""
    words = list(words_in(text))
    letters = LostLetters(words, language)
    found = list(ligatures(text))
    joints, mended = list(hyphens(text, words, letters)), list(_letters(words, letters))
    joined = {gap.start for gap, _words, _confidence in joints}
    for gap, instead, confidence in joints:
        word = _word_with(words, gap.start)
        found.append(Repair(gap.start, gap.stop, instead, Kind.HYPHEN, confidence, (word.start, word.stop)))
    found += mended
    is_damaged = sum(each.is_sure for each in found) >= _FEWEST_SIGNS
    found += (*spaced_words(text, letters), *inline_hyphens(text, letters), *strokes(text, is_damaged))
    found += broken_words(text, words, letters)
    lines = [*broken_sentences(text), *broken_years(text)]
    found += [each if is_damaged else replace(each, confidence=Confidence.PERHAPS) for each in lines]
    return [each for each in found if each.kind is not Kind.LINE or not _ends_joined(each, joined)]


def _ends_joined(line: Repair, joined: set[int]) -> bool:
    return line.start - 1 in joined


def _word_with(words: Sequence[Written], position: int) -> Written:
    return words[bisect_right(words, position, key=lambda word: word.start) - 1]


def _letters(words: Iterable[Written], letters: LostLetters) -> Iterator[Repair]:
    for word in words:
        if (mended := letters.mended(word)) and (not word.gaps or mended.is_sure or len(mended.changes) == 1):
            yield word_repair(word, mended)
        elif word.gaps and not letters.is_whole(word):
            for part in word.parts:
                if mended := letters.mended(part):
                    yield word_repair(part, mended)


def _moved(repair: Repair, removed: Sequence[Repair]) -> Repair:
    """A repair of the text without these stretches, at its place in the text with them."""
    lengths = [0, *accumulate(page.stop - page.start for page in removed)]
    starts = [page.start - length for page, length in zip(removed, lengths, strict=False)]

    def place(position: int) -> int:
        return position + lengths[bisect_right(starts, position)]

    def end(start: int, stop: int) -> int:
        return place(stop - 1) + 1 if stop > start else place(start)

    shown = place(repair.shown[0]), end(*repair.shown)
    return replace(repair, start=place(repair.start), stop=end(repair.start, repair.stop), shown=shown)


def _is_left(repair: Repair, rows: Sequence[Stretch], labels: Sequence[Stretch], openings: Sequence[int]) -> bool:
    """Whether a repair is about something that is to stay as it is."""
    if any(start < repair.stop and repair.start < stop for start, stop in _near(labels, repair)):
        return True
    if repair.kind not in _AT_LINE_ENDS:
        return False
    first = bisect_right(openings, repair.start)
    if first < len(openings) and openings[first] <= repair.stop and repair.kind is not Kind.PAGE:
        return True
    return any(start <= repair.stop and repair.start <= stop for start, stop in _near(rows, repair))


def _near(stretches: Sequence[Stretch], repair: Repair) -> Sequence[Stretch]:
    first = max(0, bisect_left(stretches, repair.start, key=lambda stretch: stretch[0]) - 1)
    last = bisect_right(stretches, repair.stop, key=lambda stretch: stretch[0])
    return stretches[first:last]


def _apart(repairs: Iterable[Repair]) -> list[Repair]:
    """The repairs in order; of two about the same characters the one that begins first, or else reaches further."""
    kept: list[Repair] = []
    for repair in sorted(repairs, key=lambda each: (each.start, -each.stop, each.kind)):
        if not kept or repair.start >= kept[-1].stop:
            kept.append(repair)
    return kept
