"""Which files a researcher points at with files and whole folders."""

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from qualapp.disk import is_folder

_LAST_IN_ALPHABET = str.maketrans({"æ": "z\uf001", "ø": "z\uf002", "å": "z\uf003"})


def found_in(paths: Iterable[Path], wanted: Callable[[Path], bool]) -> list[Path]:
    """The files given and, in natural order, those in the folders given, each file once.

    From folders come only files that are `wanted`, without hidden files and the `~$` files that Word leaves behind.
    A file given by itself stays, and so does a folder that cannot be opened, so that reading it says why.
    """
    unique: dict[str, Path] = {}
    seen: set[str] = set()
    for path in paths:
        for file in _walked(path, wanted, seen) if is_folder(path) else [path]:
            unique.setdefault(os.path.realpath(file), file)
    return list(unique.values())


def _walked(folder: Path, wanted: Callable[[Path], bool], seen: set[str]) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not is_folder(path):
            if wanted(path):
                yield path
        elif (real := os.path.realpath(path)) not in seen:
            seen.add(real)
            try:
                waiting += sorted(filter(_is_shown, path.iterdir()), key=_natural, reverse=True)
            except OSError:
                yield path


def _is_shown(path: Path) -> bool:
    return not path.name.startswith((".", "~$")) and path.name != "__MACOSX"


def _natural(path: Path) -> tuple[list[tuple[int, int, str]], str]:
    """A key that puts “Interview 2” before “Interview 10”, and å after ø."""
    name = unicodedata.normalize("NFC", path.name).casefold().translate(_LAST_IN_ALPHABET)
    parts = re.split(r"(\d+)", name)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part], path.name
