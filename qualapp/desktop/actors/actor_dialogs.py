"""What is asked about actors: what they are for, who they belong to, who is who, and who sits where."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.look.widgets import Dialog, FormField, allow
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.desktop.sources.written_dates import only_day
from qualapp.desktop.ties.known import actors_of
from qualapp.desktop.ties.name_field import NameField
from qualapp.desktop.ties.tie_rows import told
from qualapp.errors import UserError
from qualapp.i18n import N_, _, _n
from qualapp.model.network import Actor, Membership
from qualapp.reports.actor_names import refuse_again
from qualapp.store.project import Project


class DescribeActorDialog(Dialog):
    """What an actor is, and for a body what it is for and how often it meets."""

    def __init__(self, project: Project, actor: Actor, parent: QWidget) -> None:
        super().__init__(_("About “{name}”").format(name=actor.name), _("Keep"), parent)
        self._project, self._actor = project, actor
        self.description = self._text(_("Description"), actor.description)
        self.mandate = self._text(_("Mandate: what it decides and is for"), actor.mandate)
        self.frequency = QLineEdit(actor.frequency, self)
        self.body.addWidget(FormField(_("How often it meets"), self.frequency, self))

    def _text(self, name: str, text: str) -> QPlainTextEdit:
        field = QPlainTextEdit(text, self)
        field.setTabChangesFocus(True)
        field.setFixedHeight(76)
        self.body.addWidget(FormField(name, field, self))
        return field

    def accept(self) -> None:
        self._project.actors.describe(
            self._actor.id,
            description=self.description.toPlainText().strip(),
            mandate=self.mandate.toPlainText().strip(),
            frequency=self.frequency.text().strip(),
        )
        super().accept()


class GroupDialog(Dialog):
    """Puts actors below another, as departments below the municipality."""

    def __init__(self, project: Project, ids: Sequence[int], parent: QWidget) -> None:
        actors = {actor.id: actor for actor in project.actors.all()}
        names = ", ".join(actors[number].name for number in ids[:4])
        super().__init__(_("What do they belong to?"), _("Put below"), parent)
        self._project, self._ids = project, tuple(ids)
        self.say(names + ("…" if len(ids) > 4 else ""))
        choices = [(0, _("nothing: at the top"))]
        choices += [(actor.id, actor.name) for actor in actors.values() if actor.id not in ids]
        self.above = ChoiceBox(choices, _("Belongs to"), self)
        parents = {actors[number].parent_id or 0 for number in ids}
        self.above.show_value(parents.pop() if len(parents) == 1 else None)
        self.field = FormField(_("Belongs to"), self.above, self)
        self.body.addWidget(self.field)

    def accept(self) -> None:
        above = self.above.value()
        try:
            if above is not None:
                self._project.actors.group(self._ids, int(str(above)) or None)
        except UserError as error:
            self.field.show_error(error.message)
            return
        super().accept()


class MergeActorsDialog(Dialog):
    """Two actors who are one: who stays, and what moves."""

    def __init__(self, project: Project, ids: Sequence[int], parent: QWidget) -> None:
        super().__init__(_("Merge two actors who are one"), _("Merge"), parent)
        self._project = project
        named = [(actor.id, actor.name) for actor in project.actors.all()]
        offered = [one for one in named if one[0] in ids] if len(ids) == 2 else named
        self.gone = ChoiceBox([one for one in named if one[0] in ids], _("Who goes"), self)
        self.gone.show_value(ids[0])
        self.stays = ChoiceBox(offered, _("Who stays"), self)
        self.stays.setPlaceholderText(_("Choose"))
        self.stays.show_value(ids[1] if len(ids) == 2 else None)
        self.field = FormField(_("Who stays"), self.stays, self)
        self.body.addWidget(FormField(_("Who goes"), self.gone, self))
        self.body.addWidget(self.field)
        self.moves = self.say("")
        for box in (self.gone, self.stays):
            box.chosen.connect(lambda _value: self._show())
        self._show()

    def _show(self) -> None:
        gone, stays = self.gone.value(), self.stays.value()
        allow(self.primary, stays is not None and stays != gone, _("Choose who stays."))
        self.field.show_error("")
        if stays is None or stays == gone:
            self.moves.setText(_("Choose who stays."))
            return
        ties, number = self._project.ties.all(), int(str(gone))
        count = sum(number in (tie.from_id, tie.to_id) for tie in ties)
        between = sum({tie.from_id, tie.to_id} == {number, int(str(stays))} for tie in ties)
        mentions = self._project.mentions.counts().get(number, 0)
        sentence = _("{ties} and {mentions} move, with forms and seats; the name stays as a form. It can be undone.")
        told = sentence.format(
            ties=_n("{n} tie", "{n} ties", count - between).format(n=formats.number(count - between)),
            mentions=_n("{n} mention", "{n} mentions", mentions).format(n=formats.number(mentions)),
        )
        if between:
            lost = _n("{n} tie between the two goes.", "{n} ties between the two go.", between)
            told = f"{told} {lost.format(n=formats.number(between))}"
        self.moves.setText(told)

    def accept(self) -> None:
        gone, stays = self.gone.value(), self.stays.value()
        if stays is None or stays == gone:
            return
        try:
            self._project.actors.merge(int(str(gone)), int(str(stays)))
        except UserError as error:
            self.field.show_error(error.message)
            return
        super().accept()


class SplitActorDialog(Dialog):
    """One actor who is two: the name of the other, and what is told of them."""

    def __init__(self, project: Project, actor: Actor, parent: QWidget) -> None:
        super().__init__(_("Split “{name}” in two").format(name=actor.name), _("Split"), parent, width=640)
        self._project, self._actor = project, actor
        self.name = QLineEdit(self)
        self.field = FormField(_("Name of the new one"), self.name, self)
        self.body.addWidget(self.field)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        self.ties, self.mentions = self._tie_boxes(column), self._mention_boxes(column)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(holder)
        area.setMinimumHeight(min(280, 40 + 26 * (len(self.ties) + len(self.mentions))))
        self.say(_("Choose the ties and mentions that mean the new one.") if self.ties or self.mentions else "")
        self.body.addWidget(area)
        area.setVisible(bool(self.ties or self.mentions))
        self.name.setFocus()

    def _tie_boxes(self, column: QVBoxLayout) -> dict[int, QCheckBox]:
        ties = [tie for tie in self._project.ties.all() if self._actor.id in (tie.from_id, tie.to_id)]
        return {tie.id: _box(told(self._project, tie), column) for tie in ties}

    def _mention_boxes(self, column: QVBoxLayout) -> dict[int, QCheckBox]:
        names = {source.id: source.name for source in self._project.sources.all()}
        boxes = {}
        for mention, range in self._project.mentions.of_actor(self._actor.id)[:200]:
            words = " ".join(range.of(self._project.sources.text(mention.source_id)).split())
            boxes[mention.id] = _box(f"»{words}«  {names[mention.source_id]}", column)
        return boxes

    def accept(self) -> None:
        ties = [number for number, box in self.ties.items() if box.isChecked()]
        mentions = [number for number, box in self.mentions.items() if box.isChecked()]
        try:
            refuse_again(self._project, self.name.text())
            self._project.actors.split(self._actor.id, self.name.text(), ties, mentions)
        except UserError as error:
            self.field.show_error(error.message)
            return
        super().accept()


class SeatDialog(Dialog):
    """Who sits in a body, as what, from when and until when, and how often they come."""

    def __init__(
        self, project: Project, parent: QWidget, *, body: int | None = None, member: int | None = None
    ) -> None:
        super().__init__(_("A seat in a body"), _("Keep"), parent)
        self._project = project
        self.place, self.member = NameField(_("Body"), self), NameField(_("Member"), self)
        for field, actor in ((self.place, body), (self.member, member)):
            field.offer(actors_of(project))
            if actor is not None:
                field.write(actor)
        self.role, self.attendance, self.note = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.starts, self.ends = QLineEdit(self), QLineEdit(self)
        fields = (
            *((_("Body"), self.place), (_("Member"), self.member), (_("Seat, as chair or member"), self.role)),
            *((_("From"), self.starts), (_("Until"), self.ends)),
            *((_("Attendance"), self.attendance), (_("Note"), self.note)),
        )
        for name, widget in fields:
            self.body.addWidget(FormField(name, widget, self))
        for (_before, before), (_after, after) in pairwise(fields):
            QWidget.setTabOrder(before, after)
        self.body.setSpacing(8)
        self._wrong = self.say("")
        self._wrong.setProperty("role", "error")
        (self.member if body is not None else self.place).setFocus()

    def accept(self) -> None:
        try:
            self._keep()
        except UserError as error:
            self._wrong.setText(error.message)
            self._wrong.style().polish(self._wrong)
            return
        super().accept()

    def _keep(self) -> None:
        project = self._project
        starts, ends = (_day(field.text()) for field in (self.starts, self.ends))
        with project.history.step(N_("Seat an actor in a body")):
            body, member = (self._actor(field) for field in (self.place, self.member))
            project.actors.seat(
                body,
                member,
                role=self.role.text().strip(),
                attendance=self.attendance.text().strip(),
                starts=starts.isoformat() if starts else None,
                ends=ends.isoformat() if ends else None,
                note=self.note.text().strip(),
            )

    def _actor(self, field: NameField) -> int:
        known = field.meant()
        if known is not None:
            return known
        if field.sharing():
            raise UserError(_("Several are called so: {names}. Choose one.").format(names=", ".join(field.sharing())))
        if field.undecided():
            field.setFocus()
            field.open()
            raise UserError(field.undecided_told())
        return self._project.actors.add(field.new()).id


def seat_told(seat: Membership, name: str) -> str:
    """A seat in a line: who, as what, when and how often."""
    days = "–".join(formats.date(day) if day else "" for day in (seat.starts, seat.ends))
    return " · ".join(part for part in (name, seat.role, days.strip("–") and days, seat.attendance, seat.note) if part)


def _day(text: str) -> date | None:
    day = only_day(text)
    if text.strip() and day is None:
        raise UserError(_("Write a day as 14.3.2024."))
    return day


def _box(text: str, column: QVBoxLayout) -> QCheckBox:
    box = QCheckBox(text.replace("&", "&&"))
    column.addWidget(box)
    return box
