"""Two codebooks become one: what was decided of each code is done, and the codings follow."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.book import FIELDS, Book, BookCode
from qualapp.model.codebook_decisions import Act, Decision, Outcome
from qualapp.store.codes import Codes


class Joining:
    """Carries decisions out, from the top of the other tree down, merges of our own codes last."""

    def __init__(self, db: Database, codes: Codes, mine: Book, theirs: Book) -> None:
        self._db = db
        self._codes = codes
        self._mine, self._theirs = mine, theirs
        self._ids = {code.guid: code.id for code, _depth in codes.tree().walk()}
        self._became: dict[str, int] = {}
        """The code that each of the other book has become."""
        self._changed: set[int] = set()
        self._added = 0
        self._kept_places: list[str] = []

    def carry_out(self, decisions: Sequence[Decision]) -> Outcome:
        """Do what was decided.

        Raises UserError where decisions contradict each other, ValueError where they name codes that are not there.
        """
        self._check(decisions)
        of_theirs = {one.theirs: one for one in decisions if one.theirs}
        for code in self._theirs.codes:
            if (decision := of_theirs.get(code.key)) is not None:
                self._do(decision, code)
        merges = [one for one in decisions if one.act is Act.MERGE]
        moved = self._merge(merges)
        return Outcome(self._added, len(self._changed), len(merges), moved, tuple(self._kept_places))

    def _check(self, decisions: Sequence[Decision]) -> None:
        for one in decisions:
            if (one.mine and one.mine not in self._mine) or (one.theirs and one.theirs not in self._theirs):
                raise ValueError(f"a decision about a code that is not there: {one}")
        self._refuse_twice(one.theirs for one in decisions if one.theirs)
        self._refuse_twice(one.mine for one in decisions if one.act is Act.MERGE)
        self._refuse_twice(one.mine for one in decisions if one.act is Act.TAKE)

    def _refuse_twice(self, keys: Iterable[str]) -> None:
        twice = [key for key, count in Counter(keys).items() if count > 1]
        if twice:
            raise UserError(
                _("Two things are decided about “{name}”. Decide one of them.").format(name=self._name(twice[0]))
            )

    def _name(self, key: str) -> str:
        return (self._mine if key in self._mine else self._theirs)[key].name

    def _do(self, decision: Decision, code: BookCode) -> None:
        match decision.act:
            case Act.ADD:
                self._add(code, self._parent(code), self._before_it(code))
            case Act.BOTH:
                ours = self._ids[decision.mine]
                self._add(code, self._codes[ours].parent_id, ours)
            case Act.MAP | Act.TAKE:
                self._became[code.key] = self._ids[decision.mine]
                self._note_origin(self._mine[decision.mine], code)
                if decision.act is Act.TAKE:
                    self._take(self._ids[decision.mine], code)
            case _:
                pass

    def _add(self, code: BookCode, parent: int | None, after: int | None) -> None:
        texts = {field: getattr(code, field) for field in FIELDS if field != "name"}
        made = self._codes.add(code.name, parent, **texts)
        if code.is_codable is False:
            self._codes.let_be_coded(made.id, False)
        self._db.execute("UPDATE code SET origin = ? WHERE id = ? AND origin <> ?", (code.origin, made.id, code.origin))
        self._put_after(made.id, parent, after)
        self._became[code.key] = made.id
        self._added += 1

    def _note_origin(self, mine: BookCode, code: BookCode) -> None:
        """Know the code again in the next merge, if nothing tells yet that it is the same."""
        if code.origin and mine.marks.isdisjoint(code.marks):
            values = (code.origin, self._ids[mine.key])
            self._db.execute("UPDATE code SET origin = ? WHERE id = ? AND origin = ''", values)

    def _take(self, code_id: int, code: BookCode) -> None:
        """Give one of our codes what the other book says of it, as far as it says something."""
        ours = self._codes[code_id]
        texts = {field: said for field in FIELDS if (said := getattr(code, field)) not in ("", getattr(ours, field))}
        if texts:
            self._codes.describe(code_id, **texts)
            self._changed.add(code_id)
        if code.is_codable is not None and code.is_codable != ours.is_codable:
            self._codes.let_be_coded(code_id, code.is_codable)
            self._changed.add(code_id)
        parent = self._parent(code)
        if parent != ours.parent_id:
            self._move(code_id, parent, self._before_it(code))

    def _move(self, code_id: int, parent: int | None, after: int | None) -> None:
        tree = self._codes.tree()
        if parent in tree.family(code_id):
            self._kept_places.append(tree.path(code_id))
            return
        self._codes.move(code_id, parent)
        self._put_after(code_id, parent, after)
        self._changed.add(code_id)

    def _parent(self, code: BookCode) -> int | None:
        """Below which of our codes it belongs: what the nearest code above it has become."""
        return next(
            (self._became[above.key] for above in self._theirs.above(code.key) if above.key in self._became), None
        )

    def _before_it(self, code: BookCode) -> int | None:
        """What the nearest sibling before it has become."""
        siblings = [one.key for one in self._theirs.children(code.parent)]
        earlier = reversed(siblings[: siblings.index(code.key)])
        return next((self._became[key] for key in earlier if key in self._became), None)

    def _put_after(self, code_id: int, parent: int | None, after: int | None) -> None:
        order = self._siblings(parent)
        if after not in order:
            return
        following = next((one for one in order[order.index(after) + 1 :] if one != code_id), None)
        if following is not None or order[-1] != code_id:
            self._codes.move(code_id, parent, following)

    def _siblings(self, parent: int | None) -> list[int]:
        """The codes directly below one, in order; asked for each code that comes in, so without the whole tree."""
        rows = self._db.execute("SELECT id FROM code WHERE parent_id IS ? ORDER BY rank, guid", (parent,))
        return [number for (number,) in rows]

    def _merge(self, merges: Sequence[Decision]) -> int:
        """Merge our codes into those that stay; how many codings moved."""
        into = {self._ids[one.mine]: self._target(one) for one in merges}
        counts = self._codes.counts((), list(into)) if into else {}
        for one in merges:
            code_id = self._ids[one.mine]
            self._codes.merge(code_id, self._end_of(code_id, into))
        return sum(counts.values())

    def _target(self, decision: Decision) -> int:
        found = self._ids.get(decision.into, self._became.get(decision.into))
        if found is None and decision.into not in self._theirs:
            raise ValueError(f"there is no code {decision.into}")
        if found is None:
            raise UserError(
                _(
                    "“{name}” cannot be merged into “{into}”, which is not taken over. Take it over, or choose another."
                ).format(name=self._mine[decision.mine].name, into=self._theirs[decision.into].name)
            )
        return found

    def _end_of(self, code_id: int, into: dict[int, int]) -> int:
        """The code that stays, where those on the way go into others themselves."""
        end, steps = into[code_id], 0
        while end in into and steps <= len(into):
            end, steps = into[end], steps + 1
        if end in into:
            name = next(self._mine[guid].name for guid, number in self._ids.items() if number == code_id)
            raise UserError(_("“{name}” would be merged into itself. Let one of the codes stay.").format(name=name))
        return end
