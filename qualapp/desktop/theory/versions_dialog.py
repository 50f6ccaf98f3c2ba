"""Versions of a theory: saved with day, visit and reason, and two of them side by side with what changed."""

import json
from datetime import date
from html import escape

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QWidget

from qualapp import formats
from qualapp.analysis.theory_difference import TheoryDifference, theory_difference
from qualapp.desktop.canvas import Drawing
from qualapp.desktop.look import theme, ui_font
from qualapp.desktop.look.widgets import Dialog, FormField
from qualapp.desktop.session import Session
from qualapp.desktop.theory.marked_drawing import ADDED, CHANGED, REMOVED, Mark, show_marked, still
from qualapp.desktop.theory.parts import Choices
from qualapp.desktop.words import word
from qualapp.exporters.theory_words import kind_word, relation_word, status_word
from qualapp.i18n import _
from qualapp.model.coding import EffectLevel
from qualapp.model.source import Visit
from qualapp.model.theory import LinkRelation, LinkStatus, NodeKind
from qualapp.model.theory_drawing import DrawnLink, DrawnNode, TheoryDrawing, drawing_of

_WIDE = 1136


class SaveVersionDialog(Dialog):
    """Name, day, visit and reason of a version of a theory."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Save a version"), _("Save"), parent)
        self.name = QLineEdit(self)
        self._field = FormField(_("Name of the version"), self.name, self)
        self.reason = QLineEdit(self)
        self.day = QDateEdit(QDate.currentDate(), self)
        self.day.setCalendarPopup(True)
        visits: list[tuple[object, str]] = [("", _("None")), *((visit, word(visit)) for visit in Visit)]
        self.visit = Choices(visits, _("Visit"), self)
        self.body.addWidget(self._field)
        self.body.addWidget(FormField(_("Why it is kept"), self.reason, self))
        row = QHBoxLayout()
        row.addWidget(FormField(_("Day"), self.day, self), 1)
        row.addWidget(FormField(_("Visit"), self.visit, self), 1)
        self.body.addLayout(row)
        self.name.setFocus()

    def accept(self) -> None:
        if not self.name.text().strip():
            self._field.show_error(_("Write a name."))
            return
        super().accept()

    def when(self) -> date:
        """The day of the version."""
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day())


class VersionsDialog(Dialog):
    """Two versions side by side; what is now is one of them."""

    def __init__(self, session: Session, theory_id: int, parent: QWidget) -> None:
        super().__init__(_("Versions of the theory"), _("Close"), parent, width=640)
        self.setFixedWidth(_WIDE)
        self.leave.hide()
        self._session = session
        self._theory = theory_id
        self._drawings: list[TheoryDrawing] = []
        self.about = QLabel(self)
        self.about.setProperty("role", "secondary")
        self.about.setWordWrap(True)
        self.sides = (Drawing(self), Drawing(self))
        self._canvases = [still(drawing, self) for drawing in self.sides]
        self.changes = QLabel(self)
        self.changes.setTextFormat(Qt.TextFormat.RichText)
        self.changes.setWordWrap(True)
        self.changes.setFont(ui_font(12))
        self.changes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.save = self.add_button(_("Save a version…"))
        self.save.clicked.connect(self._ask)
        self._lay_out_sides()
        self._fill()

    def _lay_out_sides(self) -> None:
        self._heads = QHBoxLayout()
        self.body.addLayout(self._heads)
        boards = QHBoxLayout()
        for canvas in self._canvases:
            canvas.setMinimumHeight(330)
            boards.addWidget(canvas, 1)
        self.body.addLayout(boards)
        self.body.addWidget(self.about)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFixedHeight(130)
        area.setWidget(self.changes)
        self.body.addWidget(area)

    def _fill(self) -> None:
        versions = self._session.project.theory_versions.of(self._theory)
        now = self._session.project.theory_versions.drawing(self._theory)
        self._versions = versions
        self._drawings = [*(drawing_of(json.loads(version.frozen)) for version in versions), drawing_of(now)]
        names = [_named(version.name, version.day) for version in versions]
        values: list[tuple[object, str]] = [(n, name) for n, name in enumerate([*names, _("As it is now")])]
        while (item := self._heads.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.before = Choices(values, _("Before"), self)
        self.after = Choices(values, _("After"), self)
        self.before.show_value(max(0, len(values) - 2))
        self.after.show_value(len(values) - 1)
        for box in (self.before, self.after):
            box.chosen.connect(lambda _value: self.compare())
            self._heads.addWidget(box, 1)
        self.compare()

    def compare(self) -> None:
        """Show the two that are chosen."""
        numbers = [self.before.value(), self.after.value()]
        before, after = (self._drawings[int(str(number))] for number in numbers)
        found = theory_difference(before, after)
        show_marked(self.sides[0], before, _marks(found, is_after=False))
        show_marked(self.sides[1], after, _marks(found, is_after=True))
        for canvas in self._canvases:
            canvas.fit()
        self.about.setText(self._reasons([int(str(number)) for number in numbers]))
        self.changes.setText(_told(found, before, after))

    def _reasons(self, numbers: list[int]) -> str:
        chosen = [self._versions[number] for number in numbers if number < len(self._versions)]
        if not self._versions:
            return _("No version is saved yet. Save one before the theory changes, as after a visit.")
        lines = []
        for version in dict.fromkeys(chosen):
            visit = word(Visit(version.visit)) if version.visit else ""
            parts = (version.name, visit, version.reason)
            lines.append(" · ".join(part for part in parts if part))
        return "\n".join(lines)

    def _ask(self) -> None:
        dialog = SaveVersionDialog(self)
        if dialog.exec():
            visit = str(dialog.visit.value() or "")
            self.save_version(dialog.name.text(), dialog.reason.text(), dialog.when(), visit)

    def save_version(self, name: str, reason: str, day: date | None, visit: str = "") -> None:
        """Save the theory as it is now."""
        self._session.project.theory_versions.save(self._theory, name, reason, day, visit)
        self._fill()


def _named(name: str, day: date | None) -> str:
    return f"{name} ({formats.date(day)})" if day is not None else name


def _marks(found: TheoryDifference, *, is_after: bool) -> dict[str, Mark]:
    """What is other about nodes and links, by their keys."""
    came = ADDED if is_after else REMOVED
    nodes = found.added_nodes if is_after else found.removed_nodes
    links = found.added_links if is_after else found.removed_links
    changed = [*(one.after.key for one in found.changed_nodes), *(one.after.key for one in found.changed_links)]
    return dict.fromkeys(changed, CHANGED) | {one.key: came for one in nodes} | {one.key: came for one in links}


def _told(found: TheoryDifference, before: TheoryDrawing, after: TheoryDrawing) -> str:
    """What came, went and changed, a line for each."""
    lines = [(ADDED, node.name) for node in found.added_nodes]
    lines += [(ADDED, _joined(link, after)) for link in found.added_links]
    lines += [(REMOVED, node.name) for node in found.removed_nodes]
    lines += [(REMOVED, _joined(link, before)) for link in found.removed_links]
    for node in found.changed_nodes:
        values = [f"{_value(node.before, field)} → {_value(node.after, field)}" for field in node.fields]
        lines.append((CHANGED, f"{node.after.name}: {'; '.join(values)}"))
    for link in found.changed_links:
        values = [
            f"{_value(link.before, field)} → {_value(link.after, field)}" for field in link.fields if field != "ends"
        ]
        lines.append((CHANGED, f"{_joined(link.after, after)}: {'; '.join(values)}"))
    if not lines:
        return escape(_("The two are the same."))
    return "<br>".join(
        f'<b style="color:{theme.tokens[mark.token]}">{mark.sign}</b> {escape(text)}' for mark, text in lines
    )


def _joined(link: DrawnLink, theory: TheoryDrawing) -> str:
    return f"{theory.node(link.first).name} → {theory.node(link.second).name}"


def _value(one: DrawnNode | DrawnLink, field: str) -> str:
    value = getattr(one, field)
    if isinstance(value, NodeKind):
        return kind_word(value)
    if isinstance(value, LinkRelation):
        return relation_word(value)
    if isinstance(value, LinkStatus):
        return status_word(value)
    return word(value) if isinstance(value, EffectLevel) else str(value or "–")
