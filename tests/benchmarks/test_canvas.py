"""How quickly the canvas draws: a network of 300 actors and 3,000 ties, a theory of 60 nodes and 120 links.

Drawing, redrawing and moving are done in the window's thread; what lasts longer is done beside it or in slices, and
the longest pause in between is what a person feels.
"""

import gc
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from figures import Figure, Figures
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qualapp.analysis.network import NetworkFilter
from qualapp.analysis.network.layout import Layout
from qualapp.desktop.canvas import Canvas
from qualapp.desktop.look import theme
from qualapp.desktop.network.page import NetworkPage
from qualapp.desktop.network.workspace import NetworkWorkspace
from qualapp.desktop.session import Session
from qualapp.desktop.theory.workspace import TheoryWorkspace
from qualapp.model.coding import Valence
from qualapp.model.network import ActorKind
from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.model.theory import NodeKind, Stance
from qualapp.store.project import Project
from qualapp.store.sources import Addition

NETWORK, THEORY = "300 actors, 3,000 ties", "60 nodes, 120 links, 5,000 pieces of evidence"
_SECTORS = ("municipality", "housing", "civil", "plan", "residents", "private", "state")
_LEVELS = ("strategic", "steering", "practical", "practical", "practical")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Session]:
    """A project with both; nothing is collected meanwhile, as in the program."""
    theme.install(qapp, "light")
    path = tmp_path_factory.mktemp("canvas") / "canvas.qualapp"
    with Project.create(path, coder="A") as project:
        project._db.execute("PRAGMA synchronous = OFF")
        _fill(project)
        gc.disable()
        session = Session(project)
        yield session
        session.close()
    gc.enable()


