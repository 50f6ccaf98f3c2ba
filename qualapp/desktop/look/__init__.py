"""The look of the program: colours, letters, icons and shapes; the controls are in `look.widgets`."""

from qualapp.desktop.look.code_colours import SECTORS, CodeColour, code_colour, ink_of
from qualapp.desktop.look.focus import focus_shown, paint_ring
from qualapp.desktop.look.fonts import load_fonts, reading_font, text_width, ui_font
from qualapp.desktop.look.glyphs import GLYPH_TOKENS, glyph_path, paint_glyph
from qualapp.desktop.look.icons import app_icon, icon, icon_pixmap, icon_svg, logo, paint_icon, wear_icon
from qualapp.desktop.look.keys import key_names, key_text
from qualapp.desktop.look.keys_in_use import keys_in_use
from qualapp.desktop.look.shapes import (
    hatch,
    key_cap_width,
    paint_avatar,
    paint_frame,
    paint_key_cap,
    paint_shadow,
    paint_square,
)
from qualapp.desktop.look.theme import Theme, theme
from qualapp.desktop.look.tokens import SCRIM, Tokens, contrast, mix

__all__ = [
    "GLYPH_TOKENS",
    "SCRIM",
    "SECTORS",
    "CodeColour",
    "Theme",
    "Tokens",
    "app_icon",
    "code_colour",
    "contrast",
    "focus_shown",
    "glyph_path",
    "hatch",
    "icon",
    "icon_pixmap",
    "icon_svg",
    "ink_of",
    "key_cap_width",
    "key_names",
    "key_text",
    "keys_in_use",
    "load_fonts",
    "logo",
    "mix",
    "paint_avatar",
    "paint_frame",
    "paint_glyph",
    "paint_icon",
    "paint_key_cap",
    "paint_ring",
    "paint_shadow",
    "paint_square",
    "reading_font",
    "text_width",
    "theme",
    "ui_font",
    "wear_icon",
]
