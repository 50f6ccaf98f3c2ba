"""All that a code says of itself as one text, as programs keep it that have one field for it."""

from typing import NamedTuple

_LABELS = {"da": ("Medtag", "Udelad", "Eksempel"), "en": ("Include", "Exclude", "Example")}
_BREAK = "\n\n"


class Guidance(NamedTuple):
    """What a code means, what belongs to it, what does not, and an example; each may be empty."""

    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""


def composed(guidance: Guidance, language: str) -> str:
    r"""One text of all, its parts named in Danish (`da`) or English (`en`).

    >>> composed(Guidance("Tid og timer.", exclude="Vejr"), "da")
    'Tid og timer.\n\nUdelad: Vejr'
    """
    named = [f"{label}: {text}" for label, text in zip(_LABELS[language], guidance[1:], strict=True) if text]
    return _BREAK.join([guidance.definition, *named] if guidance.definition else named)


def taken_apart(text: str) -> Guidance:
    r"""The parts of a text whose parts are named in Danish or English; without names it is a definition.

    >>> taken_apart("Tid og timer.\n\nUdelad: Vejr")
    Guidance(definition='Tid og timer.', include='', exclude='Vejr', example='')
    """
    return max((_apart(text, labels) for labels in _LABELS.values()), key=lambda found: sum(map(bool, found[1:])))


def _apart(text: str, labels: tuple[str, str, str]) -> Guidance:
    """Parts come in their order, each once; what is named like an earlier one belongs to the part it stands in."""
    parts = {"": ""}
    rest, current = _BREAK + text, ""
    for label in labels:
        sign = f"{_BREAK}{label}: "
        before, found, after = rest.partition(sign)
        if found:
            parts[current], rest, current = before, after, label
    parts[current] = rest
    return Guidance(*(parts.get(label, "").strip() for label in ("", *labels)))
