"""The XML of a project, a person, case or source at a time; of the rest nothing stays in memory."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.files import damaged, shown_name
from qualapp.importers.refi.xml_characters import with_sound_characters

if TYPE_CHECKING:
    from lxml import etree

SOURCES = ("TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource")
_CONTAINED = ("User", "Variable", "Case", *SOURCES, "Note", "Link", "Set", "Graph")
_ROOT = "Project"
_AT_ONCE = 1 << 16
_MOST_AT_ONCE = 64_000_000
_LIMIT_EXCEEDED = 114
_UNFINISHED = re.compile(rb"(?:&#x?[0-9a-fA-F]{1,8};)*(?:&[#x0-9a-fA-F]{0,10})?\Z")
_LAST = 400


def units(stream: BinaryIO, path: Path) -> "Iterator[tuple[str, etree._Element]]":
    """The parts of a project by name, as they end; an element is empty once the next is asked for.

    At first, by no name, the project itself with nothing in it, and at last, by its name, with what is left in it.
    """
    from lxml import etree

    source = _Source(stream, path)
    names = [f"{{*}}{name}" for name in (_ROOT, "CodeBook", *_CONTAINED)]
    found = etree.iterparse(
        source,
        events=("start", "end"),
        tag=names,
        no_network=True,
        load_dtd=False,
        resolve_entities=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        for event, element in found:
            if event == "start":
                if element.getparent() is None:
                    _refuse_instructions(element, path)
                    yield "", element
            elif (depth := _depth(element)) == 0 or _is_unit(element, depth):
                yield local(element), element
                source.go_on()
                if depth:
                    _forget(element)
    except etree.XMLSyntaxError as error:
        raise (_too_much(path) if getattr(error, "code", 0) == _LIMIT_EXCEEDED else damaged(path)) from error
    if found.root is None or local(found.root) != _ROOT:
        raise _no_project(path, "" if found.root is None else local(found.root))


def local(element: "etree._Element") -> str:
    """The name of an element without its namespace, which differs between editions."""
    return str(element.tag).rpartition("}")[2]


def text_in(element: "etree._Element", name: str) -> str:
    """What stands in the first child of this name."""
    found = first(element, name)
    return "" if found is None else all_text(found)


def all_text(element: "etree._Element") -> str:
    """All that stands in an element."""
    return "".join(map(str, element.itertext()))


def first(element: "etree._Element", name: str) -> "etree._Element | None":
    """The first child of this name."""
    return next(element.iterchildren(f"{{*}}{name}"), None)


def all_of(element: "etree._Element", *names: str) -> "list[etree._Element]":
    """The children of these names."""
    return list(element.iterchildren(*(f"{{*}}{name}" for name in names)))


class _Source:
    """Feeds the parser; what no XML may hold becomes a space, and no single part may grow without end."""

    def __init__(self, stream: BinaryIO, path: Path) -> None:
        self._stream = stream
        self._path = path
        self._since = 0
        self._is_plain: bool | None = None
        self._held = b""

    def read(self, _wanted: int) -> bytes:
        data = self._stream.read(_AT_ONCE)
        self._since += len(data)
        if self._since > _MOST_AT_ONCE:
            raise _too_much(self._path)
        if self._is_plain is None:
            self._is_plain = b"\x00" not in data[:4] and data[:2] not in (b"\xff\xfe", b"\xfe\xff")
            data = data.removeprefix(b"\xef\xbb\xbf").lstrip() if self._is_plain else data
        return self._mended(data) if self._is_plain else data

    def _mended(self, data: bytes) -> bytes:
        """The data with characters that XML allows; a reference to one that is not all here waits for the next."""
        whole, self._held = self._held + data, b""
        if len(data) > _LAST and (unfinished := _UNFINISHED.search(whole, max(0, len(whole) - _LAST))):
            whole, self._held = whole[: unfinished.start()], unfinished.group()
        return with_sound_characters(whole)

    def go_on(self) -> None:
        """Begin to count anew."""
        self._since = 0


def _depth(element: "etree._Element") -> int:
    depth = 0
    while depth < 3 and (above := element.getparent()) is not None:
        element, depth = above, depth + 1
    return depth


def _is_unit(element: "etree._Element", depth: int) -> bool:
    return depth == (1 if local(element) == "CodeBook" else 2)


def _forget(element: "etree._Element") -> None:
    above = element.getparent()
    element.clear()
    if above is not None and above.getparent() is not None:
        while element.getprevious() is not None:
            del above[0]


def _refuse_instructions(element: "etree._Element", path: Path) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        message = _("“{name}” holds instructions that no document of this kind has, so it was not opened.")
        raise UserError(message.format(name=shown_name(path)))


def _too_much(path: Path) -> UserError:
    message = _("“{name}” has more in one place than any project has, so it was not opened.")
    return UserError(message.format(name=shown_name(path)))


def _no_project(path: Path, root: str) -> UserError:
    if root == "CodeBook":
        message = _("“{name}” is a codebook and no project; import it where codebooks are imported.")
    else:
        message = _("“{name}” is no REFI-QDA project; export it again from the program that it comes from.")
    return UserError(message.format(name=shown_name(path)))
