"""How much of each source is coded, and of all of them."""

from collections.abc import Iterable

from qualapp.desktop.session import Session
from qualapp.model.source import Source


class CodedShares:
    """Counts a source when its turn comes; until then what was last known of it is shown."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._sources: dict[int, Source] = {}
        self._known: dict[int, tuple[float, int]] = {}
        """Of each source the share that is coded, and how many words count."""
        self._stale: dict[int, None] = {}
        self._asked: dict[int, None] = {}
        self._coded = 0.0
        self._words = 0

    def read(self, sources: Iterable[Source]) -> None:
        """Know these sources and no others; new ones have still to be counted."""
        self._sources = {source.id: source for source in sources}
        self._known = {number: known for number, known in self._known.items() if number in self._sources}
        self._coded = sum(share * words for share, words in self._known.values())
        self._words = sum(words for _share, words in self._known.values())
        stale = [number for number in self._sources if number in self._stale or number not in self._known]
        self._stale = dict.fromkeys(stale)

    def of(self, source_id: int) -> float:
        """How much of a source's text is coded by those who are shown, from 0 to 1; counted now where it has to be."""
        if source_id in self._stale:
            self._count(source_id)
        return self._known.get(source_id, (0.0, 0))[0]

    def words(self, source_id: int) -> int:
        """How many words of a source count."""
        self.of(source_id)
        return self._known.get(source_id, (0.0, 0))[1]

    def shown(self, source_id: int) -> float:
        """The same as last counted; a source that is looked at is counted before others."""
        if source_id in self._stale:
            self._asked[source_id] = None
        return self._known.get(source_id, (0.0, 0))[0]

    def is_stale(self, source_id: int) -> bool:
        """Whether a source has still to be counted."""
        return source_id in self._stale

    def next(self) -> int | None:
        """The source to count next: one that is looked at, else the first that is left."""
        return next(iter(self._asked), None) or next(iter(self._stale), None)

    def forget(self, sources: Iterable[int] | None = None) -> None:
        """Count these sources again, all where none is named."""
        self._stale |= dict.fromkeys(number for number in sources or () if number in self._sources)
        if sources is None:
            self._stale = dict.fromkeys(self._sources)

    def total(self) -> tuple[float, int]:
        """How many words are coded and how many there are, in the sources that have been counted."""
        return self._coded, self._words

    def _count(self, source_id: int) -> None:
        project, without = self._session.project, self._session.without_interviewers
        words = self._sources[source_id].words
        if without:
            words = project.sources.words(source_id, without_interviewers=True)
        coders = self._session.shown_coders
        share = project.excerpts.coded_share(source_id, coders, without_interviewers=without)
        before = self._known.get(source_id, (0.0, 0))
        self._known[source_id] = share, words
        self._coded += share * words - before[0] * before[1]
        self._words += words - before[1]
        self._stale.pop(source_id, None)
        self._asked.pop(source_id, None)
