"""What is opened, what is refused, and what is left behind (rules 7 and 8)."""

import contextlib
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from gestures import prepared
from hypothesis import given, settings
from hypothesis import strategies as st
from project_content import content_of, content_of_file
from sqlite_utils import Database

from qualapp.errors import ReadOnlyError, UserError
from qualapp.model.text import TextRange
from qualapp.store import connection, project, upgrade
from qualapp.store.copies import place_of
from qualapp.store.project import Project
from qualapp.store.schema import migrations


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A project with some content, closed."""
    path = tmp_path / "p.qualapp"
    with Project.create(path, name="Prøve", coder="Signe") as made:
        prepared(made)
    return path


def neighbours(path: Path) -> set[str]:
    """The names of all that lies in the file's folder."""
    return {place.name for place in path.parent.iterdir()}


def change(path: Path, *statements: str) -> None:
    """Do something to the file behind the program's back."""
    raw = sqlite3.connect(path)
    for statement in statements:
        raw.execute(statement)
    raw.commit()
    raw.close()


def elsewhere(path: Path) -> Path:
    """A copy of the file, as somebody who got it by mail has it."""
    return Path(shutil.copy(path, path.with_name("copy.qualapp")))


def test_a_closed_project_is_one_file(file: Path) -> None:
    assert neighbours(file) == {"p.qualapp"}
    assert file.read_bytes()[18:20] == b"\x01\x01", "the file is still in WAL mode"


def test_an_opened_and_closed_project_is_one_file_with_the_same_content(file: Path) -> None:
    before = content_of_file(file)
    with Project.open(file) as opened:
        assert neighbours(file) >= {"p.qualapp", ".p.qualapp.lock"}
        assert content_of(opened) == before
        assert opened.check() == []
    assert neighbours(file) == {"p.qualapp"}
    assert content_of_file(file) == before


def test_what_was_open_when_the_machine_died_is_healed_by_the_next_opening(file: Path) -> None:
    crashed = file.with_name("crashed.qualapp")
    with Project.open(file) as opened:
        opened.codes.add("Lige før")
        before = content_of(opened)
        for ending in ("", "-wal"):
            shutil.copy(file.with_name(file.name + ending), crashed.with_name(crashed.name + ending))
    with Project.open(crashed) as healed:
        assert content_of(healed) == before
        assert healed.check() == []
    assert neighbours(file) == {"p.qualapp", "crashed.qualapp"}


def test_a_gesture_is_in_the_file_when_it_returns(file: Path) -> None:
    with Project.open(file) as opened:
        opened.codes.add("Straks")
        with Project.open(file, read_only=True) as reader:
            assert content_of(reader) == content_of(opened)


def test_a_project_can_only_be_read_where_it_is_opened_so(file: Path) -> None:
    with Project.open(file, read_only=True) as reader:
        assert reader.read_only
        for gesture in (lambda: reader.codes.add("Nej"), lambda: reader.describe("x", ""), reader.history.undo):
            with pytest.raises(ReadOnlyError, match="reading only"):
                gesture()
        with reader.beside(read_only=False) as other, pytest.raises(ReadOnlyError):
            other.codes.add("Heller ikke")
    assert neighbours(file) == {"p.qualapp"}


def test_a_folder_that_cannot_be_written_opens_for_reading(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "can_be_written", lambda _path: False)
    monkeypatch.setattr(project, "can_be_written", lambda _path: False)
    before = file.read_bytes()
    with Project.open(file) as reader:
        assert reader.read_only
        assert reader.search.count("kaffe") == 1
        assert neighbours(file) == {"p.qualapp"}
    assert file.read_bytes() == before


def test_undo_reaches_over_closing_but_not_into_a_copy(file: Path) -> None:
    copy = elsewhere(file)
    with Project.open(file) as opened:
        assert opened.history.undo().label == "Import “Interview 3”"
    with Project.open(copy) as opened, pytest.raises(UserError, match="nothing to undo"):
        opened.history.undo()
    with Project.open(copy) as opened:
        opened.codes.add("I kopien")
    with Project.open(copy) as opened:
        assert opened.history.undo().label == "New code “I kopien”"


