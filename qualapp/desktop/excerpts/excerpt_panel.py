"""The excerpt in focus: its words among those around it, and all that is claimed of it."""

from datetime import datetime
from html import escape

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.excerpts.bulk_bar import valence_segments
from qualapp.desktop.excerpts.context import around
from qualapp.desktop.excerpts.excerpt_words import BETWEEN, place, place_of
from qualapp.desktop.look import paint_square, reading_font, theme, ui_font
from qualapp.desktop.look.widgets import Button, Choice, Dots, ElidedLabel, EmptyView, IconButton, Segments, allow
from qualapp.desktop.session import Session
from qualapp.desktop.words import kind_word, word
from qualapp.exporters.words import missing_words, quotation_marks
from qualapp.i18n import _
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.coding import EffectLevel, Horizon, Statement
from qualapp.model.excerpt import CodedExcerpt

_SIDE = 20


class ExcerptPanel(QWidget):
    """Shows one coding; what may be changed of it is changed here."""

    described = Signal(str, object)
    recode_wanted = Signal()
    delete_wanted = Signal()
    place_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: CodedExcerpt | None = None
        self.setAccessibleName(_("Excerpt"))
        self._empty = EmptyView(
            "quote", _("No excerpt is chosen"), _("Choose one in the list to see the words around it."), self
        )
        self._page = QWidget(self)
        self._fill_page()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._empty, 1)
        outer.addWidget(self._page, 1)
        theme.changed.connect(self._write_quotation)
        self.show_excerpt(None, is_own=False)

    def _fill_page(self) -> None:
        holder = QWidget(self._page)
        self._body = QVBoxLayout(holder)
        self._body.setContentsMargins(_SIDE, 14, _SIDE, 12)
        self._body.setSpacing(8)
        self._head = _CodeHead(holder)
        self._who = ElidedLabel("", holder, token="text-2", font=ui_font(12), lines=3, line_height=17)
        self.quotation = QLabel(holder)
        self.quotation.setTextFormat(Qt.TextFormat.RichText)
        self.quotation.setWordWrap(True)
        self.quotation.setFont(reading_font(14))
        self.quotation.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for widget in (self._head, self._who, _rule(holder), self.quotation, _rule(holder)):
            self._body.addWidget(widget)
        self._body.addLayout(self._make_fields(holder))
        self._memo = _MemoCard(holder)
        self._body.addWidget(self._memo)
        self._made = ElidedLabel("", holder, token="text-3", font=ui_font(12), lines=2, line_height=17)
        self._body.addWidget(self._made)
        self._body.addStretch(1)
        area = QScrollArea(self._page)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area = area
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(self._make_buttons())

    def _make_fields(self, parent: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(12)
        self.valence = valence_segments(parent)
        self.valence.changed.connect(lambda value: self.described.emit("valence", value))
        self.weight = Dots(parent, name=_("Weight"))
        self.weight.changed.connect(lambda value: self.described.emit("weight", value))
        first = QHBoxLayout()
        first.setSpacing(16)
        first.addWidget(self.valence)
        first.addWidget(self.weight)
        first.addStretch(1)
        grid.addWidget(_caption(_("Valence")), 0, 0)
        grid.addLayout(first, 0, 1)
        self.statement = self._segments(Statement, _("Statement"), "statement", parent)
        self.level = self._segments(EffectLevel, _("Level"), "level", parent)
        self.horizon = self._segments(Horizon, _("Horizon"), "horizon", parent)
        for line, segments in enumerate((self.statement, self.level, self.horizon), 1):
            grid.addWidget(_caption(segments.accessibleName()), line, 0)
            grid.addWidget(segments, line, 1)
        self.result = QCheckBox(_("Also a result in itself"), parent)
        self.result.clicked.connect(lambda on: self.described.emit("is_result", int(on)))
        grid.addWidget(self.result, 4, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _segments(
        self, values: type[EffectLevel] | type[Statement] | type[Horizon], name: str, field: str, parent: QWidget
    ) -> Segments:
        choices = [Choice(value, word(value)) for value in values]
        segments = Segments(choices, parent, optional=True, name=name, height=28)
        segments.changed.connect(lambda value: self.described.emit(field, value))
        return segments

    def _make_buttons(self) -> QHBoxLayout:
        self.open = Button(_("Open in the text"), self._page, kind="primary", icon="arrow-up-right")
        self.open.clicked.connect(self.place_wanted)
        self.recode = Button(_("Recode…"), self._page)
        self.recode.clicked.connect(self.recode_wanted)
        self.delete = IconButton("trash-2", _("Delete coding"), self._page, hint="Del", size=32)
        self.delete.clicked.connect(self.delete_wanted)
        row = QHBoxLayout()
        row.setContentsMargins(_SIDE, 12, _SIDE - 10, 14)
        row.setSpacing(8)
        for button in (self.open, self.recode, self.delete):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_excerpt(self, excerpt: CodedExcerpt | None, *, is_own: bool) -> None:
        """Show this coding, or that none is chosen."""
        is_other = excerpt is None or self._shown is None or excerpt.coding_id != self._shown.coding_id
        self._shown = excerpt
        self._empty.setVisible(excerpt is None)
        self._page.setVisible(excerpt is not None)
        if excerpt is None:
            return
        self._head.show_code(excerpt)
        self._tell_who(excerpt)
        self._write_quotation()
        self._show_fields(excerpt)
        self._memo.show_memo(excerpt.memo)
        self._made.setText(_("Coded by {coder}, {time}").format(coder=excerpt.coder, time=_local(excerpt.created)))
        reason = "" if is_own else _("{name}'s coding; only they can change it").format(name=excerpt.coder)
        controls = (self.valence, self.weight, self.statement, self.level, self.horizon, self.result)
        for control in (*controls, self.recode, self.delete):
            allow(control, is_own, reason)
        if is_other:
            self._area.verticalScrollBar().setValue(0)

    def _tell_who(self, excerpt: CodedExcerpt) -> None:
        source = f"{excerpt.source} ({kind_word(excerpt.kind).lower()})"
        parts = (excerpt.attribution, place_of(excerpt), source, place(excerpt))
        self._who.setText(BETWEEN.join(part for part in parts if part))

    def _show_fields(self, excerpt: CodedExcerpt) -> None:
        self.valence.set_value(excerpt.valence)
        self.weight.set_weight(excerpt.weight)
        self.statement.set_value(excerpt.statement)
        self.level.set_value(excerpt.level)
        self.horizon.set_value(excerpt.horizon)
        self.result.setChecked(excerpt.is_result)

    def _write_quotation(self) -> None:
        excerpt = self._shown
        if excerpt is None:
            return
        text = self._session.project.sources.text(excerpt.source_id)
        before, behind = around(text, excerpt.range)
        opening, closing = quotation_marks(excerpt)
        words = f"{opening}{excerpt.text.strip()}{closing}" if excerpt.text.strip() else missing_words()
        faint, plain = theme.tokens["text-3"], theme.tokens["text"]
        parts = ((before, faint), (words, plain), (behind, faint))
        html = "".join(f'<span style="color:{ink}">{_html(part)}</span>' for part, ink in parts if part)
        self.quotation.setText(f'<div style="line-height:20px">{html}</div>')

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, 0, 1, self.height(), theme.colour("line"))
        painter.end()


class _CodeHead(QWidget):
    """A code's square and name, with what lies above it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = ""
        self._above = ElidedLabel("", self, token="text-3", font=ui_font(12))
        self._name = ElidedLabel("", self, font=ui_font(15, 600), lines=2, line_height=20)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._above)
        column.addWidget(self._name)

    def show_code(self, excerpt: CodedExcerpt) -> None:
        """Name the code of this coding."""
        above, _sep, name = excerpt.code.rpartition(PATH_SEPARATOR)
        self._above.setText(above.replace(PATH_SEPARATOR, " › "))
        self._above.setVisible(bool(above))
        self._name.setText(name)
        self._colour = excerpt.colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_square(painter, QRectF(0, self._name.y() + 4.5, 11, 11), theme.code(self._colour).ink)
        painter.end()


class _MemoCard(QFrame):
    """What was noted on the excerpt or its coding."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("ground", "sunken")
        title = _caption(_("Memo"))
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(3)
        column.addWidget(title)
        column.addWidget(self._text)

    def show_memo(self, text: str) -> None:
        """Show a memo, or nothing where there is none."""
        self._text.setText(text)
        self.setVisible(bool(text.strip()))


def _caption(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "caption")
    return label


def _rule(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("line", True)
    line.setFixedHeight(1)
    return line


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _local(created: str) -> str:
    return formats.date_time(datetime.fromisoformat(created))
