"""The dictionary of inflections: loading it takes a second, so that is done beside the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from qualapp.desktop.jobs import Job
from qualapp.language.words import lemma
from qualapp.progress import Progress, Work

_ready: set[str] = set()


def is_ready(language: str) -> bool:
    """Whether a search in this language need not wait."""
    return language in _ready


def make_ready(language: str, done: Callable[[], None], parent: QObject) -> None:
    """Load the dictionary of a language on a thread, then say so."""

    def work() -> Work[str]:
        yield Progress(0, 1)
        lemma("a", language)
        return language

    def loaded(language: str) -> None:
        _ready.add(language)
        done()

    Job("", work, loaded, parent=parent).start()
