"""The projects that speed is measured on: W1 and W2 of the design, invented, the same on every machine.

Run as a program it makes those that are chosen: QUALAPP_BENCH_SETS=W1,W2 python tests/benchmarks/working_set.py
"""

import json
import os
import random
import sqlite3
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from qualapp.model.source import Block, BlockKind, Reading, Speaker, Turn, Visit
from qualapp.model.text import TextRange
from qualapp.progress import finish
from qualapp.store.connection import MIGRATIONS
from qualapp.store.identity import new_guid, now
from qualapp.store.project import Project
from qualapp.store.sources import Addition

_ENDINGS = ("", "en", "et", "er", "erne", "ens", "s", "ede", "te", "ende", "e")
_LITTLE = """og det er jeg at i en den til på de som med der af for ikke vi så men har om
 et han hun var mig sig"""
_GREAT = """ledelse kommune helhedsplan sundhedsplejerske forælder barn familie møde kursus lokale leder medarbejder
 boligorganisation beboer skole institution pædagog tillid netværk sprog tid ressource samarbejde koordinering aftale
 indsats aktivitet metode virkning frivillig politi klub bestyrelse styregruppe rolle ansvar opgave problem løsning
 kontakt telefon dør opgang gård køkken kaffe snak historie uge måned år forløb gruppe mor far dreng pige hjem hus
 område by vej sag plan fond midler økonomi regel lov myndighed tal måling hverdag overskud bekymring glæde"""
_COMMON, _STEMS = _LITTLE.split(), _GREAT.split()
_ROLES = ("Projektleder", "Sundhedsplejerske", "Pædagog", "Skoleleder", "Deltager", "Afdelingsleder")


@dataclass(frozen=True)
class Size:
    """How much a working set holds."""

    name: str
    transcripts: int
    words: int
    codes: int
    coders: int
    codings: int
    in_the_busiest: int = 500
    cases: int = 14

    @property
    def is_small(self) -> bool:
        """Whether it is there only to see that the benchmarks run."""
        return self.codings < 1000

    def __str__(self) -> str:
        return f"{self.transcripts:,} transcripts, {self.codings:,} codings"


SIZES = {
    "S": Size("S", 6, 2_000, 20, 2, 300, 100, 3),
    "W1": Size("W1", 200, 10_000, 60, 3, 20_000),
    "W2": Size("W2", 2_000, 10_000, 120, 6, 1_000_000),
}


def chosen_folder() -> Path:
    """Where the working sets lie."""
    return Path(os.environ.get("QUALAPP_BENCH") or Path(__file__).parents[2] / "build" / "benchmarks")


def chosen_sets() -> list[str]:
    """The working sets that are wanted."""
    return os.environ.get("QUALAPP_BENCH_SETS", "W1").split(",")


def working_set(name: str, folder: Path) -> Path:
    """The path of a working set, made where it is missing or older than the program's tables."""
    path = folder / f"{name}.qualapp"
    if not path.exists() or _version(path) != MIGRATIONS:
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f"{name}.being-made.qualapp"
        fresh.unlink(missing_ok=True)
        make(SIZES[name], fresh)
        fresh.replace(path)
    return path


def _version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def make(size: Size, path: Path) -> None:
    """Make a project of this size in a new file."""
    chance = random.Random(size.name)
    with Project.create(path, name=f"Working set {size.name}", coder="Coder 1") as project:
        coders = [project.coders.all()[0].id]
        coders += [project.coders.add(f"Coder {number + 2}").id for number in range(size.coders - 1)]
        cases = [project.cases.add(f"Case {number + 1:02}").id for number in range(size.cases)]
        codes = _codes(project, size)
        for first in range(0, size.transcripts, 50):
            batch = range(first, min(first + 50, size.transcripts))
            finish(project.sources.add_all([_addition(number, size, cases, chance) for number in batch]))
            print(f"{batch.stop} of {size.transcripts} transcripts", file=sys.stderr)
        _add_codings(project, size, coders, codes, chance)


