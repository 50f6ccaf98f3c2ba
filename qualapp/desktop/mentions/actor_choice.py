"""Choosing who is meant: the palette with the actors of the register."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from qualapp.desktop.palette import Entry
from qualapp.desktop.palette.palette import Palette
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.model.network import Actor, name_of


class ActorChoice:
    """Asks for one actor, those that are proposed first; a name that nobody has yet makes a new one."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session = session
        self.palette = Palette(window)
        self.palette.setGeometry(window.rect())

    def ask(self, words: str, proposed: Sequence[int], chosen: Callable[[int], None]) -> None:
        """Ask who is meant by some words."""
        actors = self._session.project.actors.all()
        forms: dict[int, list[str]] = {}
        for form in self._session.project.actors.forms():
            forms.setdefault(form.actor_id, []).append(form.form)
        first = [_entry(_("Proposed"), actor, forms, chosen) for actor in actors if actor.id in proposed]
        rest = [_entry(_("All actors"), actor, forms, chosen) for actor in actors if actor.id not in proposed]
        names = {name.casefold() for actor in actors for name in (actor.name, actor.name_other)}

        def entries(typed: str) -> list[Entry]:
            name = " ".join(typed.split())
            new = [self._new(name, chosen)] if name and name.casefold() not in names else []
            return [*first, *rest, *new]

        self.palette.open(entries, prompt=_("Who is meant?"), chip=words)

    def _new(self, name: str, chosen: Callable[[int], None]) -> Entry:
        def run(_typed: str) -> None:
            chosen(self._session.project.actors.add(name).id)

        return Entry(_("New"), _("New actor “{name}”").format(name=name), run, icon="plus", always=True)


def _entry(group: str, actor: Actor, forms: dict[int, list[str]], chosen: Callable[[int], None]) -> Entry:
    also = " ".join([actor.name, actor.name_other, *forms.get(actor.id, [])])
    return Entry(group, name_of(actor), partial(_run, chosen, actor.id), icon="building-2", also=also)


def _run(chosen: Callable[[int], None], actor: int, _typed: str) -> None:
    chosen(actor)
