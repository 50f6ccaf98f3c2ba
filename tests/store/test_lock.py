"""Who has a project open (rule 13)."""

import json
import multiprocessing
import os
import socket
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from qualapp.errors import LockedError, UserError
from qualapp.store import lock as lock_module
from qualapp.store.lock import Holder, Lock, holder_of, lock_path
from qualapp.store.project import Project


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A project, closed."""
    Project.create(tmp_path / "p.qualapp", coder="Signe").close()
    return tmp_path / "p.qualapp"


def left_behind(file: Path, **values: Any) -> None:
    """A lock of somebody else beside the project."""
    holder = Holder("Jonas", "en-anden-maskine", 4711, time.time() - 60, time.time())
    lock_path(file).write_text(json.dumps(asdict(holder) | values), encoding="utf-8")


def locked(file: Path) -> LockedError:
    """What is said to one who opens a project that is taken."""
    with pytest.raises(LockedError) as caught:
        Project.open(file)
    return caught.value


def opens(file: Path) -> bool:
    """Whether the project can be opened for writing, and leaves no lock when closed."""
    with Project.open(file) as project:
        assert not project.read_only
        assert holder_of(lock_path(file)) is not None
    return [place.name for place in file.parent.iterdir()] == [file.name]


def test_a_project_opens_once_and_says_who_has_it(file: Path) -> None:
    with Project.open(file):
        sentence = locked(file).message
        assert sentence.startswith("Signe has had “p.qualapp” open on ")
        assert socket.gethostname() in sentence
        assert sentence.endswith("You can open it for reading only.")
        with Project.open(file, read_only=True) as reader:
            assert reader.read_only
    assert opens(file)


def test_the_lock_of_a_new_project_names_its_coder(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.qualapp", coder="Signe Krogh"):
        holder = holder_of(lock_path(tmp_path / "p.qualapp"))
        assert holder is not None
        assert (holder.coder, holder.process) == ("Signe Krogh", os.getpid())


def test_the_lock_follows_the_file_through_links(file: Path) -> None:
    link = file.with_name("link.qualapp")
    link.symlink_to(file)
    with Project.open(link):
        locked(file)


def test_another_process_that_lives_keeps_its_project(file: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from qualapp.store.project import Project;"
        "project = Project.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        locked(file)
        other.kill()
        other.wait()
    assert opens(file)


def test_a_process_that_has_run_for_long_is_not_taken_for_dead(file: Path) -> None:
    code = "import sys; print('there', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        left_behind(file, host=socket.gethostname(), process=other.pid, start=time.time(), heartbeat=time.time() - 999)
        locked(file)
        other.kill()


def test_a_later_process_with_the_number_of_a_dead_one_does_not_hold_the_lock(file: Path) -> None:
    if lock_module._started(os.getpid()) is None:
        pytest.skip("the system does not tell when a process began")
    yesterday = time.time() - 86400
    left_behind(file, host=socket.gethostname(), process=os.getpid(), start=yesterday, heartbeat=yesterday)
    assert opens(file)


def test_a_clock_that_was_set_forward_does_not_free_the_lock_of_a_living_process(file: Path) -> None:
    left_behind(file, host=socket.gethostname(), process=os.getpid(), start=time.time() - 86400)
    locked(file)


@pytest.mark.parametrize("process", [0, -1, 2**31, 2**70])
def test_a_process_that_cannot_be_holds_nothing(process: int, file: Path) -> None:
    left_behind(file, host=socket.gethostname(), process=process)
    assert opens(file)


def test_another_machine_holds_the_lock_while_its_heart_beats(file: Path) -> None:
    left_behind(file, heartbeat=time.time() - 250)
    assert "Jonas has had “p.qualapp” open on en-anden-maskine since" in locked(file).message
    left_behind(file, heartbeat=time.time() - 301)
    assert opens(file)


GARBAGE = [b"", b"{", b"null", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000, b'{"coder": 1}', b"Jonas"]
GARBAGE += [json.dumps(asdict(Holder("J", "h", 1, 1e300, 1e300))).encode()]
GARBAGE += [json.dumps(asdict(Holder("J", "h", 1, float("nan"), float("inf")))).encode()]
GARBAGE += [json.dumps(asdict(Holder("J", "h", 1, 1.0, 1.0)) | {"more": 1}).encode()]


@pytest.mark.parametrize("content", GARBAGE, ids=range(len(GARBAGE)))
def test_a_lock_that_says_nothing_holds_for_ten_seconds(content: bytes, file: Path) -> None:
    lock_path(file).write_bytes(content)
    assert "open on ?" in locked(file).message
    os.utime(lock_path(file), (time.time() - 11, time.time() - 11))
    assert opens(file)


def test_the_heartbeat_shows_that_the_project_is_still_open(file: Path) -> None:
    with Project.open(file) as project:
        first = holder_of(lock_path(file))
        project.coders.rename(project.history.coder_id, "Signe Marie")
        time.sleep(0.01)
        project.keep_lock()
        later = holder_of(lock_path(file))
        assert first is not None
        assert later is not None
        assert later.heartbeat > first.heartbeat
        assert (later.start, later.coder) == (first.start, "Signe Marie")
        assert [place.name for place in file.parent.glob(".p*")] == [".p.qualapp.lock"]


def test_one_who_slept_notices_that_another_has_taken_over_and_leaves_their_lock(file: Path) -> None:
    with Project.open(file) as project:
        left_behind(file)
        theirs = holder_of(lock_path(file))
        with pytest.raises(LockedError, match="Somebody else has opened"):
            project.keep_lock()
        assert holder_of(lock_path(file)) == theirs
    assert holder_of(lock_path(file)) == theirs


def test_a_lock_that_vanished_is_put_back_by_the_heartbeat(file: Path) -> None:
    with Project.open(file) as project:
        lock_path(file).unlink()
        project.keep_lock()
        locked(file)


def test_a_stale_lock_that_is_replaced_while_it_is_looked_at_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two look at a stale lock; the slower one must not take away what the quicker has put in its place."""
    left_behind(file, heartbeat=0)
    clear = Lock._clear

    def late(self: Lock, stale: bytes | None) -> None:
        monkeypatch.setattr(Lock, "_clear", clear)
        quicker = Lock(file, "Quicker")
        assert quicker.take() is None
        clear(self, stale)

    monkeypatch.setattr(Lock, "_clear", late)
    holder = Lock(file, "Slower").take()
    assert holder is not None
    assert holder.coder == "Quicker"
    assert [place.name for place in file.parent.glob(".p*")] == [".p.qualapp.lock"]


