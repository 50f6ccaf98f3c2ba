"""Where a text may mention actors: proposals that a person accepts or rejects."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from qualapp.language import inflection
from qualapp.language.names import Name
from qualapp.language.phrases import Found, Phrases, longest
from qualapp.model.network import ActorKind, Mention
from qualapp.model.text import TextRange


class Form(Protocol):
    """A word or name by which an actor is called, as in `ActorForm`; `is_exact` where capitals count."""

    @property
    def actor_id(self) -> int:
        """Who is called so."""

    @property
    def form(self) -> str:
        """The words."""

    @property
    def is_exact(self) -> bool:
        """Whether capitals count."""


@dataclass(frozen=True)
class Called:
    """A form that is not in the register, such as an actor's name."""

    actor_id: int
    form: str
    is_exact: bool = False


@dataclass(frozen=True, order=True)
class Proposal:
    """A place where words of the register stand; several `actors` where they share these words.

    `form` is how the register has them. A name that is not in the register and only a language model took for one has
    no actors, and `kind` says what it may be.
    """

    range: TextRange
    actors: tuple[int, ...]
    form: str
    kind: ActorKind | None = field(default=None, compare=False)


class ActorFinder:
    """Finds the forms of a register in texts of one language, the longest first and only as whole words.

    Forms for which no inflection is listed are also looked for inflected by rule.
    """

    def __init__(self, forms: Iterable[Form], *, language: str = "da", tolerant: bool = False) -> None:
        self._forms = list(forms)
        self._phrases = Phrases(tolerant=tolerant)
        self._inflected: set[int] = set()
        by_actor: dict[int, list[str]] = {}
        for form in self._forms:
            by_actor.setdefault(form.actor_id, []).append(form.form)
        for number, form in enumerate(self._forms):
            self._phrases.add(2 * number, [form.form], exact=form.is_exact)
            besides = _besides(form, by_actor[form.actor_id], language)
            self._phrases.add(2 * number + 1, besides, exact=form.is_exact)

    def find(self, text: str) -> list[Proposal]:
        """The places in a text, in its order; none overlap."""
        found = (one for one in self._phrases.find(text) if not (one.key % 2 and text[one.end : one.end + 1] == "-"))
        return [self._proposal(group) for group in longest(found)]

    def _proposal(self, group: list[Found]) -> Proposal:
        forms = [self._forms[one.key // 2] for one in sorted(group, key=lambda one: (one.key % 2, one.key))]
        actors = tuple(dict.fromkeys(form.actor_id for form in forms))
        return Proposal(TextRange(group[0].start, group[0].end), actors, forms[0].form)


def find(text: str, forms: Iterable[Form], *, language: str = "da", tolerant: bool = False) -> list[Proposal]:
    """Where a text may mention actors.

    >>> [place.range.of("Skolen og skolestarten") for place in find("Skolen og skolestarten", [Called(1, "skole")])]
    ['Skolen']
    """
    return ActorFinder(forms, language=language, tolerant=tolerant).find(text)


def unknown_names(text: str, names: Iterable[Name], known: Iterable[Proposal]) -> list[Proposal]:
    """The names of a text in which no words of the register stand."""
    taken = sorted(place.range for place in known)
    found, first = [], 0
    for name in sorted(names):
        place = TextRange(name.start, name.end)
        while first < len(taken) and taken[first].end <= place.start:
            first += 1
        if first == len(taken) or not taken[first].overlaps(place):
            found.append(Proposal(place, (), " ".join(place.of(text).split()), ActorKind(name.sort)))
    return found


def undecided(proposals: Iterable[Proposal], judged: Iterable[tuple[Mention, TextRange]]) -> list[Proposal]:
    """The proposals of which nobody has yet said, by these mentions, who is meant there.

    Where one of its actors was accepted in these words, a proposal is decided; rejected actors are left out of it. A
    judgement goes with its excerpt, so that it also holds for words that were corrected since.
    """
    places = sorted((one for one in judged if one[1]), key=lambda one: one[1])
    open_ones, first = [], 0
    for proposal in sorted(proposals):
        while first < len(places) and places[first][1].end <= proposal.range.start:
            first += 1
        here = []
        for mention, range in places[first:]:
            if range.start >= proposal.range.end:
                break
            if range.overlaps(proposal.range):
                here.append(mention)
        if left := _left(proposal, here):
            open_ones.append(left)
    return open_ones


def _left(proposal: Proposal, here: list[Mention]) -> Proposal | None:
    if proposal.kind is not None:
        return None if any(mention.is_meant for mention in here) else proposal
    of_it = [mention for mention in here if mention.actor_id in proposal.actors]
    if any(mention.is_meant for mention in of_it):
        return None
    rejected = {mention.actor_id for mention in of_it}
    actors = tuple(actor for actor in proposal.actors if actor not in rejected)
    return replace(proposal, actors=actors) if actors else None


@dataclass(frozen=True)
class CommonForm:
    """A form that stands so often, or is so small a word, that it mostly may not mean its actor."""

    form: str
    count: int
    words: int
    is_small_word: bool

    @property
    def share(self) -> float:
        """How much of all words it is."""
        return self.count / self.words if self.words else 0.0


COMMON = 0.005
"""The share of all words from which on a form is told of."""


def common_forms(counts: Mapping[str, int], words: int, *, language: str = "da") -> list[CommonForm]:
    """The forms that a person should look at twice, the most frequent first, given how often each was found."""
    small = _small_words(language)
    told = [CommonForm(form, count, words, form.casefold() in small) for form, count in counts.items()]
    told = [one for one in told if one.is_small_word or (one.count > 2 and one.share >= COMMON)]
    return sorted(told, key=lambda one: (-one.count, one.form))


def _small_words(language: str) -> frozenset[str]:
    if language == "en":
        from spacy.lang.en.stop_words import STOP_WORDS
    else:
        from spacy.lang.da.stop_words import STOP_WORDS
    return frozenset(STOP_WORDS)


def _besides(form: Form, forms: list[str], language: str) -> list[str]:
    """What a form is looked for as besides what it is."""
    if form.is_exact and inflection.is_abbreviation(form.form):
        return inflection.of_abbreviation(form.form, language)
    others = [other for other in forms if other != form.form]
    if inflection.is_listed(form.form, others, language):
        return [inflection.genitive(form.form, language)]
    return inflection.inflections(form.form, language)
