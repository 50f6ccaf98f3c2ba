"""The table of configurations: case, the three sentences, and who tells it."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

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
        return [_("Case"), *(said(part) for part in ConfigurationPart), _("Told by")][section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        told = self.told[index.row()]
        sentences = [told.sentence(part) for part in ConfigurationPart]
        return [told.case or "–", *sentences, ", ".join(told.roles)][index.column()]
