"""What stands at the place of an edit, when it is made, that its author did not see."""

from collections.abc import Callable, Iterator, Sequence

from qualapp.model.weave import Span, Stretch, Weave, WovenEdit, first_of, last_of, one_by_one, word_around


def strangers(weave: Weave, edit: WovenEdit, knew: Callable[[str], bool]) -> Iterator[str]:
    """The edits by which the place of an edit, not yet made, is another than its author saw.

    Those that its author did not know, and idle ones that its author built on; `knew` tells which were known.
    """
    yield from (strand for strand, _start, _stop in edit.back if strand in weave.idle)
    if not edit.word:
        yield from _strangers_around(weave, edit, knew)
        return
    if _is_untouched(weave, edit.word):
        return
    for span in edit.word:
        weave.part(span)
    for stretch in weave.within(first_of(edit.word), last_of(edit.word)):
        expected = any(s == stretch.strand and a <= stretch.start < b for s, a, b in edit.word)
        if stretch.is_seen != expected:
            yield from _blamed(weave, stretch, expected, knew)
    yield from _joined(weave, edit, knew)


def _strangers_around(weave: Weave, edit: WovenEdit, knew: Callable[[str], bool]) -> set[str]:
    """What took away the letters on both sides of a place where words were put between others."""
    if edit.left is None or edit.right is None:
        return set()
    sides = [weave.stretch_of(letter) for letter in (edit.left, edit.right)]
    if any(stretch.is_seen for stretch in sides):
        return set()
    left, right = (set(_blamed(weave, stretch, True, knew)) for stretch in sides)
    return left & right


def _blamed(weave: Weave, stretch: Stretch, expected: bool, knew: Callable[[str], bool]) -> Iterator[str]:
    """The edit that decides whether letters are seen, where somebody expected otherwise; or the one that is missed."""
    if stretch.strand in weave.idle:
        yield stretch.strand
        return
    missed: list[str] = []
    for by, seen in (*reversed(stretch.marks), (stretch.strand, True)):
        if by not in weave.idle:
            yield from missed[:1] if knew(by) else [by]
            return
        if seen == expected and knew(by):
            missed.append(by)


def _joined(weave: Weave, edit: WovenEdit, knew: Callable[[str], bool]) -> Iterator[str]:
    """The edits that joined letters to the words at either of their ends."""
    first, last = first_of(edit.word), last_of(edit.word)
    if not weave.is_seen(first) or not weave.is_seen(last):
        return
    text, start, stop = weave.text, weave.before(first), weave.before(last) + 1
    wide = word_around(text, start, stop)
    for is_grown, known, at in ((wide[0] < start, edit.left, start - 1), (wide[1] > stop, edit.right, stop)):
        if not is_grown:
            continue
        beside = weave.letter_at(at)
        if known is not None and not weave.is_seen(known):
            yield from _blamed(weave, weave.stretch_of(known), True, knew)
        elif beside is not None and beside != known:
            yield from _blamed(weave, weave.stretch_of(beside), False, knew)


def _is_untouched(weave: Weave, word: Sequence[Span]) -> bool:
    """Whether these letters stand as they were seen: all of them, side by side, and nothing joined to them."""
    strand, start, _stop = word[0]
    if not weave.is_seen((strand, start)):
        return False
    text = weave.text
    first = weave.before((strand, start))
    size = sum(stop - start for _strand, start, stop in word)
    return one_by_one(weave.spans(first, first + size)) == one_by_one(word) and word_around(
        text, first, first + size
    ) == (first, first + size)
