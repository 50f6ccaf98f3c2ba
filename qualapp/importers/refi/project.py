"""A project of another program, opened for reading: at first all but its texts, then one text after the other."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualapp.i18n import _
from qualapp.importers.refi.claims import Claims
from qualapp.importers.refi.guids import Guids
from qualapp.importers.refi.media import Media, TextPart
from qualapp.importers.refi.own import OwnPart
from qualapp.importers.refi.package import Package
from qualapp.importers.refi.passages import Passages, Places, sync_points
from qualapp.importers.refi.positions import PositionReading
from qualapp.importers.refi.remarks import Remarks
from qualapp.importers.refi.survey import Found, survey
from qualapp.importers.refi.texts import GivenText, Texts, blocks_and_turns
from qualapp.importers.refi.timing import timed
from qualapp.importers.refi.tried_readings import Trial, TriedReadings
from qualapp.importers.refi.xml_units import SOURCES, text_in, units
from qualapp.model.exchange import Head, Outcome, Remark, Selection, TravellingFile, TravellingSource, TravellingValue
from qualapp.model.exchange_marks import sync_guid
from qualapp.model.source import Block, Turn
from qualapp.model.text import kept

if TYPE_CHECKING:
    from lxml import etree


def open_refi(path: Path, reading: PositionReading | None = None) -> "RefiProject":
    """Open a `.qdpx` or `.qde`; raises UserError where it is none or not to be trusted.

    `reading` says how positions are read where the researcher knows better than the file tells.
    """
    package = Package(path)
    try:
        return RefiProject(package, reading)
    except BaseException:
        package.close()
        raise


class RefiProject:
    """A project of REFI-QDA as it travels; to be closed after use."""

    def __init__(self, package: Package, reading: PositionReading | None) -> None:
        self._package = package
        self._texts = Texts(package)
        self._remarks = Remarks()
        self._of_sources = Remarks()
        if package.is_bare:
            sentence = _("This is a project without its texts and files, which lie in a .qdpx file.")
            self._remarks.say(Outcome.ADAPTED, sentence)
        self._found: Found = survey(package, self._texts, self._remarks, reading)

    @property
    def head(self) -> Head:
        """All but the sources."""
        return self._found.head

    @property
    def number_of_sources(self) -> int:
        """How many sources will come."""
        return self._found.number_of_sources

    @property
    def reading(self) -> PositionReading:
        """How positions are read."""
        return self._found.reading

    def tried_readings(self) -> TriedReadings:
        """The ways in which positions can be read, with what they quote; none where there is nothing to choose."""
        trial = Trial(self._found.reading, self._found.borne_out)
        if self._found.own.is_there:
            return trial.found()
        media, guids = Media(self._package, self._texts, self._found.own), Guids(Remarks())
        with self._package.qde() as stream:
            for name, element in units(stream, self._package.path):
                for part in media.parts(element, guids)[1] if name in SOURCES and not trial.is_over else ():
                    given = self._texts.read(part.element) if part.element is not None else None
                    if part.element is not None and given is not None and given.reading is None:
                        trial.look(part.element, given.given, part.name)
        return trial.found()

    @property
    def remarks(self) -> Sequence[Remark]:
        """What was adapted, how positions were read, and what was left out and why."""
        together = Remarks()
        together.take(self._remarks)
        together.take(self._of_sources)
        return together.all()

    def sources(self) -> Iterator[TravellingSource]:
        """The sources, one after the other."""
        remarks = self._of_sources = Remarks()
        reader = _SourceReader(self._package, self._texts, self._found, remarks)
        with self._package.qde() as stream:
            for name, element in units(stream, self._package.path):
                if name in SOURCES:
                    yield from reader.sources(element)
                elif name == "Note":
                    yield from reader.note(element)

    def close(self) -> None:
        """Let go of the file."""
        self._package.close()

    def __enter__(self) -> "RefiProject":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()


class _SourceReader:
    """Makes sources of the elements of one reading."""

    def __init__(self, package: Package, texts: Texts, found: Found, remarks: Remarks) -> None:
        guids = Guids(remarks)
        self._package = package
        self._known_guids = Guids(Remarks())
        self._found = found
        self._remarks = remarks
        self._texts = texts
        self._media = Media(package, texts, found.own)
        self._claims = Claims(found.known, guids, remarks)
        self._passages = Passages(self._claims, guids, remarks)

    def sources(self, element: "etree._Element") -> Iterator[TravellingSource]:
        """The texts of one source."""
        _guid, parts = self._media.parts(element, self._known_guids)
        for number, part in enumerate(parts):
            source = self._source(element, part, number == 0)
            if source is not None:
                yield source

    def note(self, element: "etree._Element") -> Iterator[TravellingSource]:
        """A note that is a text itself, with passages and codings of its own."""
        guid = self._known_guids.taken("note", element.get("guid"))
        if guid in self._found.known.twins:
            part = TextPart(guid, "Note", kept(element.get("name") or "") or _("(nameless)"), element)
            source = self._source(element, part, True)
            if source is not None:
                yield source

    def _source(self, whole: "etree._Element", part: TextPart, is_first: bool) -> TravellingSource | None:
        given = self._media.given(part)
        if given is None:
            sentence = _("Its text could not be read, so it was left out with what was said of it.")
            self._remarks.say(Outcome.LEFT_OUT, sentence, part.name)
            return None
        for note in given.notes:
            self._remarks.say(Outcome.ADAPTED, note, part.name)
        inner = whole if part.element is None else part.element
        own = self._found.own.of(part.guid, part.name, self._remarks)
        places = Places(given, self._found.reading)
        blocks, turns = self._layout(given, own, inner, places, part.guid)
        is_own_pdf = part.kind == "PDFSource"
        description = kept(text_in(inner, "Description")) if part.element is not None else ""
        notes = self._claims.notes(inner) if part.element is not None else ()
        if is_own_pdf:
            description = description or kept(text_in(whole, "Description"))
            notes = tuple(dict.fromkeys((*notes, *self._claims.notes(whole))))
        maker = whole if is_own_pdf or part.element is None else inner
        return TravellingSource(
            guid=part.guid,
            name=part.name,
            text=given.text,
            kind=part.kind,
            description=description,
            by=self._claims.person(maker) or (self._claims.person(inner) if is_own_pdf else ""),
            at=self._claims.time(maker),
            original=own.original or self._original(part),
            selections=self._selections(whole, part, given, places, is_first),
            notes=notes,
            values=self._values(whole, part, is_first),
            blocks=blocks,
            turns=turns,
            own=own.rows,
            own_text=own.text_sha256,
        )

    def _layout(
        self, given: GivenText, own: OwnPart, element: "etree._Element", places: Places, guid: str
    ) -> tuple[tuple[Block, ...], tuple[Turn, ...]]:
        """Blocks and turns, unless our own rows tell them."""
        if own.rows and own.text_sha256 == hashlib.sha256(given.text.encode()).hexdigest():
            return (), ()
        if given.reading is not None:
            blocks, turns = given.reading.blocks, given.reading.turns
        else:
            blocks, turns = blocks_and_turns(given.text)
        points = [point for point in sync_points(element, places) if point.guid != sync_guid(guid, point.position)]
        return blocks, timed(turns, points)

    def _selections(
        self, whole: "etree._Element", part: TextPart, given: GivenText, places: Places, is_first: bool
    ) -> tuple[Selection, ...]:
        found: tuple[Selection, ...] = ()
        if part.element is not None:
            found = self._passages.of(part.element, given, places, part.name)
            if given.reading is not None and found:
                sentence = _("The text was read from a document; check that its passages are where they should be.")
                self._remarks.say(Outcome.ADAPTED, sentence, part.name)
            found += self._passages.whole(part.element, part.guid, given.text, part.name)
        if is_first and whole is not part.element:
            of_medium = self._passages.whole(whole, part.guid, given.text, part.name)
            if of_medium and found and found[-1].is_whole:
                both = (*found[-1].codings, *of_medium[0].codings)
                return (*found[:-1], replace(found[-1], codings=both))
            found += of_medium
        return found

    def _values(self, whole: "etree._Element", part: TextPart, is_first: bool) -> tuple[TravellingValue, ...]:
        values = self._claims.values(part.element, part.name) if part.element is not None else ()
        more = self._found.known.values_of_sources.get(part.guid, [])
        if is_first and whole is not part.element:
            more = [*self._claims.values(whole, part.name), *more]
        return self._claims.together(values, more, part.name)

    def _original(self, part: TextPart) -> TravellingFile | None:
        entry = self._texts.rich(part.element) if part.element is not None else None
        if entry is None:
            return None
        suffix = Path(entry.filename).suffix
        name = part.name.replace("/", "∕").replace("\\", "∖")
        return self._package.file(entry, name if name.lower().endswith(suffix.lower()) else f"{name}{suffix}")
