"""Elements for which this program has no noun, written as the standard wants them so that they can be given back."""

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from qualapp.importers.refi.guids import canonical
from qualapp.importers.refi.remarks import Matter, Remarks
from qualapp.importers.refi.shapes import (
    CHOICES,
    GUIDS,
    NAMESPACE,
    PLACEHOLDER,
    SHAPES,
    TIMES,
    VALUES,
    WHOLE_NUMBERS,
    Shape,
)
from qualapp.importers.refi.values import colour, fitting, moment
from qualapp.importers.refi.xml_units import all_text, local
from qualapp.model.exchange import derived_guid
from qualapp.model.text import kept

if TYPE_CHECKING:
    from lxml import etree

_REFERENCES = ("NoteRef", "CodeRef", "VariableRef", "MemberCode", "MemberSource", "MemberNote")
_WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,18}")
_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_TIME = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)


class Keeping:
    """Makes of an element one that the standard knows; what had to be mended is counted."""

    def __init__(self, remarks: Remarks, notes: Mapping[str, str]) -> None:
        self._remarks = remarks
        self._notes = notes
        self._where = ""
        self._made_up = 0

    def element(
        self,
        given: "etree._Element",
        guid: str,
        where: str,
        texts: Mapping["etree._Element", str] | None = None,
        without: Collection[str] = (),
    ) -> "etree._Element":
        """The element with this guid; of `texts` in it only placeholders stay, and nothing of the kinds `without`."""
        self._where = where
        self._texts = texts or {}
        made = self._made(given, SHAPES[local(given)], without)
        made.set("guid", guid)
        return made

    def _made(self, given: "etree._Element", shape: Shape, without: Collection[str] = ()) -> "etree._Element":
        from lxml import etree

        made = etree.Element(f"{{{NAMESPACE}}}{local(given)}", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
        self._give_attributes(given, made, shape)
        if shape.is_text:
            made.text = kept(all_text(given))
            return made
        parts = [child for child in given if local(child) in shape.parts and local(child) not in without]
        self._count_unknown(given, shape)
        seen: set[str] = set()
        for child in sorted(parts, key=lambda child: shape.parts.index(local(child))):
            name = local(child)
            if name in shape.single and name in seen:
                self._remarks.count(Matter.UNKNOWN_PART, self._where)
                continue
            inner = self._part(child)
            if inner is not None:
                seen.add(name)
                made.append(inner)
        return made

    def _part(self, child: "etree._Element") -> "etree._Element | None":
        if child in self._texts:
            made = self._made(child, PLACEHOLDER, ())
            made.set("guid", self._texts[child])
            return made
        made = self._made(child, SHAPES[local(child)])
        return made if self._is_sound(made) else None

    def _count_unknown(self, given: "etree._Element", shape: Shape) -> None:
        if shape is not PLACEHOLDER:
            unknown = sum(local(child) not in shape.parts for child in given)
            self._remarks.count(Matter.UNKNOWN_PART, self._where, unknown)

    def _is_sound(self, made: "etree._Element") -> bool:
        """Whether it says what it must; a reference to nothing, or a coding without code, says nothing."""
        name = local(made)
        if name == "VariableValue":
            return self._has_one_value(made)
        needs = "CodeRef" if name == "Coding" else ""
        is_empty = name in _REFERENCES and not made.get("targetGUID")
        if is_empty or (needs and not any(local(child) == needs for child in made)):
            self._remarks.count(Matter.LOST_REFERENCE, self._where)
            return False
        return True

    def _has_one_value(self, made: "etree._Element") -> bool:
        if not any(local(child) == "VariableRef" for child in made):
            self._remarks.count(Matter.LOST_REFERENCE, self._where)
            return False
        for child in [child for child in made if local(child) in VALUES][1:]:
            made.remove(child)
        for child in [child for child in made if local(child) in VALUES]:
            fit = fitting(child.text or "", local(child).removesuffix("Value"))
            if fit is None:
                made.remove(child)
                self._remarks.count(Matter.REPAIRED, self._where)
            else:
                child.text = fit
        return True

    def _give_attributes(self, given: "etree._Element", made: "etree._Element", shape: Shape) -> None:
        for name in shape.attributes:
            raw = given.get(name)
            if raw is None and name == "targetGUID" and shape.needed == ("targetGUID",):
                raw = given.get("guid") or given.text
            value = None if raw is None else self._value(name, raw, made)
            if value is None and name in shape.needed:
                value = self._needed(name)
            if value is not None:
                made.set(name, value)
        known = {*shape.attributes, "guid"} if shape is not PLACEHOLDER else set(given.keys())
        unknown = sum(name not in known and not name.startswith("{") for name in map(str, given.keys()))
        self._remarks.count(Matter.UNKNOWN_PART, self._where, unknown)

    def _needed(self, name: str) -> str | None:
        if name == "targetGUID":
            return None
        self._remarks.count(Matter.REPAIRED, self._where)
        if name in WHOLE_NUMBERS:
            return "0"
        if name in GUIDS:
            self._made_up += 1
            return derived_guid("missing", "kept", str(self._made_up))
        return ""

    def _value(self, name: str, raw: str, made: "etree._Element") -> str | None:
        """The value of an attribute as the standard wants it, or None where nothing can be made of it."""
        if name in GUIDS:
            guid = canonical(raw) or None
            return self._notes.get(guid or "", guid) if local(made) == "NoteRef" else guid
        if not (name in WHOLE_NUMBERS or name in TIMES or name in CHOICES or name == "color"):
            return kept(raw)
        plain = raw.strip()
        if name in WHOLE_NUMBERS:
            found: str | None = plain if _WHOLE_NUMBER.fullmatch(plain) else _rounded(plain)
        elif name in TIMES:
            found = plain if _TIME.fullmatch(plain) and moment(plain) is not None else None
        elif name == "color":
            found = plain if _COLOUR.fullmatch(plain) else colour(plain) or None
        else:
            found = next((choice for choice in CHOICES[name] if choice.casefold() == plain.casefold()), None)
        if found != plain:
            self._remarks.count(Matter.REPAIRED, self._where)
        return found


def _rounded(plain: str) -> str | None:
    """A number with decimals, as programs write places of pictures, as a whole one."""
    try:
        return str(round(float(plain))) if abs(float(plain)) < 1e15 else None
    except ValueError:
        return None


def as_text(element: "etree._Element") -> str:
    """An element as it is kept."""
    from lxml import etree

    return str(etree.tostring(element, encoding="unicode", with_tail=False))