def _fill(project: Project) -> None:
    chance = random.Random(1)
    cases = [project.cases.add(f"Case {number}").id for number in range(2)]
    words = " ".join(f"ord{number}" for number in range(2000))
    sources = [project.sources.add(Addition(Reading(f"Kilde {case}", words), case)).id for case in cases]
    with project.history.step("A large network"):
        actors = [
            project.actors.add(
                f"Aktør nummer {n}",
                ActorKind.ORGANISATION,
                sector=chance.choice(_SECTORS),
                level=chance.choice(_LEVELS),
            ).id
            for n in range(300)
        ]
        relation = project.relations.add("Samarbejde").id
        for number in range(3000):
            place = TextRange(number * 4, number * 4 + 3)
            valence, strength = chance.choice(list(Valence)), chance.choice([None, 1, 3, 5])
            one, other = chance.sample(actors, 2)
            project.ties.claim(chance.choice(sources), place, one, other, relation, valence=valence, strength=strength)
    with project.history.step("A large theory"):
        theory = project.theories.add("Teori").id
        nodes = [
            project.theories.add_node(
                theory, list(NodeKind)[n % 6], f"Led nummer {n} i kæden", at=(n % 6 * 196, n // 6 * 76)
            ).id
            for n in range(60)
        ]
        pairs = [(a, b) for a in range(60) for b in (a + 1, a + 7, a + 5) if b < 60 and a % 6 != 5][:120]
        links = [project.theories.connect(nodes[a], nodes[b]).id for a, b in pairs]
        for number in range(5000):
            place = TextRange(number // 120, number // 120 + 3)
            stance = chance.choice(list(Stance))
            project.evidence.give(sources[number % 2], place, stance, link_id=links[number % 120])


@pytest.fixture
def network(session: Session, qapp: QApplication) -> Iterator[NetworkPage]:
    """The network, drawn and painted as by springs."""
    workspace = NetworkWorkspace(session)
    workspace.resize(1440, 860)
    page = workspace.page("network")
    assert isinstance(page, NetworkPage)
    page.layout_box.show_value(Layout.FORCE)
    workspace.show()
    _watched(qapp, lambda: _is_painted(page))
    yield page
    workspace.close()
    workspace.deleteLater()
    qapp.processEvents()


@pytest.fixture
def theory(session: Session, qapp: QApplication) -> Iterator[TheoryWorkspace]:
    """The theory, drawn and painted."""
    workspace = TheoryWorkspace(session)
    workspace.resize(1440, 860)
    workspace.show()
    qapp.processEvents()
    yield workspace
    workspace.close()
    workspace.deleteLater()
    qapp.processEvents()


def _is_painted(page: NetworkPage) -> bool:
    return page.computed is not None and not page.computing.is_busy and not page.drawing.crowd.is_painting


@dataclass(frozen=True)
class Watched:
    """How many milliseconds something took; the longest of them without a break, and what that worked."""

    whole: float
    longest: float
    worked: float


def _watched(app: QApplication, is_done: Callable[[], bool]) -> Watched:
    """Let the window run until something is done."""
    begun, longest, worked, rest = time.perf_counter(), 0.0, 0.0, 0
    while rest < 20:
        before, own = time.perf_counter(), time.thread_time()
        app.processEvents()
        longest = max(longest, time.perf_counter() - before)
        worked = max(worked, time.thread_time() - own)
        rest = rest + 1 if is_done() else 0
        time.sleep(0.001)
    return Watched((time.perf_counter() - begun) * 1000 - 20, longest * 1000, worked * 1000)


def _note(figures: Figures, gesture: str, taken: float, goal: float | None, worked: float | None, size: str) -> None:
    figures.note(Figure(gesture, "T60" if size == THEORY else "N300", taken, goal, worked, size, None))


def test_the_first_drawing_of_a_network(figures: Figures, qapp: QApplication, network: NetworkPage) -> None:
    computed = network.computed
    assert computed is not None
    network.drawing.show_all([], [])
    qapp.processEvents()
    network.computed = None
    network._show(computed)
    network.drawing.show_all([], [])
    begun, own = time.perf_counter(), time.thread_time()
    network._draw()
    shown, worked = (time.perf_counter() - begun) * 1000, (time.thread_time() - own) * 1000
    seen = _watched(qapp, lambda: _is_painted(network))
    _note(figures, "first drawing of a network: actors and lines made", shown, 100, worked, NETWORK)
    _note(figures, "… until all is painted", shown + seen.whole, 1000, None, NETWORK)
    _note(figures, "… longest pause of the window meanwhile", seen.longest, 100, seen.worked, NETWORK)


def test_a_filter_of_a_network(figures: Figures, qapp: QApplication, network: NetworkPage) -> None:
    """Reading and measuring included, which is done beside the window."""
    network.bar.set_filter(NetworkFilter(valences=frozenset({Valence.DRIVER, Valence.BARRIER})))
    network.reload()
    seen = _watched(qapp, lambda: _is_painted(network))
    size = f"{NETWORK}, half of them left"
    _note(figures, "filter a network until it is read, measured and painted", seen.whole, 1000, None, size)
    _note(figures, "… longest pause of the window while it is filtered", seen.longest, 100, seen.worked, size)


def test_a_step_of_dragging_an_actor(
    benchmark: Any, figures: Figures, qapp: QApplication, network: NetworkPage
) -> None:
    canvas = network.canvas
    number, *_others = sorted(network.drawing.nodes, key=lambda one: -len(network.drawing.links_at(one)))
    start = canvas.mapFromScene(network.drawing.nodes[number].pos())
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas.viewport(), start + QPoint(15, 0))
    _watched(qapp, lambda: _is_painted(network))
    points = iter(start + QPoint(15 + 3 * step, step) for step in range(1000))

    def step() -> None:
        QTest.mouseMove(canvas.viewport(), next(points))
        canvas.viewport().repaint()

    gesture = "drag the actor with most ties one step"
    figures.take(benchmark, step, gesture=gesture, made="N300", size=NETWORK, goal=16, rounds=20)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    canvas.quick.end()


def test_a_step_of_zooming_a_network(
    benchmark: Any, figures: Figures, qapp: QApplication, network: NetworkPage
) -> None:
    _take_zoom(benchmark, figures, network.canvas, "zoom a network one step", "N300", NETWORK)
    seen = _watched(qapp, lambda: _is_painted(network) and not network.canvas.quick.is_on)
    _note(figures, "… longest pause when zooming rests", seen.longest, 100, seen.worked, NETWORK)


def _take_zoom(benchmark: Any, figures: Figures, canvas: Canvas, gesture: str, made: str, size: str) -> None:
    factors = iter([1.1, 1 / 1.1] * 500)
    canvas.zoom_by(1.02, QPointF(300, 300))

    def step() -> None:
        canvas.zoom_by(next(factors), QPointF(300, 300))
        canvas.viewport().repaint()

    figures.take(benchmark, step, gesture=gesture, made=made, size=size, goal=16, rounds=20)


def test_the_first_drawing_of_a_theory(
    benchmark: Any, figures: Figures, qapp: QApplication, theory: TheoryWorkspace
) -> None:
    def emptied() -> None:
        theory.drawing.show_all([], [])

    def drawn() -> None:
        theory.reload()
        theory.canvas.viewport().repaint()

    gesture = "open a theory until it is painted"
    figures.take(benchmark, drawn, setup=emptied, gesture=gesture, made="T60", size=THEORY, goal=200)
    emptied()
    begun, own = time.perf_counter(), time.thread_time()
    theory._draw()
    shown, worked = (time.perf_counter() - begun) * 1000, (time.thread_time() - own) * 1000
    _note(figures, "… of it making nodes, links and signs", shown, 100, worked, THEORY)


def test_a_filter_of_a_theory(benchmark: Any, figures: Figures, theory: TheoryWorkspace) -> None:
    case = theory._session.project.cases.all()[0].id
    choices = iter([frozenset({case}), frozenset()] * 500)

    def filtered() -> None:
        theory.toolbar.filters.choose(cases=next(choices))
        theory.canvas.viewport().repaint()

    gesture = "filter a theory until it is painted anew"
    figures.take(benchmark, filtered, gesture=gesture, made="T60", size=THEORY, goal=100)


def test_a_step_of_zooming_a_theory(benchmark: Any, figures: Figures, theory: TheoryWorkspace) -> None:
    _take_zoom(benchmark, figures, theory.canvas, "zoom a theory one step", "T60", THEORY)


def test_a_step_of_dragging_a_node(benchmark: Any, figures: Figures, theory: TheoryWorkspace) -> None:
    canvas = theory.canvas
    number, *_others = sorted(theory.drawing.nodes, key=lambda one: -len(theory.drawing.links_at(one)))
    start = canvas.mapFromScene(theory.drawing.nodes[number].pos())
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas.viewport(), start + QPoint(15, 0))
    points = iter(start + QPoint(15 + 3 * step, step) for step in range(1000))

    def step() -> None:
        QTest.mouseMove(canvas.viewport(), next(points))
        canvas.viewport().repaint()

    gesture = "drag a node of a theory one step"
    figures.take(benchmark, step, gesture=gesture, made="T60", size=THEORY, goal=16, rounds=20)
    canvas.quick.end()
