"""A colleague's copy comes in; the backup before it is left out, as it is a copy of the file."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from figures import Figures
from working_set import Size

from qualapp.model.text import TextRange
from qualapp.store.project import Project


@pytest.fixture(scope="module")
def colleague(file: Path, size: Size, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, int]]:
    """A copy of the project in which a colleague has applied codes, each in a step of its own, and how many."""
    number = 200 if size.is_small else 20_000
    folder = tmp_path_factory.mktemp("colleague")
    path = Path(shutil.copy(file, folder / "colleague.qualapp"))
    chance = random.Random(3)
    with Project.open(path) as project:
        project._db.execute("PRAGMA synchronous = OFF")
        project.history.coder_id = project.coders.all()[1].id
        codes = [code.id for code, _depth in project.codes.tree().walk()]
        sources = project.sources.all()
        for _number in range(number):
            source = chance.choice(sources)
            start = chance.randrange(source.characters - 400)
            project.codings.apply(chance.choice(codes), source.id, TextRange(start, start + chance.randint(40, 400)))
    yield path, number
    shutil.rmtree(folder)


def test_merge(
    benchmark: Any,
    figures: Figures,
    file: Path,
    size: Size,
    colleague: tuple[Path, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, number = colleague
    mine: list[Project] = []

    def opened() -> Project:
        for project in mine:
            project.close()
        fresh = Path(shutil.copy(file, tmp_path / "mine.qualapp"))
        mine[:] = [Project.open(fresh)]
        mine[0].memos.write("What I did meanwhile", "project", None)
        monkeypatch.setattr(mine[0].merging, "_back_up", lambda: None)
        return mine[0]

    figures.take(
        benchmark,
        lambda project: project.merging.merge([path]),
        setup=opened,
        gesture="merge a colleague's copy, backup apart",
        made=size.name,
        size=f"{number:,} codings into {size.codings:,}",
        goal=2_000 if size.name == "W1" else None,
        rounds=1 if size.codings > 100_000 else None,
    )
    with mine.pop() as project:
        assert sum(project.codes.counts().values()) == size.codings + number
