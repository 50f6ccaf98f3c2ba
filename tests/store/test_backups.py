"""Rolling backups: which stay, when one is made, and what comes of restoring one."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project_content import content_of

from qualapp.errors import UserError
from qualapp.store.backups import DAYS, LATEST, backups, folder_of, glance, make_backup, restore, to_keep
from qualapp.store.project import NOUNS, Project

NOW = datetime(2026, 3, 14, 12)
TIMES = st.lists(st.integers(0, 90 * 24).map(lambda hours: NOW - timedelta(hours=hours)), max_size=80)


@given(times=TIMES)
def test_the_last_ten_and_the_last_of_each_of_thirty_days_stay(times: list[datetime]) -> None:
    kept = to_keep(times, NOW)
    assert kept <= set(times)
    assert set(sorted(set(times))[-LATEST:]) <= kept
    for time in times:
        later_that_day = [other for other in times if other.date() == time.date() and other > time]
        recent = NOW.date() - time.date() < timedelta(days=DAYS)
        if recent and not later_that_day:
            assert time in kept
        elif time not in sorted(set(times))[-LATEST:]:
            assert time not in kept


@given(times=TIMES, later=st.integers(1, 60))
def test_what_went_once_is_never_missed_later(times: list[datetime], later: int) -> None:
    then = NOW + timedelta(days=later)
    assert to_keep(to_keep(times, NOW), then) == to_keep(times, then)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed project with one code."""
    path = tmp_path / "Æblegården.qualapp"
    with Project.create(path, coder="Signe") as project:
        project.codes.add("Ledelse")
    return path


def test_a_backup_is_made_while_the_project_is_open_and_only_when_something_was_done(path: Path) -> None:
    folder = folder_of(path)
    with Project.open(path) as project:
        first = make_backup(path, folder, NOW)
        assert first is not None
        assert make_backup(path, folder, NOW + timedelta(hours=1)) is None
        project.codes.add("Tillid")
        second = make_backup(path, folder, NOW + timedelta(hours=2))
        before = content_of(project)
    assert second is not None
    assert backups(folder) == [second, first]
    with Project.open(second.path, read_only=True) as opened:
        assert content_of(opened) == before
        assert opened.check() == []
    assert sorted(place.name for place in folder.iterdir()) == [first.path.name, second.path.name]


def test_backups_that_need_not_stay_go_and_other_files_do_not(path: Path) -> None:
    folder = folder_of(path)
    for hour in range(13):
        with Project.open(path) as project:
            project.codes.add(f"Kode {hour}")
        make_backup(path, folder, NOW.replace(hour=hour))
        (folder / "Noter.qualapp").write_text("mine")
    assert [made.time.hour for made in backups(folder)] == list(range(12, 2, -1))
    assert (folder / "Noter.qualapp").exists()


def test_two_backups_of_one_second_do_not_meet(path: Path) -> None:
    first = make_backup(path, folder_of(path), NOW)
    with Project.open(path) as project:
        project.codes.add("Tillid")
    second = make_backup(path, folder_of(path), NOW)
    assert first is not None
    assert second is not None
    assert backups(folder_of(path)) == [second, first]


def test_a_glance_says_what_is_in_a_backup(path: Path) -> None:
    made = make_backup(path, folder_of(path), NOW)
    assert made is not None
    seen = glance(made.path, NOUNS)
    assert (seen.counts["code"], seen.counts["source"]) == (1, 0)
    assert seen.last is not None
    assert seen.last.label == "New code “Ledelse”"


def test_restoring_brings_the_project_back_and_keeps_what_was_there(path: Path) -> None:
    folder = folder_of(path)
    made = make_backup(path, folder, NOW)
    assert made is not None
    with Project.open(path) as project:
        wanted = content_of(project)
        project.codes.delete(1)
    kept = restore(made.path, path, NOW + timedelta(hours=1))
    assert kept is not None
    assert glance(kept.path, NOUNS).counts["code"] == 0
    with Project.open(path) as project:
        assert content_of(project) == wanted
        assert project.check() == []


def test_no_log_of_the_replaced_file_survives_restoring(path: Path) -> None:
    made = make_backup(path, folder_of(path), NOW)
    assert made is not None
    project = Project.open(path)
    project.codes.add("Ny")
    wal = path.with_name(path.name + "-wal")
    log, whole = wal.read_bytes(), path.read_bytes()
    project.close()
    path.write_bytes(whole)
    wal.write_bytes(log)
    restore(made.path, path, NOW + timedelta(hours=1))
    assert not wal.exists()
    with Project.open(path) as project:
        assert [code.name for code, _depth in project.codes.tree().walk()] == ["Ledelse"]


def test_a_project_that_is_damaged_is_kept_beside_the_restored_one(path: Path) -> None:
    made = make_backup(path, folder_of(path), NOW)
    assert made is not None
    path.write_bytes(path.read_bytes()[:5000])
    restore(made.path, path, NOW)
    assert [place.name for place in path.parent.glob("*damaged*")] == [
        f"{path.stem} 2026-03-14 12.00.00 damaged.qualapp"
    ]
    with Project.open(path) as project:
        assert project.check() == []


def test_a_damaged_backup_is_not_restored(path: Path) -> None:
    made = make_backup(path, folder_of(path), NOW)
    assert made is not None
    made.path.write_bytes(b"no project")
    before = path.read_bytes()
    with pytest.raises(UserError, match="not a Qualapp project"):
        restore(made.path, path, NOW)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_said_and_nothing_is_lost(path: Path) -> None:
    folder_of(path).write_text("a file stands in the way")
    with pytest.raises(UserError, match="No backup could be written"):
        make_backup(path, folder_of(path), NOW)
    assert backups(folder_of(path)) == []
    with Project.open(path) as project:
        assert project.check() == []


def test_a_backup_that_cannot_be_read_does_not_hinder_the_next(path: Path) -> None:
    made = make_backup(path, folder_of(path), NOW)
    assert made is not None
    connection = sqlite3.connect(made.path)
    connection.execute("DROP TABLE step")
    connection.close()
    assert make_backup(path, folder_of(path), NOW + timedelta(hours=1)) is not None


def test_a_log_of_another_state_beside_a_project_is_said(path: Path) -> None:
    project = Project.open(path)
    project.codes.add("Ny")
    wal = path.with_name(path.name + "-wal")
    log = wal.read_bytes()
    project.close()
    wal.write_bytes(log)
    with pytest.raises(UserError, match="belongs to another state of the file"):
        Project.open(path)
    assert wal.read_bytes() == log
    wal.unlink()
    with Project.open(path) as project:
        assert project.check() == []
