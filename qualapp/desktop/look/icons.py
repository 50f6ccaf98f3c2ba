"""The icons of the program: Lucide's drawings in the colours of the theme."""

from functools import cache
from typing import Protocol

from PySide6.QtCore import QByteArray, QObject, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from qualapp.desktop.look.theme import theme
from qualapp.shipped import data_path

_STROKE = "1.75"
_WORN = "look-icon"


class WearsIcon(Protocol):
    """A button or an action: whatever shows an icon."""

    def setIcon(self, icon: QIcon, /) -> None: ...
    def setProperty(self, name: str, value: object, /) -> bool: ...


@cache
def _drawing(name: str) -> str:
    path = data_path("resources", "icons", f"{name}.svg")
    if not path.is_file():
        raise ValueError(f"no such icon: {name}")
    return path.read_text(encoding="utf-8").replace('stroke-width="2"', f'stroke-width="{_STROKE}"')


def icon_svg(name: str, colour: str) -> str:
    """The drawing of an icon in a colour, for whoever draws it as lines."""
    return _drawing(name).replace("currentColor", colour)


def _drawn(svg: str, size: float, ratio: float) -> QPixmap:
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _kept(key: str, svg: str, size: float, ratio: float) -> QPixmap:
    key = f"{key}@{size}x{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    pixmap = _drawn(svg, size, ratio)
    QPixmapCache.insert(key, pixmap)
    return pixmap


def _ratios() -> set[float]:
    return {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}


def icon_pixmap(name: str, token: str = "text-2", size: float = 18, ratio: float = 1.0) -> QPixmap:
    """One icon in a colour of the theme (or "#rrggbb"), drawn for a screen with this pixel ratio."""
    colour = theme.colour(token).name()
    return _kept(f"look-{name}-{colour}", _drawing(name).replace("currentColor", colour), size, ratio)


def icon(name: str, token: str = "text-2", size: float = 18) -> QIcon:
    """An icon for a button or action, sharp on every screen there is, paler when disabled.

    It keeps the colours of the moment; `wear_icon` keeps up with the theme.
    """
    result = QIcon()
    for ratio in _ratios():
        result.addPixmap(icon_pixmap(name, token, size, ratio), QIcon.Mode.Normal)
        result.addPixmap(icon_pixmap(name, "strong", size, ratio), QIcon.Mode.Disabled)
    return result


def wear_icon(wearer: QAction | QAbstractButton, name: str, token: str = "text-2", size: float = 18) -> None:
    """Give a button or action an icon that follows the theme."""
    wearer.setProperty(_WORN, [name, token, size])
    wearer.setIcon(icon(name, token, size))
    if isinstance(wearer, QAbstractButton):
        wearer.setIconSize(QSize(round(size), round(size)))


def paint_icon(painter: QPainter, name: str, rect: QRectF, token: str = "text-2") -> None:
    """Paint an icon into a square, on whole pixels and sharp at the painter's own scale."""
    to_pixels = painter.deviceTransform()
    scale = to_pixels.m11() or 1.0
    pixmap = icon_pixmap(name, token, rect.width(), scale)
    corner = to_pixels.map(rect.topLeft())
    whole = QPointF(round(corner.x()), round(corner.y()))
    side = pixmap.width() / scale
    painter.drawPixmap(QRectF(to_pixels.inverted()[0].map(whole), QSizeF(side, side)), pixmap, QRectF(pixmap.rect()))


def logo(size: float = 24, ratio: float = 1.0) -> QPixmap:
    """The mark of the program in the accent of the theme."""
    svg = data_path("resources", "icons", "qualapp.svg").read_text(encoding="utf-8")
    tokens = theme.tokens
    svg = svg.replace("#2F4FA8", tokens.accent).replace("#FFFFFF", tokens.on_accent)
    return _kept(f"look-logo-{tokens.accent}", svg, size, ratio)


def app_icon() -> QIcon:
    """The icon of the program in task bars and window titles: always blue."""
    return QIcon(str(data_path("resources", "icons", "qualapp.svg")))


def _wear_again(wearer: QObject) -> None:
    worn = wearer.property(_WORN)
    if worn and isinstance(wearer, QAction | QAbstractButton):
        wear_icon(wearer, str(worn[0]), str(worn[1]), float(worn[2]))


def recolour_icons() -> None:
    """Give every button and action that wears an icon the colours of the theme."""
    for widget in QApplication.allWidgets():
        _wear_again(widget)
        for action in widget.actions():
            _wear_again(action)


theme.changed.connect(recolour_icons)
