"""Which colours the program wears now, and how Qt's own widgets get them."""

from functools import cache
from typing import Literal

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyle

from qualapp.desktop.look.code_colours import CodeColour, code_colour
from qualapp.desktop.look.focus import follow_keyboard
from qualapp.desktop.look.fonts import load_fonts, ui_font
from qualapp.desktop.look.stylesheet import stylesheet
from qualapp.desktop.look.tokens import DARK, LIGHT, Tokens, mix
from qualapp.shipped import data_path

Scheme = Literal["system", "light", "dark"]
_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


@cache
def _colour(value: str, alpha: float) -> QColor:
    colour = QColor(value)
    colour.setAlphaF(alpha)
    return colour


class Theme(QObject):
    """The light or dark look of the whole program; `changed` tells when all must be painted anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._scheme: Scheme = "system"
        self._tokens = LIGHT

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    @property
    def dark(self) -> bool:
        return self._tokens.dark

    @property
    def scheme(self) -> Scheme:
        """What was asked for: `light`, `dark`, or as the `system` has it."""
        return self._scheme

    @property
    def moves(self) -> bool:
        """Whether motion is welcome on this machine."""
        style = QApplication.style()
        return bool(style and style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0)

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        """A colour for painting: a token such as `text-2`, or "#rrggbb" as it is."""
        return QColor(_colour(name if name.startswith("#") else self._tokens[name], alpha))

    def code(self, colour: int | str) -> CodeColour:
        """The ink and washes of a code under this theme."""
        return code_colour(colour, self.dark)

    def install(self, app: QApplication, scheme: Scheme = "system") -> None:
        """Dress the program: style, fonts, palette, and follow the system from now on."""
        load_fonts()
        QDir.setSearchPaths("look", [str(data_path("resources", "icons", "marks"))])
        app.setStyle("Fusion")
        app.setFont(ui_font())
        follow_keyboard(app)
        app.styleHints().colorSchemeChanged.connect(self._follow_system, Qt.ConnectionType.UniqueConnection)
        self._scheme = scheme
        self._ask_system()
        self._wear(self._wanted())

    def follow(self, scheme: Scheme) -> None:
        """Be light or dark from now on, or do as the system does."""
        self._scheme = scheme
        self._ask_system()
        self._follow_system()

    def _ask_system(self) -> None:
        """Let title bars and the system's own dialogs be as light or dark as we are."""
        QGuiApplication.styleHints().setColorScheme(_SCHEMES[self._scheme])

    def _wanted(self) -> Tokens:
        if self._scheme == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._scheme == "dark" else LIGHT

    def _follow_system(self) -> None:
        if self._wanted() is not self._tokens:
            self._wear(self._wanted())

    def _wear(self, tokens: Tokens) -> None:
        self._tokens = tokens
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(tokens))
            app.setStyleSheet(stylesheet(tokens))
        self.changed.emit()


def palette(tokens: Tokens) -> QPalette:
    """The colours for those parts of Qt that know no style sheet."""
    role = QPalette.ColorRole
    result = QPalette()
    for which, value in (
        (role.Window, tokens.app),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.app),
        (role.Text, tokens.text),
        (role.PlaceholderText, tokens.text_3),
        (role.Button, tokens.raised),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.on_accent),
        (role.Highlight, mix(tokens.accent, tokens.surface, 0.26)),
        (role.HighlightedText, tokens.text),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.ToolTipBase, tokens.raised),
        (role.ToolTipText, tokens.text),
        (role.Light, tokens.raised),
        (role.Midlight, tokens.hover),
        (role.Mid, tokens.line),
        (role.Dark, tokens.strong),
        (role.Shadow, tokens.line),
    ):
        result.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.strong))
    return result


theme = Theme()
"""The one theme of the program."""
