"""Elements of a REFI-QDA project, with texts, times, colours and guids as its schema wants them."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from qualapp.model.exchange import derived_guid

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAMESPACE = "urn:QDA-XML:project:1.0"
QUALIFIED = f"{{{NAMESPACE}}}"

_OUTLAWED = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_FORBIDDEN = re.compile(f"[{_OUTLAWED}]")
_GUID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_SPECIAL = re.compile(f"[&<>\r{_OUTLAWED}]")
_SPECIAL_IN_VALUE = re.compile(f'[&<>"\r\n\t{_OUTLAWED}]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
_EPOCH = datetime(1970, 1, 1)


def marked(tag: str, inner: str = "", **attributes: str | None) -> str:
    """An element around its content; attributes that are None are not written.

    >>> marked("Code", described("A & B"), guid="1", color=None)
    '<Code guid="1"><Description>A &amp; B</Description></Code>'
    """
    written = "".join([f' {name}="{quoted(value)}"' for name, value in attributes.items() if value is not None])
    return f"<{tag}{written}>{inner}</{tag}>" if inner else f"<{tag}{written}/>"


def described(description: str) -> str:
    """What an element is about, where anybody has said it."""
    return marked("Description", escaped(description)) if clean(description) else ""


def referring(tag: str, guids: Iterable[str]) -> str:
    """References to others."""
    return "".join([f'<{tag} targetGUID="{guid}"/>' for guid in guids])


def parts_of(xml: str) -> list["Element"]:
    """The elements of which something written consists."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return list(etree.fromstring(f'<All xmlns="{NAMESPACE}">{xml}</All>', parser))


def parsed(xml: str) -> "Element":
    """One element that was written."""
    from lxml import etree

    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def as_text(one: "Element") -> str:
    """An element written out."""
    from lxml import etree

    return str(etree.tostring(one, encoding="unicode", with_tail=False))


def local_name(one: "Element") -> str:
    """The name of an element without its namespace.

    >>> local_name(parsed("<Set xmlns='urn:QDA-XML:project:1.0'/>"))
    'Set'
    """
    return str(one.tag).rpartition("}")[2]


def children(parent: "Element", tag: str) -> list["Element"]:
    """The elements of a name directly in another."""
    return parent.findall(QUALIFIED + tag)


def clean(text: str) -> str:
    """A text without the characters that XML cannot hold.

    >>> clean("Lærke\\x00vangen")
    'Lærkevangen'
    """
    return _FORBIDDEN.sub("", text)


def escaped(text: str) -> str:
    """A text as the content of an element."""
    return _SPECIAL.sub(_escape, text) if _SPECIAL.search(text) else text


def quoted(text: str) -> str:
    """A text as the value of an attribute, in which line breaks stay what they are."""
    return _SPECIAL_IN_VALUE.sub(_escape, text) if _SPECIAL_IN_VALUE.search(text) else text


def proper(guid: str) -> str:
    """A guid as the schema wants it: itself, or one that follows from it.

    >>> proper("c001") == proper("c001") != proper("c002")
    True
    """
    return guid if _GUID.fullmatch(guid) else derived_guid("junk", guid)


def colour(code: str) -> str | None:
    """A colour as every program reads it, or None.

    >>> colour("#1f77b4"), colour("")
    ('#1F77B4', None)
    """
    return code.upper() if _COLOUR.fullmatch(code) else None


@lru_cache(maxsize=256)
def moment(microseconds: int | None) -> str | None:
    """A time as XML writes it; None where there is none that it can write.

    >>> moment(1_500_000), moment(60_000_000)
    ('1970-01-01T00:00:01.500000Z', '1970-01-01T00:01:00Z')
    """
    if microseconds is None:
        return None
    try:
        return (_EPOCH + timedelta(microseconds=microseconds)).isoformat() + "Z"
    except OverflowError:
        return None


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0], "")
