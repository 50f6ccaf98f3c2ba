"""The first look through a project: all of it but the texts, and how positions in them are to be read."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualapp.i18n import _
from qualapp.importers.files import shown_stem
from qualapp.importers.refi.cases import RawCase, cases_of, raw_case
from qualapp.importers.refi.claims import Claims, Known, value_in
from qualapp.importers.refi.guids import Guids
from qualapp.importers.refi.keeping import Keeping, as_text
from qualapp.importers.refi.linked_notes import LinkedNotes
from qualapp.importers.refi.media import Draft, KeptMedia, Media
from qualapp.importers.refi.own import Own
from qualapp.importers.refi.package import Package
from qualapp.importers.refi.passages import PASSAGES
from qualapp.importers.refi.people_and_codes import Named, strangers
from qualapp.importers.refi.position_words import told
from qualapp.importers.refi.positions import Evidence, PositionReading, usual_reading
from qualapp.importers.refi.remarks import Matter, Remarks
from qualapp.importers.refi.texts import Texts
from qualapp.importers.refi.values import TYPES, fitting, integer
from qualapp.importers.refi.xml_units import SOURCES, all_of, local, text_in, units
from qualapp.model.exchange import CodeNode, Head, Kept, Note, Outcome, Person, TravellingVariable, derived_guid
from qualapp.model.exchange_marks import is_facets_note, is_own_code
from qualapp.model.text import kept

if TYPE_CHECKING:
    from lxml import etree

_OTHER_KEPT = ("Link", "Set", "Graph")
_CONTAINERS = frozenset(
    {"Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs", "Description", "NoteRef"}
)


@dataclass(frozen=True)
class Found:
    """What the first look found; so many quotations bear the reading out."""

    head: Head
    known: Known
    own: Own
    reading: PositionReading
    number_of_sources: int
    borne_out: int = 0


def survey(package: Package, texts: Texts, remarks: Remarks, reading: PositionReading | None) -> Found:
    """Look through a project; once more where notes are texts themselves, as others refer to them before they come."""
    twins: dict[str, str] = {}
    while True:
        look = _Look(package, texts, twins, reading)
        look.through()
        if look.twins == twins:
            return look.found(remarks)
        twins = look.twins


class _Look:
    """What has been found so far."""

    def __init__(
        self, package: Package, texts: Texts, twins: Mapping[str, str], reading: PositionReading | None
    ) -> None:
        self._package = package
        self._texts = texts
        self._wanted = reading
        self._remarks = Remarks()
        self._guids = Guids(self._remarks)
        self._known = Known(twins=dict(twins))
        self._claims = Claims(self._known, self._guids, self._remarks)
        self._named = Named(self._guids, self._remarks)
        self._keeping = Keeping(self._remarks, self._known.twins)
        self._evidence = Evidence()
        self._people: list[Person] = []
        self._codes: list[CodeNode] = []
        self._variables: list[TravellingVariable] = []
        self._misfits: defaultdict[str, set[str]] = defaultdict(set)
        self._users: dict[str, None] = {}
        self._cases: list[RawCase] = []
        self._notes: dict[str, Note] = {}
        self._coded_notes: dict[str, Note] = {}
        self._drafts: list[Draft] = []
        self._kept: list[Kept] = []
        self._linked_notes = LinkedNotes()
        self._names: dict[str, str] = {}
        self._with_text: set[str] = set()
        self._passages = 0
        self.twins: dict[str, str] = {}

    def through(self) -> None:
        """Read the project from beginning to end."""
        takes: dict[str, Callable[[etree._Element], None]] = {
            "": self._begin,
            "User": lambda element: self._people.append(self._named.person(element)),
            "CodeBook": self._take_codes,
            "Variable": lambda element: self._variables.append(self._named.variable(element)),
            "Case": self._take_case,
            "Note": self._take_note,
            **dict.fromkeys(SOURCES, self._take_source),
            **dict.fromkeys(_OTHER_KEPT, self._keep),
            "Project": self._end,
        }
        with self._package.qde() as stream:
            for name, element in units(stream, self._package.path):
                takes[name](element)
        self.twins = {guid: derived_guid("note", guid) for guid in self._coded_notes}

    def _begin(self, root: "etree._Element") -> None:
        from lxml import etree

        self._origin = root.get("origin") or ""
        self._users_in = etree.XPath(".//@creatingUser", smart_strings=False)
        self.own = Own(self._package, self._origin, self._remarks)
        self._media = Media(self._package, self._texts, self.own)
        self._kept_media = KeptMedia(self._media, self._keeping, self._remarks)

    def _end(self, root: "etree._Element") -> None:
        unknown = [child for child in root if local(child) not in _CONTAINERS]
        self._remarks.count(Matter.UNKNOWN_PART, times=len(unknown))
        claims = self._claims
        self._head = Head(
            name=kept(root.get("name") or "") or shown_stem(self._package.path),
            origin=kept(self._origin),
            description=kept(text_in(root, "Description")),
            by=claims.person(root, "creatingUserGUID") or claims.person(root),
            own_notes=claims.notes(root),
            own=self.own.rows,
        )
        self._users.setdefault(self._head.by)

    def _take_codes(self, book: "etree._Element") -> None:
        for guid, above, element in self._named.code_elements(book):
            self._known.codes.add(guid)
            if not is_own_code(guid):
                self._codes.append(self._named.code(guid, above, element, self._claims))

    def _take_case(self, element: "etree._Element") -> None:
        self._weigh_values(element)
        self._cases.append(raw_case(element, self._guids))

    def _weigh_values(self, element: "etree._Element") -> None:
        """Note of which types the values of a variable are not."""
        types = {variable.guid: variable.type for variable in self._variables}
        for child in element.iter("{*}VariableValue"):
            variable, written = value_in(child)
            for kind in (types[variable],) if variable in types else TYPES:
                if written is not None and fitting(written, kind) is None:
                    self._misfits[variable].add(kind)

    def _take_source(self, element: "etree._Element") -> None:
        guid, parts = self._media.parts(element, self._guids)
        self._names[guid] = kept(element.get("name") or "")
        self._users.update(dict.fromkeys(map(self._claims.guid, self._users_in(element))))  # type: ignore[arg-type]
        self._weigh_values(element)
        for part in parts:
            self._names.setdefault(part.guid, part.name)
            self._with_text.add(part.guid)
            if part.element is not None:
                self._weigh_passages(part.element)
        if parts and parts[0].kind == "Transcript":
            self._known.transcript_of[guid] = parts[0].guid
        draft = self._kept_media.draft(element, guid, parts)
        if draft is not None:
            self._drafts.append(draft)

    def _weigh_passages(self, element: "etree._Element") -> None:
        """Hold the names of passages against their words."""
        passages = all_of(element, *PASSAGES)
        self._passages += len(passages)
        named = [child for child in passages if child.get("name") and child.get("startPosition")]
        if self.own.is_there or self._wanted is not None or not named:
            return
        given = self._texts.read(element)
        if given is None or given.reading is not None:
            return
        text = self._evidence.text(given.given)
        for child in named[:: max(1, len(named) // self._evidence.needed)]:
            start, end = integer(child.get("startPosition")), integer(child.get("endPosition"))
            if start is not None and end is not None:
                text.weigh(start, end, child.get("name") or "")

    def _take_note(self, element: "etree._Element") -> None:
        guid = self._guids.taken("note", element.get("guid"))
        self._users.update(dict.fromkeys(map(self._claims.guid, self._users_in(element))))  # type: ignore[arg-type]
        is_coded = any(local(child) in (*PASSAGES, "Coding") for child in element)
        is_text = is_coded and self._texts.is_there(element)
        given = self._texts.read(element)
        name = kept(element.get("name") or "")
        if given is None and (element.get("plainTextPath") or element.get("richTextPath")):
            self._remarks.count(Matter.NOTE_WITHOUT_TEXT)
        note = Note(
            guid,
            given.text if given else "",
            name,
            self._claims.person(element),
            self._claims.time(element),
            None if is_text else self._claims.time(element, "modifiedDateTime"),
        )
        if is_text:
            self._weigh_passages(element)
            self._weigh_values(element)
            self._coded_notes[guid] = note
        else:
            self._notes[guid] = self._with_comment(note, element)

    def _with_comment(self, note: Note, element: "etree._Element") -> Note:
        """A note with what was said about it above its text."""
        comment = kept(text_in(element, "Description"))
        if not comment.strip():
            return note
        if not note.text.strip():
            return replace(note, text=comment)
        self._remarks.count(Matter.NOTE_JOINED)
        return replace(note, text=f"{comment}\n\n{note.text}")

    def _keep(self, element: "etree._Element") -> None:
        name = local(element)
        if name == "Link":
            self._linked_notes.see(element)
        guid = self._guids.taken(name, element.get("guid"))
        title = kept(element.get("name") or "")
        made = self._keeping.element(element, guid, title)
        self._kept.append(Kept(guid, name, as_text(made), title))

    def found(self, remarks: Remarks) -> Found:
        """All that was found; what is to be said of it goes to the remarks."""
        self._settle_types()
        reading = self._reading()
        self._tell_reading(reading)
        notes = dict(self._notes)
        for guid, note in self._coded_notes.items():
            twin = derived_guid("note", guid)
            notes.setdefault(twin, replace(note, guid=twin))
        self._known.note_texts = {guid: note.text for guid, note in notes.items()}
        if not self.own.is_there:
            self._known.linked = self._linked_notes.by_thing({*self._notes, *self._coded_notes})
        cases = cases_of(self._cases, self._known, self._names, self._with_text, self._remarks)
        head = replace(
            self._head,
            people=(*self._people, *strangers(self._users, self._people, self._remarks)),
            codes=tuple(map(self._with_linked_notes, self._codes)),
            variables=tuple(self._variables),
            cases=cases,
            notes=tuple(note for note in notes.values() if not is_facets_note(note.guid, note.text)),
            kept=(*(draft.kept(reading) for draft in self._drafts), *self._kept),
        )
        remarks.take(self._remarks)
        number = len(self._with_text) + len(self._coded_notes)
        return Found(head, self._known, self.own, reading, number, self._evidence.number(reading))

    def _with_linked_notes(self, code: CodeNode) -> CodeNode:
        linked = (self._known.twins.get(guid, guid) for guid in self._known.linked.get(code.guid, ()))
        return replace(code, notes=tuple(dict.fromkeys((*code.notes, *linked))))

    def _settle_types(self) -> None:
        """Let variables be of text that have values of no other kind."""
        for place, variable in enumerate(self._variables):
            if variable.type in self._misfits[variable.guid]:
                self._variables[place] = replace(variable, type="Text")
                sentence = _("Values of the variable are not of its type ({type}), so it became one of text.")
                self._remarks.say(Outcome.ADAPTED, sentence.format(type=variable.type), variable.name)
        self._known.types = {variable.guid: variable.type for variable in self._variables}

    def _reading(self) -> PositionReading:
        if self._wanted is not None:
            return self._wanted
        return PositionReading() if self.own.is_there else self._evidence.best(usual_reading(self._origin))

    def _tell_reading(self, reading: PositionReading) -> None:
        if self._passages and not self.own.is_there:
            usual = usual_reading(self._origin)
            number = self._evidence.number(reading)
            outcome = Outcome.TAKEN if reading == usual else Outcome.ADAPTED
            self._remarks.say(outcome, told(reading, number, self._wanted is not None))
