"""What is said of a tie, to be filled in: who, how, how well, how closely, when."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.coding.coding_row import valence_choices
from qualapp.desktop.look.widgets import Choice, FormField, IconButton, Segments
from qualapp.desktop.sources.written_dates import only_day
from qualapp.desktop.ties.draft import NEW, Draft, End
from qualapp.desktop.ties.fitting import Named
from qualapp.desktop.ties.name_field import NameField
from qualapp.desktop.ties.words import strength_word
from qualapp.i18n import N_, _
from qualapp.model.coding import Valence
from qualapp.model.network import Strength


@dataclass(frozen=True)
class Known:
    """The actors and relations to choose from, and which relations have a direction."""

    actors: Sequence[Named]
    relations: Sequence[Named]
    directed: frozenset[int]


class TieForm(QWidget):
    """The fields of a tie; `draft` is what they say."""

    def __init__(self, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self.first = NameField(_("From"), self)
        self.second = NameField(_("To"), self)
        self.relation = NameField(_("Relation"), self, new=N_("New relation: “{name}”"))
        for field, names in ((self.first, known.actors), (self.second, known.actors), (self.relation, known.relations)):
            field.offer(names)
            field.changed.connect(self._show_new)
        self.swap = IconButton("arrow-left-right", _("Swap the two actors"), self)
        self.swap.clicked.connect(self.swap_ends)
        ways = [Choice(True, _("one way"), icon="arrow-right"), Choice(False, _("both ways"), icon="arrow-left-right")]
        self.way = Segments(ways, self, value=False, name=_("Direction"), height=30)
        self.valence = Segments(valence_choices(), self, value=Valence.NONE, name=_("Valence"), height=30)
        steps = [Choice(step, str(int(step)), name=f"{int(step)} {strength_word(step)}") for step in Strength]
        self.strength = Segments(steps, self, optional=True, name=_("Level of collaboration"), height=30)
        self._strength_word = QLabel(self)
        self._strength_word.setProperty("role", "caption")
        self.strength.changed.connect(lambda _value: self._show_strength())
        self.day = QLineEdit(self)
        self.note = QLineEdit(self)
        self._below = QLabel(" ", self)
        self._below.setWordWrap(True)
        self._below.setMinimumHeight(18)
        self.relation.changed.connect(self._follow_relation)
        self._lay_out()
        self._show_new()
        self._show_strength()

    def _lay_out(self) -> None:
        first, second = FormField(_("From"), self.first, self), FormField(_("To"), self.second, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(_row((first, 1), (_below_label(self.swap), 0), (second, 1)))
        column.addLayout(
            _row((FormField(_("Relation"), self.relation, self), 1), (FormField(_("Direction"), self.way, self), 0))
        )
        strength = QWidget(self)
        steps = QHBoxLayout(strength)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(10)
        steps.addWidget(self.strength)
        steps.addWidget(self._strength_word, 1)
        strength.setAccessibleName(_("Level of collaboration"))
        column.addLayout(
            _row(
                (FormField(_("Valence"), self.valence, self), 0),
                (FormField(_("Level of collaboration"), strength, self), 1),
            )
        )
        day = FormField(_("Day, if it was said"), self.day, self)
        column.addLayout(_row((day, 1), (FormField(_("Note"), self.note, self), 3)))
        column.addWidget(self._below)
        told = (self.first, self.swap, self.second, self.relation, self.way)
        for before, after in pairwise((*told, self.valence, self.strength, self.day, self.note)):
            QWidget.setTabOrder(before, after)

    def show_draft(self, draft: Draft) -> None:
        """Fill the fields in; ends that are not known stay empty."""
        for field, end in ((self.first, draft.first), (self.second, draft.second), (self.relation, draft.relation)):
            if end.id != NEW:
                field.write(end.id)
            else:
                field.setText(end.name)
        self.way.set_value(draft.is_directed)
        self.valence.set_value(draft.valence)
        self.strength.set_value(None if draft.strength is None else Strength(draft.strength))
        self.day.setText(formats.date(draft.day) if draft.day else "")
        self.note.setText(draft.note)
        self._show_strength()

    def draft(self) -> Draft | None:
        """What is said; None where something is missing, which is then told below."""
        ends = [self._end(field) for field in (self.first, self.second, self.relation)]
        day = only_day(self.day.text())
        if self.day.text().strip() and day is None:
            self.tell(_("Write a day as 14.3.2024."), self.day)
            return None
        first, second, relation = ends
        if first is None or second is None or relation is None:
            return None
        strength = self.strength.value()
        return Draft(
            *(first, second, relation, bool(self.way.value()), Valence(str(self.valence.value()))),
            *(int(strength) if isinstance(strength, Strength) else None, day, self.note.text().strip()),
        )

    def tell(self, sentence: str, field: QWidget | None = None) -> None:
        """Say below what is wrong, and put the cursor there."""
        self._below.setProperty("role", "error")
        self._below.setText(sentence)
        self._polish()
        if field is not None:
            field.setFocus()

    def told(self) -> str:
        """What stands below the fields."""
        return self._below.text()

    def swap_ends(self) -> None:
        """Let the tie go the other way."""
        self.first.swap_with(self.second)

    def toggle_valence(self, valence: Valence) -> None:
        """Choose a valence, or none where it is chosen already."""
        self.valence.set_value(Valence.NONE if self.valence.value() == valence else valence)
        _follow(self.valence)

    def toggle_strength(self, strength: Strength) -> None:
        """Choose a level, or none where it is chosen already."""
        self.strength.set_value(None if self.strength.value() == strength else strength)
        _follow(self.strength)
        self._show_strength()

    def attend(self) -> None:
        """Put the cursor where something is still missing, else on the valence."""
        missing = [field for field in (self.first, self.second, self.relation) if not field.text().strip()]
        (missing[0] if missing else self.valence).setFocus()

    def _end(self, field: NameField) -> End | None:
        known = field.meant()
        if known is not None:
            return End(known)
        if sharing := field.sharing():
            self.tell(_("Several are called so: {names}. Choose one.").format(names=", ".join(sharing)), field)
        elif field.undecided():
            self.tell(field.undecided_told(), field)
            field.open()
        elif not field.new():
            self.tell(_("Choose two actors and a relation, or write the name of a new one."), field)
        return End(NEW, field.new()) if field.new() else None

    def _show_new(self) -> None:
        """Say which names are of nothing known yet, so that nobody makes a second one by a slip."""
        actors = [field.new() for field in (self.first, self.second) if field.new()]
        told = [_("New actor: “{name}”").format(name=name) for name in actors]
        if self.relation.new():
            told.append(_("New relation: “{name}”").format(name=self.relation.new()))
        self._below.setProperty("role", "caption")
        self._below.setText("   ".join(told))
        self._polish()

    def _polish(self) -> None:
        self._below.style().unpolish(self._below)
        self._below.style().polish(self._below)

    def _follow_relation(self) -> None:
        relation = self.relation.meant()
        if relation is not None:
            self.way.set_value(relation in self._known.directed)

    def _show_strength(self) -> None:
        value = self.strength.value()
        self._strength_word.setText(strength_word(int(value) if isinstance(value, Strength) else None))


def _row(*widgets: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget, stretch in widgets:
        row.addWidget(widget, stretch, Qt.AlignmentFlag.AlignTop)
    return row


def _below_label(widget: QWidget) -> QWidget:
    """A button level with the fields beside it."""
    holder = QWidget(widget.parentWidget())
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 20, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return holder


def _follow(segments: Segments) -> None:
    """Let the focus stand on what is chosen, where it stands on one of these."""
    if any(segment.hasFocus() for segment in segments.findChildren(QWidget)):
        segments.setFocus(Qt.FocusReason.OtherFocusReason)
