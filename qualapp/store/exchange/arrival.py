"""A project of another program on its way in: everything that is not a text, and what binds the texts together."""

import json
from collections import Counter
from collections.abc import Mapping

from sqlite_utils import Database

from qualapp.i18n import NN_, _, _n
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.code_description import taken_apart
from qualapp.model.exchange import (
    CodeNode,
    Head,
    Kept,
    Outcome,
    Person,
    Remark,
    TravellingCase,
    derived_guid,
)
from qualapp.model.exchange_marks import is_own_code
from qualapp.model.text import kept
from qualapp.store.coders import initials_of
from qualapp.store.exchange.arriving_values import ArrivingValues
from qualapp.store.exchange.blobs import keep_file
from qualapp.store.exchange.drawn_graphs import drawn_here
from qualapp.store.exchange.drawn_network import networks_here
from qualapp.store.exchange.marks import DETAIL_OF
from qualapp.store.exchange.memo_arrival import ArrivingMemos
from qualapp.store.exchange.namesakes import namesake, unlike
from qualapp.store.exchange.newcomers import Newcomers
from qualapp.store.exchange.own_rows import DRAWN, OwnRows
from qualapp.store.identity import now
from qualapp.store.rank import rank_between
from qualapp.store.triggers import Logged

_KEPT = {
    "Set": NN_("{n} set is kept and exported again.", "{n} sets are kept and exported again."),
    "Link": NN_("{n} link is kept and exported again.", "{n} links are kept and exported again."),
    "Graph": NN_("{n} graph is kept and exported again.", "{n} graphs are kept and exported again."),
}
_TEXTS = frozenset({"definition", "include", "exclude", "example"})


