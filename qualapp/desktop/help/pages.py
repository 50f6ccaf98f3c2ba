"""The pages of the help: those that are written, and the keys as the window has them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QKeySequence

from qualapp import i18n
from qualapp.desktop.commands import SECTIONS, Command
from qualapp.desktop.look import key_text, keys_in_use
from qualapp.i18n import _
from qualapp.shipped import data_path

KEYS = "keys"
_FIRST = ("start", "import", "exchange", "coding", "codebook", "cases", "excerpts", "team", "agreement")
_TITLE = re.compile(r"^#\s+(.+)$", re.MULTILINE)
_MARKS = re.compile(r"[*_`#|>\[\]]|\(\S+\.md\)")
KEY = re.compile(r"\{(?P<command>[a-z]+\.[a-z0-9_.]+)=(?P<usual>[^}\s]+)\}")
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~])")
_NAMED_ALONE = ("edit.undo", "edit.redo")
"""Commands whose words hold the step that they would take."""


@dataclass(frozen=True)
class Page:
    """A page by the name of its file, written in Markdown."""

    id: str
    text: str

    @property
    def title(self) -> str:
        """Its first heading."""
        found = _TITLE.search(self.text)
        return found.group(1).strip() if found else self.id.capitalize()

    def has(self, typed: str) -> bool:
        """Whether all the words that were typed stand in it, wherever in a word."""
        words = _MARKS.sub("", self.text).casefold()
        return all(part in words for part in typed.casefold().split())


def pages(commands: Iterable[Command]) -> list[Page]:
    """All pages in the language of the window, with the keys that it has now; the page of the keys last."""
    written = {path.stem: with_keys(path.read_text(encoding="utf-8")) for path in _folder().glob("*.md")}
    keys = "\n\n".join((written.pop(KEYS, "# " + _("Keys")).strip(), keys_text(commands)))
    order = sorted(written, key=lambda id: (_FIRST.index(id) if id in _FIRST else len(_FIRST), id))
    return [*(Page(id, written[id]) for id in order), Page(KEYS, keys)]


def with_keys(text: str) -> str:
    """A page with the keys as they are where it names commands with their usual ones, as in `{edit.undo=Ctrl+Z}`."""

    def key(named: re.Match[str]) -> str:
        return _plain(key_text(keys_in_use.of(named["command"], named["usual"])) or _("(no key)"))

    return KEY.sub(key, text)


def keys_text(commands: Iterable[Command]) -> str:
    """Every command there is now, with its keys, by menu."""
    listed = list(commands)
    parts = ["## " + _("All commands of this window")]
    for menu, title in SECTIONS:
        rows = [_row(command) for command in sorted(listed, key=lambda c: c.group) if command.menu == menu]
        if rows:
            parts.append("\n".join((f"| {_(title)} | |", "|---|---|", *rows)))
    return "\n\n".join(parts)


def _row(command: Command) -> str:
    text = command.action.text().replace("&", "")
    if command.id in _NAMED_ALONE:
        text = text.split(":")[0]
    portable = QKeySequence.SequenceFormat.PortableText
    keys = [f"**{_plain(key_text(keys.toString(portable)))}**" for keys in command.action.shortcuts()]
    return f"| {_plain(text)} | {' · '.join(keys) or '–'} |"


def _plain(text: str) -> str:
    """Words that Markdown leaves as they are."""
    return _SPECIAL.sub(r"\\\1", text)


def _folder() -> Path:
    return data_path("resources", "help", i18n.language())
