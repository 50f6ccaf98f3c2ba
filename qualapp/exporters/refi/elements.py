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

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_GUID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_BY_PEOPLE = ("name", "id")
_EPOCH = datetime(1970, 1, 1)


def element(tag: str, **attributes: str | None) -> "Element":
    """An element of its own; attributes that are None are not written, as for `below`."""
    from lxml import etree

    return etree.Element(QUALIFIED + tag, _written(attributes), nsmap={None: NAMESPACE})  # type: ignore[dict-item]


def below(parent: "Element", tag: str, text: str = "", **attributes: str | None) -> "Element":
    """A new last element in another."""
    made = parent.makeelement(QUALIFIED + tag, _written(attributes))
    parent.append(made)
    if text:
        made.text = clean(text)
    return made


def describe(parent: "Element", description: str) -> None:
    """Let an element say what it is about, where anybody has said it."""
    if clean(description):
        below(parent, "Description", description)


def refer(parent: "Element", tag: str, guids: Iterable[str]) -> None:
    """Let an element refer to others."""
    for guid in guids:
        parent.append(parent.makeelement(QUALIFIED + tag, {"targetGUID": guid}))


def local_name(one: "Element") -> str:
    """The name of an element without its namespace.

    >>> local_name(element("Set"))
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


def _written(attributes: dict[str, str | None]) -> dict[str, str]:
    """Those attributes that there are; only in names, which people give, may be what XML cannot hold."""
    written = {name: value for name, value in attributes.items() if value is not None}
    for name in _BY_PEOPLE:
        if name in written:
            written[name] = clean(written[name])
    return written