class Arrival:
    """The people, codes, cases, variables and notes of one project that comes in; to be used inside a step."""

    def __init__(self, db: Database, tables: Mapping[str, Logged], coder_id: int, head: Head) -> None:
        self._db = db
        self._head = head
        self.coder_id = coder_id
        self.newcomers = Newcomers(db)
        self.own = OwnRows(db, tables, head.own, self.newcomers)
        self.remarks: list[Remark] = []
        self.people: dict[str, int] = {}
        self.codes: dict[str, int] = {}
        self.cases: dict[str, int] = {}
        self.case_of_source: dict[str, int] = {}
        self.memos = ArrivingMemos(db, self, head.notes)
        self.values = ArrivingValues(db, self, head.variables)

    def take_head(self) -> None:
        """Put in all that the texts rest on."""
        (steps,) = self._db.execute("SELECT count(*) FROM step").fetchone()
        self._is_new = steps <= 2
        self.newcomers.begin(
            ("coder", "code", "case", "variable", "value", "source", "excerpt", "coding", "memo", "kept")
        )
        for person in self._head.people:
            self.people[person.guid] = self._person(person)
        for node in self._head.codes:
            if not is_own_code(node.guid):
                self._code(node)
        self._describe_project()
        for case in self._head.cases:
            self._case(case)
        for noun in ("visit", "informant", *DRAWN):
            self.own.insert(noun)

    def take_rest(self, selections: Mapping[str, str]) -> None:
        """Put in what refers to the texts; `selections` are the guids that selections have here by those they had."""
        self.values.finish()
        for case in self._head.cases:
            self._keep_references(case, selections)
        for node in self._head.codes:
            if node.guid in self.codes:
                self.memos.attach(node.notes, "code_id", self.codes[node.guid])
        drawn = {*drawn_here(self._db), *networks_here(self._db)}
        others = [element for element in self._head.kept if element.guid not in drawn]
        for element in others:
            self.keep(element)
        self._tell_kept(Counter(element.kind for element in others))
        for noun in ("value", "assignment", "blinding", "codebook_version"):
            self.own.insert(noun)
        self.memos.finish(self._head.own_notes, self.own)

    def _tell_kept(self, kinds: Mapping[str, int]) -> None:
        """Say what is kept that this program has no noun for."""
        for kind, sentences in _KEPT.items():
            if number := kinds.get(kind, 0):
                self.remarks.append(Remark(Outcome.TAKEN, _n(*sentences, number).format(n=number)))

    def person(self, guid: str) -> int:
        """The coder here for the guid of one there; whoever imports where nobody was named."""
        return self.people.get(guid, self.coder_id)

    def adapted(self, sentence: str, where: str = "") -> None:
        """Note that something came in otherwise than it was."""
        self.remarks.append(Remark(Outcome.ADAPTED, sentence, where))

    def left_out(self, sentence: str, where: str = "") -> None:
        """Note that something did not come in."""
        self.remarks.append(Remark(Outcome.LEFT_OUT, sentence, where))

    def _person(self, person: Person) -> int:
        here = self.newcomers.here("coder", [person.guid]).get(person.guid)
        name = " ".join(kept(person.name).split()) or _("Nameless coder")
        if here is None:
            here = self._namesake(name)
        elif self._is_new:
            self.own.complete("coder", person.guid, here)
        if here is not None:
            self.newcomers.known["coder"] += 1
            return here
        number = self.newcomers.number("coder")
        initials = " ".join(kept(person.initials).split()) or initials_of(name)
        values = (number, self.newcomers.guid("coder", person.guid), self._unlike(name), initials, str(number % 24 + 1))
        self._db.execute("INSERT INTO coder (id, guid, name, initials, colour) VALUES (?, ?, ?, ?, ?)", values)
        self.own.complete("coder", person.guid, number)
        return number

    def _namesake(self, name: str) -> int | None:
        """A coder of this name who was here before."""
        rows = self._db.execute("SELECT id, name FROM coder WHERE NOT is_gone ORDER BY id")
        return namesake(name, rows, set(self.people.values()))

    def _unlike(self, name: str) -> str:
        """The name, with a number where another coder of the same file has it."""
        other = unlike(name, [one for (one,) in self._db.execute("SELECT name FROM coder")])
        if other != name:
            told = _("Two people are called “{name}”; one of them is “{other}” here.")
            self.adapted(told.format(name=name, other=other))
        return other

    def _code(self, node: CodeNode) -> None:
        here = self.newcomers.here("code", [node.guid]).get(node.guid)
        if here is not None:
            self.codes[node.guid] = here
            self.newcomers.known["code"] += 1
            return
        number = self.codes[node.guid] = self.newcomers.number("code")
        parent = self.codes.get(node.parent)
        (last,) = self._db.execute("SELECT max(rank) FROM code WHERE parent_id IS ?", (parent,)).fetchone()
        self._db.execute(
            "INSERT INTO code (id, guid, parent_id, rank, name, name_other, colour, definition, include, exclude,"
            " example, is_codable, kind, origin) VALUES (?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, '', '')",
            (
                *(number, self.newcomers.guid("code", node.guid), parent, rank_between(last or "")),
                *(self._code_name(node.name), node.colour, *taken_apart(kept(node.description)), int(node.is_codable)),
            ),
        )
        row = self.own.of("code").get(node.guid, {})
        unchanged = row.get("described") == node.description
        self.own.complete("code", node.guid, number, frozenset() if unchanged else _TEXTS)

    def _code_name(self, given: str) -> str:
        name = " ".join(kept(given).split()) or _("Nameless code")
        if PATH_SEPARATOR in name:
            name = name.replace(PATH_SEPARATOR, " › ")
            self.adapted(
                _("The code “{name}” had “>” in its name, which parts the names of a path here.").format(name=name)
            )
        return name

    def _describe_project(self) -> None:
        (here,) = self._db.execute("SELECT description FROM project").fetchone()
        if self._head.description and not here:
            self._db.execute("UPDATE project SET description = ?", (kept(self._head.description),))
        elif self._head.description and kept(self._head.description) != here:
            self.memos.write(derived_guid("project", self._head.name), self._head.description, None, self.coder_id)
            self.adapted(_("The project's description became a memo, because this project has its own."))

    def _case(self, case: TravellingCase) -> None:
        if self._is_informant(case):
            return
        name = " ".join(kept(case.name).split()) or _("Nameless case")
        number = self.newcomers.here("case", [case.guid]).get(case.guid) or self._case_named(name)
        if number is not None:
            self.newcomers.known["case"] += 1
        else:
            number = self.newcomers.number("case")
            values = (number, self.newcomers.guid("case", case.guid), name, kept(case.description))
            self._db.execute('INSERT INTO "case" (id, guid, name, description) VALUES (?, ?, ?, ?)', values)
        self.cases[case.guid] = number
        self.values.give("case", number, case.guid, case.values)
        for source in case.sources:
            self.case_of_source.setdefault(source, number)

    def _case_named(self, name: str) -> int | None:
        rows = self._db.execute('SELECT id, name FROM "case" ORDER BY id')
        return namesake(name, rows, set(self.cases.values()))

    def _is_informant(self, case: TravellingCase) -> bool:
        """Whether a case is one of our informants; one that lost its row on the way is made from what it says."""
        details = {DETAIL_OF[value.variable]: value.text for value in case.values if value.variable in DETAIL_OF}
        if "informant" not in details:
            return False
        if case.guid not in self.own.of("informant"):
            self.values.informant(case, details)
        return True

    def _keep_references(self, case: TravellingCase, selections: Mapping[str, str]) -> None:
        """What of a case this program has no place for: further sources' cases, codes and selections."""
        if case.guid not in self.cases:
            return
        number = self.cases[case.guid]
        more = [source for source in case.sources if self.case_of_source.get(source) != number]
        if not (more or case.codes or case.selections):
            return
        references = (
            *(("CodeRef", guid) for guid in case.codes),
            *(("SourceRef", guid) for guid in more),
            *(("SelectionRef", selections.get(guid, guid)) for guid in case.selections),
        )
        inner = "".join(f'<{name} targetGUID="{guid}"/>' for name, guid in references)
        xml = f'<Case xmlns="urn:QDA-XML:project:1.0" guid="{case.guid}">{inner}</Case>'
        self.keep(Kept(derived_guid("references", case.guid), "Case", xml, case.name, case.guid))
        told = _("The case “{name}” refers to more than it can hold here ({what}); it is kept for export.")
        self.adapted(told.format(name=case.name, what=_counted(len(case.codes), len(more), len(case.selections))))

    def keep(self, element: Kept) -> None:
        """Keep what has no place here, to give it back on export."""
        if self.newcomers.here("kept", [element.guid]):
            self.newcomers.known["kept"] += 1
            return
        files: list[str] = []
        for file in element.files:
            sha256 = keep_file(self._db, file)
            if sha256 is None:
                self.left_out(_("The file “{name}” is too big to be kept in a project.").format(name=file.name))
            files.append(sha256 or "")
        number = self.newcomers.number("kept")
        self._db.execute(
            "INSERT INTO kept (id, guid, kind, name, about, xml, texts, files, created)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(number, self.newcomers.guid("kept", element.guid), element.kind),
                *(kept(element.name), element.about, kept(element.xml), json.dumps(element.texts), json.dumps(files)),
                now(),
            ),
        )
        self.own.complete("kept", element.guid, number)


def _counted(codes: int, sources: int, selections: int) -> str:
    """What a case refers to, without what there is none of."""
    parts = (
        (codes, _n("{n} code", "{n} codes", codes)),
        (sources, _n("{n} further source", "{n} further sources", sources)),
        (selections, _n("{n} selection", "{n} selections", selections)),
    )
    return ", ".join(words.format(n=number) for number, words in parts if number)
