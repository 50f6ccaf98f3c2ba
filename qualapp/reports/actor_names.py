"""Names and forms of actors that deserve a second look: taken, shared by two, or words that mean other things."""

from collections.abc import Iterable, Mapping

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.language.inflection import is_abbreviation
from qualapp.model.network import Actor, ActorForm
from qualapp.store.project import Project


def refuse_again(project: Project, name: str, actor_id: int | None = None) -> None:
    """Raise UserError where another actor has this name already, in either language."""
    wanted = " ".join(name.split()).casefold()
    others = (one for one in project.actors.all() if one.id != actor_id)
    if wanted and any(wanted in {one.name.casefold(), one.name_other.casefold()} for one in others):
        told = _("There is an actor “{name}” already. Write another name, or merge the two if they are one.")
        raise UserError(told.format(name=" ".join(name.split())))


def form_warnings(forms: Iterable[ActorForm], actors: Mapping[int, Actor], common: frozenset[str]) -> dict[int, str]:
    """What to tell of forms, by their ids; those that are fine are not told of."""
    forms = list(forms)
    by_words: dict[str, set[int]] = {}
    for actor in actors.values():
        by_words.setdefault(actor.name.casefold(), set()).add(actor.id)
    for form in forms:
        by_words.setdefault(form.form.casefold(), set()).add(form.actor_id)
    told: dict[int, str] = {}
    for form in forms:
        others = sorted(actors[other].name for other in by_words[form.form.casefold()] - {form.actor_id})
        if others:
            told[form.id] = _("Also means {names}.").format(names=", ".join(others))
        elif not form.is_exact and form.form.casefold() in common:
            told[form.id] = _("A common word: it will be proposed in many places that do not mean this actor.")
    return told


def doubted_names(project: Project, actor_id: int) -> list[tuple[str, str]]:
    """What an actor is called that deserves a second look, its name among it, and why."""
    actors = {one.id: one for one in project.actors.all()}
    forms = project.actors.forms()
    own = {form.form.casefold() for form in forms if form.actor_id == actor_id}
    if (name := actors[actor_id].name).casefold() not in own:
        forms.append(ActorForm(0, actor_id, name, is_abbreviation(name)))
    called = [form for form in forms if form.actor_id == actor_id]
    told = form_warnings(forms, actors, common_words((form.form for form in called), project.language))
    return [(form.form, told[form.id]) for form in called if form.id in told]


def common_words(forms: Iterable[str], language: str) -> frozenset[str]:
    """Which of these are common words of a language, without capitals."""
    from qualapp.analysis.actor_finder import common_forms

    asked = {form.casefold(): 0 for form in forms}
    return frozenset(one.form for one in common_forms(asked, 0, language=language))
