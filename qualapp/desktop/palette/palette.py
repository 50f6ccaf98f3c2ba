"""The palette over the window: a field, at most nine rows in groups, and what the keys do."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from qualapp.desktop.look import SCRIM, icon_pixmap, paint_frame, paint_shadow, theme, ui_font
from qualapp.desktop.look.widgets import Chip, KeyCap
from qualapp.desktop.palette.entry import Entry, fitting, marked
from qualapp.desktop.palette.rows import GROUP, ROW, PaletteRows
from qualapp.i18n import _, _n

_WIDTH = 640
_TOP = 96
_AIR = 24


class Palette(QWidget):
    """Opens over its window with the rows it is given, runs the chosen one, and gives the focus back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self._entries: Callable[[str], Sequence[Entry]] = lambda _typed: ()
        self.hide()
        self._card = QWidget(self)
        self._glass = QLabel(self._card)
        self.field = QLineEdit(self._card)
        self.field.setProperty("bare", True)
        self.field.setFont(ui_font(18))
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self._chip_row = QHBoxLayout()
        self._model = QStandardItemModel(self)
        self.rows = QListView(self._card)
        self.rows.setModel(self._model)
        self.rows.setItemDelegate(PaletteRows(self.rows))
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setMouseTracking(True)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setStyleSheet("background: transparent;")
        self.rows.setAccessibleName(_("What can be done"))
        self.rows.clicked.connect(lambda index: self._run(index, stay=False))
        self._found = QLabel(self._card)
        self._found.setProperty("role", "caption")
        self._lay_out()
        window.installEventFilter(self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 16, 0)
        head.setSpacing(12)
        head.addWidget(self._glass)
        head.addWidget(self.field, 1)
        head.addLayout(self._chip_row)
        head.addWidget(KeyCap("Esc", self._card))
        top = QWidget(self._card)
        top.setLayout(head)
        top.setFixedHeight(55)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        foot.setSpacing(6)
        for keys, text in (
            ("Up", ""),
            ("Down", _("choose")),
            ("Return", _("do it")),
            ("Ctrl+Return", _("do it and stay")),
        ):
            foot.addWidget(KeyCap(keys, self._card, joined=True))
            if text:
                label = QLabel(text, self._card)
                label.setProperty("role", "secondary")
                label.setProperty("size", "small")
                foot.addWidget(label)
                foot.addSpacing(10)
        foot.addStretch(1)
        foot.addWidget(self._found)
        bottom = QWidget(self._card)
        bottom.setLayout(foot)
        bottom.setFixedHeight(44)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.rows)
        column.addWidget(bottom)

    def open(
        self,
        entries: Callable[[str], Sequence[Entry]],
        *,
        prompt: str = "",
        chip: str = "",
        stays: Callable[[], None] | None = None,
    ) -> None:
        """Show the palette; `entries` gives the rows for what is typed, `chip` says what they are about."""
        del stays
        focus = self._window.focusWidget()
        self._before = focus if focus is not None and not self.isAncestorOf(focus) else self._before
        self._entries = entries
        self._glass.setPixmap(icon_pixmap("search", "accent", 20, self.devicePixelRatioF()))
        self.field.setPlaceholderText(prompt or _("Search, or type what you want to do"))
        self.field.setAccessibleName(prompt or _("Search, or type what you want to do"))
        while self._chip_row.count():
            item = self._chip_row.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        if chip:
            self._chip_row.addWidget(Chip(chip, self._card, passive=True))
        self.field.clear()
        self._fill("")
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_palette(self) -> None:
        """Go, and give the focus back to where it was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def shown(self) -> list[Entry]:
        """The rows that are to be seen."""
        rows = (self._model.item(row).data(ROW) for row in range(self._model.rowCount()))
        return [entry for entry in rows if entry is not None]

    def _fill(self, typed: str) -> None:
        entries = fitting(self._entries(typed), typed)
        self._model.clear()
        group = ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                self._add_group(group)
            item = QStandardItem(entry.text)
            item.setData(marked(entry, typed), ROW)
            item.setData(f"{entry.text}, {entry.faint}, {entry.keys}", Qt.ItemDataRole.AccessibleTextRole)
            item.setEditable(False)
            item.setEnabled(entry.enabled)
            self._model.appendRow(item)
        self._found.setText(_n("{n} found", "{n} found", len(entries)).format(n=len(entries)))
        self._step(0, first=True)
        self._place()

    def _add_group(self, title: str) -> None:
        item = QStandardItem(title)
        item.setData(title, GROUP)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._model.appendRow(item)

    def _step(self, by: int, *, first: bool = False) -> None:
        rows = [
            row
            for row in range(self._model.rowCount())
            if self._model.item(row).data(ROW) and self._model.item(row).isEnabled()
        ]
        if not rows:
            return
        current = self.rows.currentIndex().row()
        place = 0 if first or current not in rows else (rows.index(current) + by) % len(rows)
        self.rows.setCurrentIndex(self._model.index(rows[place], 0))

    def _run(self, index: QModelIndex, *, stay: bool) -> None:
        entry = index.data(ROW)
        if entry is None or not entry.enabled:
            return
        typed = self.field.text()
        if not stay:
            self.close_palette()
        entry.run(typed)
        if stay:
            self.field.selectAll()
            self._fill(self.field.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self._place()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.field:
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        if key in steps:
            self._step(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            stay = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._run(self.rows.currentIndex(), stay=stay)
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        else:
            return False
        return True

    def mousePressEvent(self, event: object) -> None:
        self.close_palette()

    def _place(self) -> None:
        heights = sum(self.rows.sizeHintForRow(row) for row in range(self._model.rowCount()))
        height = 55 + max(heights, 8) + 10 + 44
        width = min(_WIDTH, self.width() - 40)
        self._card.setGeometry((self.width() - width) // 2, _TOP, width, min(height, self.height() - _TOP - 20))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour(SCRIM, 0.34))
        card = QRectF(self._card.geometry())
        paint_shadow(painter, card, 12)
        paint_frame(painter, card, "raised", "line", 1, 12)
        painter.fillRect(QRectF(card.left(), card.top() + 55, card.width(), 1), theme.colour("line"))
        painter.setClipRect(QRectF(card.left(), card.bottom() - 44, card.width(), 44))
        paint_frame(painter, card, "app", "line", 1, 12)
        painter.fillRect(QRectF(card.left(), card.bottom() - 44, card.width(), 1), theme.colour("line"))

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH + 2 * _AIR, 400)
