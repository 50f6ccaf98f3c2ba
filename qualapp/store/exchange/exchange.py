"""Bring another program's project in, and tell other programs of this one."""

import contextlib
from collections.abc import Iterator

from sqlite_utils import Database

from qualapp.i18n import N_
from qualapp.model.exchange import Exchanged, ExchangeReport, Head, TravellingSource
from qualapp.model.text import kept
from qualapp.progress import Progress, Work
from qualapp.store.blinding import Blinding
from qualapp.store.codes import Codes
from qualapp.store.exchange.arrival import Arrival
from qualapp.store.exchange.departure import Departure
from qualapp.store.exchange.excerpt_arrival import ArrivingExcerpts
from qualapp.store.exchange.own_rows import OWN_CLAIMS
from qualapp.store.exchange.source_arrival import ArrivingSources
from qualapp.store.history import History
from qualapp.store.search import Search
from qualapp.store.sources import Sources
from qualapp.store.triggers import noted_at_once

_MANY = ("memo", *OWN_CLAIMS, "coding", "excerpt", "turn", "block")
"""What comes in great numbers, each before what it rests on: the history notes them in the order in which they go."""


class Exchange:
    """The project as it travels to and from other programs."""

    def __init__(
        self, db: Database, history: History, codes: Codes, sources: Sources, search: Search, blinding: Blinding
    ) -> None:
        self._db = db
        self._history = history
        self._codes = codes
        self._sources = sources
        self._search = search
        self._blinding = blinding

    def head(self) -> Head:
        """What other programs are told of this project, besides its sources."""
        return self._departure().head()

    @property
    def number_of_sources(self) -> int:
        """How many sources `sources` gives."""
        return self._departure().number_of_sources

    def sources(self) -> Iterator[TravellingSource]:
        """The sources with all that was said of them, one after the other."""
        return self._departure().sources()

    @contextlib.contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """Read all of one moment, whatever is written meanwhile; for a connection that only reads."""
        self._db.conn.execute("BEGIN")
        try:
            yield
        finally:
            self._db.conn.rollback()

    def take_in(self, given: Exchanged) -> Work[ExchangeReport]:
        """Bring a project in, in one step; stopped on the way, nothing has come in.

        What is here already, by its guid, is not brought in again. Raises UserError where the file is damaged.
        """
        name = kept(given.head.name)
        with self._history.step(N_("Bring in project “{name}”"), name=name):
            return (yield from self._take(given))

    def preview(self, given: Exchanged) -> Work[ExchangeReport]:
        """What `take_in` would bring; nothing is changed."""
        try:
            with self._history.step(N_("Bring in project “{name}”"), name=""):
                report = yield from self._take(given, indexed=False)
                raise _NotMeantError
        except _NotMeantError:
            return report

    def _take(self, given: Exchanged, *, indexed: bool = True) -> Work[ExchangeReport]:
        head, number = given.head, given.number_of_sources
        arrival = Arrival(self._db, self._history.tables, self._history.coder_id, head)
        with contextlib.ExitStack() as noting:
            for noun in _MANY:
                noting.enter_context(noted_at_once(self._db, noun))
            new = yield from self._rows(given, arrival)
        if indexed:
            yield from self._index(new, number)
        counts = arrival.newcomers
        remarks = (*given.remarks, *arrival.remarks)
        return ExchangeReport(head.name, head.origin, +counts.taken, +counts.known, remarks)

    def _rows(self, given: Exchanged, arrival: Arrival) -> Work[list[bytes]]:
        """Put all rows in; returns the guids of the texts that came."""
        number = given.number_of_sources
        arrival.take_head()
        texts = ArrivingSources(self._db, self._history.tables, arrival, self._sources)
        excerpts = ArrivingExcerpts(self._db, self._history.tables, arrival, given.head.origin)
        for done, source in enumerate(given.sources()):
            yield Progress(done, 2 * number, source.name)
            place = texts.take(source)
            if place is not None:
                excerpts.take(source, place)
        arrival.take_rest(excerpts.selections)
        excerpts.finish()
        return texts.new

    def _index(self, guids: list[bytes], number: int) -> Work[None]:
        """Let search find the texts that came in. All are in by then, so that it writes its tables out once."""
        self._search.expect_many()
        for done, guid in enumerate(guids):
            yield Progress(number + done, 2 * number)
            self._search.add(guid)

    def _departure(self) -> Departure:
        return Departure(self._db, self._history.tables, self._blinding, self._codes.tree())


class _NotMeantError(Exception):
    """Ends a step that was only to show what it would do."""
