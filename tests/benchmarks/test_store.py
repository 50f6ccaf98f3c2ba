"""The gestures of the store on a whole project; the disk's own sync is left out."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from figures import Figure, Figures
from working_set import Size

from qualapp.model.coding import Coding
from qualapp.model.excerpt import ExcerptFilter
from qualapp.model.text import TextRange
from qualapp.store.project import Project

_GESTURES = 20_000


@pytest.fixture
def somewhere(project: Project) -> Callable[[], tuple[int, int, TextRange]]:
    """A code, a source and words in it, each time others."""
    chance = random.Random(7)
    codes = [code.id for code, _depth in project.codes.tree().walk()]
    sources = project.sources.all()

    def drawn() -> tuple[int, int, TextRange]:
        source = chance.choice(sources)
        start = chance.randrange(source.characters - 400)
        return chance.choice(codes), source.id, TextRange(start, start + chance.randint(40, 400))

    return drawn


def test_apply(
    benchmark: Any, figures: Figures, project: Project, size: Size, somewhere: Callable[[], tuple[int, int, TextRange]]
) -> None:
    figures.take(
        benchmark,
        lambda place: project.codings.apply(*place),
        setup=somewhere,
        gesture="apply a code: store",
        made=size.name,
        size=str(size),
        goal=2,
    )


def test_remove(
    benchmark: Any, figures: Figures, project: Project, size: Size, somewhere: Callable[[], tuple[int, int, TextRange]]
) -> None:
    def made() -> Coding:
        return project.codings.apply(*somewhere())

    figures.take(
        benchmark,
        lambda coding: project.codings.remove([coding.id]),
        setup=made,
        gesture="remove a code: store",
        made=size.name,
        size=str(size),
        goal=2,
    )


def test_undo(
    benchmark: Any, figures: Figures, project: Project, size: Size, somewhere: Callable[[], tuple[int, int, TextRange]]
) -> None:
    def made() -> None:
        project.codings.apply(*somewhere())

    figures.take(
        benchmark,
        project.history.undo,
        setup=made,
        gesture="undo one gesture: store",
        made=size.name,
        size=str(size),
        goal=10,
    )


@pytest.mark.parametrize("word", ["ledelse", "og", "*plejerske*", "led*", '"er det"'])
def test_find(benchmark: Any, figures: Figures, project: Project, size: Size, word: str) -> None:
    def find() -> None:
        project.search.count(word)
        list(project.search.hits(word, 100))

    find()
    figures.take(
        benchmark,
        find,
        gesture=f"find {word} in all texts: count, first 100 hits in context",
        made=size.name,
        size=f"{project.search.count(word):,} hits",
        goal={"W1": 20, "W2": 100}.get(size.name),
    )


def _busiest_code(project: Project) -> tuple[int, int]:
    counts = project.codes.counts()
    code = max(counts, key=lambda number: counts[number])
    return code, counts[code]


def test_excerpts_of_a_code(benchmark: Any, figures: Figures, project: Project, size: Size) -> None:
    """As the window lists them: all of them in order, and the words of those on the first page."""
    code, number = _busiest_code(project)

    def excerpts() -> None:
        listed = project.excerpts.ids(ExcerptFilter(codes=frozenset({code}), with_subcodes=False))
        list(project.excerpts.load(listed[:30]))

    figures.take(
        benchmark,
        excerpts,
        gesture="all excerpts of one code, the first page with its words",
        made=size.name,
        size=f"{number:,} excerpts",
        goal={"W1": 30, "W2": 200}.get(size.name),
    )


def test_excerpts_of_a_code_with_all_words(benchmark: Any, figures: Figures, project: Project, size: Size) -> None:
    code, number = _busiest_code(project)
    wanted = ExcerptFilter(codes=frozenset({code}), with_subcodes=False)
    figures.take(
        benchmark,
        lambda: project.excerpts.find(wanted),
        gesture="all excerpts of one code with all their words, as for a report",
        made=size.name,
        size=f"{number:,} excerpts",
    )


def _in_use(path: Path) -> int:
    """The bytes of a file without pages that earlier work has left free."""
    with closing(sqlite3.connect(path)) as connection:
        pages, free, size = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
    return int((pages - free) * size)


def test_bytes_for_each_coding(figures: Figures, file: Path, size: Size, tmp_path: Path) -> None:
    """By how much the file grows when codes are applied one by one, each in a step of its own."""
    path = Path(shutil.copy(file, tmp_path / "grown.qualapp"))
    Project.open(path).close()
    before = _in_use(path)
    number = 200 if size.is_small else _GESTURES
    chance = random.Random(11)
    with Project.open(path) as project:
        project._db.execute("PRAGMA synchronous = OFF")
        codes = [code.id for code, _depth in project.codes.tree().walk()]
        sources = project.sources.all()
        for _number in range(number):
            source = chance.choice(sources)
            start = chance.randrange(source.characters - 400)
            project.codings.apply(chance.choice(codes), source.id, TextRange(start, start + chance.randint(40, 400)))
    grown = (_in_use(path) - before) / number
    path.unlink()
    gesture = "bytes for each coding with its excerpt and history"
    figures.note(Figure(gesture, size.name, grown, 400, None, f"{number:,} gestures", None, "bytes"))


def test_first_opening_of_a_copy(benchmark: Any, figures: Figures, file: Path, size: Size, tmp_path: Path) -> None:
    """A file from elsewhere is looked through before it is used."""

    def copied() -> Path:
        path = tmp_path / "copy.qualapp"
        path.unlink(missing_ok=True)
        return Path(shutil.copy(file, path))

    figures.take(
        benchmark,
        lambda path: Project.open(path).close(),
        setup=copied,
        gesture="first opening of a copy from elsewhere, and closing: store",
        made=size.name,
        size=str(size),
        rounds=1 if size.codings > 100_000 else None,
    )
