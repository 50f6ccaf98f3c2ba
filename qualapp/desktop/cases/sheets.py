"""The tables of the workspace: their columns, their rows, and what writing a cell means."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from qualapp import formats
from qualapp.desktop.cases.columns import Column, variable_column
from qualapp.desktop.sources.facts import level_word
from qualapp.desktop.words import kind_word, word
from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.model.case import OrganisationalLevel
from qualapp.model.source import Fidelity, SourceKind, Visit
from qualapp.model.value_words import FIDELITIES, SECTORS
from qualapp.store.project import Project


@dataclass(frozen=True)
class Row:
    """One row: the id of what it shows, and its values as they are stored, in the order of the columns."""

    id: int
    values: tuple[str, ...]


class Sheet:
    """One table over a project. `noun` names what its rows are, `tables` what they are read from."""

    noun = ""
    tables: frozenset[str] = frozenset()

    def __init__(self, project: Project) -> None:
        self.project = project

    @property
    def about(self) -> str:
        """What variables its rows may have, or nothing."""
        return self.noun if self.noun in ("case", "source", "informant") else ""

    def fixed_columns(self) -> list[Column]:
        """The columns that every project has."""
        raise NotImplementedError

    def columns(self) -> list[Column]:
        """All columns: the fixed ones, then the variables."""
        variables = self.project.variables.all(self.about) if self.about else []
        return [*self.fixed_columns(), *(variable_column(variable) for variable in variables)]

    def rows(self) -> list[Row]:
        """All rows in the order in which they are read."""
        table = self.project.variables.table(self.about) if self.about else {}
        variables = [variable.id for variable in self.project.variables.all(self.about)] if self.about else []
        return [
            Row(number, (*values, *(table.get(number, {}).get(variable, "") for variable in variables)))
            for number, values in self.facts()
        ]

    def facts(self) -> Iterable[tuple[int, Sequence[str]]]:
        """The values of the fixed columns of each row."""
        raise NotImplementedError

    def write(self, row_ids: Sequence[int], column: Column, stored: str) -> None:
        """Write one value into a column of these rows.

        Raises UserError where it cannot be.
        """
        if column.variable is not None:
            self.project.variables.set(column.variable.id, row_ids, stored)
            return
        for number in row_ids:
            self.describe(number, column.key, stored)

    def describe(self, row_id: int, key: str, stored: str) -> None:
        """Write a value of a fixed column."""
        raise NotImplementedError

    def add(self) -> int:
        """A new row, to be filled in."""
        raise UserError(_("Rows come here by themselves."))

    def losses(self, row_ids: Sequence[int]) -> str:
        """What happens to other things where these rows are taken away, in words; nothing where nothing does."""
        return ""

    def remove(self, row_id: int) -> None:
        """Take a row away.

        Raises UserError where something rests on it.
        """
        raise UserError(_("Rows cannot be taken away here."))


class CaseSheet(Sheet):
    """The cases."""

    noun = "case"
    tables = frozenset({"case", "source", "informant", "variable", "value"})

    def fixed_columns(self) -> list[Column]:
        return [
            Column("name", _("Name"), 200),
            Column("description", _("Description"), 280),
            Column("sources", _("Sources"), 90, "number", is_fixed=True),
            Column("informants", _("Informants"), 100, "number", is_fixed=True),
        ]

    def facts(self) -> Iterable[tuple[int, Sequence[str]]]:
        sources = Counter(source.case_id for source in self.project.sources.all())
        people = Counter(who.case_id for who in self.project.informants.all() if not who.is_interviewer)
        for case in self.project.cases.all():
            yield case.id, (case.name, case.description, str(sources[case.id]), str(people[case.id]))

    def describe(self, row_id: int, key: str, stored: str) -> None:
        case = self.project.cases[row_id]
        told = {"name": case.name, "description": case.description, key: stored}
        self.project.cases.describe(row_id, told["name"], told["description"])

    def add(self) -> int:
        return self.project.cases.add(_free(_("New case"), (case.name for case in self.project.cases.all()))).id

    def losses(self, row_ids: Sequence[int]) -> str:
        there = frozenset(row_ids)
        sources = sum(source.case_id in there for source in self.project.sources.all())
        people = sum(who.case_id in there for who in self.project.informants.all())
        memos = sum(len(self.project.memos.on("case", number)) for number in row_ids)
        stays = [
            *([_n("{n} source", "{n} sources", sources).format(n=formats.number(sources))] if sources else []),
            *([_n("{n} informant", "{n} informants", people).format(n=formats.number(people))] if people else []),
        ]
        told = [_("Without a case from then on: {what}.").format(what=", ".join(stays))] if stays else []
        if memos:
            told.append(_n("{n} memo goes with it.", "{n} memos go with it.", memos).format(n=formats.number(memos)))
        return " ".join(told)

    def remove(self, row_id: int) -> None:
        self.project.cases.delete(row_id)


class SourceSheet(Sheet):
    """The sources."""

    noun = "source"
    tables = frozenset({"source", "case", "visit", "turn", "variable", "value"})

    def fixed_columns(self) -> list[Column]:
        cases = tuple(case.name for case in self.project.cases.all())
        activities = {source.activity for source in self.project.sources.all() if source.activity}
        visits = (("", ""), *((visit.value, word(visit)) for visit in Visit))
        by_kind = _("by its kind")
        return [
            Column("name", _("Name"), 230),
            Column("kind", _("Kind"), 150, choices=tuple((kind.value, kind_word(kind)) for kind in SourceKind)),
            Column("case", _("Case"), 140, offered=cases),
            Column("visit", _("Visit"), 100, choices=visits),
            Column("date", _("Date"), 116, "date"),
            Column("activity", _("Activity"), 150, offered=tuple(sorted(activities, key=str.casefold))),
            Column(
                "fidelity",
                _("Words are"),
                130,
                choices=(("", by_kind), *((mark.value, _(name)) for mark, name in FIDELITIES.items())),
            ),
            Column("speakers", _("Speakers"), 110, choices=(("", ""), ("1", _("confirmed"))), is_fixed=True),
            Column("words", _("Words"), 80, "number", is_fixed=True),
        ]

    def facts(self) -> Iterable[tuple[int, Sequence[str]]]:
        for s in self.project.sources.all():
            day = s.date.isoformat() if s.date else ""
            mark = s.fidelity or ""
            settled = "1" if s.is_settled else ""
            yield s.id, (s.name, s.kind, s.case, s.visit or "", day, s.activity, mark, settled, str(s.words))

    def describe(self, row_id: int, key: str, stored: str) -> None:
        if key == "fidelity":
            self.project.sources.mark_fidelity(row_id, Fidelity(stored) if stored else None)
            return
        source = self.project.sources[row_id]
        case_id = case_named(self.project, stored) if key == "case" else source.case_id
        self.project.sources.describe(
            row_id,
            name=stored if key == "name" else source.name,
            kind=_kind(stored) if key == "kind" else source.kind,
            case_id=case_id,
            visit=(Visit(stored) if stored else None) if key == "visit" else source.visit,
            date=(date.fromisoformat(stored) if stored else None) if key == "date" else source.date,
            activity=stored.strip() if key == "activity" else source.activity,
        )


class InformantSheet(Sheet):
    """The informants."""

    noun = "informant"
    tables = frozenset({"informant", "case", "turn", "variable", "value"})

    def fixed_columns(self) -> list[Column]:
        levels = (("", ""), *((level.value, level_word(level)) for level in OrganisationalLevel))
        sectors = tuple((sector, _(name) if sector else "") for sector, name in SECTORS.items())
        return [
            Column("name", _("Name"), 170),
            Column("case", _("Case"), 140, offered=tuple(case.name for case in self.project.cases.all())),
            Column("role", _("Role"), 190, offered=tuple(self.project.cases.roles())),
            Column("sector", _("Sector"), 150, choices=sectors),
            Column("level", _("Level"), 120, choices=levels),
            Column("pseudonym", _("Pseudonym"), 120),
            Column("asks", _("Interviewer"), 100, choices=(("", ""), ("1", _("yes")))),
            Column("sources", _("Sources"), 80, "number", is_fixed=True),
            Column("turns", _("Turns"), 80, "number", is_fixed=True),
        ]

    def facts(self) -> Iterable[tuple[int, Sequence[str]]]:
        cases = {case.id: case.name for case in self.project.cases.all()}
        sources, turns = self.project.informants.sources(), self.project.informants.turns()
        for who in self.project.informants.all():
            case = cases.get(who.case_id or 0, "")
            counts = (str(len(sources.get(who.id, ()))), str(turns.get(who.id, 0)))
            asks = "1" if who.is_interviewer else ""
            yield who.id, (who.name, case, who.role, who.sector, who.level, who.pseudonym, asks, *counts)

    def describe(self, row_id: int, key: str, stored: str) -> None:
        if key == "case":
            self.project.informants.move(row_id, case_named(self.project, stored))
        elif key == "asks":
            self.project.informants.describe(row_id, is_interviewer=bool(stored))
        else:
            self.project.informants.describe(row_id, **{key: stored.strip()})

    def add(self) -> int:
        return self.project.informants.add(_("New informant")).id

    def remove(self, row_id: int) -> None:
        self.project.informants.remove(row_id)


class VisitSheet(Sheet):
    """The visits."""

    noun = "visit"
    tables = frozenset({"visit", "case", "source"})

    def fixed_columns(self) -> list[Column]:
        return [
            Column("case", _("Case"), 200, is_fixed=True),
            Column("kind", _("Visit"), 140, choices=tuple((v.value, word(v)) for v in Visit), is_fixed=True),
            Column("starts", _("First day"), 120, "date"),
            Column("ends", _("Last day"), 120, "date"),
            Column("sources", _("Sources"), 90, "number", is_fixed=True),
        ]

    def facts(self) -> Iterable[tuple[int, Sequence[str]]]:
        sources = Counter((source.case_id, source.visit) for source in self.project.sources.all())
        for visit in self.project.cases.visits():
            starts, ends = (day.isoformat() if day else "" for day in (visit.starts, visit.ends))
            count = sources[(visit.case_id, visit.kind)]
            yield visit.id, (visit.case, visit.kind, starts, ends, str(count))

    def describe(self, row_id: int, key: str, stored: str) -> None:
        visit = next(visit for visit in self.project.cases.visits() if visit.id == row_id)
        days = {"starts": visit.starts, "ends": visit.ends, key: date.fromisoformat(stored) if stored else None}
        self.project.cases.describe_visit(row_id, days["starts"], days["ends"])

    def add(self) -> int:
        """The first visit or revisit that a case has not had yet."""
        there = {(visit.case_id, visit.kind) for visit in self.project.cases.visits()}
        for kind in Visit:
            for case in self.project.cases.all():
                if (case.id, kind) not in there:
                    return self.project.cases.visit(case.id, kind)
        raise UserError(_("Every case has a first visit and a revisit. Add a case first."))

    def remove(self, row_id: int) -> None:
        self.project.cases.remove_visit(row_id)


SHEETS: dict[str, Callable[[Project], Sheet]] = {
    "case": CaseSheet,
    "source": SourceSheet,
    "informant": InformantSheet,
    "visit": VisitSheet,
}


def case_named(project: Project, name: str) -> int | None:
    """The case of this name, made where there is none; none for an empty name."""
    if not name.strip():
        return None
    return (project.cases.named(name) or project.cases.add(name)).id


def _kind(stored: str) -> SourceKind:
    if not stored:
        raise UserError(_("A source needs a kind."))
    return SourceKind(stored)


def _free(name: str, taken: Iterable[str]) -> str:
    names = set(taken)
    number = 2
    free = name
    while free in names:
        free = f"{name} {number}"
        number += 1
    return free
