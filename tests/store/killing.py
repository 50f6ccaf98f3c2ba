"""A program that codes until it is killed, and what must then stand in its project."""

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition

TEXT = "Et ord til, og så et til. " * 400


def prepare(path: Path) -> None:
    """A project with a long interview and some codes."""
    with Project.create(path, coder="Signe") as project:
        for number in range(5):
            project.codes.add(f"Kode {number}")
        project.sources.add(Addition(Reading("x", TEXT)))


def tell(*words: str) -> None:
    """Say it at once."""
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def work(path: Path, seed: int) -> None:
    """Code, change, undo and import without end; each thing that has returned is told on a line."""
    chance = random.Random(seed)
    with Project.open(path) as project:
        tell("begun")
        while True:
            start = chance.randrange(len(TEXT) - 50)
            coding = project.codings.apply(chance.randrange(1, 6), 1, TextRange(start, start + 40), weight=seed % 100)
            tell("coding", coding.guid)
            if chance.random() < 0.2:
                memo = project.memos.write("Et notat " * chance.randrange(1, 500), "coding", coding.id)
                tell("memo", memo.guid)
            if chance.random() < 0.1:
                source = project.sources.add(Addition(Reading(f"Kilde {start}", TEXT[:start])))
                tell("source", source.guid)
                project.history.undo()
                tell("gone", source.guid)


def rounds(count: int, folder: Path, seed: int = 0) -> int:
    """Kill the program so many times at random moments and check what it left; the number of things told."""
    chance = random.Random(seed)
    path = folder / "p.qualapp"
    prepare(path)
    told: list[tuple[str, str]] = []
    for number in range(count):
        told += _killed(path, seed + number, chance.random() ** 2 * 0.4)
        _check(path, told)
    return len(told)


def _killed(path: Path, seed: int, after: float) -> list[tuple[str, str]]:
    command = [sys.executable, __file__, str(path), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "begun\n"
        time.sleep(after)
        os.kill(child.pid, signal.SIGKILL)
        lines = child.stdout.read().split("\n")[:-1]
    return [(noun, guid) for noun, guid in (line.split() for line in lines)]


def _check(path: Path, told: list[tuple[str, str]]) -> None:
    with Project.open(path) as project:
        assert project.check() == []
        raw = sqlite3.connect(path)
        with contextlib.closing(raw):
            assert raw.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
            there = {
                noun: {guid.hex() for (guid,) in raw.execute(f"SELECT guid FROM {noun}")}
                for noun in ("coding", "memo", "source")
            }
        gone = {guid for noun, guid in told if noun == "gone"}
        # The undo of an import may have been written and not yet told.
        last = told[-1][1] if told and told[-1][0] == "source" else ""
        for noun, guid in told:
            if noun in there and guid not in gone and guid != last:
                assert guid.replace("-", "") in there[noun], f"{noun} {guid} was told and is lost"
        assert not {guid.replace("-", "") for guid in gone} & there["source"]
    assert [place.name for place in path.parent.iterdir()] == [path.name]


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
