"""Names of people and organisations, found by a language model of spaCy's where the person has installed one.

Nothing is ever fetched: a model that is not on this machine is not used.
"""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import entry_points
from typing import Any, Literal

from qualapp.errors import UserError
from qualapp.i18n import _

Sort = Literal["person", "organisation"]

_FAMILIES = {"da": "da_core_news_", "en": "en_core_web_"}
_SIZES = ("lg", "md", "sm")
_SORTS: dict[str, Sort] = {"PER": "person", "PERSON": "person", "ORG": "organisation"}
_NOT_NEEDED = ["parser", "senter", "lemmatizer", "morphologizer", "tagger", "attribute_ruler"]
_PARAGRAPH = re.compile(r"[^\n]{1,50000}")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, order=True)
class Name:
    """Where a name stands, and whether it is a person's or an organisation's."""

    start: int
    end: int
    sort: Sort


@lru_cache(maxsize=4)
def installed_model(language: str) -> str:
    """The best language model for names that is installed on this machine; empty where there is none."""
    family = _FAMILIES.get(language)
    found = {one.name for one in entry_points(group="spacy_models") if family and one.name.startswith(family)}

    def order(name: str) -> tuple[int, str]:
        size = name.removeprefix(str(family))
        return _SIZES.index(size) if size in _SIZES else len(_SIZES), name

    return min(found, key=order, default="")


class NameReader:
    """Reads texts with an installed model. Making one takes seconds, so that it is made on the thread that uses it.

    Raises UserError where the model cannot be used.
    """

    def __init__(self, model: str) -> None:
        import spacy

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of a model made for another version, which mostly works
                self._pipeline: Any = spacy.load(model, exclude=_NOT_NEEDED)
        except (OSError, ValueError, ImportError) as error:
            told = _("The language model “{model}” could not be loaded. Install it anew, or go on without it.")
            raise UserError(told.format(model=model)) from error
        self.model = model
        self._last: tuple[str, tuple[Name, ...]] = ("", ())

    def names(self, text: str) -> tuple[Name, ...]:
        """The names in a text in its order; none reaches over a line end. The text read last is not read again."""
        if text != self._last[0]:
            self._last = (text, tuple(self._read(text)))
        return self._last[1]

    def _read(self, text: str) -> Iterator[Name]:
        paragraphs = ((match.group(), match.start()) for match in _PARAGRAPH.finditer(text))
        for document, start in self._pipeline.pipe(paragraphs, as_tuples=True):
            yield from (name for entity in document.ents if (name := _name(entity, start)))


def _name(entity: Any, offset: int) -> Name | None:
    """A name without the signs around it; None where it is neither a person's nor an organisation's."""
    sort = _SORTS.get(entity.label_)
    words = _EDGES.sub("", entity.text)
    if sort is None or len(words) < 2 or not any(letter.isalpha() for letter in words):
        return None
    start = offset + int(entity.start_char) + entity.text.index(words)
    return Name(start, start + len(words), sort)
