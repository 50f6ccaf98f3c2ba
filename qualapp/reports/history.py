"""The audit trail of a project, told in words."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from qualapp import formats
from qualapp.exporters.history_report import HistoryReport, ToldCell, ToldChange, ToldStep
from qualapp.exporters.history_words import (
    OPERATIONS,
    change_text,
    column_title,
    quoted,
    shortened,
    subject,
    value_text,
)
from qualapp.exporters.nouns import counted
from qualapp.formats import moment
from qualapp.i18n import N_, _
from qualapp.model.value_words import FIDELITIES, ORGANISATIONAL_LEVELS, SECTORS
from qualapp.store.audit import EVERYTHING, AuditFilter, AuditStep
from qualapp.store.identity import guid_text
from qualapp.store.project import Project
from qualapp.store.row_stories import CellChange, RowChange

KINDS = {
    "do": N_("done"),
    "undo": N_("undone"),
    "redo": N_("done again"),
    "merge": N_("merge"),
    "decision": N_("decision"),
    "purge": N_("purge"),
}
_WORDS: Mapping[tuple[str, str], Mapping[Any, str]] = {
    ("informant", "sector"): SECTORS,
    ("informant", "level"): ORGANISATIONAL_LEVELS,
    ("source", "fidelity"): FIDELITIES,
}
_PAGE = 100
_LINES = 20
_PROSE = {"text", "definition", "include", "exclude", "example", "description"}
_NOT_COUNTED = {"block", "turn", "project"}


def history_report(
    project: Project, wanted: AuditFilter = EVERYTHING, *, filters: Sequence[str] = (), limit: int | None = None
) -> HistoryReport:
    """The steps that a filter lets through, to be written while the project is open."""
    numbers = [number for number, _time in islice(project.audit.moments(wanted), limit)]
    return HistoryReport(
        project=project.name,
        coder=project.coders[project.history.coder_id].name,
        made=datetime.now().astimezone(),
        filters=tuple(filters),
        total=len(numbers),
        steps=lambda: told_steps(project, numbers),
    )


def told_steps(project: Project, numbers: Sequence[int]) -> Iterator[ToldStep]:
    """These steps with what each did, read page by page."""
    merges: dict[int, str] = {}
    for first in range(0, len(numbers), _PAGE):
        page = numbers[first : first + _PAGE]
        told = project.audit.told(page, _LINES + 1)
        missing = {step.came_with for step, _changes in told if step.came_with is not None} - merges.keys()
        merges |= {merge.id: merge.label for merge in project.audit.load(sorted(missing))}
        for step, changes in told:
            yield told_step(step, changes, merges.get(step.came_with or 0, ""))


def told_step(step: AuditStep, changes: Sequence[RowChange], merge: str = "") -> ToldStep:
    """A step in words; of its rows the first few."""
    lines = [told_change(change).line for change in changes[:_LINES]]
    if len(changes) > _LINES:
        lines.append(_("… and more: {counts}").format(counts=counts_text(step)))
    return ToldStep(
        step.id,
        step.guid,
        moment(step.time).astimezone(),
        step.coder,
        step.kind,
        step.label,
        tuple(lines),
        tuple(source.name for source in step.sources),
        tuple(code.name for code in step.codes),
        step.copy,
        merge,
    )


def counts_text(step: AuditStep) -> str:
    """How much a step touched, such as `2 codings · 1 code`."""
    found: dict[str, int] = {}
    for touched in step.touched:
        if touched.noun not in _NOT_COUNTED:
            found[touched.noun] = max(found.get(touched.noun, 0), touched.count)
    return " · ".join(counted(noun, count) for noun, count in found.items())


def told_change(change: RowChange) -> ToldChange:
    """What a step did to a row, in words."""
    name = value_text(change.noun, "kind", change.name) if change.noun == "visit" else change.name
    who = subject(change.noun, name, change.place.words if change.place else None)
    cells = tuple(_cell(change, cell) for cell in change.cells)
    return ToldChange(
        change.noun,
        guid_text(change.guid),
        who,
        _(OPERATIONS[change.op]),
        change.op,
        cells,
        f"{who}: {_line(change, cells)}",
    )


def _cell(change: RowChange, cell: CellChange) -> ToldCell:
    before, after = (_value(change.noun, cell.column, value) for value in (cell.before, cell.after))
    return ToldCell(column_title(cell.column), before, after, cell.column in _PROSE)


def _value(noun: str, column: str, value: object) -> str:
    words: Mapping[Any, str] = _WORDS.get((noun, column), {})
    return _(words[value]) if value and value in words else value_text(noun, column, value)


def _line(change: RowChange, cells: Sequence[ToldCell]) -> str:
    if change.op in {"u", "e"}:
        told = (change_text(raw.column, cell.before, cell.after) for raw, cell in zip(change.cells, cells, strict=True))
        return "; ".join(told)
    said = [f"{cell.title} {shortened(cell.after or cell.before)}" for cell in cells]
    return "; ".join([_(OPERATIONS[change.op]), *said])


def filter_sentences(project: Project, wanted: AuditFilter) -> list[str]:
    """What a filter lets through, in words."""
    either = _(" or ")
    found = [told] if (told := project.blinding.told()) else []
    if wanted.coders:
        found.append(_told(_("Coder"), either.join(sorted(project.coders[one].name for one in wanted.coders))))
    if wanted.sources:
        found.append(_told(_("Source"), either.join(sorted(project.sources[one].name for one in wanted.sources))))
    if wanted.codes:
        found.append(_told(_("Code"), either.join(_top_codes(project, wanted.codes))))
    if wanted.since is not None:
        found.append(_("From {date}").format(date=formats.date(moment(wanted.since).astimezone().date())))
    if wanted.until is not None:
        found.append(_("Before {date}").format(date=formats.date(moment(wanted.until).astimezone().date())))
    if wanted.words.strip():
        found.append(_("Words: {words}").format(words=wanted.words.strip()))
    return found


def with_codes_below(project: Project, codes: frozenset[int]) -> frozenset[int]:
    """These codes and all below them."""
    tree = project.codes.tree()
    return frozenset(below for code in codes if code in tree for below in tree.family(code))


def place_words(step: AuditStep, most: int = 160) -> str:
    """The words that a step is about, in quotation marks; empty where it is about none, or about many."""
    return quoted(step.place.words, most) if step.place is not None and step.place.words else ""


def _top_codes(project: Project, codes: frozenset[int]) -> list[str]:
    tree = project.codes.tree()
    inner = {below for code in codes if code in tree for below in tree.family(code) if below != code}
    return [tree.path(code) for code in sorted(codes - inner) if code in tree]


def _told(field: str, values: str) -> str:
    return _("{field}: {values}").format(field=field, values=values)
