"""A program that merges until it is killed, and what must then stand in its project."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from killing import TEXT, prepare, tell
from project_content import content_of_file

from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition


def two_copies(folder: Path) -> tuple[Path, Path]:
    """A project, and a copy in a folder that nobody may write to, in which much was coded, edited and imported."""
    ours, theirs = folder / "ours.qualapp", folder / "theirs" / "p.qualapp"
    prepare(ours)
    theirs.parent.mkdir()
    shutil.copy(ours, theirs)
    with Project.open(theirs) as project:
        for place in range(0, 300, 3):
            project.codings.apply(place % 5 + 1, 1, TextRange(place * 20, place * 20 + 40))
        project.texts.correct(1, TextRange(7, 9), "ordet")
        project.sources.add(Addition(Reading("Ny", TEXT[:2000])))
    with Project.open(ours) as project:
        project.texts.correct(1, TextRange(0, 2), "Og et")
    theirs.chmod(0o444)
    theirs.parent.chmod(0o555)
    return ours, theirs


def killed(ours: Path, theirs: Path, after: float) -> None:
    """Kill a merge so long after it began."""
    command = [sys.executable, __file__, str(ours), str(theirs)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "begun\n"
        time.sleep(after)
        os.kill(child.pid, signal.SIGKILL)


def rounds(count: int, folder: Path, seed: int = 0) -> set[str]:
    """Kill so many merges at random moments, one at once and one when it is done; which states they left."""
    chance = random.Random(seed)
    ours, theirs = two_copies(folder)
    bytes_of_theirs = theirs.read_bytes()
    merged = shutil.copy(ours, folder / "merged.qualapp")
    began = time.monotonic()
    with Project.open(Path(merged)) as project:
        project.merging.merge([theirs])
    takes = time.monotonic() - began
    states = {"before": content_of_file(ours), "after": content_of_file(Path(merged))}
    found: set[str] = set()
    moments = [0.0, *(chance.random() * takes * 1.5 for _round in range(count)), takes * 5 + 5]
    for number, moment in enumerate(moments):
        path = Path(shutil.copy(ours, folder / f"{number}.qualapp"))
        killed(path, theirs, moment)
        with Project.open(path) as project:
            assert project.check() == []
        there = content_of_file(path)
        found.add(next(name for name, content in states.items() if content == there))
        assert theirs.read_bytes() == bytes_of_theirs
        assert [file.name for file in theirs.parent.iterdir()] == [theirs.name]
    return found


def work(ours: Path, theirs: Path) -> None:
    """Merge, and wait to be killed."""
    with Project.open(ours) as project:
        tell("begun")
        project.merging.merge([theirs])
        time.sleep(60)


if __name__ == "__main__":
    work(Path(sys.argv[1]), Path(sys.argv[2]))
