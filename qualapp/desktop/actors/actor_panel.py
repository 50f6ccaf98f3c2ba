"""What hangs on the chosen actor: forms, bodies, members, and the excerpts that tell of it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from qualapp import formats
from qualapp.desktop.actors.actor_dialogs import DescribeActorDialog, SeatDialog, seat_told
from qualapp.desktop.actors.form_warnings import SmallWords
from qualapp.desktop.look.widgets import Button, Dialog, EmptyView, IconButton, SidePanel, plain_label
from qualapp.desktop.network.passages import Passages
from qualapp.desktop.network.places import of_mentions, of_ties
from qualapp.desktop.session import Session
from qualapp.desktop.ties.words import kind_name
from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.language import inflection
from qualapp.model.network import Actor, ActorForm, ActorKind, PlacedTie
from qualapp.model.value_words import ORGANISATIONAL_LEVELS, SECTORS
from qualapp.reports.actor_names import form_warnings


class ActorPanel(SidePanel):
    """Shows one actor; forms are added and taken away here, and every number shows its excerpts below."""

    place_wanted = Signal(object)
    """Carries the `Place` that is to be opened."""
    failed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        empty = EmptyView("waypoints", _("No actor is chosen"), _("Choose one to see how it is called."))
        super().__init__(empty, parent)
        self._project = session.project
        self._actor: int | None = None
        self._common: frozenset[str] = frozenset()
        self._asked: frozenset[str] = frozenset()
        self._shown = ""
        self._small_words = SmallWords(session.project.language, self)
        self._small_words.known.connect(self._learn)
        self.new_form = QLineEdit(self)
        self.warned: list[str] = []
        self.numbers: dict[str, Button] = {}
        self.passages = Passages(self)
        for waiting in (self.new_form, self.passages):
            waiting.hide()
        self.show_actor(None)

    def show_actor(self, actor_id: int | None) -> None:
        """Show an actor, or that none is chosen; the excerpts that were shown of it stay."""
        is_same = actor_id == self._actor
        if not is_same:
            self._shown = ""
        self._actor = actor_id
        self.numbers, self.warned = {}, []
        if actor_id is None:
            self.show_nothing()
            return
        actor = self._project.actors[actor_id]
        self.begin(actor.name)
        self._fill(actor)
        self.end(is_same=is_same)

    def show_excerpts(self, which: str) -> None:
        """Show the excerpts that a number counts: "mentions" or "ties"."""
        if self._actor is None:
            return
        self._shown = which
        if which == "mentions":
            title, places = _("Mentions"), of_mentions(self._project, self._actor)
        else:
            title, places = _("Ties"), of_ties(self._project, self._ties(self._actor))
        self.passages.show_places(self._project, title, places)
        self.passages.show()

    def _fill(self, actor: Actor) -> None:
        level = next((_(name) for level, name in ORGANISATIONAL_LEVELS.items() if level == actor.level), actor.level)
        sector = _(SECTORS[actor.sector]) if actor.sector in SECTORS else actor.sector
        self.say(" · ".join(part for part in (kind_name(actor.kind), sector, level) if part), "secondary")
        self.say(actor.description)
        if actor.mandate:
            self.say(_("Mandate: {text}").format(text=actor.mandate))
        if actor.frequency:
            self.say(_("Meets: {text}").format(text=actor.frequency))
        self._link("describe", _("Description and mandate…"), "pencil", lambda: self._describe(actor))
        self._counts(actor)
        self._family(actor)
        self._seats(actor)
        self._forms(actor)
        self.passages = Passages(self)
        self.passages.chosen.connect(self.place_wanted)
        self.passages.hide()
        self.add(self.passages)
        if self._shown:
            self.show_excerpts(self._shown)

    def _counts(self, actor: Actor) -> None:
        mentions, ties = self._project.mentions.counts().get(actor.id, 0), len(self._ties(actor.id))
        told = _n("{n} mention", "{n} mentions", mentions).format(n=formats.number(mentions))
        self._link("mentions", told, "quote", lambda: self.show_excerpts("mentions"))
        told = _n("{n} tie", "{n} ties", ties).format(n=formats.number(ties))
        self._link("ties", told, "waypoints", lambda: self.show_excerpts("ties"))

    def _ties(self, actor_id: int) -> list[PlacedTie]:
        return [placed for placed in self._project.ties.placed() if actor_id in (placed.tie.from_id, placed.tie.to_id)]

    def _family(self, actor: Actor) -> None:
        actors = self._project.actors.all()
        above = [one.name for one in actors if one.id == actor.parent_id]
        below = [one.name for one in actors if one.parent_id == actor.id]
        if above:
            self.say(_("Belongs to {name}").format(name=above[0]))
        if below:
            self.say(_("To it belong {names}").format(names=", ".join(below)))

    def _seats(self, actor: Actor) -> None:
        seats = self._project.actors.members()
        names = {one.id: one.name for one in self._project.actors.all()}
        members = [seat for seat in seats if seat.body_id == actor.id]
        if members or actor.kind is ActorKind.BODY:
            self.head(" · ".join((_("Members"), formats.number(len(members)))))
            for seat in members:
                self.say(seat_told(seat, names[seat.actor_id]))
            self._link("seat", _("Add a member…"), "user-plus", lambda: self._seat(actor))
        own = [seat for seat in seats if seat.actor_id == actor.id]
        if own:
            self.head(_("Sits in"))
            for seat in own:
                self.say(seat_told(seat, names[seat.body_id]))

    def _forms(self, actor: Actor) -> None:
        self.head(_("Is called"))
        actors = {one.id: one for one in self._project.actors.all()}
        every = self._project.actors.forms()
        told = form_warnings(every, actors, self._common)
        own = [form for form in every if form.actor_id == actor.id]
        for form in own:
            self._form_row(form, told.get(form.id, ""))
        self.new_form = QLineEdit()
        self.new_form.setPlaceholderText(_("Another form, then Enter"))
        self.new_form.setAccessibleName(_("Another form"))
        self.new_form.returnPressed.connect(self._add_form)
        self.add(self.new_form)
        forms = frozenset(form.form for form in own)
        if forms - self._asked:
            self._asked |= forms
            self._small_words.ask(forms)

    def _form_row(self, form: ActorForm, warning: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        exact = _("capitals count") if form.is_exact else ""
        row.addWidget(plain_label(" · ".join(part for part in (form.form, exact) if part)), 1)
        remove = IconButton("x", _("Take “{form}” away").format(form=form.form), icon_size=14)
        remove.clicked.connect(lambda: self._project.actors.uncall([form.id]))
        row.addWidget(remove)
        self.add(row)
        if warning:
            self.warned.append(warning)
            self.say(warning, "caption")

    def _add_form(self) -> None:
        words = self.new_form.text()
        if self._actor is None or not words.strip():
            return
        own = {form.form.casefold() for form in self._project.actors.forms(self._actor)}
        if " ".join(words.split()).casefold() in own:
            self.failed.emit(_("“{form}” is there already.").format(form=" ".join(words.split())))
            return
        try:
            self._project.actors.call(self._actor, words, is_exact=inflection.is_abbreviation(words.strip()))
        except UserError as error:
            self.failed.emit(error.message)
            return
        self.new_form.setFocus()

    def _describe(self, actor: Actor) -> None:
        _open(DescribeActorDialog(self._project, actor, self.window()))

    def _seat(self, body: Actor) -> None:
        _open(SeatDialog(self._project, self.window(), body=body.id))

    def _learn(self, common: frozenset[str]) -> None:
        if common - self._common:
            self._common |= common
            self.show_actor(self._actor)

    def _link(self, key: str, text: str, icon: str, act: Callable[[], object]) -> None:
        self.numbers[key] = self.link(text, icon, act)


def _open(dialog: Dialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
