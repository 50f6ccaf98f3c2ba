"""The actors and relations of a project, as a field for names offers them."""

from qualapp.desktop.ties.fitting import Named
from qualapp.desktop.ties.tie_form import Known
from qualapp.desktop.ties.words import name_of
from qualapp.store.project import Project


def actors_of(project: Project) -> list[Named]:
    """The actors by name, each found by all its names and forms."""
    forms: dict[int, list[str]] = {}
    for form in project.actors.forms():
        forms.setdefault(form.actor_id, []).append(form.form)
    return sorted(
        (
            Named(actor.id, name_of(actor), (actor.name, actor.name_other, *forms.get(actor.id, ())))
            for actor in project.actors.all()
        ),
        key=lambda named: named.name.casefold(),
    )


def known_of(project: Project) -> Known:
    """What a tie can be made of."""
    relations = project.relations.all()
    named = [Named(one.id, name_of(one), (one.name, one.name_other)) for one in relations]
    return Known(actors_of(project), named, frozenset(one.id for one in relations if one.is_directed))
