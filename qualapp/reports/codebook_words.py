"""How differences between codebooks, and what is decided of them, are said."""

from qualapp import formats
from qualapp.analysis.codebook_difference import CODABLE, MOVED, Difference, Row
from qualapp.analysis.codebook_likeness import Proposal, Reason
from qualapp.exporters.words import joined
from qualapp.i18n import N_, _, _n
from qualapp.model.book import Book
from qualapp.model.codebook_decisions import Act, Decision, Outcome

FIELDS = {
    "name": N_("name"),
    "name_other": N_("name in the other language"),
    "definition": N_("definition"),
    "include": N_("include"),
    "exclude": N_("exclude"),
    "example": N_("example"),
    "colour": N_("colour"),
    CODABLE: N_("can be put on text"),
    MOVED: N_("place"),
}
REASONS = {
    Reason.SAME_NAME: N_("same name"),
    Reason.WORDS: N_("similar words"),
    Reason.SPELLING: N_("similar spelling"),
    Reason.DEFINITION: N_("similar definition"),
}
SAME, CHANGED, ONLY_HERE, ONLY_THERE = "same", "changed", "only_here", "only_there"
SIGNS = {SAME: "=", CHANGED: "≠", ONLY_HERE: "−", ONLY_THERE: "+"}


def state_of(row: Row) -> str:
    """In which way a row differs: `same`, `changed`, `only_here`, `only_there`."""
    if row.mine is None:
        return ONLY_THERE
    if row.theirs is None:
        return ONLY_HERE
    return CHANGED if row.changes else SAME


def changes_in_words(row: Row) -> str:
    """Which fields of a code differ."""
    return ", ".join(_(FIELDS[change]) for change in row.changes)


def likeness_in_words(proposal: Proposal) -> str:
    """How alike two codes are, and in what."""
    why = ", ".join(_(REASONS[reason]) for reason in proposal.reasons)
    return joined(_("{share} alike").format(share=formats.percent(proposal.score)), why)


def decision_in_words(decision: Decision, found: Difference) -> str:
    """What becomes of a code."""
    target = decision.into or decision.mine
    sentence = {
        Act.LEAVE: N_("Left out") if decision.theirs else N_("Stays as it is"),
        Act.ADD: N_("Taken over as a new code"),
        Act.MAP: N_("Is our “{code}”"),
        Act.TAKE: N_("Is our “{code}”, which gets name, texts and place from there"),
        Act.BOTH: N_("Added beside our “{code}”"),
        Act.MERGE: N_("Merged into “{code}”"),
    }[decision.act]
    return _(sentence).format(code=name_of(found, target)) if target else _(sentence)


def name_of(found: Difference, key: str) -> str:
    """The name of a code of either book."""
    return _book_with(found, key)[key].name


def path_of(found: Difference, key: str) -> str:
    """The path of a code of either book."""
    return _book_with(found, key).path(key)


def outcome_in_words(outcome: Outcome) -> str:
    """What came of all decisions, in a sentence or several."""
    parts = [
        _n("{n} code added", "{n} codes added", outcome.added).format(n=formats.number(outcome.added)),
        _n("{n} code changed", "{n} codes changed", outcome.changed).format(n=formats.number(outcome.changed)),
        _n("{n} code merged", "{n} codes merged", outcome.merged).format(n=formats.number(outcome.merged)),
        _n("{n} coding moved", "{n} codings moved", outcome.codings_moved).format(
            n=formats.number(outcome.codings_moved)
        ),
    ]
    counts = (outcome.added, outcome.changed, outcome.merged, outcome.codings_moved)
    told = ", ".join(part for part, count in zip(parts, counts, strict=True) if count)
    told = f"{told[:1].upper()}{told[1:]}." if told else _("Nothing is changed.")
    if outcome.kept_places:
        sentence = _("These keep their place, because they would lie below themselves: {codes}.")
        told = f"{told} {sentence.format(codes='; '.join(outcome.kept_places))}"
    return told


def _book_with(found: Difference, key: str) -> Book:
    return found.mine if key in found.mine else found.theirs
