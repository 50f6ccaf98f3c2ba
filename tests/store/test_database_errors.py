"""What the database cannot do is said in a sentence, and nothing is written (rule 14)."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from gestures import addition, prepared
from project_content import content_of

from qualapp.errors import LockedError, ReadOnlyError, UserError
from qualapp.store.errors import plainly
from qualapp.store.project import Project


@pytest.fixture
def opened(tmp_path: Path) -> Project:
    """A project on disk with some content; closed by the tests that need it closed."""
    project = Project.create(tmp_path / "p.qualapp", coder="Signe")
    prepared(project)
    return project


def fill(project: Project) -> None:
    """Leave the file no room to grow."""
    (pages,) = project._db.execute("PRAGMA page_count").fetchone()
    project._db.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_writes_nothing_of_the_step_and_leaves_the_project_usable(opened: Project) -> None:
    before = content_of(opened)
    fill(opened)
    with pytest.raises(UserError, match="disk is full"):
        opened.memos.write("x" * 1_000_000)
    assert content_of(opened) == before
    assert not opened.history.is_open
    assert opened.check() == []
    opened._db.execute("PRAGMA max_page_count = 1000000")
    opened.memos.write("x" * 1_000_000)
    opened.history.undo()
    assert content_of(opened) == before
    opened.close()


def test_a_full_disk_that_one_verb_forgives_does_not_leave_half_a_step(opened: Project) -> None:
    before = content_of(opened)
    fill(opened)
    with opened.history.step("Several"):
        opened.cases.describe(1, "Andet navn", "")
        with pytest.raises(UserError, match="disk is full"):
            opened.memos.write("x" * 1_000_000)
        opened.cases.describe(1, "Tredje navn", "")
    assert opened.cases[1].name == "Tredje navn"
    opened.history.undo()
    assert content_of(opened) == before
    assert opened.check() == []
    opened.close()


def test_a_step_that_the_database_gave_up_writes_nothing_more(opened: Project) -> None:
    before = content_of(opened)
    step = opened.history.step("Several")
    step.__enter__()
    opened._db.conn.rollback()
    with pytest.raises(UserError, match="Nothing of this step was written"):
        opened.codes.add("Ikke halvt")
    with pytest.raises(UserError, match="Nothing of this step was written"):
        step.__exit__(None, None, None)
    assert content_of(opened) == before
    with pytest.raises(UserError, match="Nothing of this step was written"), opened.history.step("Several"):
        opened._db.conn.rollback()
    assert opened.check() == []
    opened.close()


def test_a_project_that_another_connection_writes_to_asks_to_wait(opened: Project) -> None:
    assert opened.path is not None
    opened._db.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(opened.path)
    other.execute("BEGIN IMMEDIATE")
    before = content_of(opened)
    for gesture in (lambda: opened.codes.add("Vent"), opened.history.undo):
        with pytest.raises(LockedError, match="Another program is writing to the project just now"):
            gesture()
    assert content_of(opened) == before
    other.rollback()
    other.close()
    opened.codes.add("Nu")
    opened.close()


def test_a_project_held_by_a_reader_is_left_in_one_file_by_the_next(opened: Project) -> None:
    assert opened.path is not None
    reader = opened.beside()
    opened.close()
    reader.close()
    Project.open(opened.path).close()
    assert [place.name for place in opened.path.parent.iterdir()] == ["p.qualapp"]


def test_opening_a_file_that_another_program_holds(opened: Project) -> None:
    assert opened.path is not None
    opened.close()
    other = sqlite3.connect(opened.path)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LockedError, match="Another program is writing"):
        Project.open(opened.path)
    other.rollback()
    other.close()
    assert [place.name for place in opened.path.parent.iterdir()] == ["p.qualapp"]


def test_a_read_only_connection(opened: Project) -> None:
    opened._db.execute("PRAGMA query_only = ON")
    before = content_of(opened)
    with pytest.raises(ReadOnlyError, match="cannot be written to"):
        opened.codes.add("Nej")
    opened._db.execute("PRAGMA query_only = OFF")
    assert content_of(opened) == before
    opened.close()


def test_a_damaged_page_is_said_while_reading_and_by_the_check(opened: Project) -> None:
    assert opened.path is not None
    for number in range(20):
        opened.sources.add(addition(opened, number))
    opened.memos.write("x" * 200_000)
    (root,) = opened._db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'memo'").fetchone()
    opened.close()
    content = bytearray(opened.path.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    opened.path.write_bytes(content)
    with Project.open(opened.path) as damaged:
        with pytest.raises(UserError, match="Restore it from a backup"):
            damaged.memos.all()
        with pytest.raises(UserError, match="damaged"):
            list(damaged._db.execute("SELECT * FROM memo"))
        assert any("damaged" in sentence for sentence in damaged.check())
        assert damaged.codes.tree()


def test_our_own_mistakes_are_not_dressed_up(project: Project) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        project._db.execute("SELECT * FROM nowhere")
    with pytest.raises(sqlite3.IntegrityError), project.history.step("x"):
        project._db.execute("UPDATE coder SET guid = NULL")
    with pytest.raises(sqlite3.IntegrityError), plainly():
        raise sqlite3.IntegrityError("ours")


def test_a_disk_that_is_gone() -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_WRITE"
    with pytest.raises(UserError, match="The disk does not answer"), plainly():
        raise error


def test_text_that_is_no_text_is_damage(project: Project) -> None:
    with pytest.raises(UserError, match="damaged"):
        project._db.execute("SELECT CAST(x'ff41' AS TEXT)").fetchall()


def test_no_verb_lets_the_database_show_when_it_is_closed_early(tmp_path: Path) -> None:
    """A program that ends without closing leaves a project that opens whole."""
    code = (
        "import sys, os; from pathlib import Path; from qualapp.store.project import Project;"
        "p = Project.create(Path(sys.argv[1]), coder='S'); p.codes.add('Sidste'); os._exit(1)"
    )
    path = tmp_path / "p.qualapp"
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    with Project.open(path) as project:
        assert project.codes.find("Sidste")
        assert project.check() == []
    assert [place.name for place in tmp_path.iterdir()] == ["p.qualapp"]
