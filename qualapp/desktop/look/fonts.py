"""The letters of the program: Inter for the window, Literata for what people said."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from qualapp.shipped import data_path

_SHIPPED = (
    "Inter-Regular.ttf",
    "Inter-Medium.ttf",
    "Inter-SemiBold.ttf",
    "Literata-Regular.ttf",
    "Literata-Italic.ttf",
)
UI_FAMILIES = (
    "Inter",
    "Segoe UI Variable Text",
    "Segoe UI",
    ".AppleSystemUIFont",
    "Noto Sans",
    "DejaVu Sans",
)
READING_FAMILIES = ("Literata", "Georgia", "Cambria", "Noto Serif", "DejaVu Serif")
_TABULAR = QFont.Tag.fromString("tnum")


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the shipped fonts known to Qt, once; gives the families that were found."""
    families: list[str] = []
    for name in _SHIPPED:
        number = QFontDatabase.addApplicationFont(str(data_path("resources", "fonts", name)))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(families))


def _font(families: tuple[str, ...], size: float) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(round(size))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


def ui_font(size: float = 13, weight: int = 400) -> QFont:
    """The font of the window: logical pixels, weight 400, 500 or 600, figures of one width."""
    font = _font(UI_FAMILIES, size)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(_TABULAR, 1)
    return font


def reading_font(size: float = 17, italic: bool = False, family: str = "") -> QFont:
    """The font of transcripts and quotations; `family` is a reader's own choice."""
    font = _font((family, *READING_FAMILIES) if family else READING_FAMILIES, size)
    font.setItalic(italic)
    return font
