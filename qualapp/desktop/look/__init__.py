"""The look of the program: colours, letters, icons and shapes; the controls are in `look.widgets`."""

from qualapp.desktop.look.code_colours import SECTORS, CodeColour, code_colour, ink_of
from qualapp.desktop.look.fonts import load_fonts, reading_font, ui_font
from qualapp.desktop.look.icons import app_icon, icon, icon_pixmap, logo, paint_icon, wear_icon
from qualapp.desktop.look.theme import Theme, theme
from qualapp.desktop.look.tokens import SCRIM, Tokens, contrast, mix

__all__ = [
    "SCRIM",
    "SECTORS",
    "CodeColour",
    "Theme",
    "Tokens",
    "app_icon",
    "code_colour",
    "contrast",
    "icon",
    "icon_pixmap",
    "ink_of",
    "load_fonts",
    "logo",
    "mix",
    "paint_icon",
    "reading_font",
    "theme",
    "ui_font",
    "wear_icon",
]
