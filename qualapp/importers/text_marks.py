"""Several texts in one file, each below a line such as `#TEXT Interview 3`, as MAXQDA and others prepare them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qualapp.i18n import _
from qualapp.importers.files import shown_name
from qualapp.model.source import Block, Reading
from qualapp.model.text import TextRange

_MARK = re.compile(r"^[ \t]*#TEXT(?:[ \t]+(?P<name>[^\n]*?))?[ \t]*$", re.MULTILINE)
_LONGEST_NAME = 200


@dataclass(frozen=True)
class MarkedText:
    """One of several texts of a file: how it is called, empty where it is not, and where it stands."""

    name: str
    range: TextRange

    def blocks(self, blocks: Sequence[Block]) -> list[Block]:
        """Those of the file's blocks that are in it, by their places in it."""
        start, end = self.range.start, self.range.end
        inside = [block for block in blocks if start <= block.range.start and block.range.end <= end]
        return [replace(block, range=block.range.moved(-start)) for block in inside]

    def reading(self, read: Reading, path: Path, number: int, count: int) -> Reading:
        """What was read of it under its own name; where there are several, its own words are its original."""
        name = self.name or (f"{read.name} {number}" if count > 1 else read.name)
        if count == 1:
            return replace(read, name=name)
        sentence = _("“{file}” holds {n} texts; this is number {number}. Its own words are kept as its original.")
        note = sentence.format(file=shown_name(path), n=count, number=number)
        return replace(read, name=name, original=read.text.encode(), suffix=".txt", notes=(*read.notes, note))


def marked_texts(text: str) -> list[MarkedText]:
    """The texts of a file that have words; the whole file where no line begins one.

    >>> [(one.name, one.range.of("#TEXT Lone\\nJa.\\n#TEXT Amina\\nNej.")) for one in
    ...     marked_texts("#TEXT Lone\\nJa.\\n#TEXT Amina\\nNej.")]
    [('Lone', 'Ja.'), ('Amina', 'Nej.')]
    """
    marks = list(_MARK.finditer(text)) if "#TEXT" in text else []
    if not marks:
        return [MarkedText("", TextRange(0, len(text)))]
    found = [MarkedText("", TextRange(0, marks[0].start()))]
    times: Counter[str] = Counter()
    for mark, following in zip(marks, [*(mark.start() for mark in marks[1:]), len(text)], strict=True):
        name = " ".join((mark["name"] or "").split())[:_LONGEST_NAME].strip()
        times[name] += 1
        name = f"{name} ({times[name]})" if name and times[name] > 1 else name
        found.append(MarkedText(name, TextRange(min(mark.end() + 1, following), following)))
    trimmed = [replace(one, range=_without_empty_lines(text, one.range)) for one in found]
    return [one for one in trimmed if one.range.of(text).strip()] or [MarkedText("", TextRange(0, len(text)))]


def _without_empty_lines(text: str, whole: TextRange) -> TextRange:
    words = whole.of(text)
    start = whole.start + len(words) - len(words.lstrip("\n"))
    return TextRange(start, max(start, whole.start + len(words.rstrip("\n"))))
