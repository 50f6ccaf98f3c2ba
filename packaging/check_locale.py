"""Check that every word of the program has a Danish translation, and that no visible word is unmarked.

Prints a line for each fault and exits with 1 where there is one.
"""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
DANISH = ROOT / "resources" / "locale" / "da.po"
KEYWORDS = {"_": None, "_n": (1, 2), "N_": None, "NN_": (1, 2)}

_PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\([a-z]+\)[sd]|%[0-9]*[nL]?[0-9]")
_NAMES = re.compile("Qualapp|RRGGBB|<[^>]*>")
_TYPING = {"pictures.py"}
"""Files that type what a person would, into the window."""
_SHOWING = {
    *("QAction", "QCheckBox", "QGroupBox", "QLabel", "QMenu", "QPushButton", "QRadioButton", "QToolButton"),
    *("addAction", "addButton", "addItem", "addMenu", "addRow", "addTab", "echo", "note", "secho", "UserError"),
    *("setAccessibleDescription", "setAccessibleName", "setInformativeText", "setPlaceholderText", "setStatusTip"),
    *("setTabText", "setText", "setTitle", "setToolTip", "setWhatsThis", "setWindowTitle", "showMessage"),
}
"""Calls whose first text is seen by a person."""


def extracted() -> Catalog:
    """The messages of the program."""
    catalog = Catalog()
    found = extract_from_dir(ROOT / "qualapp", [("**.py", "python")], keywords=KEYWORDS, comment_tags=())
    for file, line, message, _comments, context in found:
        catalog.add(message, locations=[(f"qualapp/{file}", line)], context=context)
    return catalog


def translated() -> Catalog:
    """The Danish translations."""
    with DANISH.open("rb") as file:
        return read_po(file, locale="da", abort_invalid=True)


def faults_of_translation(wanted: Catalog, danish: Catalog) -> Iterator[str]:
    """What is missing, unsure, no longer used, or has other placeholders than the English."""
    for message in wanted:
        if message.id:
            yield from (f"{_place(message)}: {fault}" for fault in _faults(message, danish.get(message.id)))
    known = {_key(message) for message in wanted}
    left = [message for message in danish if message.id and _key(message) not in known]
    for message in [*left, *danish.obsolete.values()]:
        yield f"da.po: no longer used: {_key(message)!r}"


def unmarked(root: Path = ROOT / "qualapp") -> Iterator[str]:
    """Words that are shown to a person but not marked for translation."""
    for folder in ("desktop", "cli"):
        for path in sorted(path for path in (root / folder).rglob("*.py") if path.name not in _TYPING):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and _name(node.func) in _SHOWING:
                    yield from (
                        f"{path.relative_to(root.parent)}:{text.lineno}: not marked for translation: {words!r}"
                        for text in node.args[:2]
                        if (words := _literal(text)) and re.search(r"[^\W\d_]{2}", _NAMES.sub("", words))
                    )


def hidden_in_f_strings(root: Path = ROOT / "qualapp") -> Iterator[str]:
    """Words that are marked inside an f-string, where they are not found when messages are gathered."""
    for path in sorted(root.rglob("*.py")):
        for whole in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(whole, ast.JoinedStr):
                yield from (
                    f"{path.relative_to(root.parent)}:{call.lineno}: marked inside an f-string: {words!r}"
                    for call in ast.walk(whole)
                    if isinstance(call, ast.Call) and _name(call.func) in KEYWORDS
                    if call.args and (words := _literal(call.args[0]))
                )


def _faults(message: Message, translation: Message | None) -> Iterator[str]:
    key = _key(message)
    if translation is None:
        yield f"no translation: {key!r}"
        return
    if translation.fuzzy:
        yield f"unsure (fuzzy): {key!r}"
    originals, words = texts_of(message.id), texts_of(translation.string)
    if not all(words):
        yield f"no translation: {key!r}"
        return
    for place, danish in enumerate(words):
        english = originals[min(place, len(originals) - 1)]
        if _placeholders(danish) != _placeholders(english):
            yield f"other placeholders: {english!r} and {danish!r}"


def texts_of(text: str | Sequence[str]) -> list[str]:
    """The one text, or those for one and for many."""
    return [text] if isinstance(text, str) else list(text)


def _placeholders(text: str) -> Counter[str]:
    return Counter(_PLACEHOLDER.findall(text))


def _key(message: Message) -> str:
    return texts_of(message.id)[0]


def _place(message: Message) -> str:
    return ":".join(map(str, message.locations[0])) if message.locations else "?"


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literal(node: ast.expr) -> str:
    """The words that stand in the code itself; names of files, icons and style are none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return " ".join(_literal(part) for part in node.values)
    return ""


def main() -> int:
    """Print what is wrong."""
    faults = [*faults_of_translation(extracted(), translated()), *unmarked(), *hidden_in_f_strings()]
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults in the translation" if faults else "The translation is complete.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
