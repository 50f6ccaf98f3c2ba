"""Which reader reads which file; formats register here by their ending, and others can add theirs.

A package adds a reader with an entry point in the group `qualapp.readers` that loads a module or function in which
`reads` is used.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from qualapp.disk import is_file
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.files import bytes_of, shown_name
from qualapp.importers.folders import found_in
from qualapp.importers.foreign_files import only_elsewhere
from qualapp.model.source import Reading
from qualapp.progress import Progress, Work, finish, part

Found = Reading | Sequence[Reading]
Reader = Callable[[Path], Found | Work[Found]]
"""Reads a file at once, or, where that may take long, as work that tells how far it is.

A file that holds several documents gives one reading for each.
"""

_OWN = ("plain_text", "word", "opendocument", "rtf", "web_page", "pdf", "subtitles", "recognised_speech", "otranscribe")
_readers: dict[str, Reader] = {}
_by_name_only: set[str] = set()


@dataclass(frozen=True)
class Unread:
    """A file that could not be read, and the sentence that says why."""

    path: Path
    message: str


def reads(*suffixes: str, by_name_only: bool = False) -> Callable[[Reader], Reader]:
    """Let a function read the files with these endings: `@reads(".txt", ".md")`.

    `by_name_only` is for endings that many other files have: those in a folder are passed by.
    """

    def register(reader: Reader) -> Reader:
        _readers.update(dict.fromkeys((suffix.lower() for suffix in suffixes), reader))
        _by_name_only.update(suffix.lower() for suffix in suffixes if by_name_only)
        return reader

    return register


def readable(path: Path) -> bool:
    """Whether there is a reader for files with this ending."""
    return path.suffix.lower() in _all_readers()


def readable_suffixes() -> list[str]:
    """The endings of the files that can be read."""
    return sorted(_all_readers())


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files given, and those in the folders given that can be read, each once and in natural order."""
    return found_in(paths, lambda path: readable(path) and path.suffix.lower() not in _by_name_only)


def read(path: Path) -> Reading:
    """What is in a file: its text, blocks and turns; raises UserError with one sentence when it cannot be read."""
    found = finish(_readings(path))
    if len(found) > 1:
        message = _("“{name}” holds {n} texts; import it, and they become {n} sources.")
        raise UserError(message.format(name=shown_name(path), n=len(found)))
    return found[0]


def _readings(path: Path) -> Work[Sequence[Reading]]:
    """The documents in a file, at least one."""
    reader = _all_readers().get(path.suffix.lower())
    if reader is None:
        if not is_file(path):
            bytes_of(path)
        if told := only_elsewhere(path):
            raise UserError(told)
        message = _("“{name}” cannot be read; files that can be read end in {endings}.")
        raise UserError(message.format(name=shown_name(path), endings=", ".join(readable_suffixes())))
    found = reader(path)
    if isinstance(found, Generator):
        found = yield from found
    return [found] if isinstance(found, Reading) else found


def read_all(paths: Iterable[Path]) -> Work[list[Reading | Unread]]:
    """Read files and whole folders; a file that cannot be read does not stop the others.

    A file that holds several documents gives several readings.
    """
    files = files_in(paths)
    results: list[Reading | Unread] = []
    for number, path in enumerate(files):
        yield Progress(number, len(files), shown_name(path))
        results += yield from part(_read_or_not(path), number, len(files))
    yield Progress(len(files), len(files))
    return results


def _read_or_not(path: Path) -> Work[Sequence[Reading | Unread]]:
    try:
        return (yield from _readings(path))
    except UserError as error:
        return [Unread(path, error.message)]


def _all_readers() -> dict[str, Reader]:
    _load_readers()
    return _readers


@cache
def _load_readers() -> None:
    import logging
    from importlib.metadata import entry_points

    for name in _OWN:
        import_module(f"qualapp.importers.{name}")
    for entry in entry_points(group="qualapp.readers"):
        try:
            entry.load()
        except (ImportError, AttributeError):
            logging.getLogger(__name__).exception("the reader %s cannot be loaded", entry.name)
