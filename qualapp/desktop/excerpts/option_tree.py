"""A list of options of which several are ticked; typing narrows it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from qualapp.desktop.excerpts.options import Option
from qualapp.desktop.look import paint_glyph, paint_square, theme
from qualapp.desktop.look.widgets import SearchField
from qualapp.i18n import _

_MANY = 8
_ROW = 28
_STATE = Qt.CheckState
_VALUE = Qt.ItemDataRole.UserRole
_PICKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OptionTree(QWidget):
    """A filter field above rows; `toggled` tells that a row was pressed, which `tick` then shows."""

    toggled = Signal(object)

    def __init__(self, options: Sequence[Option], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._options = options
        self._items: dict[object, QTreeWidgetItem] = {}
        self.field = SearchField(_("Filter"), self)
        self.field.setVisible(len(options) > _MANY)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.rows = QTreeWidget(self)
        self.rows.setHeaderHidden(True)
        self.rows.setRootIsDecorated(False)
        self.rows.setItemsExpandable(False)
        self.rows.setIndentation(18)
        self.rows.setIconSize(QSize(16, 16))
        self.rows.setAccessibleName(name)
        self.rows.setUniformRowHeights(True)
        self.rows.installEventFilter(self)
        self.rows.itemClicked.connect(lambda item, _column: self._press(item))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.rows, 1)
        self._fill()

    def _fill(self) -> None:
        above: list[QTreeWidgetItem] = []
        for option in self._options:
            del above[option.depth :]
            item = QTreeWidgetItem(above[-1] if above else self.rows, [option.name])
            item.setData(0, _VALUE, option.value)
            item.setToolTip(0, option.name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if option.colour or option.glyph:
                item.setIcon(0, _sign(option, self.devicePixelRatioF()))
            item.setCheckState(0, _STATE.Unchecked)
            self._items[option.value] = item
            above.append(item)
        self.rows.expandAll()
        self.rows.setFixedSize(_widest(self.rows), min(12, max(1, len(self._options))) * (_ROW + 2) + 4)
        self._narrow("")

    def tick(self, chosen: Iterable[object], implied: Iterable[object] = ()) -> None:
        """Show these as ticked, and those as let through by another one."""
        chosen, implied = set(chosen), set(implied)
        for value, item in self._items.items():
            state = _STATE.Checked if value in chosen else _STATE.PartiallyChecked if value in implied else None
            item.setCheckState(0, state or _STATE.Unchecked)

    def start(self) -> None:
        """Have the keyboard."""
        (self.rows if self.field.isHidden() else self.field).setFocus(Qt.FocusReason.PopupFocusReason)

    def _press(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not item.isHidden():
            self.toggled.emit(item.data(0, _VALUE))

    def _narrow(self, typed: str) -> None:
        meant = [option for option in self._options if option.means(typed)]
        for item in self._items.values():
            item.setHidden(True)
        for option in meant:
            shown: QTreeWidgetItem | None = self._items[option.value]
            while shown is not None:
                shown.setHidden(False)
                shown = shown.parent()
        if meant:
            self.rows.setCurrentItem(self._items[meant[0].value])
        else:
            self.rows.setCurrentIndex(QModelIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = event.key()
        if watched is self.field and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if key in _PICKING or (watched is self.rows and key == Qt.Key.Key_Space):
            self._press(self.rows.currentItem())
            return True
        return False


def _sign(option: Option, ratio: float) -> QIcon:
    pixmap = QPixmap(round(16 * ratio), round(16 * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    if option.glyph:
        paint_glyph(painter, option.glyph, QPointF(8, 8), 10)
    else:
        paint_square(painter, QRectF(2.5, 2.5, 11, 11), theme.code(option.colour).ink)
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


def _widest(rows: QTreeWidget) -> int:
    return max(220, min(420, rows.sizeHintForColumn(0) + 28))
