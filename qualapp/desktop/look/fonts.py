"""The letters of the program: Inter for the window, Literata for what people said."""

from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

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
    text_width.cache_clear()
    return tuple(dict.fromkeys(families))


@cache
def _font(families: tuple[str, ...], size: int, weight: int, italic: bool, tabular: bool) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    if tabular:
        font.setFeature(_TABULAR, 1)
    return font


def ui_font(size: float = 13, weight: int = 400, *, tabular: bool = False) -> QFont:
    """The font of the window: logical pixels, weight 400, 500 or 600.

    `tabular` figures have one width, for numbers in columns; they would widen the hyphens of running words.
    """
    return QFont(_font(UI_FAMILIES, round(size), weight, italic=False, tabular=tabular))


def reading_font(size: float = 17, italic: bool = False, family: str = "") -> QFont:
    """The font of transcripts and quotations; `family` is a reader's own choice."""
    families = (family, *READING_FAMILIES) if family else READING_FAMILIES
    return QFont(_font(families, round(size), 400, italic, tabular=family == UI_FAMILIES[0]))


@lru_cache(maxsize=4096)
def text_width(text: str, size: int = 13, weight: int = 400) -> float:
    """How wide a text of the window is on one line."""
    return QFontMetricsF(_font(UI_FAMILIES, size, weight, italic=False, tabular=False)).horizontalAdvance(text)
