"""The table of configurations: case, the three sentences, and who tells it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qualapp.desktop.look import icon_pixmap
from qualapp.exporters.configurations_report import ToldConfiguration
from qualapp.exporters.evidence_words import said
from qualapp.i18n import _
from qualapp.model.theory import ConfigurationPart

Index = QModelIndex | QPersistentModelIndex


class ConfigurationModel(QAbstractTableModel):
    """A row for each configuration, by case."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.told: list[ToldConfiguration] = []

    def show(self, told: list[ToldConfiguration]) -> None:
        """Show these."""
        self.beginResetModel()
        self.told = told
        self.endResetModel()

    def row_of(self, configuration_id: int | None) -> int:
        """Where a configuration is listed, or -1."""
        return next((row for row, told in enumerate(self.told) if told.configuration.id == configuration_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.told)

    def columnCount(self, parent: Index | None = None) -> int:
        return 2 + len(ConfigurationPart)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.title(section)

    @staticmethod
    def title(column: int) -> str:
        """What a column is called."""
        return [_("Case"), *(said(part) for part in ConfigurationPart), _("Told by")][column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        told, is_last = self.told[index.row()], index.column() == self.columnCount() - 1
        if role == Qt.ItemDataRole.DisplayRole:
            return cells(told)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return told.mixed if is_last and told.mixed else cells(told)[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and is_last and told.mixed:
            return icon_pixmap("triangle-alert", "warning", 14)
        return None


def cells(told: ToldConfiguration) -> list[str]:
    """What stands in the row of a configuration."""
    return [told.case or "–", *(told.sentence(part) for part in ConfigurationPart), ", ".join(told.roles)]


def in_order(found: Sequence[ToldConfiguration], column: int) -> list[ToldConfiguration]:
    """Configurations by what a column says; those that say nothing there come last."""
    if column == 0:
        return list(found)
    return sorted(found, key=lambda told: (not cells(told)[column], cells(told)[column].casefold()))
