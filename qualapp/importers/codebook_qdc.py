"""A codebook of another program, as REFI-QDA has it (.qdc), whatever edition of the standard it is of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.importers.codebook_own import TEXTS, OwnWords
from qualapp.importers.files import bytes_of, damaged, kind_of, of_another_kind, shown_name, shown_stem
from qualapp.importers.read_codebook import DEEPEST, ReadCodebook
from qualapp.importers.refi.guids import Guids
from qualapp.importers.refi.people_and_codes import Named
from qualapp.importers.refi.remarks import Matter, Remarks
from qualapp.importers.refi.values import colour
from qualapp.importers.refi.xml_characters import with_sound_characters
from qualapp.importers.refi.xml_units import all_of, first, local, text_in
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.code_description import taken_apart
from qualapp.model.code_inks import code_colour, code_ink
from qualapp.model.codebook import Codebook, CodeEntry, Words
from qualapp.model.exchange import Outcome
from qualapp.model.text import kept

if TYPE_CHECKING:
    from lxml import etree

    Found = tuple[str, str, etree._Element]

_MOST_BYTES = 20_000_000
_MOST_CODES = 20_000
_NO = ("false", "0")
_UTF_8, _WIDE = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
_LISTED = 5


def read_qdc(path: Path) -> ReadCodebook:
    """Read a codebook.

    Raises UserError where the file is no codebook, or none that a person could have made.
    """
    data = bytes_of(path, _MOST_BYTES)
    if kind_of(data):
        raise of_another_kind(path, data, _("a REFI-QDA codebook"))
    root = _parsed(data, path)
    book = root if local(root) == "CodeBook" else first(root, "CodeBook")
    if book is None:
        message = _("“{name}” is no REFI-QDA codebook; export it again from the program that it comes from.")
        raise UserError(message.format(name=shown_name(path)))
    remarks = Remarks()
    found = list(_limited(Named(Guids(remarks), remarks).code_elements(book), path))
    own = OwnWords(_instruction(root))
    codes = _Tree(found, own, remarks).codes()
    if not codes:
        raise UserError(_("There are no codes in “{name}”.").format(name=shown_name(path)))
    name = shown_stem(path)
    codebook = Codebook(
        own.id, own.words("name") or Words(name, name), own.words("description"), own.words("origin"), codes
    )
    return ReadCodebook(codebook, remarks=(*_of_sets(book), *(one.sentence for one in remarks.all())))


def _parsed(data: bytes, path: Path) -> "etree._Element":
    from lxml import etree

    if not (data.startswith(_WIDE) or b"\x00" in data[:4]):
        data = with_sound_characters(data.removeprefix(_UTF_8).lstrip())
    reading = etree.iterparse(
        BytesIO(data),
        events=("start",),
        no_network=True,
        load_dtd=False,
        resolve_entities=False,
        remove_comments=True,
        collect_ids=False,
    )
    try:
        for _event, element in reading:
            if element.getroottree().docinfo.internalDTD is not None:
                message = _("“{name}” holds instructions that no document of this kind has, so it was not opened.")
                raise UserError(message.format(name=shown_name(path)))
    except etree.XMLSyntaxError as error:
        raise damaged(path) from error
    root = reading.root
    if root is None:
        raise damaged(path)
    etree.strip_elements(root, etree.ProcessingInstruction, with_tail=False)
    return cast("etree._Element", root)


def _limited(found: "Iterator[Found]", path: Path) -> "Iterator[Found]":
    """The codes, as long as they are no more and no deeper than a person can have made them."""
    depths = {"": 0}
    for guid, above, element in found:
        depths[guid] = depths[above] + 1
        if depths[guid] > DEEPEST or len(depths) > _MOST_CODES:
            message = _("“{name}” has more codes, or codes further below each other, than a codebook can have.")
            raise UserError(message.format(name=shown_name(path)))
        yield guid, above, element


def _instruction(root: "etree._Element") -> str:
    from lxml import etree

    beside = root.itersiblings(etree.ProcessingInstruction)
    return next((one.text or "" for one in beside if getattr(one, "target", "") == "qualapp"), "")


def _of_sets(book: "etree._Element") -> Iterator[str]:
    holder = first(book, "Sets")
    names = (
        [" ".join(kept(one.get("name") or "").split()) for one in all_of(holder, "Set")] if holder is not None else []
    )
    if names:
        listed = ", ".join(_("“{words}”").format(words=name) for name in names[:_LISTED])
        listed += " …" if len(names) > _LISTED else ""
        yield _n(
            "{n} set of codes has no place here and was left out: {names}.",
            "{n} sets of codes have no place here and were left out: {names}.",
            len(names),
        ).format(n=len(names), names=listed)


class _Tree:
    """Puts codes below each other, with the colours that they have of their own."""

    def __init__(self, found: "Sequence[Found]", own: OwnWords, remarks: Remarks) -> None:
        self._below: defaultdict[str, list[tuple[str, etree._Element]]] = defaultdict(list)
        for guid, above, element in found:
            self._below[above].append((guid, element))
        self._own, self._remarks = own, remarks
        self._named = Named(Guids(remarks), remarks)

    def codes(self, above: str = "", ink: str = "") -> tuple[CodeEntry, ...]:
        """The codes below one whose colour is known."""
        return tuple(self._entry(guid, element, ink) for guid, element in self._below[above])

    def _entry(self, guid: str, element: "etree._Element", above: str) -> CodeEntry:
        ink = self._ink(element)
        description = kept(text_in(element, "Description"))
        simple = dict(zip(TEXTS, (Words(text, text) for text in taken_apart(description)), strict=True))
        return CodeEntry(
            guid,
            self._own.name(guid, self._name(element)),
            self._colour(guid, ink, above),
            is_codable=(element.get("isCodable") or "").strip().casefold() not in _NO,
            codes=self.codes(guid, ink or above),
            **(self._own.texts(guid, description) or simple),
        )

    def _name(self, element: "etree._Element") -> str:
        name = " ".join(self._named.name(element).split())
        if PATH_SEPARATOR in name:
            self._remarks.say(
                Outcome.ADAPTED,
                _("The code “{name}” had “>” in its name, which parts the names of a path here.").format(name=name),
            )
        return name.replace(PATH_SEPARATOR, " › ")

    def _ink(self, element: "etree._Element") -> str:
        written = element.get("color") or ""
        found = colour(written)
        if written.strip() and not found:
            self._remarks.count(Matter.BAD_COLOUR)
        return found

    def _colour(self, guid: str, ink: str, above: str) -> str | None:
        """Its own colour: none where it has that of the code above, one of the palette where it is one."""
        if not ink:
            return None
        told = self._own.colour(guid)
        if told is not None and ink == (code_ink(told) if told else above):
            return told or None
        return None if ink == above else code_colour(ink)
