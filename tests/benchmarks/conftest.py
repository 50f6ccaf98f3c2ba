"""What the benchmarks share: the working sets, a project of each, and the table of figures.

QUALAPP_BENCH names another folder for the sets than build/benchmarks; QUALAPP_BENCH_SETS chooses among S, W1 and W2;
QUALAPP_BENCH_ROUNDS says how often each gesture is done.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from figures import Figures
from working_set import SIZES, Size, chosen_folder, chosen_sets, working_set

from qualapp.store.project import Project

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def figures() -> Iterator[Figures]:
    """The figures of this run, written to a table beside the folder of working sets when all is done."""
    figures = Figures(int(os.environ.get("QUALAPP_BENCH_ROUNDS", "5")))
    yield figures
    figures.write(chosen_folder().with_suffix(".md"))


@pytest.fixture(scope="session", params=chosen_sets())
def size(request: pytest.FixtureRequest) -> Size:
    """Which working set."""
    return SIZES[request.param]


@pytest.fixture(scope="session")
def file(size: Size, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the working set, known on this machine as one that was opened before."""
    folder = tmp_path_factory.mktemp(size.name)
    path = Path(shutil.copy(working_set(size.name, chosen_folder()), folder / f"{size.name}.qualapp"))
    Project.open(path).close()
    yield path
    shutil.rmtree(folder)


@pytest.fixture
def project(file: Path) -> Iterator[Project]:
    """The project of the copy, which does not wait for the disk."""
    with Project.open(file) as project:
        project._db.execute("PRAGMA synchronous = OFF")
        yield project


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's choices are read or changed."""
    monkeypatch.setenv("QUALAPP_SETTINGS", str(tmp_path / "settings.json"))
