"""Names in XML without their namespaces, which differ between editions of the same format."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree


def local(element: "etree._Element") -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: "etree._Element | None", name: str) -> str | None:
    """The value of an attribute, whatever its namespace; None when there is no such attribute or element."""
    if element is None:
        return None
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), None)


def child(element: "etree._Element | None", *names: str) -> "etree._Element | None":
    """The first child of this name, of it the first child of the next name, and so on; None when one is missing."""
    for name in names:
        element = None if element is None else next((one for one in element if local(one) == name), None)
    return element
