"""How a row of the list of steps is painted."""

import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qualapp import formats
from qualapp.desktop.history.step_model import Index, StepModel
from qualapp.desktop.look import focus_shown, paint_avatar, paint_icon, paint_ring, paint_square, theme, ui_font
from qualapp.desktop.session import Session
from qualapp.exporters.history_words import shortened
from qualapp.formats import moment
from qualapp.i18n import _
from qualapp.reports.history import counts_text, place_words
from qualapp.store.audit import AuditStep

HEIGHT = 56
_DAY = 116
_LEFT = _DAY + 48
_RIGHT = 18
_LINE = 20
_CODES = 3
_STICKING = 32
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
ICONS = {"undo": "undo-2", "redo": "redo-2", "merge": "git-merge", "decision": "check"}
"""The icons of steps that are no plain deed."""


class StepPainter(QStyledItemDelegate):
    """Paints the day once, then who did what, and to which words of which source."""

    def __init__(self, session: Session, view: QListView, model: StepModel) -> None:
        super().__init__(view)
        self._session = session
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        step = self._model.step(index.row())
        if step is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, state = QRectF(option.rect), option.state
        begins = index.row() == 0 or self._model.day(index.row() - 1) != self._model.day(index.row())
        self._paint_ground(painter, rect, state, begins)
        if begins or rect.top() < _STICKING:
            self._paint_day(painter, rect, begins, self._model.day(index.row()))
        self._paint_step(painter, rect, step)
        if state & QStyle.StateFlag.State_HasFocus and focus_shown():
            paint_ring(painter, rect.adjusted(_DAY + 3, 2, -3, -3), 6)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, begins: bool) -> None:
        painter.fillRect(rect, theme.colour("surface"))
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.fillRect(rect.adjusted(_DAY, 0, 0, 0), theme.colour("accent-soft" if selected else "hover"))
        if begins and rect.top() > 0:
            painter.fillRect(QRectF(0, rect.top(), rect.width(), 1), theme.colour("strong"))
        elif rect.top() > 0:
            painter.fillRect(QRectF(_DAY, rect.top(), rect.width(), 1), theme.colour("line"))

    def _paint_day(self, painter: QPainter, rect: QRectF, begins: bool, day: datetime.date) -> None:
        """The day stands beside its first row, and at the top as long as its rows go by."""
        top = max(rect.top(), 0.0) if begins else 0.0
        _write(painter, QRectF(16, top + 9, _DAY - 20, _LINE), day_text(day), "text", ui_font(12, 600))

    def _paint_step(self, painter: QPainter, rect: QRectF, step: AuditStep) -> None:
        paint_avatar(painter, QRectF(_DAY + 12, rect.y() + 10, 24, 24), step.initials, step.coder_colour)
        clock = clock_text(step.time)
        width = QFontMetricsF(ui_font(12)).horizontalAdvance(clock) + 4
        room = rect.width() - _LEFT - _RIGHT
        top = rect.y() + 8
        _write(painter, QRectF(rect.right() - _RIGHT - width, top, width, _LINE), clock, "text-3", ui_font(12))
        x = float(_LEFT)
        if step.kind in ICONS or step.came_with is not None:
            paint_icon(painter, ICONS.get(step.kind, "git-merge"), QRectF(x, top + 2, 15, 15), "text-3")
            x += 22
        _write(painter, QRectF(x, top, room - width - 12 - (x - _LEFT), _LINE), step.label, "text", ui_font(13, 500))
        self._paint_about(painter, QRectF(_LEFT, top + _LINE + 1, room, _LINE), step)

    def _paint_about(self, painter: QPainter, rect: QRectF, step: AuditStep) -> None:
        x = rect.x()
        tree = self._session.tree
        for code in step.codes[:_CODES]:
            if code.id is not None and code.id in tree:
                paint_square(painter, QRectF(x, rect.y() + 4.5, 11, 11), theme.code(tree.colour(code.id)).ink)
                x += 17
        _write(painter, QRectF(x, rect.y(), rect.right() - x, _LINE), about_text(step), "text-2", ui_font(12))


def about_text(step: AuditStep) -> str:
    """What a step is about, on one line: coder, source and words, or how much it touched."""
    sources = [source.name for source in step.sources[:2]]
    more = "…" if len(step.sources) > 2 else ""
    said = shortened(step.said) or place_words(step) or counts_text(step)
    came = _("from a merge") if step.came_with is not None else ""
    return " · ".join(part for part in (step.coder, came, ", ".join(sources) + more, said) if part)


def day_text(day: datetime.date) -> str:
    """A day as people say it."""
    today = datetime.date.today()
    if day == today:
        return _("Today")
    if day == today - datetime.timedelta(days=1):
        return _("Yesterday")
    return formats.date(day)


def clock_text(microseconds: int) -> str:
    """The time of day of a step, where this machine is."""
    told = moment(microseconds).astimezone()
    return formats.date_time(told).removeprefix(formats.date(told.date())).strip()


def _write(painter: QPainter, rect: QRectF, text: str, token: str, font: QFont) -> None:
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, rect.width()))
    painter.setFont(font)
    painter.setPen(theme.colour(token))
    painter.drawText(rect, _ONE_LINE, shown)
