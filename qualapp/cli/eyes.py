"""Through whose eyes a listing looks."""

from collections.abc import Sequence

from qualapp.cli.output import note
from qualapp.store.project import Project


def look_as(project: Project, names: Sequence[str] = ()) -> frozenset[int]:
    """The coders of these names; where coders work blind, look as the one who was asked for, and say so.

    Raises UserError where there is no such coder, or several were asked for while coders work blind.
    """
    chosen = frozenset(project.coders.named(name).id for name in names)
    project.blinding.look_as(chosen)
    if told := project.blinding.told():
        note(told)
    return chosen
