"""What is told of an error of ours: where it happened, and never a word of what somebody said in an interview."""

import datetime
import platform
import re
import sqlite3
import sys
import traceback
from collections.abc import Iterator
from pathlib import PurePath
from types import TracebackType

_OURS = "qualapp"
_MOST_FRAMES = 40
_QUOTED = re.compile(r'"[^"]*"?|\'[^\']*\'?|“[^”]*”?|»[^«]*«?')
_PATH = re.compile(r"(?:[A-Za-z]:)?[^\s:]*[/\\]([^\s/\\:]*)")


def signature(error: BaseException) -> tuple[str, ...]:
    """What makes two errors the same one: kind and places."""
    return tuple(line for link in _chain(error) for line in (_kind(link), *_places(link.__traceback__)))


def report(error: BaseException) -> str:
    """Kinds and places of an error and what led to it, with versions; no message, no value of a variable."""
    lines = [f"Qualapp {_version()}, {datetime.datetime.now().isoformat(timespec='seconds')}", *_versions(), ""]
    for number, link in enumerate(_chain(error)):
        lines.append(("after " if number else "") + _kind(link))
        lines += [f"  {place}" for place in _places(link.__traceback__)]
    return "\n".join(lines)


def without_words(message: str) -> str:
    """A message of Qt with nothing in quotation marks, and of paths only the names of files.

    >>> without_words('QFile: cannot open "/home/ida/Interview.docx" at /usr/lib/q.so:3')
    'QFile: cannot open “…” at q.so:3'
    """
    return _PATH.sub(r"\1", _QUOTED.sub("“…”", message))[:300]


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and those that led to it, latest first."""
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _kind(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _places(trace: TracebackType | None) -> list[str]:
    """Our own frames, and the last one whosever it is, as file, line and function."""
    frames = list(traceback.walk_tb(trace))
    last = len(frames) - 1
    places = [
        f"{_file(frame.f_code.co_filename, module)}:{line} {frame.f_code.co_name}"
        for number, (frame, line) in enumerate(frames)
        if (module := str(frame.f_globals.get("__name__", ""))).split(".")[0] == _OURS or number == last
    ]
    if len(places) <= _MOST_FRAMES:
        return places
    half = _MOST_FRAMES // 2
    return [*places[:half], f"… {len(places) - _MOST_FRAMES} more", *places[-half:]]


def _file(path: str, module: str) -> str:
    """A file without the folders that say whose machine this is; our own with their folder in the program."""
    name = PurePath(path.replace("\\", "/")).name
    room = module.split(".")[1:-1] if module.split(".")[0] == _OURS else []
    return "/".join((*room, name))


def _version() -> str:
    from qualapp import __version__

    return __version__


def _versions() -> list[str]:
    import PySide6
    from PySide6.QtCore import qVersion

    return [
        f"Python {sys.version.split()[0]}, PySide6 {PySide6.__version__}, Qt {qVersion()}, "
        f"SQLite {sqlite3.sqlite_version}",
        platform.platform(),
    ]
