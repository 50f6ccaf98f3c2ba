"""How a place where coders part is painted in the list: its words, and what each coder says of them."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qualapp.analysis.disagreement import Difference
from qualapp.desktop.look import (
    focus_shown,
    paint_avatar,
    paint_frame,
    paint_icon,
    paint_ring,
    reading_font,
    theme,
)
from qualapp.desktop.look.widgets.elided_label import wrapped
from qualapp.desktop.look.widgets.parts import Part, Sign, Square, Words, paint_row, row_width
from qualapp.desktop.session import Session
from qualapp.desktop.team.disagreements.place_model import Index, PlaceModel
from qualapp.i18n import _
from qualapp.model.claims import Claim

_SIDE, _HEAD, _LINE, _CHIPS = 16, 20, 20, 26
_LINES = 2
_ROW = 12 + _HEAD + _LINES * _LINE + 6 + 2 * _CHIPS + 8
_AVATAR, _GAP = 20, 6


class PlacePainter(QStyledItemDelegate):
    """Source and kind, two lines of the words, a line of codes for each coder."""

    def __init__(self, session: Session, model: PlaceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = self._model.place(index.row())
        if one is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            paint_frame(painter, rect.adjusted(6, 3, -6, -3), "accent-soft", "accent")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_frame(painter, rect.adjusted(6, 3, -6, -3), "hover")
        painter.fillRect(QRectF(rect.x(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        inner = rect.adjusted(_SIDE, 8, -_SIDE, 0)
        self._paint_head(painter, inner, one)
        _paint_words(painter, inner.translated(0, _HEAD), _quoted(self._model.words(one)))
        top = inner.y() + _HEAD + _LINES * _LINE + 6
        for coder, claims in zip(one.coders, (one.first, one.second), strict=True):
            self._paint_said(painter, QRectF(inner.x(), top, inner.width(), _CHIPS), coder, claims)
            top += _CHIPS
        view = self.parent()
        has_focus = isinstance(view, QWidget) and view.hasFocus() and focus_shown()
        if has_focus and option.state & QStyle.StateFlag.State_Selected:
            paint_ring(painter, rect.adjusted(6, 3, -6, -3), 6)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRectF, one: Difference) -> None:
        right = rect.right()
        if self._model.is_decided(one):
            paint_icon(painter, "check", QRectF(right - 14, rect.y() + 2, 14, 14), "driver")
            right -= 18
        kinds = Words(self._model.kinds_in_words(one), "ambivalent", size=12, weight=500)
        kinds = kinds.cut((right - rect.x()) * 0.55)
        middle = rect.y() + _HEAD / 2
        kinds.paint(painter, right - kinds.width, middle)
        name = Words(self._model.sources[one.source], "text-3", size=12)
        name.cut(right - kinds.width - 12 - rect.x()).paint(painter, rect.x(), middle)

    def _paint_said(self, painter: QPainter, rect: QRectF, coder_id: int, claims: tuple[Claim, ...]) -> None:
        coder = self._model.coders[coder_id]
        middle = rect.center().y()
        paint_avatar(painter, QRectF(rect.x(), middle - _AVATAR / 2, _AVATAR, _AVATAR), coder.initials, coder.colour)
        left, room = rect.x() + _AVATAR + 8, rect.width() - _AVATAR - 8
        parts = self._parts(claims, room) or [Words(_("not coded"), "text-3", size=12)]
        paint_row(painter, parts, left, middle, _GAP)

    def _parts(self, claims: tuple[Claim, ...], room: float) -> list[Part]:
        """Each code once, with all its valences; the names share the room."""
        said: dict[int, list[str]] = {}
        for claim in claims:
            said.setdefault(claim.code, [])
            if claim.valence != "none" and claim.valence not in said[claim.code]:
                said[claim.code].append(claim.valence)
        tree = self._session.tree
        each = room / max(1, len(said)) - _GAP
        parts: list[Part] = []
        for code, valences in said.items():
            signs = [Sign(valence) for valence in valences]
            left = each - row_width([Square(tree.colour(code)), *signs], _GAP) - _GAP
            parts += [Square(tree.colour(code)), Words(tree[code].name, "text", size=12).cut(left), *signs]
        return parts


def _quoted(words: str) -> str:
    return _("“{words}”").format(words=words)


def _paint_words(painter: QPainter, rect: QRectF, words: str) -> None:
    font = reading_font(14)
    painter.setFont(font)
    painter.setPen(theme.colour("text"))
    metrics = QFontMetricsF(font)
    lines = wrapped(words, font, rect.width(), _LINES)
    for number, line in enumerate(lines):
        shown = metrics.elidedText(line.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width())
        baseline = rect.y() + number * _LINE + (_LINE + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(rect.x(), baseline), shown)
