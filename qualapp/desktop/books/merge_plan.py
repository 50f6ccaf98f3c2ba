"""What is to become of each code when two codebooks become one, as it stands just now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qualapp import formats
from qualapp.analysis.codebook_difference import Difference, Row
from qualapp.analysis.codebook_likeness import Proposal
from qualapp.analysis.codebook_proposal import proposed
from qualapp.i18n import N_, _, _n
from qualapp.model.codebook_decisions import Act, Decision
from qualapp.reports.codebook_words import likeness_in_words, name_of, path_of

_TO_OURS = (Act.MAP, Act.TAKE)


@dataclass(frozen=True)
class Choice:
    """A thing that can be done with a code, and whether another code must be named."""

    act: Act
    text: str
    needs_code: bool = False


_ONLY_THERE = (
    Choice(Act.ADD, N_("Take over as a new code")),
    Choice(Act.MAP, N_("Is one of ours, which stays as it is"), needs_code=True),
    Choice(Act.TAKE, N_("Is one of ours, which gets name, texts and place"), needs_code=True),
    Choice(Act.LEAVE, N_("Leave out")),
)
_ONLY_HERE = (
    Choice(Act.LEAVE, N_("Keep as it is")),
    Choice(Act.MERGE, N_("Merge into another code"), needs_code=True),
)
_BOTH = (
    Choice(Act.MAP, N_("Ours stays as it is")),
    Choice(Act.TAKE, N_("Ours gets name, texts and place from there")),
    Choice(Act.BOTH, N_("Keep both, side by side")),
)


class MergePlan:
    """Begins with what is proposed; each row can be decided otherwise. `counts` are codings by guid of our codes."""

    def __init__(self, found: Difference, counts: Mapping[str, int]) -> None:
        self.found = found
        self._counts = counts
        self._proposed = {one.theirs: one for one in proposed(found)}
        self._of_theirs = dict(self._proposed)
        self._merges: dict[str, Decision] = {}

    def choices(self, row: Row) -> tuple[Choice, ...]:
        """What can be done with a row; nothing where both books say the same."""
        if row.mine is None:
            return _ONLY_THERE
        if row.theirs is None:
            return _ONLY_HERE
        return _BOTH if row.changes else ()

    def decision(self, row: Row) -> Decision:
        """What is to become of a row."""
        if row.theirs is not None:
            return self._of_theirs[row.theirs.key]
        assert row.mine is not None
        return self._merges.get(row.mine.key, Decision(Act.LEAVE, row.mine.key))

    def choose(self, row: Row, act: Act, code: str = "") -> None:
        """Decide about a row; `code` is the key of the other code where one must be named."""
        if row.theirs is None and row.mine is not None:
            if act is Act.MERGE:
                self._merges[row.mine.key] = Decision(act, row.mine.key, into=code)
            else:
                self._merges.pop(row.mine.key, None)
        elif row.theirs is not None:
            mine = row.mine.key if row.mine is not None else code
            mine = "" if act in (Act.ADD, Act.LEAVE) else mine
            self._of_theirs[row.theirs.key] = Decision(act, mine, row.theirs.key)

    def take_all(self, take: bool) -> None:
        """Let all codes that both have differently stay as ours are, or become as the other's are."""
        for row in self.found.changed:
            self.choose(row, Act.TAKE if take else Act.MAP)

    def target(self, row: Row) -> str:
        """The code that is named in what is decided of a row."""
        decision = self.decision(row)
        return decision.into or (decision.mine if row.mine is None else "")

    def targets(self, row: Row, act: Act) -> list[tuple[str, str]]:
        """The codes that can be named, by key and words: proposals first, then all by their paths."""
        if act is Act.MERGE:
            return [*self._ours(but=row), *self._coming_in()]
        proposals = [(one.mine, self._proposal_text(one)) for one in row.proposals]
        named = {key for key, _text in proposals}
        return proposals + [pair for pair in self._ours(but=row) if pair[0] not in named]

    def decisions(self) -> list[Decision]:
        """What is to be done, in the order of the other tree, merges last."""
        return [*self._of_theirs.values(), *self._merges.values()]

    def in_words(self, row: Row) -> str:
        """What becomes of a row, in a few words."""
        decision = self.decision(row)
        if row.mine is None:
            return self._coming_words(row, decision)
        if row.theirs is None:
            return self._staying_words(row, decision)
        if not row.changes:
            return ""
        return _({Act.TAKE: N_("Ours gets theirs"), Act.BOTH: N_("Both are kept")}.get(decision.act, N_("Ours stays")))

    def partner(self, row: Row) -> str:
        """The code of the other side that one which only one side has is taken for, by name."""
        if row.mine is None:
            mine = self.decision(row).mine
            return name_of(self.found, mine) if mine else ""
        if row.theirs is None:
            return ", ".join(self._taken_for(row))
        return ""

    def summary(self) -> str:
        """What will happen when this is carried out."""
        acts = [one.act for one in self.decisions()]
        merged = [one.mine for one in self._merges.values()]
        taken = [one for one in self._of_theirs.values() if one.act is Act.TAKE]
        mapped = [row for row in self.found.added if self.decision(row).act is Act.MAP]
        added = acts.count(Act.ADD) + acts.count(Act.BOTH)
        moved = sum(self._counts.get(guid, 0) for guid in merged)
        left = sum(one.act is Act.LEAVE for one in self._of_theirs.values())
        parts = [
            (added, _n("{n} code is added", "{n} codes are added", added)),
            (len(taken), _n("{n} gets the other’s texts", "{n} get the other’s texts", len(taken))),
            (len(mapped), _n("{n} is taken for one of ours", "{n} are taken for ones of ours", len(mapped))),
            (len(merged), _n("{n} is merged", "{n} are merged", len(merged))),
            (moved, _n("{n} coding follows", "{n} codings follow", moved)),
            (left, _n("{n} is left out", "{n} are left out", left)),
        ]
        told = [text.format(n=formats.number(count)) for count, text in parts if count]
        return " · ".join(told) if told else _("Nothing is changed.")

    def _coming_words(self, row: Row, decision: Decision) -> str:
        if decision.act is Act.ADD:
            return _("Taken over")
        if decision.act is Act.LEAVE:
            return _("Left out")
        told = _("Is our “{code}”") if decision.act is Act.MAP else _("Is our “{code}”, renamed")
        told = told.format(code=name_of(self.found, decision.mine))
        proposal = next((one for one in row.proposals if one.mine == decision.mine), None)
        return f"{told} · {likeness_in_words(proposal)}" if proposal else told

    def _staying_words(self, row: Row, decision: Decision) -> str:
        if decision.act is Act.MERGE:
            return _("Merged into “{code}”").format(code=name_of(self.found, decision.into))
        names = [_("“{words}”").format(words=name) for name in self._taken_for(row)]
        return _("Is theirs {codes}").format(codes=", ".join(names)) if names else _("Stays")

    def _taken_for(self, row: Row) -> list[str]:
        """The names of the other's codes that are said to be this one of ours."""
        mapped = (one for one in self._of_theirs.values() if row.mine is not None and one.mine == row.mine.key)
        return [name_of(self.found, one.theirs) for one in mapped]

    def _proposal_text(self, proposal: Proposal) -> str:
        return f"{path_of(self.found, proposal.mine)} · {likeness_in_words(proposal)}"

    def _ours(self, but: Row) -> Iterator[tuple[str, str]]:
        below = {code.key for code in self.found.mine.family(but.mine.key)} if but.mine is not None else set()
        for code in self.found.mine.codes:
            if code.key not in below:
                yield code.key, self.found.mine.path(code.key)

    def _coming_in(self) -> Iterator[tuple[str, str]]:
        for row in self.found.added:
            if row.theirs is not None and self.decision(row).act is Act.ADD:
                yield row.theirs.key, _("{path} (new)").format(path=self.found.theirs.path(row.theirs.key))
