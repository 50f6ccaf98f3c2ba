"""Paragraphs and fields of a Word document as WordprocessingML, built as text because that is quick."""

import re
import unicodedata
from collections.abc import Iterable
from html import escape
from typing import Any

from qualapp.exporters.words import plain

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]+"
_RTL_STRETCH = re.compile(f"({_RIGHT_TO_LEFT}(?:[^\\w\n\t]+{_RIGHT_TO_LEFT})*)")
_SPECIAL = re.compile("([\n\t\u00ad])")
_MARKS = {"\n": "<w:br/>", "\t": "<w:tab/>", "\u00ad": "<w:softHyphen/>"}


def run(text: str, style: str = "", properties: str = "") -> str:
    """Text with line breaks, tabs and soft hyphens as Word has them, in runs of one direction each.

    Word draws U+00AD as a hyphen that is always there; its own element is the one that hyphenates.
    """
    style_property = f'<w:rStyle w:val="{escape(style)}"/>' if style else ""
    runs: list[str] = []
    for place, stretch in enumerate(_RTL_STRETCH.split(plain(text))):
        if stretch:
            direction = "<w:rtl/>" if place % 2 else ""
            runs.append(_run(_content(stretch), style_property + properties + direction))
    return "".join(runs)


def paragraph(style: str, *runs: str, keep: str = "", properties: str = "") -> str:
    """A paragraph of a style; `keep` holds keepNext and keepLines, `properties` what comes after them."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{properties}</w:pPr>{"".join(runs)}</w:p>'


def field(instruction: str, shown: str, properties: str = "") -> str:
    """A field with what it shows until Word computes it."""
    return (
        _run('<w:fldChar w:fldCharType="begin"/>', properties)
        + _run(f'<w:instrText xml:space="preserve"> {escape(instruction, quote=False)} </w:instrText>', properties)
        + _run('<w:fldChar w:fldCharType="separate"/>', properties)
        + _run(_content(plain(shown)), properties)
        + _run('<w:fldChar w:fldCharType="end"/>', properties)
    )


def bookmark(number: int, name: str, content: str) -> str:
    """Runs that links can point at."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def direction(text: str) -> str:
    """The property of a paragraph that begins with a letter written from right to left."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return "<w:bidi/>"
        if kind == "L":
            return ""
    return ""


def elements(paragraphs: Iterable[str]) -> list[Any]:
    """The paragraphs as elements of python-docx."""
    from docx.oxml import parse_xml

    return list(parse_xml(f'<w:body xmlns:w="{NAMESPACE}">{"".join(paragraphs)}</w:body>'))


def _run(content: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>" if properties else f"<w:r>{content}</w:r>"


def _content(text: str) -> str:
    return "".join(
        _MARKS.get(part) or f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>'
        for part in _SPECIAL.split(text)
        if part
    )
