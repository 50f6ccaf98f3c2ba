"""What two books say of one code, side by side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from qualapp.analysis.codebook_difference import CODABLE, MOVED, Difference, Row
from qualapp.i18n import N_, _
from qualapp.model.book import Book, BookCode

_TEXTS = {
    "name": N_("Name"),
    "name_other": N_("Name in the other language"),
    "definition": N_("Definition"),
    "include": N_("Include"),
    "exclude": N_("Exclude"),
    "example": N_("Example"),
    "colour": N_("Colour"),
    CODABLE: N_("Can be put on text"),
    MOVED: N_("Place"),
}
_ALWAYS = ("definition",)


class CodeSides(QScrollArea):
    """The fields of a row that differ, and the definitions, in two columns below the table's."""

    def __init__(self, found: Difference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("What both say of the code"))

    def show_row(self, row: Row | None, other: str = "") -> None:
        """Show what both say of a row; beside a code that only one has, the one that has the key `other`."""
        page = QWidget()
        page.setProperty("ground", "surface")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout(page)
        grid.setContentsMargins(8, 4, 8, 4)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, 130)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        if row is not None:
            self._fill(grid, row, other)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(page)

    def _fill(self, grid: QGridLayout, row: Row, other: str) -> None:
        shown = {*row.changes, *_ALWAYS, *((MOVED,) if other else ())}
        for field, title in _TEXTS.items():
            if field not in shown:
                continue
            place = grid.rowCount()
            grid.addWidget(_label(_(title), "group", self), place, 0, Qt.AlignmentFlag.AlignTop)
            for column, (book, code) in enumerate(self._sides(row, other), start=1):
                text = self._said(book, code, field) or "–"
                role = "strong" if field in row.changes else ""
                grid.addWidget(_label(text, role, self), place, column, Qt.AlignmentFlag.AlignTop)

    def _sides(self, row: Row, other: str) -> list[tuple[Book, BookCode | None]]:
        """The codes of both sides, each with the book that it stands in."""
        book = self._found.mine if other in self._found.mine else self._found.theirs
        beside = (book, book[other]) if other else None
        mine: tuple[Book, BookCode | None] = (self._found.mine, row.mine)
        theirs: tuple[Book, BookCode | None] = (self._found.theirs, row.theirs)
        if beside is not None and row.mine is None:
            mine = beside
        elif beside is not None and row.theirs is None:
            theirs = beside
        return [mine, theirs]

    def _said(self, book: Book, code: BookCode | None, field: str) -> str:
        if code is None:
            return ""
        if field == MOVED:
            return book.path(code.key)
        if field == CODABLE:
            return _("yes") if code.is_codable else _("no")
        return str(getattr(code, field))


def _label(text: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    return label
