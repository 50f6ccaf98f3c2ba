"""Lists of coded excerpts out of a project, with the sentences that say what is listed."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime

from qualapp.exporters import ExcerptReport, words
from qualapp.i18n import _
from qualapp.model.case import Case, Informant
from qualapp.model.coding import Coder
from qualapp.model.excerpt import ExcerptFilter
from qualapp.model.source import Source
from qualapp.store.project import Project


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
    """What a filter asks for, a line for each thing; what it names and is gone from the project is left out."""
    for label, names in _choices(project, wanted):
        if names:
            values = _(" or ").join(sorted(names, key=str.casefold))
            told = _("{field}: {values}").format(field=label, values=values)
            below = label == _("Code") and wanted.with_subcodes
            yield _("{filter}, with sub-codes").format(filter=told) if below else told
    if wanted.results_only:
        yield _("Only what is a result in itself")
    if wanted.emptied_only:
        yield _("Only excerpts whose words were deleted")
    if wanted.words.strip():
        yield _("Words: {words}").format(words=wanted.words.strip())


def _choices(project: Project, wanted: ExcerptFilter) -> Iterator[tuple[str, list[str]]]:
    """Each field of a filter with the names of what it lets through."""
    tree = project.codes.tree()
    yield _("Code"), [tree.path(number) for number in wanted.codes if number in tree]
    yield _("Valence"), [_(words.VALENCES[valence]) for valence in wanted.valences]
    yield _("Level"), [_(words.LEVELS[level]) for level in wanted.levels]
    yield _("Horizon"), [_(words.HORIZONS[horizon]) for horizon in wanted.horizons]
    yield _("Statement"), [_(words.STATEMENTS[statement]) for statement in wanted.statements]
    yield _("Case"), _named(project.cases.all, wanted.cases)
    yield _("Source"), _named(project.sources.all, wanted.sources)
    yield _("Visit"), [_(words.VISITS[visit]) for visit in wanted.visits]
    yield _("Role"), list(wanted.roles)
    yield _("Informant"), _named(project.informants.all, wanted.informants)
    yield _("Coder"), _named(project.coders.all, wanted.coders)
    before = [_("Before the first version")] if 0 in wanted.versions else []
    yield (
        _("Codebook version"),
        before + [one.name for one in project.codebooks.versions() if one.id in wanted.versions],
    )


def _named(all: Callable[[], Sequence[Case | Source | Informant | Coder]], ids: Collection[int]) -> list[str]:
    return [one.name for one in all() if one.id in ids] if ids else []
