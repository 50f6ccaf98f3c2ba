"""Numbers and counts of things as the window writes them."""

from PySide6.QtCore import QLocale

from qualapp.i18n import _, _n, language


def number_text(number: int) -> str:
    """A whole number with the separators of the program's language."""
    return QLocale(language()).toString(number)


def codings_text(count: int) -> str:
    """So many codings, in words."""
    return _n("{n} coding", "{n} codings", count).format(n=number_text(count))


def subcodes_text(count: int) -> str:
    """So many sub-codes, in words."""
    return _n("{n} sub-code", "{n} sub-codes", count).format(n=number_text(count))


def memos_text(count: int) -> str:
    """So many memos, in words."""
    return _n("{n} memo", "{n} memos", count).format(n=number_text(count))


def nodes_text(count: int) -> str:
    """So many nodes of theories of change, in words."""
    return _n("{n} node", "{n} nodes", count).format(n=number_text(count))


def evidence_text(count: int) -> str:
    """So many pieces of evidence, in words."""
    return _n("{n} piece of evidence", "{n} pieces of evidence", count).format(n=number_text(count))


def listed(parts: list[str]) -> str:
    """Parts of a sentence with commas and an "and" before the last."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{before} and {last}").format(before=", ".join(parts[:-1]), last=parts[-1])


def hanging_text(hanging: dict[str, int]) -> str:
    """What goes with a code when it is deleted, in words; empty where nothing does."""
    words = (
        (hanging["codes"] - 1, subcodes_text),
        (hanging["codings"], codings_text),
        (hanging["memos"], memos_text),
        (hanging["nodes"], nodes_text),
        (hanging["evidence"], evidence_text),
    )
    return listed([said(count) for count, said in words if count > 0])
