"""Danish and English words of the program, chosen while it runs."""

import gettext
import os
from functools import cache

from qualapp.shipped import data_path

LANGUAGES = ("da", "en")
_chosen = "da"


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("qualapp", data_path("resources", "locale"), [language], fallback=True)


def language() -> str:
    """The language that the program speaks now: `da` or `en`."""
    return _chosen


def speak(language: str) -> None:
    """Let the program speak Danish (`da`) or English (`en`) from now on."""
    global _chosen
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    _chosen = language


def language_of_system() -> str:
    """English where the system says so, else Danish."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value and value not in {"C", "POSIX", "C.UTF-8"}:
            return "da" if value.startswith("da") else "en"
    return "da"


def _(message: str) -> str:
    """The message in the language of the program; written as `_("…")` so that extraction finds it."""
    return _catalogue(_chosen).gettext(message) if message else ""


def _n(singular: str, plural: str, n: int) -> str:
    """The message that fits a number, in the language of the program."""
    return _catalogue(_chosen).ngettext(singular, plural, n)


def N_(message: str) -> str:  # noqa: N802 (gettext's own name)
    """Mark a message for translation that is translated later, when shown."""
    return message


def NN_(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802 (as N_, for words that depend on a number)
    """Mark a message for one and for many, which `_n` chooses among later."""
    return singular, plural
