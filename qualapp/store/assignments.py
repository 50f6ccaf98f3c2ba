"""Who codes what, and how far each coder has come."""

from collections.abc import Collection, Iterable, Sequence

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.assignment import Assignment, CoderProgress, Load, shared_out
from qualapp.store.excerpts import Excerpts
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid, now

_ASSIGNMENT = "id, guid, source_id, coder_id, by_id, created, done, seed"


class Assignments:
    """Hand sources out to coders, tick them off, and tell how far each has come."""

    def __init__(self, db: Database, history: History, excerpts: Excerpts) -> None:
        self._db = db
        self._history = history
        self._excerpts = excerpts

    def all(self) -> list[Assignment]:
        """What is handed out, in the order in which it was; a source and a coder come together once."""
        rows = self._db.execute(f"SELECT {_ASSIGNMENT} FROM assignment ORDER BY done IS NULL, created, guid")
        once: dict[tuple[int, int], Assignment] = {}
        for row in rows:
            found = Assignment(row[0], guid_text(row[1]), *row[2:])
            once.setdefault((found.source_id, found.coder_id), found)
        return sorted(once.values(), key=lambda one: (one.created, one.guid))

    def of_coder(self, coder_id: int) -> list[Assignment]:
        """What is handed out to one coder."""
        return [one for one in self.all() if one.coder_id == coder_id]

    def hand_out(self, source_ids: Iterable[int], coder_id: int) -> None:
        """Let a coder code these sources; what is theirs already stays as it is."""
        theirs = {one.source_id for one in self.of_coder(coder_id)}
        wanted = [number for number in dict.fromkeys(source_ids) if number not in theirs]
        if not wanted:
            return
        label = N_("Hand out “{source}” to {name}") if len(wanted) == 1 else N_("Hand out {number} sources to {name}")
        source, name = self._name(wanted[0]), self._coder_name(coder_id)
        with self._history.step(label, source=source, number=str(len(wanted)), name=name):
            for number in wanted:
                self._insert(number, coder_id, None)

    def take_back(self, source_ids: Iterable[int], coder_id: int) -> None:
        """Let a coder no longer code these sources; what they coded there stays."""
        wanted = set(source_ids)
        going = [one.source_id for one in self.of_coder(coder_id) if one.source_id in wanted]
        if not going:
            return
        label = N_("Take “{source}” back from {name}") if len(going) == 1 else N_("Take {number} sources from {name}")
        source, name = self._name(going[0]), self._coder_name(coder_id)
        with self._history.step(label, source=source, number=str(len(going)), name=name):
            for number in going:
                self._db.execute("DELETE FROM assignment WHERE source_id = ? AND coder_id = ?", (number, coder_id))

    def hand_out_evenly(
        self, source_ids: Collection[int], coder_ids: Sequence[int], *, twice: int = 0, seed: int
    ) -> dict[int, list[int]]:
        """Share sources out so that each coder has as many words, `twice` of them to two coders; returns who got what.

        Who has a source keeps it, and it counts. Raises UserError where there are no sources or too few coders.
        """
        self._refuse_uneven(source_ids, coder_ids, twice)
        loads = self._loads(source_ids)
        by_key = dict(enumerate(loads))
        carried = {coder: sum(words for _id, words, has in self._rows() if coder in has) for coder in coder_ids}
        found = shared_out(
            [Load(key, words, has) for key, (_number, words, has) in by_key.items()], coder_ids, twice, seed, carried
        )
        dealt = {by_key[key][0]: coders for key, coders in found.items()}
        with self._history.step(N_("Hand sources out evenly (seed {seed})"), seed=str(seed)):
            for number, coders in dealt.items():
                for coder in coders:
                    self._insert(number, coder, seed)
        return dealt

    def tick(self, source_id: int, *, done: bool) -> None:
        """Tick a source of one's own off as done, or no longer.

        Raises UserError where it was not handed out to the coder at work.
        """
        name = self._name(source_id)
        if not any(one.source_id == source_id for one in self.of_coder(self._history.coder_id)):
            raise UserError(_("“{source}” is not handed out to you, so you cannot tick it off.").format(source=name))
        label = N_("Tick “{source}” off") if done else N_("Take the tick off “{source}”")
        with self._history.step(label, source=name):
            self._db.execute(
                "UPDATE assignment SET done = ? WHERE source_id = ? AND coder_id = ? AND (done IS NULL) = ?",
                (now() if done else None, source_id, self._history.coder_id, int(done)),
            )

    def progress(self) -> list[CoderProgress]:
        """How far each coder has come, also while they work blind: it tells how much, never what."""
        handed = self.all()
        words = dict(self._db.execute("SELECT id, words FROM source").fetchall())
        coded: dict[int, set[int]] = {}
        for coder_id, source_id in self._db.execute("SELECT DISTINCT coder_id, source_id FROM coding"):
            coded.setdefault(coder_id, set()).add(source_id)
        latest = dict(self._db.execute("SELECT coder_id, max(time) FROM step GROUP BY coder_id").fetchall())
        coders = [number for (number,) in self._db.execute("SELECT id FROM coder WHERE NOT is_gone ORDER BY id")]
        return [self._progress_of(coder, handed, coded.get(coder, set()), words, latest.get(coder)) for coder in coders]

    def _progress_of(
        self, coder: int, handed: Sequence[Assignment], coded: set[int], words: dict[int, int], latest: int | None
    ) -> CoderProgress:
        handed = [one for one in handed if one.coder_id == coder]
        assigned = tuple(one.source_id for one in handed)
        total = sum(words[number] for number in assigned)
        begun = tuple(number for number in assigned if number in coded)
        read = sum(words[number] * self._excerpts.share_of(number, coder) for number in begun)
        return CoderProgress(
            coder_id=coder,
            assigned=assigned,
            begun=begun,
            done=tuple(one.source_id for one in handed if one.done is not None),
            beside=tuple(sorted(coded - set(assigned))),
            words=total,
            coded=read / total if total else 0.0,
            latest=latest,
        )

    def _refuse_uneven(self, source_ids: Collection[int], coder_ids: Sequence[int], twice: int) -> None:
        if not source_ids:
            raise UserError(_("There are no sources to hand out."))
        if not coder_ids:
            raise UserError(_("Choose at least one coder."))
        if twice and len(set(coder_ids)) < 2:
            raise UserError(_("Sources that are coded twice need at least two coders."))
        if twice > len(source_ids):
            raise UserError(
                _("There are only {n} sources, so {twice} cannot be coded twice.").format(
                    n=len(source_ids), twice=twice
                )
            )

    def _loads(self, source_ids: Collection[int]) -> list[tuple[int, int, frozenset[int]]]:
        """The sources in the order of their guids, so that the same seed deals alike in every copy."""
        wanted = set(source_ids)
        return [row for row in self._rows() if row[0] in wanted]

    def _rows(self) -> list[tuple[int, int, frozenset[int]]]:
        having: dict[int, set[int]] = {}
        for one in self.all():
            having.setdefault(one.source_id, set()).add(one.coder_id)
        rows = self._db.execute("SELECT id, words FROM source ORDER BY guid")
        return [(number, words, frozenset(having.get(number, ()))) for number, words in rows]

    def _insert(self, source_id: int, coder_id: int, seed: int | None) -> None:
        values = (new_guid(), source_id, coder_id, self._history.coder_id, now(), seed)
        self._db.execute(
            "INSERT INTO assignment (guid, source_id, coder_id, by_id, created, seed) VALUES (?, ?, ?, ?, ?, ?)", values
        )

    def _coder_name(self, coder_id: int) -> str:
        row = self._db.execute("SELECT name FROM coder WHERE id = ?", (coder_id,)).fetchone()
        if row is None:
            raise KeyError(coder_id)
        return str(row[0])

    def _name(self, source_id: int) -> str:
        row = self._db.execute("SELECT name FROM source WHERE id = ?", (source_id,)).fetchone()
        if row is None:
            raise KeyError(source_id)
        return str(row[0])
