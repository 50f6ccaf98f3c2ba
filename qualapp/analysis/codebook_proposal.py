"""What is proposed when two codebooks become one: all of it can be decided otherwise."""

from collections.abc import Iterator

from qualapp.analysis.codebook_difference import Difference, Row
from qualapp.model.codebook_decisions import Act, Decision

SURE = 0.75
"""How alike two codes must be to be taken for one unless somebody says otherwise."""


def proposed(found: Difference, *, keep_both: bool = False, take: bool = False) -> list[Decision]:
    """A decision for each code of the other book, in the order of its tree.

    What both have stays as ours says it, or with `take` as the other does; what is much like one of ours is mapped to
    it, once each, or with `keep_both` added; all else is added.
    """
    mapped = {} if keep_both else _mapped(found)
    return list(_decisions(found, mapped, take))


def _decisions(found: Difference, mapped: dict[str, str], take: bool) -> Iterator[Decision]:
    rows = {row.theirs.key: row for row in found.rows if row.theirs is not None}
    for code in found.theirs.codes:
        row = rows[code.key]
        if row.mine is not None:
            yield Decision(Act.TAKE if take and row.changes else Act.MAP, row.mine.key, code.key)
        elif code.key in mapped:
            yield Decision(Act.TAKE if take else Act.MAP, mapped[code.key], code.key)
        else:
            yield Decision(Act.ADD, theirs=code.key)


def _mapped(found: Difference) -> dict[str, str]:
    """The likeliest pairs first; each of our codes that the other book lacks is given once."""
    free = {row.mine.key for row in found.removed if row.mine is not None}
    pairs = sorted(_pairs(found.added, free))
    mapped: dict[str, str] = {}
    for _score, _place, theirs, mine in pairs:
        if theirs not in mapped and mine in free:
            mapped[theirs] = mine
            free.discard(mine)
    return mapped


def _pairs(rows: list[Row], free: set[str]) -> Iterator[tuple[float, int, str, str]]:
    for place, row in enumerate(rows):
        for proposal in row.proposals:
            if row.theirs is not None and proposal.mine in free and proposal.score >= SURE:
                yield -proposal.score, place, row.theirs.key, proposal.mine
