"""What is claimed of the excerpt in focus, in four columns below the transcript."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qualapp.desktop.coding.coding_fields import CodingFields
from qualapp.desktop.coding.coding_row import CodingRow
from qualapp.desktop.coding.inspector_column import Column, caption, scrolled, upright
from qualapp.desktop.coding.marks import CodingMark
from qualapp.desktop.coding.memo_list import MemoList
from qualapp.desktop.evidence.evidence_rows import EvidenceRows
from qualapp.desktop.keys.code_commands import CODE_KEYS
from qualapp.desktop.look import reading_font, theme
from qualapp.desktop.look.widgets import Button, ElidedLabel, EmptyView, allow
from qualapp.desktop.session import Session
from qualapp.formats import recording_time
from qualapp.i18n import _, language
from qualapp.model.coding import Coding
from qualapp.model.source import StoredTurn
from qualapp.model.text import TextRange

_ROOM_FOR_WORDS = 1080
_LOW, _TALLEST = 78, 16_777_215


class Inspector(QWidget):
    """The words, their codes with valence and weight, level, statement and horizon, and memos."""

    code_wanted = Signal()
    failed = Signal(str)
    words_wanted = Signal()
    """An excerpt whose words were deleted is to stand on the selected words."""
    excerpt_shown = Signal(object)
    """Carries the id of the excerpt that is shown now, or anew after a change; None where none is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setFixedHeight(214)
        self._rows: list[CodingRow] = []
        self._chosen: int | None = None
        self._excerpt: int | None = None
        self._empty = EmptyView(
            "highlighter",
            _("No excerpt is in focus"),
            _(
                "Select some words and press {first}–{last} for a dimension or {palette} for any code."
                " Click a highlight to see its codings."
            ),
            self,
            keys=CODE_KEYS,
        )
        self._columns = QWidget(self)
        self._lay_out()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 1, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._empty, 1)
        outer.addWidget(self._columns, 1)
        self.clear()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.memos = MemoList(self._session, self._columns)
        self.memos.failed.connect(self.failed)
        self.memos.writing.connect(self._give_way)
        self.fields = CodingFields(self._columns)
        self.fields.described.connect(self._describe)
        self._words_column, self._claims_column = self._make_words(), self._make_claims()
        self._first: list[QWidget] = [self._words_column, upright()]
        row.addWidget(self._first[0], 270)
        row.addWidget(self._first[1])
        row.addWidget(self._make_codings(), 470)
        row.addWidget(upright())
        row.addWidget(self.fields, 302)
        row.addWidget(upright())
        row.addWidget(self._claims_column, 400)

    def _make_words(self) -> Column:
        column = Column(self._columns)
        self._position = caption("")
        column.head(_("Excerpt"), self._position)
        font = reading_font(15)
        self._words = ElidedLabel("", column, font=font, lines=3, line_height=22)
        column.body.addWidget(self._words)
        self.put = Button(_("Use the selected words"), column, height=28)
        self.put.clicked.connect(self.words_wanted)
        column.body.addWidget(self.put)
        column.body.addWidget(self.memos, 1)
        self._here = caption("")
        self._here.hide()
        column.body.addWidget(self._here)
        column.setMinimumWidth(220)
        return column

    def _make_codings(self) -> QWidget:
        column = Column(self._columns)
        self._by = caption("")
        column.head(_("Codes on the excerpt"), self._by)
        holder = QWidget(column)
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(6, 0, 6, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        column.body.addWidget(scrolled(holder, column), 1)
        self.add = Button(_("Add a code"), column, kind="link", icon="plus", command="coding.palette", height=28)
        self.add.clicked.connect(self.code_wanted)
        column.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.setMinimumWidth(360)
        return column

    def _make_claims(self) -> Column:
        column = Column(self._columns)
        holder = QWidget(column)
        self._claims = QVBoxLayout(holder)
        self._claims.setContentsMargins(0, 0, 6, 0)
        self._claims.setSpacing(0)
        self._claims.addStretch(1)
        self.evidence = EvidenceRows(self._session, holder)
        self.add_claims(self.evidence)
        self._claims_area = scrolled(holder, column)
        column.body.addWidget(self._claims_area, 1)
        column.setMinimumWidth(320)
        return column

    def clear(self) -> None:
        """Show that nothing is in focus."""
        self._excerpt = self._chosen = None
        self._drop_rows()
        self.evidence.show_excerpt(None)
        self.memos.forget()
        self._columns.hide()
        self._empty.show()
        self.excerpt_shown.emit(None)

    def add_claims(self, claims: QWidget) -> None:
        """Let other claims of the excerpt than codings stand beside its codes; they listen to `excerpt_shown`."""
        self._claims.insertWidget(self._claims.count() - 1, claims)

    def show_excerpt(
        self, excerpt_id: int, range: TextRange, text: str, marks: list[CodingMark], turn: StoredTurn | None, line: str
    ) -> None:
        """Show an excerpt with its codings, the chosen one kept where it is still there."""
        self._empty.hide()
        self._columns.show()
        changed = excerpt_id != self._excerpt
        self._excerpt = excerpt_id
        words = " ".join(text.split())
        quoted = f"»{words}«" if language() == "da" else f"“{words}”"
        self._words.setText(quoted if words else _("The words of this excerpt were deleted."))
        self.put.setVisible(not range)
        allow(self.put, any(mark.is_mine for mark in marks), _("Only the coder who made an excerpt can move its ends."))
        time = recording_time(turn.time) if turn and turn.time is not None else ""
        self._position.setText("  ·  ".join(part for part in (time, line) if part))
        codings = {coding.id: coding for coding in self._session.project.codings.of_excerpt(excerpt_id)}
        self._show_codings([(codings[mark.coding_id], mark) for mark in marks if mark.coding_id in codings], changed)
        self._by.setText(_("words deleted") if not range else "" if self._rows else _("no codes yet"))
        self.evidence.show_excerpt(excerpt_id)
        self.memos.show_excerpt(excerpt_id)
        self.excerpt_shown.emit(excerpt_id)

    def show_others_here(self, number: int, total: int) -> None:
        """Say that several excerpts overlap under the pointer, and which of them this is."""
        text = _("Excerpt {number} of {total} here; click again for the next").format(number=number, total=total)
        self._here.setText(text if total > 1 else "")
        self._here.setVisible(total > 1)

    def chosen_coding(self) -> Coding | None:
        """The coding whose fields are shown."""
        return next((row.coding for row in self._rows if row.coding.id == self._chosen), None)

    def choose(self, coding_id: int | None) -> None:
        """Show the fields of this coding."""
        self._chosen = coding_id
        for row in self._rows:
            row.show_chosen(row.coding.id == coding_id and len(self._rows) > 1)
        coding = self.chosen_coding()
        is_mine = coding is not None and coding.coder_id == self._session.coder.id
        self.fields.show_coding(coding, can_change=is_mine)

    def _show_codings(self, codings: list[tuple[Coding, CodingMark]], is_new: bool) -> None:
        if not is_new and [coding for coding, _mark in codings] == [row.coding for row in self._rows]:
            return
        before = {row.coding.id for row in self._rows}
        self._drop_rows()
        self._rows = [self._row(coding, mark) for coding, mark in codings]
        for place, row in enumerate(self._rows):
            self._list.insertWidget(place, row)
        ids = [row.coding.id for row in self._rows]
        fresh = [number for number in ids if number not in before]
        mine = [row.coding.id for row in self._rows if row.coding.coder_id == self._session.coder.id]
        if is_new or self._chosen not in ids:
            self.choose(next(iter(mine or ids), None))
        elif fresh:
            self.choose(fresh[-1])
        else:
            self.choose(self._chosen)

    def _drop_rows(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []

    def _row(self, coding: Coding, mark: CodingMark) -> CodingRow:
        row = CodingRow(coding, mark, self)
        row.chosen.connect(self.choose)
        row.valence_chosen.connect(lambda number, value: self._describe_one(number, valence=value))
        row.weight_chosen.connect(lambda number, value: self._describe_one(number, weight=value))
        row.removed.connect(lambda number: self._session.project.codings.remove([number]))
        return row

    def _describe(self, field: str, value: object) -> None:
        if self._chosen is not None:
            self._describe_one(self._chosen, **{field: value})

    def _describe_one(self, coding_id: int, **values: object) -> None:
        self._chosen = coding_id
        self._session.project.codings.describe([coding_id], **values)

    def _give_way(self, writing: bool) -> None:
        """While a memo is written it has the room of what stands above it."""
        is_wide = self.memos.parentWidget() is self._words_column
        (self._words if is_wide else self._claims_area).setVisible(not writing)
        self.memos.setMaximumHeight(_TALLEST if is_wide or writing else _LOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the words are left to the text above, and memos stand below the other claims."""
        super().resizeEvent(event)
        is_wide = self.width() >= _ROOM_FOR_WORDS
        column = self._words_column if is_wide else self._claims_column
        if self.memos.parentWidget() is not column:
            column.body.insertWidget(3 if is_wide else 1, self.memos, 1)
            self._words.show()
            self._claims_area.show()
            self._give_way(self.memos.field.hasFocus())
        for widget in self._first:
            widget.setVisible(is_wide)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
