"""The cases of a project, and what programs mean by cases that are none."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualapp.i18n import _
from qualapp.importers.refi.claims import Known, value_in
from qualapp.importers.refi.guids import Guids, canonical
from qualapp.importers.refi.remarks import Matter, Remarks
from qualapp.importers.refi.values import fitting
from qualapp.importers.refi.xml_units import local, text_in
from qualapp.model.exchange import TravellingCase, TravellingValue
from qualapp.model.text import kept

if TYPE_CHECKING:
    from lxml import etree


@dataclass(frozen=True)
class RawCase:
    """A case as it stands in the file, before what it refers to is known."""

    guid: str
    name: str
    description: str
    codes: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    selections: tuple[str, ...]


def raw_case(element: "etree._Element", guids: Guids) -> RawCase:
    """A case as it stands in the file."""
    referred: dict[str, dict[str, None]] = {"CodeRef": {}, "SourceRef": {}, "SelectionRef": {}}
    values = []
    for child in element:
        name = local(child)
        if name in referred:
            referred[name][canonical(child.get("targetGUID") or child.get("guid"))] = None
        elif name == "VariableValue":
            variable, written = value_in(child)
            if written is not None:
                values.append((variable, written))
    return RawCase(
        guids.taken("case", element.get("guid")),
        kept(element.get("name") or ""),
        kept(text_in(element, "Description")),
        *(tuple(referred["CodeRef"]), tuple(values), tuple(referred["SourceRef"]), tuple(referred["SelectionRef"])),
    )


class _Cases:
    """Makes cases of what stands in the file."""

    def __init__(self, known: Known, names: Mapping[str, str], with_text: Collection[str], remarks: Remarks) -> None:
        self._known = known
        self._names = names
        self._with_text = with_text
        self._remarks = remarks

    def case(self, raw: RawCase) -> TravellingCase | None:
        """A case; None where it only carried values of a source, which are the source's now."""
        where = raw.name
        values = self._values(raw, where)
        sources = tuple(dict.fromkeys(self._known.transcript_of.get(guid, guid) for guid in raw.sources))
        here = tuple(guid for guid in sources if guid in self._names)
        codes = tuple(guid for guid in raw.codes if guid in self._known.codes)
        lost = len(sources) - len(here) + len(raw.codes) - len(codes)
        self._remarks.count(Matter.LOST_REFERENCE, where, lost)
        if not raw.name.strip() and self._is_of_source(raw, here, codes):
            self._remarks.count(Matter.CASE_TO_SOURCE)
            self._known.values_of_sources.setdefault(here[0], []).extend(values)
            return None
        if raw.guid in self._known.codes and not codes:
            self._remarks.count(Matter.CASE_IS_CODE)
            codes = (raw.guid,)
        return TravellingCase(raw.guid, self._name(raw, here), raw.description, codes, values, here, raw.selections)

    def _is_of_source(self, raw: RawCase, sources: tuple[str, ...], codes: tuple[str, ...]) -> bool:
        is_bare = not (codes or raw.selections or raw.description.strip())
        return is_bare and bool(raw.values) and len(sources) == 1 and sources[0] in self._with_text

    def _name(self, raw: RawCase, sources: tuple[str, ...]) -> str:
        if raw.name.strip():
            return raw.name
        name = next((name for guid in sources if (name := self._names[guid].strip())), "")
        self._remarks.count(Matter.CASE_NAMED if name else Matter.NAMELESS)
        return name or _("(nameless)")

    def _values(self, raw: RawCase, where: str) -> tuple[TravellingValue, ...]:
        found: dict[str, TravellingValue] = {}
        for variable, written in raw.values:
            if variable not in self._known.types:
                self._remarks.count(Matter.NO_VARIABLE, where)
            elif variable in found:
                self._remarks.count(Matter.SECOND_VALUE, where)
            elif (text := fitting(written, self._known.types[variable])) is not None:
                found[variable] = TravellingValue(variable, text)
        return tuple(found.values())


def cases_of(
    raw: list[RawCase],
    known: Known,
    names: Mapping[str, str],
    with_text: Collection[str],
    remarks: Remarks,
) -> tuple[TravellingCase, ...]:
    """The cases of a project."""
    cases = _Cases(known, names, with_text, remarks)
    return tuple(case for one in raw if (case := cases.case(one)) is not None)
