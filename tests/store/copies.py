"""Copies of one project in which several people work, and what all of them come to say."""

import itertools
import shutil
from collections.abc import Sequence
from pathlib import Path

import gestures as g
from project_content import Content, content_of

from qualapp.store.project import Project

APART = [g.add_coder, g.part_with_coder]


class Team:
    """A project and its copies, each worked in by a coder of its own."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self._count = itertools.count()
        with Project.create(folder / "start.qualapp", coder=names[0]) as project:
            for name in names[1:]:
                project.coders.add(name)
            g.prepared(project)
        self.names = list(names)

    def copy(self, of: Path | None = None) -> Path:
        """A copy of a file that is closed."""
        made = self.folder / f"copy {next(self._count)}.qualapp"
        shutil.copy(of or self.folder / "start.qualapp", made)
        return made

    def merged(self, into: Path, *others: Path) -> Path:
        """A copy of one file, into which the others have been merged one after another."""
        made = self.copy(into)
        with Project.open(made) as project:
            for other in others:
                project.merging.merge([other])
        return made


def content_of_path(path: Path) -> Content:
    """What a closed project says."""
    with Project.open(path, read_only=True) as project:
        return content_of(project)
