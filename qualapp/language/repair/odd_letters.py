"""Letters that are drawn as one, words whose letters stand apart, and the I that looks like a stroke."""

import re
from collections.abc import Iterator
from itertools import pairwise

from qualapp.language.repair.letters import LostLetters
from qualapp.language.repair.repairs import Confidence, Kind, Repair
from qualapp.language.repair.words_in import Written

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_SPACED = re.compile(r"(?<![^\s(\"»”'])(?:[^\W\d_] ){3,}[^\W\d_](?![^\W_])")
_STROKE = re.compile(r"(?m)(?:(?<=^)|(?<=[.!?:] )|(?<=^[^\w\s] ))[|\[](?= (?:[a-zæøå]|\d{4}))")
_INLINE_HYPHEN = re.compile(r"\b([^\W\d_]{2,})- ([a-zæøå]{2,})\b")
_SUSPENDED = {"og", "eller", "samt", "til", "and", "or"}
_LEAST = 5


def ligatures(text: str) -> Iterator[Repair]:
    """Each ligature, taken apart."""
    for match in _LIGATURE.finditer(text):
        shown = _around(text, match.start(), match.end())
        yield Repair(*match.span(), _LIGATURES[match[0]], Kind.LIGATURE, Confidence.SURE, shown)


def spaced_words(text: str, letters: LostLetters) -> Iterator[Repair]:
    """Words whose letters stand apart: they are words when they are put together."""
    for match in _SPACED.finditer(text):
        word = match[0].replace(" ", "")
        parted = _parted(word, letters)
        if len(word) >= _LEAST and parted:
            confidence = Confidence.SURE if " " not in parted else Confidence.PERHAPS
            yield Repair(*match.span(), parted, Kind.SPACED, confidence, match.span())


def broken_words(text: str, words: list[Written], letters: LostLetters) -> Iterator[Repair]:
    """Words that a space breaks in two of which neither is one."""
    for one, other in pairwise(words):
        if text[one.stop : other.start] != " " or one.gaps or other.gaps or not other.letters.islower():
            continue
        if letters.is_word(one.letters) or letters.is_word(other.letters) or not one.letters.isalpha():
            continue
        whole = (one.letters + other.letters).lower()
        if len(whole) > _LEAST and letters.known.in_dictionary(whole):
            sure = letters.stands_as(whole) and len(whole) > _LEAST + 1
            confidence = Confidence.SURE if sure else Confidence.PERHAPS
            yield Repair(one.stop, other.start, "", Kind.SPACED, confidence, (one.start, other.stop))


def inline_hyphens(text: str, letters: LostLetters) -> Iterator[Repair]:
    """Hyphens of line ends that another program has left within a line, with a space after them."""
    for match in _INLINE_HYPHEN.finditer(text):
        one, other = match[1], match[2]
        whole = (one + other).lower()
        if other in _SUSPENDED or not letters.known.in_dictionary(whole):
            continue
        sure = not (letters.is_word(one) and letters.is_word(other)) or letters.stands_as(whole)
        confidence = Confidence.SURE if sure else Confidence.PERHAPS
        yield Repair(match.end(1), match.start(2), "", Kind.HYPHEN, confidence, match.span())


def strokes(text: str, is_damaged: bool) -> Iterator[Repair]:
    """Strokes and brackets that stand where a sentence begins with the word I."""
    for match in _STROKE.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : (text + "\n").index("\n", match.end())]
        if line.count("|") + line.count("]") <= 1 and "]" not in line:
            stop = match.end() + len(re.match(r" \w*", text[match.end() : match.end() + 40])[0])  # type: ignore[index]
            confidence = Confidence.SURE if is_damaged else Confidence.PERHAPS
            yield Repair(*match.span(), "I", Kind.LOOKALIKE, confidence, (match.start(), stop))


def _parted(letters: str, known: LostLetters) -> str:
    """The letters as a word, or as the fewest words that they can be; empty where they are none."""
    small = letters.lower()
    if known.known.is_known(small):
        return letters
    best: list[str | None] = ["", *([None] * len(letters))]
    for stop in range(1, len(letters) + 1):
        for start in range(stop):
            before, word = best[start], small[start:stop]
            if before is None or not (
                known.known.in_dictionary(word)
                and (len(word) > 2 or word in ("i", "og", "af", "at", "på", "er", "en", "et"))
            ):
                continue
            found = f"{before} {letters[start:stop]}".strip()
            there = best[stop]
            if there is None or found.count(" ") < there.count(" "):
                best[stop] = found
    return best[-1] or ""


def _around(text: str, start: int, stop: int) -> tuple[int, int]:
    """The word around a place."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while stop < len(text) and not text[stop].isspace():
        stop += 1
    return start, stop
