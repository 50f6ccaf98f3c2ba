"""What a researcher feels at the window: drawn off the screen, on a whole project."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from figures import Figures
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from working_set import Size

from qualapp.desktop.coding.workspace import CodingWorkspace
from qualapp.desktop.look import theme
from qualapp.desktop.main_window import MainWindow
from qualapp.model.text import TextRange
from qualapp.settings import Settings
from qualapp.store.changes import Changes


@pytest.fixture
def window(qapp: QApplication) -> Iterator[MainWindow]:
    """The window on its start page, dressed and painted."""
    theme.install(qapp, "light")
    window = MainWindow(Settings())
    window.show()
    qapp.processEvents()
    yield window
    window.close()
    window.deleteLater()
    _bury(qapp)


def _bury(app: QApplication) -> None:
    app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()


def _open(app: QApplication, window: MainWindow, file: Path) -> None:
    """Open a project until its first transcript is painted."""
    assert window.open_project(file)
    while window.coding is None or window.coding.source is None:
        app.processEvents()
    app.processEvents()


@pytest.fixture
def coding(qapp: QApplication, window: MainWindow, file: Path) -> CodingWorkspace:
    """The coding workspace with the transcript that has most codings, when all is counted."""
    _open(qapp, window, file)
    workspace = window.coding
    assert workspace is not None
    window.session.project._db.execute("PRAGMA synchronous = OFF")  # type: ignore[union-attr]
    _show_busiest(workspace)
    while workspace.sources.is_counting:
        qapp.processEvents()
    return workspace


def _show_busiest(workspace: CodingWorkspace) -> int:
    project = workspace._session.project
    (source,) = project._db.execute(
        "SELECT source_id FROM coding WHERE source_id IN (SELECT id FROM source ORDER BY id LIMIT 5)"
        " GROUP BY source_id ORDER BY count(*) DESC LIMIT 1"
    ).fetchone()
    workspace.open_source(source)
    return int(source)


def test_open(benchmark: Any, figures: Figures, qapp: QApplication, window: MainWindow, file: Path, size: Size) -> None:
    def closed() -> None:
        window.close_project()
        _bury(qapp)

    figures.take(
        benchmark,
        lambda: _open(qapp, window, file),
        setup=closed,
        gesture="open a project until its transcript is painted",
        made=size.name,
        size=str(size),
        goal={"W1": 200, "W2": 500}.get(size.name),
    )


def test_close(
    benchmark: Any, figures: Figures, qapp: QApplication, window: MainWindow, file: Path, size: Size
) -> None:
    def closed() -> None:
        window.close_project()
        qapp.processEvents()

    figures.take(
        benchmark,
        closed,
        setup=lambda: _open(qapp, window, file),
        gesture="close a project until the start page is painted",
        made=size.name,
        size=str(size),
        goal={"W1": 200, "W2": 500}.get(size.name),
    )


def test_show_transcript(
    benchmark: Any, figures: Figures, qapp: QApplication, coding: CodingWorkspace, size: Size
) -> None:
    listed = coding.sources.listed()
    busiest = coding.source.id if coding.source else listed[0]
    another = next(number for number in listed if number != busiest)

    def away() -> None:
        coding.open_source(another)
        qapp.processEvents()

    def shown() -> None:
        coding.open_source(busiest)
        qapp.processEvents()

    codings = len(coding._session.project.codings.in_source(busiest))
    figures.take(
        benchmark,
        shown,
        setup=away,
        gesture="show the transcript with most codings",
        made=size.name,
        size=f"{size.words:,} words, {codings:,} codings",
        goal=50,
    )


@pytest.fixture
def place(coding: CodingWorkspace) -> Callable[[], TextRange]:
    """Words on the page that is in sight, each time others."""
    chance = random.Random(3)
    first = coding.view.top_position

    def drawn() -> TextRange:
        start = first + chance.randrange(600)
        return TextRange(start, start + chance.randint(40, 400))

    return drawn


def _told(workspace: CodingWorkspace, act: Callable[[], object]) -> Changes:
    """What a gesture of the store would tell the window, which has not heard of it yet."""
    history = workspace._session.project.history
    listeners, told = list(history.on_change), []
    history.on_change[:] = [told.append]
    act()
    history.on_change[:] = listeners
    (changes,) = told
    return changes


def test_repaint(
    benchmark: Any,
    figures: Figures,
    qapp: QApplication,
    coding: CodingWorkspace,
    size: Size,
    place: Callable[[], TextRange],
) -> None:
    project = coding._session.project
    source = coding.transcript.source_id
    code = project.codes.tree().children()[0].id

    def applied() -> Changes:
        return _told(coding, lambda: project.codings.apply(code, source, place()))

    def painted(changes: Changes) -> None:
        project.history.announce(changes)
        qapp.processEvents()

    codings = len(project.codings.in_source(source))
    figures.take(
        benchmark,
        painted,
        setup=applied,
        gesture="apply a code: all of the window follows and is painted",
        made=size.name,
        size=f"{codings:,} codings in the transcript",
        goal=8,
    )


def test_remove_repaint(
    benchmark: Any,
    figures: Figures,
    qapp: QApplication,
    coding: CodingWorkspace,
    size: Size,
    place: Callable[[], TextRange],
) -> None:
    project = coding._session.project
    source = coding.transcript.source_id
    code = project.codes.tree().children()[0].id

    def removed() -> Changes:
        made = project.codings.apply(code, source, place())
        qapp.processEvents()
        return _told(coding, lambda: project.codings.remove([made.id]))

    def painted(changes: Changes) -> None:
        project.history.announce(changes)
        qapp.processEvents()

    codings = len(project.codings.in_source(source))
    figures.take(
        benchmark,
        painted,
        setup=removed,
        gesture="remove a code: all of the window follows and is painted",
        made=size.name,
        size=f"{codings:,} codings in the transcript",
        goal=8,
    )


def test_undo(
    benchmark: Any,
    figures: Figures,
    qapp: QApplication,
    window: MainWindow,
    coding: CodingWorkspace,
    size: Size,
    place: Callable[[], TextRange],
) -> None:
    project = coding._session.project
    code = project.codes.tree().children()[0].id

    def applied() -> None:
        project.codings.apply(code, coding.transcript.source_id, place())
        qapp.processEvents()

    def undone() -> None:
        window.acts.steps.undo()
        qapp.processEvents()

    figures.take(
        benchmark,
        undone,
        setup=applied,
        gesture="undo one gesture: store, window and painting",
        made=size.name,
        size=str(size),
        goal=10,
    )


def test_scroll(benchmark: Any, figures: Figures, qapp: QApplication, coding: CodingWorkspace, size: Size) -> None:
    bar = coding.view.verticalScrollBar()

    def scrolled() -> None:
        bar.setValue((bar.value() + bar.pageStep()) % max(1, bar.maximum()))
        qapp.processEvents()

    codings = len(coding._session.project.codings.in_source(coding.transcript.source_id))
    figures.take(
        benchmark,
        scrolled,
        gesture="scroll one page",
        made=size.name,
        size=f"{codings:,} codings in the transcript",
        goal=16,
    )