def test_a_folder_without_room_for_the_lock(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lock_module.json, "dump", full)
    with pytest.raises(UserError, match="cannot be written: the disk is full"):
        Project.open(file)
    assert [place.name for place in file.parent.iterdir()] == [file.name]


def _race(path: Path, begin: Any, opened: Any, done: Any, results: Any) -> None:
    begin.wait()
    try:
        project = Project.open(path)
    except LockedError:
        results.put("locked")
        opened.wait()
        return
    results.put("open")
    opened.wait()
    done.wait()
    project.close()


@pytest.mark.parametrize("stale", [False, True])
def test_of_several_that_open_at_once_only_one_may_write(stale: bool, file: Path) -> None:
    context = multiprocessing.get_context("spawn")
    count = 4
    begin, opened, done = context.Barrier(count), context.Barrier(count + 1), context.Event()
    results = context.Queue()
    racers = [context.Process(target=_race, args=(file, begin, opened, done, results)) for _ in range(count)]
    if stale:
        left_behind(file, heartbeat=0)
    for racer in racers:
        racer.start()
    opened.wait(60)
    found = sorted(results.get() for _ in racers)
    done.set()
    for racer in racers:
        racer.join()
    assert found == ["locked"] * (count - 1) + ["open"]
    assert opens(file)
