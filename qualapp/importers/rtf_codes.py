"""What the numbers in an RTF file stand for: code pages, fonts and styles."""

import codecs
import re

from qualapp.importers.word_styles import level_by_name

USUAL = "cp1252"
_SYMBOLS = "symbols"
_CHARSETS = {
    0: USUAL,
    2: _SYMBOLS,
    77: "mac_roman",
    78: "shift_jis",
    79: "big5",
    80: "euc_kr",
    83: "mac_greek",
    87: "mac_cyrillic",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_CODE_PAGES = {0: USUAL, 42: _SYMBOLS, 10000: "mac_roman", 10006: "mac_greek", 10007: "mac_cyrillic", 65001: "utf-8"}
_BULLETS = str.maketrans("·§¨Øüvq", "•••••••")
_IN_FONTS = re.compile(rb"\\(f|fcharset|cpg)(\d{1,9})")
_NESTED = re.compile(rb"\{\\\*[^{}]*\}")
_GROUP = re.compile(rb"\{([^{}]*)\}")
_STYLE = re.compile(rb"\\s(\d{1,9})")
_OUTLINE = re.compile(rb"\\outlinelevel(\d)")
_CONTROL = re.compile(rb"\\[A-Za-z]+-?\d* ?|\\.|[\r\n]")
_BODY_TEXT = 9


def code_page(number: int) -> str:
    """The name of a Windows or Mac code page.

    >>> code_page(1252), code_page(10000), code_page(4711)
    ('cp1252', 'mac_roman', 'cp1252')
    """
    name = _CODE_PAGES.get(number, f"cp{number}")
    try:
        if name != _SYMBOLS:
            codecs.lookup(name)
    except LookupError:
        return USUAL
    return name


def fonts_in(table: bytes) -> dict[int, str]:
    """The code page of each font of a font table; those are missing that write like the document."""
    found: dict[int, str] = {}
    font = 0
    for word, digits in _IN_FONTS.findall(table):
        number = int(digits)
        if word == b"f":
            font = number
        elif word == b"cpg" and number:
            found[font] = code_page(number)
        elif number in _CHARSETS:
            found.setdefault(font, _CHARSETS[number])
    return found


def headings_in(stylesheet: bytes) -> dict[int, int]:
    """The level of each heading style of a stylesheet, by the number of the style."""
    found: dict[int, int] = {}
    for group in _GROUP.findall(_NESTED.sub(b"", stylesheet)):
        style, outline = _STYLE.search(group), _OUTLINE.search(group)
        name = _CONTROL.sub(b"", group).decode(USUAL, "replace").strip(" ;")
        level = level_of(int(outline[1])) if outline else level_by_name(name)
        if style and level:
            found[int(style[1])] = level
    return found


def level_of(outline: int) -> int:
    """The level of a heading by its outline level; 0 for body text."""
    return outline + 1 if outline < _BODY_TEXT else 0


def decoded(data: bytes, codec: str) -> str:
    """The characters that bytes stand for; in fonts of symbols only the bullets can be told."""
    if codec == _SYMBOLS:
        return data.decode(USUAL, "replace").translate(_BULLETS)
    return data.decode(codec, "replace")
