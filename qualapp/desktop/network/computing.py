"""Layout and figures of a network, found on a thread so that the window stays quick."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from qualapp.analysis.network import Measures, Network, measure
from qualapp.analysis.network.layout import Layout, lay_out
from qualapp.desktop.jobs import Job
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.model.network import PlacedTie
from qualapp.progress import Progress, Work

Places = Mapping[int, tuple[float, float]]


@dataclass(frozen=True)
class Computed:
    """A network with its figures and where its actors stand."""

    network: Network
    measures: Measures
    places: Places


def shown_ties(session: Session) -> list[PlacedTie]:
    """The ties of the coders who are shown."""
    coders = session.shown_coders
    return [one for one in session.project.ties.placed() if not coders or one.tie.coder_id in coders]


class Computing(QObject):
    """Only the answer to the last question is told."""

    found = Signal(object)
    """Carries what was `Computed`, or what other work gave."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job[Any] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def ask(self, network: Network, layout: Layout | None, ego: int | None) -> None:
        """Find layout and figures; without a layout actors stand where somebody put them."""
        self.run(lambda: _compute(network, layout, ego))

    def run(self, work: Callable[[], Work[Any]]) -> None:
        """Let this be done, and tell what it gives."""
        self.stop()

        def done(found: Any) -> None:
            if job is self._job:
                self._job = None
                self.found.emit(found)

        job = Job(_("Draw the network"), work, done, None, self)
        self._job = job
        job.start()

    def stop(self) -> None:
        """Ask no longer: what is still found is not told."""
        if self._job is not None:
            self._job.stop()
            self._job = None


def _compute(network: Network, layout: Layout | None, ego: int | None) -> Work[Computed]:
    places = placed(network, layout, ego)
    yield Progress(1, 2)
    return Computed(network, measure(network), places)


def placed(network: Network, layout: Layout | None, ego: int | None = None) -> Places:
    """Where the actors of a network stand."""
    found: dict[int, tuple[float, float]] = dict(lay_out(network, layout or Layout.TRIANGLE, ego))
    if layout is None:
        found |= {
            actor.id: (actor.x, actor.y)
            for actor in network.actors.values()
            if actor.x is not None and actor.y is not None
        }
    return found
