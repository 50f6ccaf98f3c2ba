"""The pill of a link: a sign and a number in its middle that say how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from qualapp.desktop.canvas.lettering import draw_lines, widest

if TYPE_CHECKING:
    from qualapp.desktop.canvas.link_item import LinkItem

_HEIGHT = 19.0


class Pill(QGraphicsItem):
    """It belongs to its link but lies above the nodes."""

    def __init__(self, link: LinkItem) -> None:
        super().__init__()
        self.link = link
        self._width = 0.0
        self._letters = 1.0
        self._has_room = self._seen = True
        self.setZValue(3)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.take_size()
        if link.scene() is not None:
            link.scene().addItem(self)

    def take_size(self) -> None:
        """Be as wide as sign and number want."""
        self.prepareGeometryChange()
        look = self.link.look
        text = widest((look.text,), 12, 600) if look.text else 0.0
        self._width = max(_HEIGHT, 12 + (12 if look.glyph else 0) + text + (3 if look.glyph and text else 0))
        self.setOpacity(self.link.opacity())
        self.update()

    def see_at(self, letters: float) -> None:
        """Be drawn so many times larger than it is."""
        if letters != self._letters:
            self.prepareGeometryChange()
            self._letters = letters

    @property
    def has_room(self) -> bool:
        """Whether it is drawn: not where it would lie on something else."""
        return self._has_room

    @has_room.setter
    def has_room(self, has_room: bool) -> None:
        self._has_room = has_room
        self.show_from(self._seen)

    def show_from(self, seen: bool) -> None:
        """Be drawn while it is large enough to be read."""
        self._seen = seen
        self.setVisible(self._seen and self._has_room)

    def box(self, at: QPointF | None = None) -> QRectF:
        """Where it stands, or would stand."""
        middle = self.pos() if at is None else at
        width, height = self._width * self._letters, _HEIGHT * self._letters
        return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)

    def boundingRect(self) -> QRectF:
        return self.box(QPointF(0, 0)).adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /) -> None:
        if not self.link.is_lifted:
            self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """Draw it around (0, 0)."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._letters, self._letters)
        look, colours = self.link.look, self.link.colours
        marked = self.link.isSelected() and not colours.is_picture
        painter.setPen(QPen(colours.colour("accent" if marked else look.token), 2 if marked else 1))
        painter.setBrush(colours.colour("surface"))
        box = QRectF(-self._width / 2, -_HEIGHT / 2, self._width, _HEIGHT)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _HEIGHT / 2, _HEIGHT / 2)
        left = -self._width / 2 + 6
        if look.glyph:
            alone = not look.text
            colours.glyph(painter, look.glyph, QPointF(0 if alone else left + 5.5, 0), 9, look.token)
            left += 15
        if look.text:
            text, at = colours.colour("text"), QPointF(left if look.glyph else 0, 0)
            outlined = colours.outlined
            draw_lines(painter, (look.text,), at, text, centred=not look.glyph, weight=600, outlined=outlined)
