"""What is told of what was adapted or left out in a Taguette project."""

from qualapp.i18n import _n
from qualapp.importers.tally import Sentences
from qualapp.model.exchange import Outcome

_ADAPTED, _LEFT_OUT = Outcome.ADAPTED, Outcome.LEFT_OUT

SENTENCES: Sentences = {
    "folder": (
        _ADAPTED,
        lambda n: _n(
            "{n} code was made to gather tags that have a dot in their name.",
            "{n} codes were made to gather tags that have a dot in their name.",
            n,
        ),
    ),
    "other words": (
        _ADAPTED,
        lambda n: _n(
            "{n} highlight stands on other words than those that Taguette keeps beside it; it was left in its place.",
            "{n} highlights stand on other words than those that Taguette keeps beside them;"
            " they were left in their places.",
            n,
        ),
    ),
    "no words": (
        _LEFT_OUT,
        lambda n: _n(
            "{n} highlight lies on no words and was left out.",
            "{n} highlights lie on no words and were left out.",
            n,
        ),
    ),
    "no text": (
        _LEFT_OUT,
        lambda n: _n("{n} document has no text and was left out.", "{n} documents have no text and were left out.", n),
    ),
    "pictures": (
        _LEFT_OUT,
        lambda n: _n("{n} picture in the documents was left out.", "{n} pictures in the documents were left out.", n),
    ),
}
