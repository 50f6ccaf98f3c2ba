"""A project file looked at from all sides."""

import re
import time
from pathlib import Path

import pytest
from gestures import addition

from qualapp.model.coding import Valence
from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.store.identity import new_guid
from qualapp.store.project import Project
from qualapp.store.sources import Addition


@pytest.fixture
def sound(project: Project) -> Project:
    """A project with something of everything, in which nothing is wrong."""
    for number in (1, 3, 5):
        source = project.sources.add(addition(project, number)).id
        code = project.codes.add(f"Kode {number}").id
        coding = project.codings.apply(code, source, TextRange(0, 4))
        project.memos.write("x", "coding", coding.id)
    project.codings.describe([coding.id], weight=50)
    project.codings.remove([coding.id])
    project.history.undo()
    assert project.check() == []
    return project


SPOILT = [
    ("UPDATE excerpt SET stop = 99999 WHERE id = 1", r"excerpt 1 \(0–99999\) lies outside “Interview 1”"),
    ("UPDATE turn SET stop = 99999 WHERE id = 1", "turn 1 .* lies outside"),
    ("UPDATE block SET stop = 99999 WHERE id = 1", "block 1 .* lies outside"),
    ("UPDATE block SET start = 0 WHERE id = 2", "block 2 overlaps the one before it"),
    ("UPDATE turn SET start = 0 WHERE id = 2", "turn 2 overlaps"),
    ("UPDATE coding SET source_id = 2 WHERE id = 1", "Coding 1 and its excerpt are of two different sources"),
    ("UPDATE source SET text = text || 'x' WHERE id = 1", r"has \d+ characters, but \d+ are noted"),
    ("UPDATE source SET text = replace(text, 'a', char(13)) WHERE id = 1", "characters that no text"),
    ("UPDATE original SET bytes = x'00'", "The original “Interview 1.txt” is not what was imported"),
    ("DELETE FROM original", "The original of “Interview 1” is missing"),
    ("UPDATE code SET parent_id = id WHERE id = 1", "Code “Kode 1” lies below itself"),
    (
        "INSERT INTO actor VALUES (1, randomblob(16), 1, 'A', '', 'person', '', '', '', '', '', NULL, NULL, '')",
        "belongs to itself",
    ),
    ("UPDATE code SET rank = 'V0' WHERE id = 1", "Code “Kode 1” has no place among its siblings"),
    ("UPDATE code SET rank = '' WHERE id = 1", "no place among"),
    ("UPDATE coding SET code_id = 99 WHERE id = 1", "Row 1 of coding points to a row of code that is not there"),
    ("UPDATE change SET old = '{' WHERE op = 'u'", r"Change \d+\.\d+ cannot be taken back"),
    ("UPDATE change SET old = '{\"nothing\":1}' WHERE op = 'u'", "cannot be taken back"),
    ("UPDATE change SET old = '{}' WHERE op = 'd'", "cannot be taken back"),
    ("UPDATE change SET old = NULL WHERE op = 'd'", "cannot be taken back"),
    ("UPDATE change SET noun = 'nothing' WHERE op = 'd'", "cannot be taken back"),
    ("DELETE FROM change WHERE noun = 'coding'", "The history knows nothing of coding [0-9a-f]{32}, which is there"),
    ("UPDATE step SET coder_id = 99 WHERE id = 2", "Step 2 was made by a coder who is not there"),
    ("UPDATE step SET clock = 1 WHERE id = 3", "Step 3 does not come after"),
    (
        "UPDATE step SET undoes = (SELECT max(undoes) FROM step) WHERE id = 3",
        "takes back what another has taken back already",
    ),
    ("UPDATE step SET schema_version = 99 WHERE id = 3", "Step 3 is of a newer version"),
    ("DELETE FROM change WHERE step_id = 3", "Step 3 has changed nothing"),
    ("DELETE FROM passage WHERE source_id = 1", "Search does not find all of “Interview 1”"),
    ("UPDATE passage SET stop = stop - 1 WHERE source_id = 1", "Search does not find all"),
    ("INSERT INTO passage (source_id, start, stop) VALUES (99, 0, 1)", "Search still finds a source that is gone"),
    ("INSERT INTO inside (inside) VALUES ('delete-all')", "Search does not find all of “Interview 1”"),
    ("UPDATE search_state SET version = 0", "The search tables are missing or old"),
    ("DROP TRIGGER log_code_u", "The history does not follow code"),
]


@pytest.mark.parametrize(("statement", "sentence"), SPOILT, ids=[row[0][:50] for row in SPOILT])
def test_what_is_wrong_is_said(statement: str, sentence: str, sound: Project) -> None:
    connection = sound._db.conn
    connection.execute("PRAGMA foreign_keys = OFF")
    for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        if "TRIGGER" not in statement:
            connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(statement)
    connection.commit()
    found = sound.check()
    assert any(re.search(sentence, said) for said in found), found


def test_rows_that_the_history_does_not_know_of_are_said(sound: Project) -> None:
    connection = sound._db.conn
    connection.execute("DROP TRIGGER log_memo_d")
    connection.execute("DROP TRIGGER log_case_i")
    connection.execute("DELETE FROM memo WHERE id = 1")
    connection.execute('INSERT INTO "case" (guid, name, description) VALUES (?, ?, ?)', (new_guid(), "x", ""))
    connection.commit()
    found = " ".join(sound.check())
    assert "is gone, but the history does not say so" in found
    assert "The history knows nothing of case" in found


def test_a_guid_of_the_wrong_form_is_said(sound: Project) -> None:
    with sound.history.step("x"):
        sound._db.execute("UPDATE code SET guid = zeroblob(16) WHERE id = 1")
    assert any("name of the wrong form" in said for said in sound.check())


def test_twenty_thousand_codings_are_checked_in_two_seconds(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.qualapp", coder="Signe") as project:
        codes = [project.codes.add(f"Kode {number}").id for number in range(50)]
        source = project.sources.add(Addition(Reading("x", "Et ord til. " * 20_000))).id
        with project.history.step("Many"):
            for number in range(20_000):
                stretch = TextRange(number * 12, number * 12 + 11)
                project.codings.apply(codes[number % 50], source, stretch, Valence.DRIVER)
        begun = time.process_time()
        assert project.check() == []
        assert time.process_time() - begun < 2
        assert project.counts()["coding"] == 20_000
