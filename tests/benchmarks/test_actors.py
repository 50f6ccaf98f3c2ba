"""How quickly actors are found in the texts of a project."""

from collections.abc import Iterator
from typing import Any

import pytest
from figures import Figures
from working_set import Size

from qualapp.importers.actor_yaml import shipped_register
from qualapp.progress import finish
from qualapp.reports.mentions import find_mentions
from qualapp.store.project import Project


@pytest.fixture
def register(project: Project) -> Iterator[Project]:
    """The project with the actors that come with the program, until this is done."""
    project.registers.add(shipped_register(), project.language)
    yield project
    project.history.undo()


@pytest.mark.parametrize("number", [1, None], ids=["one", "all"])
def test_actors_are_found(benchmark: Any, figures: Figures, register: Project, size: Size, number: int | None) -> None:
    sources = register.sources.all()[:number]
    forms = len(register.actors.forms())

    def found() -> None:
        assert any(one.found for one in finish(find_mentions(register, sources)))

    words = sum(source.words for source in sources)
    figures.take(
        benchmark,
        found,
        gesture=f"find actors in {'one transcript' if number else 'all transcripts'}",
        made=size.name,
        size=f"{len(register.actors.all())} actors, {forms} forms, {words:,} words",
        goal=1_000 if number else 20_000,
        rounds=None if number else 1,
    )
