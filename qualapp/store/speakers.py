"""Who speaks in each source: labels as they are written there, and the informants behind them."""

import re
from collections.abc import Mapping

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.case import Informant, SourceSpeaker
from qualapp.store.history import History
from qualapp.store.informants import Informants

_WORDS_SHOWN = 160
_ANYBODY = re.compile(
    r"(?:\w|sp|ip|informant|respondent|interviewperson|interviewee|deltager|participant|person|taler|speaker|stemme"
    r"|voice|kvinde|mand|dreng|pige|woman|man|flere|alle|ukendt|unknown|svarperson|beboer|resident)\.?\s*\d*",
    re.IGNORECASE,
)


class Speakers:
    """Propose and settle which informant speaks under which label."""

    def __init__(self, db: Database, history: History, informants: Informants) -> None:
        self._db = db
        self._history = history
        self._informants = informants

    def in_source(self, source_id: int) -> list[SourceSpeaker]:
        """Those who speak in a source in order of appearance, each with the informant proposed for them."""
        known = {informant.id: informant for informant in self._informants.all()}
        found = []
        taken: set[int] = set()
        for label, turns, words, informant_id in self._labels(source_id):
            proposed = informant_id
            if informant_id is not None and not self.is_settled(source_id):
                proposed = self._proposed(known[informant_id], label, known, source_id)
            if proposed in taken:
                proposed = informant_id
            if proposed is not None:
                taken.add(proposed)
            found.append(SourceSpeaker(label, turns, words, informant_id, proposed))
        return found

    def is_settled(self, source_id: int) -> bool:
        """Whether somebody has said who speaks in a source."""
        row = self._db.execute("SELECT is_settled FROM source WHERE id = ?", (source_id,)).fetchone()
        if row is None:
            raise KeyError(source_id)
        return bool(row[0])

    def unsettled(self) -> list[int]:
        """The sources with speakers of whom nobody has said yet who they are, first come first."""
        rows = self._db.execute(
            "SELECT id FROM source s WHERE NOT is_settled AND EXISTS"
            " (SELECT 1 FROM turn t WHERE t.source_id = s.id AND t.speaker <> '') ORDER BY id"
        )
        return [number for (number,) in rows]

    def assign(self, source_id: int, label: str, informant_id: int) -> None:
        """Say who speaks under a label of a source; whoever then speaks nowhere is merged into them.

        Raises UserError where nobody speaks under this label.
        """
        self._behind(source_id, label)
        name = self._informants[informant_id].name
        with self._history.step(N_("“{label}” is “{name}”"), label=label, name=name):
            self._assign(source_id, {label: informant_id})

    def settle(self, source_id: int, assigned: Mapping[str, int] | None = None) -> None:
        """Say who all speak in a source, in one step; those not named are whom they are proposed to be."""
        proposals = {who.label: who.proposed_id for who in self.in_source(source_id)}
        chosen = {label: number for label, number in proposals.items() if number is not None} | dict(assigned or {})
        (name,) = self._db.execute("SELECT name FROM source WHERE id = ?", (source_id,)).fetchone()
        with self._history.step(N_("Say who speaks in “{name}”"), name=name):
            self._assign(source_id, chosen)
            self._db.execute("UPDATE source SET is_settled = 1 WHERE id = ?", (source_id,))

    def _assign(self, source_id: int, chosen: Mapping[str, int]) -> None:
        """Let them speak first, and only then see who speaks nowhere any more."""
        became: dict[int, int] = {}
        for label, informant_id in chosen.items():
            became |= dict.fromkeys(self._behind(source_id, label) - {informant_id}, informant_id)
            self._db.execute(
                "UPDATE turn SET informant_id = ? WHERE source_id = ? AND speaker = ? AND informant_id IS NOT ?",
                (informant_id, source_id, label, informant_id),
            )
        speaking = self._informants.turns()
        for silent in became.keys() - speaking.keys():
            self._informants.merge(silent, became[silent])

    def _labels(self, source_id: int) -> list[tuple[str, int, str, int | None]]:
        return self._db.execute(
            "SELECT t.speaker, count(*), (SELECT substr(s.text, f.speech_start + 1,"
            f" min(f.speech_stop - f.speech_start, {_WORDS_SHOWN})) FROM turn f JOIN source s ON s.id = f.source_id"
            " WHERE f.source_id = t.source_id AND f.speaker = t.speaker ORDER BY f.start LIMIT 1), t.informant_id"
            " FROM turn t WHERE t.source_id = ? AND t.speaker <> '' GROUP BY t.speaker ORDER BY min(t.start)",
            (source_id,),
        ).fetchall()

    def _behind(self, source_id: int, label: str) -> set[int]:
        rows = self._db.execute(
            "SELECT DISTINCT informant_id FROM turn WHERE source_id = ? AND speaker = ?", (source_id, label)
        ).fetchall()
        if not rows:
            raise UserError(_("Nobody speaks as “{label}” in this source.").format(label=label))
        return {number for (number,) in rows if number is not None}

    def _proposed(self, who: Informant, label: str, known: Mapping[int, Informant], source_id: int) -> int:
        """The first informant of the same case who is known by the same telling name, else the one there is."""
        here = self._speaking_in(source_id)
        same = [
            other.id
            for other in known.values()
            if other.case_id == who.case_id and other.id not in here and _is_same(who, label, other)
        ]
        return min([who.id, *same])

    def _speaking_in(self, source_id: int) -> set[int]:
        rows = self._db.execute("SELECT DISTINCT informant_id FROM turn WHERE source_id = ?", (source_id,))
        return {number for (number,) in rows}


def _is_same(who: Informant, label: str, other: Informant) -> bool:
    """Whether two informants of one case are likely to be one person: never by a label that anybody may have."""
    if who.is_interviewer != other.is_interviewer:
        return False
    names = {_key(who.name), _key(label), _key(who.pseudonym)} - {""}
    telling = names if who.is_interviewer else {name for name in names if not _ANYBODY.fullmatch(name)}
    roles_agree = not (who.role and other.role) or _key(who.role) == _key(other.role)
    return roles_agree and bool(telling & {_key(other.name), _key(other.pseudonym)})


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
