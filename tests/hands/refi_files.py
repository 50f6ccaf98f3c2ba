"""REFI-QDA projects written by hand, each in the manner of a program that people come from."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr

PROJECT = "urn:QDA-XML:project:1.0"


def guid(number: int) -> str:
    """A guid that is easily told from others."""
    return str(UUID(int=number))


def attributes(**given: object) -> str:
    """Attributes as they stand in XML; those that are None are not written."""
    return "".join(f" {name}={quoteattr(str(value))}" for name, value in given.items() if value is not None)


def tag(element: str, /, *inner: str, **given: object) -> str:
    """An element."""
    return f"<{element}{attributes(**given)}>{''.join(inner)}</{element}>"


def ref(name: str, target: object) -> str:
    """A reference to another element by its number or guid."""
    return tag(name, targetGUID=guid(target) if isinstance(target, int) else target)


def described(words: str) -> str:
    return tag("Description", escape(words))


def content(words: str) -> str:
    return tag("PlainTextContent", escape(words))


def code(number: int, name: str, *inner: str, color: str | None = "#FF0000", is_codable: str = "true") -> str:
    return tag("Code", *inner, guid=guid(number), name=name, isCodable=is_codable, color=color)


def coding(number: int, of: object, *inner: str, **given: object) -> str:
    return tag("Coding", ref("CodeRef", of), *inner, guid=guid(number), **given)


def passage(number: int, start: object, end: object, *inner: str, **given: object) -> str:
    return tag(
        "PlainTextSelection", *inner, **{"guid": guid(number), "startPosition": start, "endPosition": end, **given}
    )


def text_source(number: int, *inner: str, **given: object) -> str:
    """A text whose words are in `sources/<guid>.txt`."""
    usual = {"guid": guid(number), "name": f"Text {number}", "plainTextPath": f"internal://{guid(number)}.txt"}
    return tag("TextSource", *inner, **{**usual, **given})


def value(variable: int, kind: str, words: str | None) -> str:
    said = "" if words is None else tag(f"{kind}Value", escape(words))
    return tag("VariableValue", ref("VariableRef", variable), said)


def variable(number: int, name: str, kind: str = "Text") -> str:
    return tag("Variable", guid=guid(number), name=name, typeOfVariable=kind)


def project(*parts: str, origin: str | None = "Somebody", namespace: str = PROJECT, **given: object) -> str:
    """A project file; parts are whole containers in whatever order."""
    beginning = '<?xml version="1.0" encoding="utf-8"?>\n'
    return beginning + tag("Project", *parts, **{"xmlns": namespace, "name": "Forsøg", "origin": origin, **given})


def codes(*given: str) -> str:
    return tag("CodeBook", tag("Codes", *given))


def sources(*given: str) -> str:
    return tag("Sources", *given)


def qdpx(
    path: Path, xml: str | bytes, files: Mapping[str, str | bytes] | None = None, entry: str = "project.qde"
) -> Path:
    """An archive; files whose names have no folder lie in `sources`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(entry, xml)
        for name, words in (files or {}).items():
            archive.writestr(name if "/" in name else f"sources/{name}", words)
    return path


def texts(**by_number: str | bytes) -> dict[str, str | bytes]:
    """Files with the words of texts: `texts(_1="Hej")` is that of text 1."""
    return {f"{guid(int(number.lstrip('_')))}.txt": words for number, words in by_number.items()}
