"""One value for all chosen rows."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from qualapp import formats
from qualapp.desktop.cases.columns import Column
from qualapp.desktop.look import theme
from qualapp.desktop.look.widgets import Button
from qualapp.desktop.sources.choice_box import WrittenBox
from qualapp.i18n import _, _n


class BulkBar(QWidget):
    """Says how many rows are chosen and writes one value into a column of all of them."""

    written = Signal(str, str)
    """Carries the key of the column and the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(52)
        self._columns: list[Column] = []
        self.count = QLabel(self)
        self.count.setProperty("role", "strong")
        self.column = QComboBox(self)
        self.column.setAccessibleName(_("Column"))
        self.column.setMinimumWidth(160)
        self.value = WrittenBox(_("Value"), self)
        self.value.setMinimumWidth(200)
        self.write = Button(_("Write in all"), self, kind="primary")
        self.write.clicked.connect(self._on_write)
        self.column.currentIndexChanged.connect(self._offer)
        for box in (self.column, self.value):
            box.setProperty("room", "toolbar")
        line = self.value.lineEdit()
        if line is not None:
            line.returnPressed.connect(self._on_write)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(10)
        for widget in (self.count, self.column, self.value, self.write):
            row.addWidget(widget)
        row.addStretch(1)

    def show_rows(self, number: int, columns: list[Column], current: int) -> None:
        """Offer the columns that can be written; the current one first."""
        self.count.setText(_n("{n} row chosen", "{n} rows chosen", number).format(n=formats.number(number)))
        able = [column for column in columns if not column.is_fixed]
        key = columns[current].key if 0 <= current < len(columns) else ""
        if [column.key for column in able] != [column.key for column in self._columns]:
            self._columns = able
            self.column.clear()
            self.column.addItems([column.title for column in able])
        self._columns = able
        place = next((place for place, column in enumerate(able) if column.key == key), 0)
        if self.column.currentIndex() != place:
            self.column.setCurrentIndex(place)
        self._offer()

    def _offer(self) -> None:
        place = self.column.currentIndex()
        if not 0 <= place < len(self._columns):
            return
        column = self._columns[place]
        self.value.offer([name for _value, name in column.choices] or list(column.offered))

    def _on_write(self) -> None:
        place = self.column.currentIndex()
        if 0 <= place < len(self._columns):
            self.written.emit(self._columns[place].key, self.value.currentText())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        painter.end()
