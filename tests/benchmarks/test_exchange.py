"""A whole project goes out as REFI-QDA and comes in again."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from figures import Figures
from working_set import Size

from qualapp.importers.refi import open_refi
from qualapp.progress import finish
from qualapp.reports.exchange import write_project
from qualapp.store.project import Project


@pytest.fixture(scope="module")
def sent(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as other programs get it."""
    path = tmp_path_factory.mktemp("sent") / "sent.qdpx"
    with Project.open(file, read_only=True) as project:
        finish(write_project(project, path))
    return path


def test_export(benchmark: Any, figures: Figures, file: Path, size: Size, tmp_path: Path) -> None:
    with Project.open(file, read_only=True) as project:
        figures.take(
            benchmark,
            lambda: finish(write_project(project, tmp_path / "out.qdpx")),
            gesture="export a project as REFI-QDA",
            made=size.name,
            size=f"{size.codings:,} codings",
            goal=1_500 if size.name == "W1" else None,
            rounds=1 if size.codings > 100_000 else None,
        )
    assert (tmp_path / "out.qdpx").stat().st_size > 1000


def test_import(
    benchmark: Any, figures: Figures, size: Size, sent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine: list[Project] = []

    def empty() -> Project:
        for project in mine:
            project.close()
            (tmp_path / "mine.qualapp").unlink()
        mine[:] = [Project.create(tmp_path / "mine.qualapp", coder="Signe")]
        monkeypatch.setattr(mine[0].search, "add", lambda _guid: None)
        return mine[0]

    def bring_in(project: Project) -> None:
        with closing(open_refi(sent)) as given:
            finish(project.exchange.take_in(given))

    figures.take(
        benchmark,
        bring_in,
        setup=empty,
        gesture="import a project from REFI-QDA, filling search apart",
        made=size.name,
        size=f"{size.codings:,} codings",
        goal=2_500 if size.name == "W1" else None,
        rounds=1 if size.codings > 100_000 else None,
    )
    with mine.pop() as project:
        assert project.counts("coding")["coding"] == size.codings
