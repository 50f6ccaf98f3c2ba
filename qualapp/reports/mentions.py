"""The places of a project where its actors may be mentioned, with what has been said of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualapp.analysis.actor_finder import (
    ActorFinder,
    Called,
    CommonForm,
    Proposal,
    common_forms,
    undecided,
    unknown_names,
)
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.language.inflection import is_abbreviation
from qualapp.language.names import NameReader, installed_model
from qualapp.model.source import Source, StoredTurn
from qualapp.progress import Progress, Work
from qualapp.settings import NotNames
from qualapp.store.project import Project


@dataclass(frozen=True)
class SourceProposals:
    """What is proposed in one source: `found` are all places, `open` those that nobody has decided on yet."""

    source: Source
    found: tuple[Proposal, ...]
    open: tuple[Proposal, ...]


def finder_of(project: Project, *, tolerant: bool = False, may_be_empty: bool = False) -> ActorFinder:
    """A finder of the forms and names of all actors of a project.

    Raises UserError where there are no actors, unless it `may_be_empty`.
    """
    if not (project.actors.all() or may_be_empty):
        raise UserError(_("There are no actors to look for yet. Add actors, with the words by which they are called."))
    return ActorFinder(called_in(project), language=project.language, tolerant=tolerant)


def called_in(project: Project) -> list[Called]:
    """What the actors of a project are called: their forms, and their names in the language of the material."""
    forms = [Called(form.actor_id, form.form, form.is_exact) for form in project.actors.forms()]
    known = {(form.actor_id, form.form.casefold()) for form in forms}
    for actor in project.actors.all():
        names = (actor.name, actor.name_other) if project.language == "en" else (actor.name,)
        for name in filter(None, names):
            if (actor.id, name.casefold()) not in known:
                forms.append(Called(actor.id, name, is_abbreviation(name)))
    return forms


def reader_of(project: Project) -> NameReader:
    """A reader of names in the language of the material.

    Raises UserError where no model for it is installed on this machine.
    """
    model = installed_model(project.language)
    if not model:
        told = _("No language model that finds names is installed for this language. Qualapp fetches none by itself.")
        raise UserError(told)
    return NameReader(model)


def proposals_in(
    project: Project, source: Source, finder: ActorFinder, reader: NameReader | None = None
) -> SourceProposals:
    """What a finder proposes in a source, and what a reader takes for names beside that.

    Labels of speakers are left out, since they mention nobody.
    """
    text = project.sources.text(source.id)
    turns = project.sources.turns(source.id)
    found = _told(finder.find(text), turns)
    if reader is not None:
        found = sorted([*found, *_told(unknown_names(text, reader.names(text), found), turns)])
    return SourceProposals(source, tuple(found), tuple(still_open(project, source.id, found)))


def still_open(project: Project, source_id: int, proposals: Iterable[Proposal]) -> list[Proposal]:
    """Those that the coder who works now has not decided on, without words that were said to be no names."""
    mine = project.history.coder_id
    judged = [one for one in project.mentions.in_source(source_id) if one[0].coder_id == mine]
    left = undecided(proposals, judged)
    if all(one.kind is None for one in left):
        return left
    no_names = NotNames(project.guid)
    return [one for one in left if one.kind is None or one.form not in no_names]


def find_mentions(
    project: Project, sources: Sequence[Source], *, tolerant: bool = False, with_names: bool = False
) -> Work[list[SourceProposals]]:
    """What is proposed in several sources, one after the other; `with_names` also what a language model finds.

    Raises UserError where there are no actors, or no model is installed.
    """
    yield Progress(0, len(sources))
    reader = reader_of(project) if with_names else None
    finder = finder_of(project, tolerant=tolerant, may_be_empty=with_names)
    found = []
    for number, source in enumerate(sources):
        yield Progress(number, len(sources), source.name)
        found.append(proposals_in(project, source, finder, reader))
    yield Progress(len(sources), len(sources))
    return found


def forms_to_doubt(project: Project, found: Iterable[SourceProposals]) -> list[CommonForm]:
    """The forms that stand so often in these sources that they mostly may not mean their actor."""
    counts: dict[str, int] = {}
    words = 0
    for one in found:
        words += one.source.words
        for proposal in (place for place in one.found if place.kind is None):
            counts[proposal.form] = counts.get(proposal.form, 0) + 1
    return common_forms(counts, words, language=project.language)


def _told(proposals: Sequence[Proposal], turns: Sequence[StoredTurn]) -> list[Proposal]:
    labels = iter(sorted((turn.range.start, turn.speech.start) for turn in turns))
    told, label = [], next(labels, None)
    for proposal in proposals:
        while label is not None and label[1] <= proposal.range.start:
            label = next(labels, None)
        if label is None or proposal.range.end <= label[0]:
            told.append(proposal)
    return told
