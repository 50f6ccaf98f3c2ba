"""Projects that travel: this one ready for other programs, and what to know of one that came in."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from qualapp.exporters.colours import code_inks
from qualapp.exporters.exchange_report import ExchangeStory, Said
from qualapp.exporters.nouns import counted, listed
from qualapp.i18n import N_, _
from qualapp.model.exchange import CodeNode, ExchangeReport, Head, Outcome, Remark
from qualapp.progress import Work
from qualapp.store.project import Project

HEADINGS = {
    Outcome.ADAPTED: N_("Came in otherwise than it was"),
    Outcome.LEFT_OUT: N_("Left out"),
    Outcome.TAKEN: N_("To know"),
}
"""What stands above the remarks of each sort, in this order."""


def head_of(project: Project) -> Head:
    """What other programs are told of a project, with the colours that its codes have on white."""
    head = project.exchange.head()
    return replace(head, codes=tuple(_coloured(head.codes)))


def write_project(project: Project, path: Path) -> Work[list[Remark]]:
    """Write a project as .qdpx; returns what could not be told to other programs as it is.

    Raises UserError where the file cannot be written.
    """
    from qualapp.exporters.refi import write_refi

    exchange = project.exchange
    return (yield from write_refi(head_of(project), exchange.sources(), path, exchange.number_of_sources))


def _coloured(codes: tuple[CodeNode, ...]) -> Iterator[CodeNode]:
    """A code without a colour of its own has its parent's."""
    colours: dict[str, str] = {}
    for code in codes:
        own = f"#{code_inks(code.colour)[0]}" if code.colour else colours.get(code.parent, "")
        colours[code.guid] = own
        yield replace(code, colour=own)


def sentences(remarks: "tuple[Remark, ...] | list[Remark]") -> list[tuple[str, list[str]]]:
    """The remarks under their headings, each with the source that it is about."""
    found: list[tuple[str, list[str]]] = []
    for outcome, heading in HEADINGS.items():
        said = [_line(remark) for remark in remarks if remark.outcome is outcome]
        if said:
            found.append((_(heading), said))
    return found


def grouped(remarks: Iterable[Remark]) -> tuple[tuple[str, tuple[Said, ...]], ...]:
    """The remarks under their headings, each sentence once with all that it is about."""
    told: dict[Outcome, dict[str, list[str]]] = {outcome: {} for outcome in HEADINGS}
    for remark in remarks:
        about = told[remark.outcome].setdefault(remark.sentence, [])
        if remark.where:
            about.append(remark.where)
    return tuple(
        (_(heading), tuple(Said(sentence, tuple(about)) for sentence, about in told[outcome].items()))
        for outcome, heading in HEADINGS.items()
        if told[outcome]
    )


def counts_told(report: ExchangeReport, came: str, here: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The numbers of what came in and of what was here already, under titles."""
    both = ((came, told(report.taken)), (here, told(report.known)))
    return tuple(
        (title, tuple(counted(noun, n) for noun, n in counts.items() if n)) for title, counts in both if counts
    )


def story_of_arrival(report: ExchangeReport, file: str, project: Project) -> ExchangeStory:
    """What came in from a file, to be kept."""
    program = report.origin or _("another program")
    facts = ((_("From"), _("“{name}” from {program}").format(name=report.name, program=program)), (_("File"), file))
    return ExchangeStory(
        project.name,
        _("Project of another program brought in"),
        project.coders[project.history.coder_id].name,
        datetime.now(),
        facts,
        counts_told(report, _("Came in"), _("Was here already")),
        grouped(report.remarks),
    )


def story_of_departure(remarks: Iterable[Remark], file: str, project: Project) -> ExchangeStory:
    """What other programs do not see as it is, to be kept."""
    return ExchangeStory(
        project.name,
        _("Project written for other programs"),
        project.coders[project.history.coder_id].name,
        datetime.now(),
        ((_("File"), file),),
        remarks=grouped(remarks),
    )


def summary(report: ExchangeReport) -> str:
    """One sentence that says what came in and what was here."""
    origin = report.origin or _("another program")
    if not (report.taken or report.known):
        return _("There is nothing in “{name}” from {program}.").format(name=report.name, program=origin)
    if not report.taken:
        return _("All of “{name}” from {program} was here already.").format(name=report.name, program=origin)
    came = _("“{name}” from {program}: {things}.").format(
        name=report.name, program=origin, things=listed(told(report.taken))
    )
    if not report.known:
        return came
    here = _("Here already: {things}.").format(things=listed(told(report.known)))
    return f"{came} {here}"


def told(counts: Any) -> dict[str, int]:
    """The numbers of what a researcher counts; paragraphs and turns go with their texts."""
    return {noun: number for noun, number in counts.items() if noun not in {"block", "turn", "value"}}


def as_json(report: ExchangeReport) -> dict[str, Any]:
    """The report for other programs."""
    return {
        "name": report.name,
        "origin": report.origin,
        "taken": dict(report.taken),
        "known": dict(report.known),
        "remarks": remarks_as_json(report.remarks),
    }


def remarks_as_json(remarks: "tuple[Remark, ...] | list[Remark]") -> list[dict[str, str]]:
    """The remarks for other programs."""
    return [{"outcome": r.outcome.value, "sentence": r.sentence, "where": r.where} for r in remarks]


def _line(remark: Remark) -> str:
    return f"{remark.where}: {remark.sentence}" if remark.where else remark.sentence
