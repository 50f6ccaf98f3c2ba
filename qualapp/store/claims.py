"""Who coded what where, read source by source: positions only, so that a million codings can be compared."""

from collections.abc import Collection, Iterator

from sqlite_utils import Database

from qualapp.model.claims import UNWEIGHED, Claim, CodedSource
from qualapp.store.blinding import Blinding


class Claims:
    """Read what coders claim of the sources."""

    def __init__(self, db: Database, blinding: Blinding) -> None:
        self._db = db
        self._blinding = blinding

    def coders(self, sources: Collection[int] = ()) -> list[int]:
        """The coders who coded something in these sources, or in any.

        Raises UserError while coders work blind.
        """
        self._blinding.refuse_comparing()
        where, values = _among("source_id", sources)
        rows = self._db.execute(f"SELECT DISTINCT coder_id FROM coding WHERE {where} ORDER BY coder_id", values)
        return [coder for (coder,) in rows]

    def by_source(
        self, sources: Collection[int] = (), *, without_interviewers: bool = False, with_text: bool = False
    ) -> Iterator[CodedSource]:
        """Each of these sources, or each of all, with its codings; only one source is held at a time.

        Without interviewers, their turns do not count as text. Raises UserError while coders work blind.
        """
        self._blinding.refuse_comparing()
        for source_id, case_id, text in self._sources(sources, with_text):
            claims = self._db.execute(_CLAIMS, (UNWEIGHED, source_id)).fetchall()
            passages = self._db.execute(_SPOKEN if without_interviewers else _PASSAGES, (source_id,)).fetchall()
            yield CodedSource(source_id, case_id, tuple(passages), tuple(map(Claim._make, claims)), text)

    def _sources(self, sources: Collection[int], with_text: bool) -> Iterator[tuple[int, int | None, str]]:
        where, values = _among("id", sources)
        text = "text" if with_text else "''"
        yield from self._db.execute(f"SELECT id, case_id, {text} FROM source WHERE {where} ORDER BY id", values)


_CLAIMS = """
SELECT k.code_id, k.coder_id, e.start, e.stop, k.valence, coalesce(k.weight, ?)
FROM coding k JOIN excerpt e ON e.id = k.excerpt_id WHERE k.source_id = ?
"""
_PASSAGES = "SELECT start, stop FROM passage WHERE source_id = ? ORDER BY start"
_SPOKEN = """
SELECT start, stop FROM passage WHERE source_id = ?1 AND start NOT IN (
    SELECT t.speech_start FROM turn t JOIN informant i ON i.id = t.informant_id
    WHERE t.source_id = ?1 AND i.is_interviewer)
ORDER BY start
"""


def _among(column: str, ids: Collection[int]) -> tuple[str, list[int]]:
    """A condition with its values, which lets everything through where no ids are given."""
    return (f"{column} IN ({','.join('?' * len(ids))})", sorted(ids)) if ids else ("1", [])
