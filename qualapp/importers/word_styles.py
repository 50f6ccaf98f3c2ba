"""Which paragraph styles of a Word document are headings, and of what level."""

import re
from typing import TYPE_CHECKING

from qualapp.importers.xml_names import attribute, child, local

if TYPE_CHECKING:
    from lxml import etree

_HEADING = re.compile(r"(?:heading|overskrift|rubrik)\s?([1-9])")
_TITLES = frozenset({"title", "titel"})
_DEEPEST = 9


def level_by_name(style: str) -> int:
    """The level that the name of a style tells; 0 when it is no heading.

    >>> level_by_name("Overskrift 2"), level_by_name("Title"), level_by_name("Normal")
    (2, 1, 0)
    """
    found = _HEADING.fullmatch(style.casefold())
    return int(found[1]) if found else int(style.casefold() in _TITLES)


def outline_level(properties: "etree._Element | None") -> int | None:
    """The level that the properties of a paragraph or style give by number; None when they give none."""
    given = attribute(child(properties, "outlineLvl"), "val") or ""
    if not given.isdecimal():
        return None
    return int(given) + 1 if int(given) < _DEEPEST else 0


class HeadingStyles:
    """The heading levels of the styles of a document, by their ids; a style inherits from the one it is based on."""

    def __init__(self, root: "etree._Element | None") -> None:
        styles = [] if root is None else [style for style in root if local(style) == "style"]
        self._styles = {attribute(style, "styleId") or "": style for style in styles}
        self._levels: dict[str, int] = {}

    def level(self, style_id: str) -> int:
        """The level of a heading style; 0 for the styles of other paragraphs."""
        if style_id not in self._levels:
            self._levels[style_id] = 0  # ends the chain of a style that is based on itself
            self._levels[style_id] = self._found(style_id)
        return self._levels[style_id]

    def _found(self, style_id: str) -> int:
        style = self._styles.get(style_id)
        if style is None:
            return level_by_name(style_id)
        given = outline_level(child(style, "pPr"))
        if given is not None:
            return given
        named = level_by_name(attribute(child(style, "name"), "val") or "")
        based_on = attribute(child(style, "basedOn"), "val")
        return named or (self.level(based_on) if based_on else 0)
