"""The colours of one drawing: those of the window, or those of paper while a picture is made."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

from qualapp.desktop.look import GLYPH_TOKENS, code_colour, glyph_path, icon_svg, theme
from qualapp.desktop.look.tokens import LIGHT, Tokens


class Colours:
    """Colours by name; in a picture nothing is marked, and letters may be drawn as `outlined` shapes."""

    def __init__(self, tokens: Tokens | None = None, *, is_picture: bool = False, outlined: bool = False) -> None:
        self.tokens = tokens or theme.tokens
        self.is_picture = is_picture
        self.outlined = outlined
        self.lettering = 1.0
        """How many times larger than they are words must be written now to be read."""
        self._known: dict[tuple[str, float], QColor] = {}

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        """A token's colour, or "#rrggbb" as it is."""
        if (name, alpha) not in self._known:
            colour = QColor(name if name.startswith("#") else self.tokens[name])
            colour.setAlphaF(alpha)
            self._known[name, alpha] = colour
        return self._known[name, alpha]

    def code(self, colour: int | str) -> tuple[str, str]:
        """The ground and the edge of what has a code's colour."""
        found = code_colour(colour, self.tokens.dark)
        return found.wash, found.ink

    def glyph(self, painter: QPainter, name: str, centre: QPointF, size: float = 9.5, token: str = "") -> None:
        """Paint a sign of valence or evidence."""
        painter.fillPath(glyph_path(name, centre, size), self.colour(token or GLYPH_TOKENS[name]))

    def icon(self, painter: QPainter, name: str, rect: QRectF, token: str = "text-2") -> None:
        """Paint an icon as lines, so that it is sharp at every size."""
        _drawn_icon(name, self.colour(token).name()).render(painter, rect)


@lru_cache(maxsize=64)
def _drawn_icon(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(icon_svg(name, colour).encode()))


def paper(*, outlined: bool) -> Colours:
    """What pictures are drawn with: light on white."""
    return Colours(LIGHT, is_picture=True, outlined=outlined)
