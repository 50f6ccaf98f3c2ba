"""What this program wrote behind a codebook for itself, as far as the codebook still says the same."""

import json
from collections.abc import Mapping
from typing import Any

from qualapp.model.code_description import Guidance, composed
from qualapp.model.codebook import NO_WORDS, Words, is_code_colour, is_codebook_id

TEXTS = ("definition", "include", "exclude", "example")
_FORM = 1


class OwnWords:
    """The words of a codebook in both languages, by the guids of its codes; what makes no sense counts as not there."""

    def __init__(self, written: str = "") -> None:
        told = _read(written)
        is_known = told.get("codebook") == _FORM and told.get("language") in ("da", "en")
        self._told = told if is_known else {}
        self._codes = _mapping(self._told.get("codes"))
        self._language = str(self._told.get("language", ""))
        self.is_damaged = bool(written) and not is_known

    @property
    def id(self) -> str:
        """The id of the codebook, or nothing."""
        found = self._told.get("id")
        return found if isinstance(found, str) and is_codebook_id(found) else ""

    def words(self, field: str) -> Words:
        """What the codebook is called (`name`), what it is for (`description`) or where it comes from (`origin`)."""
        return _words(self._told.get(field)) or NO_WORDS

    def name(self, guid: str, name: str) -> Words:
        """A code's name in both languages."""
        found = _words(_mapping(self._codes.get(guid)).get("name"))
        return found if found and found.in_language(self._language) == name else Words(name, name)

    def texts(self, guid: str, description: str) -> dict[str, Words] | None:
        """A code's texts, if they are what the description was made of."""
        told = _mapping(_mapping(self._codes.get(guid)).get("texts"))
        found = {key: _words(told.get(key)) or NO_WORDS for key in TEXTS}
        if not told:
            return None
        said = Guidance(*(found[key].in_language(self._language) for key in TEXTS))
        return found if composed(said, self._language).strip() == description.strip() else None

    def colour(self, guid: str) -> str | None:
        """A code's own colour, empty where it had none, None where nothing is told."""
        found = _mapping(self._codes.get(guid)).get("colour")
        return found if isinstance(found, str) and (not found or is_code_colour(found)) else None


def _read(written: str) -> Mapping[str, Any]:
    try:
        return _mapping(json.loads(written))
    except (ValueError, RecursionError):
        return {}


def _mapping(found: object) -> Mapping[str, Any]:
    return found if isinstance(found, dict) else {}


def _words(found: object) -> Words | None:
    match found:
        case [str(da), str(en)]:
            return Words(da, en)
    return None
