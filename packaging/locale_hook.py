"""Compile the translations whenever the package is built, also by pip."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LocaleHook(BuildHookInterface[Any]):
    """Turns resources/locale/LANGUAGE.po into what gettext reads."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for source in (Path(self.root) / "resources" / "locale").glob("*.po"):
            target = source.parent / source.stem / "LC_MESSAGES" / "qualapp.mo"
            target.parent.mkdir(parents=True, exist_ok=True)
            with source.open("rb") as words, target.open("wb") as compiled:
                write_mo(compiled, read_po(words, locale=source.stem))
