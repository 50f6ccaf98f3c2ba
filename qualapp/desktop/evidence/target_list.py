"""The list of what evidence can be about: those used last first, the others by what is typed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from qualapp.desktop.evidence.targets import Target
from qualapp.desktop.palette.entry import Entry, fitting, marked
from qualapp.desktop.palette.rows import GROUP, ROW, PaletteRows
from qualapp.i18n import _

_MOST, _LEAST = 7, 2
_TARGET = Qt.ItemDataRole.UserRole + 3


class TargetList(QListView):
    """Rows in groups; one of them is always chosen while there is any."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(PaletteRows(self))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("background: transparent;")
        self.setAccessibleName(_("What the evidence is about"))
        self.selectionModel().currentChanged.connect(lambda *_places: self.chosen.emit())

    def show_targets(self, recent: Sequence[Target], everything: Sequence[Target], typed: str, room: int) -> None:
        """Show what fits what is typed, as much as there is room for; what fits nothing can become a hypothesis."""
        known = {target.key for target in recent}
        rows = [(_("Used last"), target) for target in recent]
        rows += [(_kind(target), target) for target in everything if target.key not in known]
        if typed.strip():
            rows.append((_("Hypotheses"), Target("hypothesis_id", 0, typed.strip())))
        entries = [_entry(group, target) for group, target in rows]
        by_entry = {id(entry): target for entry, (_group, target) in zip(entries, rows, strict=True)}
        for most in range(_MOST, _LEAST - 1, -1):
            self._show(fitting(entries, typed, most), typed, by_entry)
            if self.height_of_rows() <= room:
                break
        self._choose_first()

    def _show(self, entries: Sequence[Entry], typed: str, by_entry: Mapping[int, Target]) -> None:
        self._rows.clear()
        group = ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                self._add_group(group)
            target = by_entry[id(entry)]
            self._add_row(_with_reason(marked(entry, typed), target, typed), target)

    def target(self) -> Target | None:
        """What is chosen."""
        found = self.currentIndex().data(_TARGET)
        return found if isinstance(found, Target) else None

    def shown(self) -> list[Target]:
        """What can be chosen."""
        found = (self._rows.item(row).data(_TARGET) for row in range(self._rows.rowCount()))
        return [target for target in found if isinstance(target, Target)]

    def step(self, by: int) -> None:
        """Choose a row further on, from the last the first."""
        rows = [row for row in range(self._rows.rowCount()) if self._rows.item(row).data(_TARGET)]
        if rows:
            here = self.currentIndex().row()
            place = (rows.index(here) + by) % len(rows) if here in rows else 0
            self.setCurrentIndex(self._rows.index(rows[place], 0))

    def height_of_rows(self) -> int:
        """How much room the rows take."""
        return sum(self.sizeHintForRow(row) for row in range(self._rows.rowCount()))

    def _choose_first(self) -> None:
        self.setCurrentIndex(self._rows.index(-1, 0))
        self.step(0)

    def _add_group(self, title: str) -> None:
        item = QStandardItem(title)
        item.setData(title, GROUP)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._rows.appendRow(item)

    def _add_row(self, entry: Entry, target: Target) -> None:
        item = QStandardItem(entry.text)
        item.setData(entry, ROW)
        item.setData(target, _TARGET)
        item.setData(f"{entry.text}, {entry.faint}", Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip("\n".join(part for part in (target.text, target.faint, target.also) if part))
        item.setEditable(False)
        self._rows.appendRow(item)


def _kind(target: Target) -> str:
    return {"link_id": _("Links"), "node_id": _("Nodes"), "hypothesis_id": _("Hypotheses")}[target.column]


def _entry(group: str, target: Target) -> Entry:
    if target.id == 0:
        text = _("New hypothesis “{text}”").format(text=target.text)
        return Entry(group, text, _nothing, icon="plus", always=True)
    return Entry(group, target.text, _nothing, target.faint, target.icon, also=f"{target.faint} {target.also}")


def _with_reason(entry: Entry, target: Target, typed: str) -> Entry:
    """Where only the assumption behind a link has what was typed, say it."""
    words = typed.casefold().split()
    is_hidden = any(word not in entry.text.casefold() and word in target.also.casefold() for word in words)
    return replace(entry, faint=target.also) if is_hidden else entry


def _nothing(_typed: str) -> None:
    return
