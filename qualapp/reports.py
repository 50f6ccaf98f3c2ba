"""Lists of coded excerpts out of a project, with the sentences that say what is listed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from qualapp.exporters import ExcerptReport, words
from qualapp.i18n import _
from qualapp.model.excerpt import ExcerptFilter
from qualapp.store.project import Project

Stored = TypeVar("Stored", bound=StrEnum)


def report_of(project: Project, wanted: ExcerptFilter) -> ExcerptReport:
    """The codings that a filter lets through, ready to be written to a file."""
    return ExcerptReport(
        project=project.name,
        description=project.description,
        coder=project.coders[project.history.coder_id].name,
        made=datetime.now().astimezone(),
        filters=tuple(sentences(project, wanted)),
        excerpts=project.excerpts.find(wanted),
    )


def sentences(project: Project, wanted: ExcerptFilter) -> Iterator[str]:
    """What a filter asks for, a line for each thing."""
    sources = {source.id: source.name for source in project.sources.all()} if wanted.sources else {}
    parts = (
        (_codes_label(wanted), _code_paths(project, wanted)),
        (_("Valence"), _named(words.VALENCES, wanted.valences)),
        (_("Level"), _named(words.LEVELS, wanted.levels)),
        (_("Horizon"), _named(words.HORIZONS, wanted.horizons)),
        (_("Statement"), _named(words.STATEMENTS, wanted.statements)),
        (_("Case"), [project.cases[number].name for number in wanted.cases]),
        (_("Visit"), _named(words.VISITS, wanted.visits)),
        (_("Source"), [sources[number] for number in wanted.sources]),
        (_("Role"), list(wanted.roles)),
        (_("Coder"), [project.coders[number].name for number in wanted.coders]),
        (_("Words"), [wanted.words.strip()] if wanted.words.strip() else []),
    )
    for label, values in parts:
        if values:
            yield f"{label}: {'; '.join(sorted(values, key=str.casefold))}"
    if wanted.results_only:
        yield _("Only results in themselves")


def _codes_label(wanted: ExcerptFilter) -> str:
    return _("Code with its sub-codes") if wanted.with_subcodes else _("Code")


def _code_paths(project: Project, wanted: ExcerptFilter) -> list[str]:
    tree = project.codes.tree()
    return [tree.path(number) for number in wanted.codes]


def _named(table: Mapping[Stored, str], values: Iterable[Stored]) -> list[str]:
    return [_(table[value]) for value in values]
