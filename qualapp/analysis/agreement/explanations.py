"""Answers in plain words to what people ask of a comparison as a whole; only those that apply."""

from collections.abc import Iterator
from typing import NamedTuple

from qualapp import formats
from qualapp.analysis.agreement.figures import Undefined
from qualapp.analysis.agreement.results import Agreement
from qualapp.i18n import _, _n

_FEW_PIECES = 10


class Explanation(NamedTuple):
    """A question that the figures raise, and its answer."""

    question: str
    answer: str


def explain_all(found: Agreement) -> list[Explanation]:
    """What can be said of a comparison as a whole."""
    return [
        *_nothing_compared(found),
        *_how_pooled(found),
        *_too_little_to_resample(found),
        *_overlapping(found),
        *_set_aside(found),
    ]


def _nothing_compared(found: Agreement) -> Iterator[Explanation]:
    if not found.sources:
        yield Explanation(
            _("Why is there no figure at all?"),
            _(
                "No source was coded by two of these coders. A source counts as given to those who coded something"
                " in it. If they read the same sources and found nothing, say that everybody was given everything."
            ),
        )


def _how_pooled(found: Agreement) -> Iterator[Explanation]:
    if found.units and len(found.codes) > 1:
        yield Explanation(
            _("How is the figure for all codes made?"),
            _(
                "The disagreement that is seen and the disagreement that chance would give are each added over all"
                " codes and then compared. A code that is used more weighs more; one that nobody used weighs nothing."
                " It is not the mean of the figures of the codes, in which a code used twice would weigh as much as"
                " one used two hundred times."
            ),
        )


def _too_little_to_resample(found: Agreement) -> Iterator[Explanation]:
    if not found.comparison.samples:
        return
    if found.sources == 1:
        yield Explanation(
            _("Can the interval be trusted?"),
            _(
                "With one source, its turns are drawn again and again in place of sources. That says how certain the"
                " figure is for this source, not for others like it."
            ),
        )
    elif found.sources < _FEW_PIECES:
        yield Explanation(
            _("Can the interval be trusted?"),
            _n(
                "It rests on {n} source, drawn again and again. With fewer than ten sources it is often too narrow.",
                "It rests on {n} sources, drawn again and again. With fewer than ten sources it is often too narrow.",
                found.sources,
            ).format(n=found.sources),
        )


def _overlapping(found: Agreement) -> Iterator[Explanation]:
    if found.unitising is not None and found.unitising.codes is Undefined.OVERLAPPING:
        yield Explanation(
            _("Why is there no uα and no cuα over all codes?"),
            _(
                "They are made for codes that exclude each other, and here one coder gave the same words several"
                " codes. Compare a few codes of which only one can be given, or look at the uα of each code."
            ),
        )


def _set_aside(found: Agreement) -> Iterator[Explanation]:
    if found.set_aside.alone and found.sources:
        yield Explanation(
            _("Why are not all sources compared?"),
            _n(
                "{n} source was coded by only one of these coders, or by none. It says nothing about agreement.",
                "{n} sources were coded by only one of these coders, or by none. They say nothing about agreement.",
                found.set_aside.alone,
            ).format(n=formats.number(found.set_aside.alone)),
        )
