"""Two codebooks side by side, row by row, as one table."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from qualapp.analysis.codebook_difference import Difference, Row
from qualapp.desktop.look import paint_square, theme
from qualapp.desktop.row_table import NOWHERE, Index, RowPainter, RowTable
from qualapp.i18n import N_, _
from qualapp.model.book import Book, BookCode
from qualapp.reports.codebook_words import CHANGED, ONLY_HERE, ONLY_THERE, SAME, SIGNS, changes_in_words, state_of

MINE, STATE, THEIRS, FATE = range(4)
_ROW = Qt.ItemDataRole.UserRole + 1
_STEP = 16
_INKS = {SAME: "text-3", CHANGED: "ambivalent", ONLY_HERE: "text-2", ONLY_THERE: "accent"}
_STATES = {SAME: N_("the same"), ONLY_HERE: N_("only here"), ONLY_THERE: N_("only there")}


class DifferenceModel(QAbstractTableModel):
    """The rows of a difference; `fate` says what becomes of one, and without it there is no such column.

    `partner` names the code that stands faintly where one side has none. `lone` is what is said of codes that only the
    first or the second book has.
    """

    def __init__(
        self,
        found: Difference,
        titles: tuple[str, str],
        fate: Callable[[Row], str] | None = None,
        partner: Callable[[Row], str] = lambda _row: "",
        lone: tuple[str, str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._found = found
        self.rows = found.rows
        self._titles = titles
        self._fate = fate
        self._partner = partner
        self._words = {key: _(text) for key, text in _STATES.items()}
        if lone is not None:
            self._words |= {ONLY_HERE: lone[0], ONLY_THERE: lone[1]}

    def show_only_differing(self, only: bool) -> None:
        """Leave out rows that are the same, but for those above others that differ."""
        self.beginResetModel()
        self.rows = _differing(self._found.rows) if only else self._found.rows
        self.endResetModel()

    def tell_anew(self) -> None:
        """Something else was decided."""
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else (4 if self._fate else 3)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self._titles[0], _("Difference"), self._titles[1], _("What happens"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self._text(row, column) for column in range(self.columnCount()))))
        return None

    def colour(self, row: Row, side: int) -> str:
        """The colour of the code on one side: its own, that of the nearest code above, or what ours there has."""
        book = (self._found.mine, self._found.theirs)[side]
        code = (row.mine, row.theirs)[side]
        for one in (code, *book.above(code.key)) if code else ():
            ours = self._found.same.get(one.key, "") if side else ""
            colour = one.colour or (_colour(self._found.mine, ours) if ours else "")
            if colour:
                return colour
        return "6"

    def fate_ink(self, row: Row) -> str:
        """What changes nothing is told more quietly."""
        return "text-3" if self._text(row, FATE) in (_("Stays"), _("Ours stays")) else "text"

    def _text(self, row: Row, column: int) -> str:
        if column == STATE:
            state = state_of(row)
            words = changes_in_words(row) if state == CHANGED else self._words[state]
            return f"{SIGNS[state]} {words}"
        if column == FATE:
            return self._fate(row) if self._fate else ""
        code = row.mine if column == MINE else row.theirs
        partner = "" if code else self._partner(row)
        return code.name if code else f"({partner})" if partner else ""


class DifferenceTable(RowTable):
    """The table, moved in by the keyboard; `row_chosen` tells the row under focus."""

    row_chosen = Signal(object)

    def __init__(self, model: DifferenceModel, parent: QWidget | None = None) -> None:
        super().__init__(_("Both codebooks"), parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_DifferencePainter(self))
        self.share_room({STATE: 190})
        self.selectionModel().currentRowChanged.connect(self._tell)
        model.modelReset.connect(self.show_first)

    def show_first(self) -> None:
        """Go to the first row that differs."""
        first = next((place for place, row in enumerate(self._model.rows) if state_of(row) != SAME), 0)
        self.setCurrentIndex(self._model.index(first, MINE))
        self._tell(self.currentIndex())

    def row(self) -> Row | None:
        """The row under focus."""
        row = self.currentIndex().data(_ROW)
        return row if isinstance(row, Row) else None

    def _tell(self, *_indexes: object) -> None:
        self.row_chosen.emit(self.row())


class _DifferencePainter(RowPainter):
    """Draws names where they stand in their trees, and the difference with a sign, words and a colour."""

    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        row, model = index.data(_ROW), index.model()
        if not isinstance(row, Row) or not isinstance(model, DifferenceModel):
            return
        if index.column() in (MINE, THEIRS):
            self._paint_code(painter, rect, row, model, index)
        else:
            ink = _INKS[state_of(row)] if index.column() == STATE else model.fate_ink(row)
            self.paint_words(painter, rect.adjusted(8, 0, -8, 0), str(index.data()), ink)

    def _paint_code(self, painter: QPainter, rect: QRectF, row: Row, model: DifferenceModel, index: Index) -> None:
        side = 0 if index.column() == MINE else 1
        code: BookCode | None = (row.mine, row.theirs)[side]
        left = rect.left() + 10 + _STEP * row.depth
        if code is None:
            if partner := str(index.data() or ""):
                self.paint_words(
                    painter, QRectF(left, rect.top(), rect.right() - left - 8, rect.height()), partner, "text-3"
                )
                return
            painter.setPen(theme.colour("line"))
            painter.drawLine(int(left), int(rect.center().y()), int(left) + 12, int(rect.center().y()))
            return
        ink = theme.code(model.colour(row, side)).ink
        paint_square(painter, QRectF(left, rect.center().y() - 5.5, 11, 11), ink)
        words = QRectF(left + 19, rect.top(), rect.right() - left - 27, rect.height())
        self.paint_words(painter, words, code.name, "text", 600 if "name" in row.changes else 400)


def _colour(book: Book, key: str) -> str:
    return next((one.colour for one in (book[key], *book.above(key)) if one.colour), "")


def _differing(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows that differ, with those above them."""
    kept: list[Row] = []
    depth = -1
    for row in reversed(rows):
        if state_of(row) != SAME or row.depth < depth:
            kept.append(row)
            depth = row.depth
    return tuple(reversed(kept))