NAMES = ["a?b.qualapp", "a#b.qualapp", "100% sikker.qualapp", "æøå 😀.qualapp", "a;b&c='d'.qualapp", "%41.qualapp", "p"]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_of_a_file_will_do(name: str, tmp_path: Path) -> None:
    path = tmp_path / "mappe med % # ?" / name
    with Project.create(path, coder="Signe") as made:
        made.codes.add("Her")
        with made.beside() as other:
            assert len(other.codes.tree()) == 1
    assert neighbours(path) == {name}
    with Project.open(path) as opened:
        assert opened.codes.find("Her").name == "Her"
        assert opened.check() == []
    assert neighbours(path) == {name}


def refused(path: Path, words: str) -> None:
    """Opening is refused with a sentence, for writing and for reading, and leaves the place as it was."""
    before = {place.name: place.read_bytes() for place in path.parent.iterdir() if place.is_file()}
    for read_only in (False, True):
        with pytest.raises(UserError, match=words):
            Project.open(path, read_only=read_only)
    after = {place.name: place.read_bytes() for place in path.parent.iterdir() if place.is_file()}
    assert after == before


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    refused(tmp_path / "p.qualapp", "There is no file")


def test_a_file_in_a_folder_that_is_gone(file: Path) -> None:
    shutil.rmtree(file.parent)
    for read_only in (False, True):
        with pytest.raises(UserError, match="There is no file"):
            Project.open(file, read_only=read_only)


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "p.qualapp").mkdir()
    refused(tmp_path / "p.qualapp", "is a folder")


