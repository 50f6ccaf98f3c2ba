"""A codebook for other programs, as REFI-QDA wants it (.qdc)."""

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from qualapp.errors import UserError
from qualapp.exporters.codebook_report import CodebookReport, NumberedCode, numbered
from qualapp.exporters.colours import code_inks
from qualapp.exporters.refi.elements import clean, proper
from qualapp.i18n import _
from qualapp.model.code_description import Guidance, composed, taken_apart
from qualapp.model.codebook import CodeEntry, CodeSet, Words
from qualapp.model.exchange import derived_guid

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMESPACE = "urn:QDA-XML:codebook:1.0"
_QUALIFIED = f"{{{_NAMESPACE}}}"
_TEXTS = ("definition", "include", "exclude", "example")


def codebook_to_qdc(report: CodebookReport) -> bytes:
    """The codebook in the language of the report, valid against the schema of the standard.

    What the standard has no field for stands behind it as an instruction that only this program reads.
    Raises UserError where there are no codes, which the standard does not allow.
    """
    from lxml import etree

    codes = list(numbered(report.codebook))
    if not codes:
        raise UserError(_("The codebook has no codes yet, so there is nothing to hand on to other programs."))
    root = etree.Element(_QUALIFIED + "CodeBook", origin="Qualapp", nsmap={None: _NAMESPACE})  # type: ignore[dict-item]
    guids = [_guid(report, code) for code in codes]
    _add_codes(root, codes, guids, report.language)
    written = {code.code.id: guid for code, guid in zip(codes, guids, strict=True) if code.code.id}
    _add_sets(root, report.sets, written)
    etree.indent(root, "  ")
    root.addnext(etree.ProcessingInstruction("qualapp", _instruction(report, codes, guids)))
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8")


def _guid(report: CodebookReport, code: NumberedCode) -> str:
    known = code.code.id
    return proper(known) if known else derived_guid("code", report.codebook.id, code.number)


def _add_codes(root: "Element", codes: Iterable[NumberedCode], guids: Iterable[str], language: str) -> None:
    at_level = [_below(root, "Codes")]
    for code, guid in zip(codes, guids, strict=True):
        del at_level[code.level :]
        at_level.append(_code(at_level[-1], code, guid, language))


def _code(parent: "Element", code: NumberedCode, guid: str, language: str) -> "Element":
    has_colour = any(one.colour for one in (code.code, *code.above))
    made = _below(
        parent,
        "Code",
        guid=guid,
        name=code.code.name.in_language(language),
        isCodable="true" if code.code.is_codable else "false",
        **({"color": f"#{code_inks(code.colour)[0]}"} if has_colour else {}),
    )
    _describe(made, described(code.code, language))
    return made


def described(code: CodeEntry, language: str) -> str:
    """All that a code says of itself in a language, as one text."""
    return composed(Guidance(*(getattr(code, key).in_language(language) for key in _TEXTS)), language)


def _add_sets(root: "Element", sets: Iterable[CodeSet], written: Mapping[str, str]) -> None:
    """The groups of codes, without those codes that are gone."""
    holder: Element | None = None
    for one in sets:
        holder = _below(root, "Sets") if holder is None else holder
        made = _below(holder, "Set", guid=proper(one.id), name=one.name)
        _describe(made, one.description)
        for code in one.codes:
            if code in written:
                _below(made, "MemberCode", guid=written[code])


def _below(parent: "Element", tag: str, **attributes: str) -> "Element":
    from lxml import etree

    return etree.SubElement(parent, _QUALIFIED + tag, {name: clean(value) for name, value in attributes.items()})


def _describe(parent: "Element", description: str) -> None:
    if clean(description):
        _below(parent, "Description").text = clean(description)


def _instruction(report: CodebookReport, codes: Iterable[NumberedCode], guids: Iterable[str]) -> str:
    """What the standard has no field for, as JSON that XML may hold anywhere."""
    book = report.codebook
    own = {
        "codebook": 1,
        "language": report.language,
        "id": book.id,
        "name": _both(book.name),
        "description": _both(book.description),
        "origin": _both(book.origin),
        "codes": {guid: _own(code.code, report.language) for code, guid in zip(codes, guids, strict=True)},
    }
    return json.dumps(own, separators=(",", ":")).replace("?>", "?\\u003e")


def _own(code: CodeEntry, language: str) -> dict[str, Any]:
    told: dict[str, Any] = {"colour": code.colour or ""}
    if code.name.da != code.name.en:
        told["name"] = _both(code.name)
    texts = {key: getattr(code, key) for key in _TEXTS if getattr(code, key)}
    simple = taken_apart(described(code, language))
    if any(words.da != words.en or words.da != getattr(simple, key) for key, words in texts.items()):
        told["texts"] = {key: _both(words) for key, words in texts.items()}
    return told


def _both(words: Words) -> list[str]:
    return [words.da, words.en]
