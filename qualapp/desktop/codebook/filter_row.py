"""The row above the code tree: a filter, and how codes are ordered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from qualapp.desktop.codebook.code_shape import Order
from qualapp.desktop.look.widgets import IconButton, SearchField
from qualapp.i18n import _

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class FilterRow(QWidget):
    """A field to filter codes with and a button to order them; arrow keys in the field step through the tree."""

    typed = Signal(str)
    entered = Signal()
    stepped = Signal(int)
    left = Signal()
    """Esc was pressed in the empty field."""
    ordered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SearchField(_("Filter codes"), self)
        self.field.textChanged.connect(self.typed)
        self.field.returnPressed.connect(self.entered)
        self.button = IconButton("arrow-down-wide-narrow", _("Order of the codes"), self)
        self.menu = QMenu(self)
        self.button.setMenu(self.menu)
        self._group = QActionGroup(self)
        for order, text in (
            (Order.CODEBOOK, _("As in the codebook")),
            (Order.COUNT, _("Most codings first")),
            (Order.NAME, _("By name")),
        ):
            self._add(order, text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)

    def order_action(self, order: Order) -> QAction:
        """The entry of the menu that chooses an order."""
        return next(action for action in self._group.actions() if action.data() == order.value)

    def _add(self, order: Order, text: str) -> None:
        action = self.menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(order is Order.CODEBOOK)
        action.setData(order.value)
        action.triggered.connect(lambda: self.ordered.emit(order))
        self._group.addAction(action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