@pytest.mark.parametrize("content", [b"", b"Interview med en leder", b"PK\x03\x04", b"SQLite format 2\0", b"SQLite"])
def test_what_is_no_database(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "p.qualapp"
    path.write_bytes(content)
    refused(path, "is not a Qualapp project")


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_a_database_of_another_program_is_not_touched(mode: str, tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    change(path, f"PRAGMA journal_mode = {mode}", "CREATE TABLE place (id INTEGER)", "INSERT INTO place VALUES (1)")
    refused(path, "a database of another program")


def test_a_project_of_a_newer_program(file: Path) -> None:
    change(file, "PRAGMA user_version = 99")
    refused(file, r"newer Qualapp \(file version 99; this program knows \d+\). Install the newest")


@pytest.mark.parametrize("keep", [100, 512, 4096, 20000])
def test_a_project_that_was_cut_off(keep: int, file: Path) -> None:
    file.write_bytes(file.read_bytes()[:keep])
    refused(file, "damaged")


@cache
def whole_project() -> bytes:
    """The bytes of a project with some content."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.qualapp"
        with Project.create(path, coder="Signe") as made:
            prepared(made)
        return path.read_bytes()


@given(seed=st.integers(0, 2**32), share=st.sampled_from([0.001, 0.05, 1.0]))
@settings(max_examples=40)
def test_random_bytes_in_a_project_never_show_the_database(seed: int, share: float, tmp_path: Path) -> None:
    folder = tmp_path / f"{seed}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    wrong = random.Random(seed)
    content = bytearray(whole_project())
    for place in range(100, len(content)):
        if wrong.random() < share:
            content[place] = wrong.randrange(256)
    copy = folder / "copy.qualapp"
    copy.write_bytes(content)
    with contextlib.suppress(UserError):
        Project.open(copy).close()
    assert neighbours(copy) == {"copy.qualapp"}


STRANGE: dict[str, tuple[str, ...]] = {
    "a trigger": ("CREATE TRIGGER evil AFTER INSERT ON code BEGIN DELETE FROM memo; END",),
    "a temporary-looking trigger": ("CREATE TRIGGER logx AFTER UPDATE ON step BEGIN DELETE FROM change; END",),
    "a view": ("CREATE VIEW news AS SELECT load_extension('x')",),
    "a view in place of a table": ("ALTER TABLE memo RENAME TO old", "CREATE VIEW memo AS SELECT * FROM old"),
}


@pytest.mark.parametrize("name", STRANGE)
def test_a_strangers_file_with_commands_of_its_own(name: str, file: Path) -> None:
    copy = elsewhere(file)
    change(copy, *STRANGE[name])
    refused(copy, "commands that Qualapp did not put there")


BROKEN: dict[str, tuple[str, ...]] = {
    "a table is missing": ("DROP TABLE memo",),
    "a column is missing": ("DROP TRIGGER log_visit_i", "DROP TRIGGER log_visit_u", "DROP TRIGGER log_visit_d",
                            "ALTER TABLE visit DROP COLUMN starts"),
    "there is no coder": ("DELETE FROM coder",),
    "there is no project": ("DELETE FROM project",),
    "there is no step": ("DELETE FROM change", "DELETE FROM step"),
    "a code hangs on nothing": ("UPDATE code SET parent_id = 999",),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_strangers_file_that_lacks_something(name: str, file: Path) -> None:
    copy = elsewhere(file)
    change(copy, *BROKEN[name])
    refused(copy, "damaged")


def test_a_strangers_trigger_under_the_name_of_ours_is_replaced(file: Path) -> None:
    copy = elsewhere(file)
    change(
        copy,
        "DROP TRIGGER log_code_i",
        "CREATE TRIGGER log_code_i AFTER INSERT ON code BEGIN DELETE FROM memo; END",
        "CREATE TRIGGER log_more AFTER INSERT ON code BEGIN DELETE FROM block; END",
    )
    with Project.open(copy) as opened:
        blocks = opened.counts()["block"]
        memo = opened.memos.write("Bliver")
        opened.codes.add("Ny")
        assert opened.memos.all() == [memo]
        assert opened.counts()["block"] == blocks > 0
        assert opened.check() == []


def test_labels_out_of_a_file_are_only_words(file: Path) -> None:
    copy = elsewhere(file)
    change(
        copy,
        "UPDATE label SET text = '{name.__class__} {0} {:>999999999} {'",
        'UPDATE step SET arguments = \'{"name": "x"}\'',
    )
    with Project.open(copy) as opened:
        assert {step.label for step in opened.history.steps()} == {"{name.__class__} {0} {:>999999999} {"}


def test_a_project_whose_making_was_cut_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "p.qualapp"
    db = connection.create_database(path)
    upgrade.migrate(db)
    db.execute("INSERT INTO copy (guid, created, place) VALUES (randomblob(16), 0, ?)", (place_of(path),))
    connection.at_rest(db.conn)
    db.close()
    refused(path, "damaged")


def _newer(monkeypatch: pytest.MonkeyPatch, migration: Callable[[Database], None]) -> None:
    """Let the program know one migration more."""
    monkeypatch.setattr(migrations, "_migrations", list(migrations._migrations))
    migrations()(migration)
    known = connection.MIGRATIONS + 1
    for module in (connection, project, upgrade):
        monkeypatch.setattr(module, "MIGRATIONS", known)


def test_an_older_project_is_brought_up_to_date_after_a_backup(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, old_version = content_of_file(file), connection.MIGRATIONS

    def let_codings_be_certain(db: Database) -> None:
        db.execute("ALTER TABLE coding ADD COLUMN certainty REAL")

    _newer(monkeypatch, let_codings_be_certain)
    with pytest.raises(UserError, match="is of an older version"):
        Project.open(file, read_only=True)
    with Project.open(file) as opened:
        assert content_of(opened) == before
        source = opened.sources.all()[0].id
        coding = opened.codings.apply(opened.codes.find("Ledelse").id, source, TextRange(0, 5))
        with opened.history.step("Be certain"):
            opened._db.execute("UPDATE coding SET certainty = 0.25 WHERE id = ?", (coding.id,))
        certain = content_of(opened)
        opened.history.undo()
        opened.history.redo()
        assert content_of(opened) == certain
        opened.history.undo()
        opened.history.undo()
        with pytest.raises(UserError, match="older version of the program and can no longer be undone"):
            opened.history.undo()
    (saved,) = neighbours(file) - {"p.qualapp"}
    assert saved.startswith(f"p.version-{old_version}.")
    assert content_of_file(file.with_name(saved)) == before
    raw = sqlite3.connect(file.with_name(saved))
    assert raw.execute("PRAGMA user_version").fetchone() == (old_version,)
    raw.close()


def test_a_migration_that_fails_leaves_the_older_project_and_its_backup(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content_of_file(file)

    def go_wrong(db: Database) -> None:
        db.execute("DROP TABLE memo")
        db.execute("ALTER TABLE nothing ADD COLUMN x")

    with monkeypatch.context() as newer:
        _newer(newer, go_wrong)
        with pytest.raises(UserError, match="could not be brought up to date; it is unchanged"):
            Project.open(file)
        assert len(neighbours(file)) == 2
    assert content_of_file(file) == before
    with Project.open(file) as opened:
        assert opened.check() == []


def test_a_migration_that_breaks_a_reference_is_given_up(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content_of_file(file)

    def lose_coders(db: Database) -> None:
        db.execute("DELETE FROM coder")

    with monkeypatch.context() as newer:
        _newer(newer, lose_coders)
        with pytest.raises(UserError, match="could not be brought up to date"):
            Project.open(file)
    assert content_of_file(file) == before


def test_no_backup_no_migration(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = file.read_bytes()

    def do_nothing(db: Database) -> None:
        pass

    def full(db: Database, to: Path) -> None:
        raise UserError("No backup could be written")

    _newer(monkeypatch, do_nothing)
    monkeypatch.setattr(upgrade, "backup", full)
    with pytest.raises(UserError, match="No backup"):
        Project.open(file)
    assert neighbours(file) == {"p.qualapp"}
    assert file.read_bytes() == before


def test_a_backup_that_cannot_be_written_says_so_and_leaves_nothing(file: Path) -> None:
    with Project.open(file) as opened:
        for place in (file.parent / "nowhere" / "b.qualapp", file.parent):
            with pytest.raises(UserError, match="No backup could be written"):
                upgrade.backup(opened._db, place)
    assert neighbours(file) == {"p.qualapp"}


def test_an_unknown_coder_is_refused_and_leaves_no_lock(file: Path) -> None:
    refused_by = "There is no coder “Ole” in the project. The coders are: Signe."
    with pytest.raises(UserError, match=refused_by):
        Project.open(file, coder="Ole")
    assert neighbours(file) == {"p.qualapp"}
    with Project.open(file, coder="  signe ") as opened:
        assert opened.coders[opened.history.coder_id].name == "Signe"


FAILING: dict[str, dict[str, str]] = {
    "the coder has no name": {"coder": " \n "},
    "the language is unknown": {"language": "de"},
}


@pytest.mark.parametrize("reason", FAILING)
def test_a_project_that_cannot_be_made_leaves_nothing(reason: str, tmp_path: Path) -> None:
    with pytest.raises((UserError, sqlite3.IntegrityError)):
        Project.create(tmp_path / "new" / "folders" / "p.qualapp", **FAILING[reason])  # type: ignore[arg-type]
    assert neighbours(tmp_path / "x") == set()


def test_a_project_is_not_made_over_a_file(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(UserError, match="There is already a file"):
        Project.create(file)
    assert file.read_bytes() == before
    assert neighbours(file) == {"p.qualapp"}


def test_a_project_cannot_be_made_below_a_file(file: Path) -> None:
    with pytest.raises(UserError, match="cannot be"):
        Project.create(file / "below" / "p.qualapp")
    assert neighbours(file) == {"p.qualapp"}


def test_closing_gives_up_a_step_that_is_still_being_made(file: Path) -> None:
    before = content_of_file(file)
    opened = Project.open(file)
    work = opened.history.step("Never done")
    work.__enter__()
    opened._db.execute("UPDATE code SET name = 'x'")
    opened.close()
    assert neighbours(file) == {"p.qualapp"}
    assert not work.__exit__(KeyError, KeyError("gone"), None)
    assert content_of_file(file) == before


def test_a_worker_beside_sees_what_was_done_and_leaves_one_file(file: Path) -> None:
    with Project.open(file) as opened:
        with opened.beside() as worker:
            opened.codes.add("Nyt")
            assert worker.codes.find("Nyt")
            with pytest.raises(ReadOnlyError):
                worker.codes.add("Nej")
        with opened.beside(read_only=False) as writer:
            writer.codes.add("Fra en anden tråd")
        assert opened.history.undo().label == "New code “Fra en anden tråd”"
    assert neighbours(file) == {"p.qualapp"}


def test_a_project_in_memory_has_no_second_connection(project: Project) -> None:
    with pytest.raises(ValueError, match="memory"):
        project.beside()