def transcript(number: int, words: int, chance: random.Random) -> Reading:
    """An invented interview of so many Danish-like words in turns of about a hundred."""
    role = _ROLES[number % len(_ROLES)]
    parts: list[str] = []
    turns: list[Turn] = []
    blocks: list[Block] = []
    position = said = 0
    while said < words:
        speaker = "Interviewer" if len(turns) % 2 == 0 else role
        count = min(words - said, chance.randint(8, 30) if speaker == "Interviewer" else chance.randint(60, 240))
        speech = _speech(count, chance)
        label = f"{speaker}: "
        line = label + speech
        turn = TextRange(position, position + len(line))
        turns.append(Turn(turn, TextRange(position + len(label), turn.end), speaker, said * 400))
        blocks.append(Block(BlockKind.PARAGRAPH, turn))
        parts.append(line)
        position += len(line) + 1
        said += count
    text = "\n".join(parts)
    return Reading(f"Interview {number + 1:04}", text, tuple(blocks), tuple(turns), text.encode(), ".txt")


def _speech(count: int, chance: random.Random) -> str:
    words = [_word(chance) for _number in range(count)]
    for place in range(chance.randint(6, 14), count, chance.randint(9, 18)):
        words[place - 1] += "."
    words[0] = words[0].capitalize()
    return " ".join(words)


def _word(chance: random.Random) -> str:
    if chance.random() < 0.5:
        return chance.choice(_COMMON)
    stem = chance.choice(_STEMS)
    if chance.random() < 0.08:
        stem = chance.choice(_STEMS) + stem
    return stem + chance.choice(_ENDINGS)


def _codes(project: Project, size: Size) -> list[int]:
    tops = [project.codes.add(f"Dimension {number + 1}").id for number in range(5)]
    below = size.codes - len(tops)
    return tops + [project.codes.add(f"Sub-code {number + 1}", tops[number % 5]).id for number in range(below)]


def _addition(number: int, size: Size, cases: list[int], chance: random.Random) -> Addition:
    reading = transcript(number, size.words, chance)
    speakers = [Speaker(label, label, is_interviewer=label == "Interviewer") for label in reading.speakers()]
    visit = Visit.REVISIT if number % 3 == 0 else Visit.FIRST
    return Addition(reading, case_id=cases[number % len(cases)], visit=visit, speakers=speakers)


def _add_codings(project: Project, size: Size, coders: list[int], codes: list[int], chance: random.Random) -> None:
    """Write the codings as the verbs do, one step each with its changes, but many to a transaction."""
    db = project._db.conn
    sources = db.execute("SELECT id, characters FROM source ORDER BY id").fetchall()
    rest = size.codings - size.in_the_busiest
    shares = [size.in_the_busiest] + [rest // (len(sources) - 1)] * (len(sources) - 1)
    shares[-1] += size.codings - sum(shares)
    (clock,) = db.execute("SELECT max(clock) FROM step").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    label = project._db.execute("INSERT INTO label (text) VALUES ('Apply code “{name}”')").lastrowid
    valences = ("driver", "driver", "barrier", "barrier", "ambivalent", "none")
    for (source_id, characters), count in zip(sources, shares, strict=True):
        db.execute("BEGIN IMMEDIATE")
        for _number in range(count):
            clock += 1
            coder, code, moment = chance.choice(coders), chance.choice(codes), now()
            start = chance.randrange(0, characters - 400)
            stop = start + chance.randint(40, 400)
            db.execute(
                "INSERT INTO step (guid, clock, copy_id, coder_id, time, label_id, arguments, kind, schema_version)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, 'do', ?)",
                (
                    new_guid(),
                    clock,
                    project.history.copy_id,
                    coder,
                    moment,
                    label,
                    json.dumps({"name": "Sub-code 12"}),
                    version,
                ),
            )
            excerpt = db.execute(
                "INSERT INTO excerpt (guid, source_id, start, stop, coder_id, created) VALUES (?, ?, ?, ?, ?, ?)",
                (new_guid(), source_id, start, stop, coder, moment),
            ).lastrowid
            db.execute(
                "INSERT INTO coding (guid, excerpt_id, source_id, code_id, coder_id, valence, is_result, created)"
                " VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
                (new_guid(), excerpt, source_id, code, coder, chance.choice(valences), moment),
            )
        db.execute("COMMIT")


if __name__ == "__main__":
    for wanted in chosen_sets():
        began = time.monotonic()
        print(working_set(wanted, chosen_folder()), f"{time.monotonic() - began:.1f} s")
