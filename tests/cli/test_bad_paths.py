"""Paths that nothing can lie at, disks that are full and works that are stopped: one sentence, and nothing left."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Run
from test_program import shell

from qualapp.store.project import Project

LONG = "x" * 300


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_a_project_needs_a_name(run: Run, name: str) -> None:
    answer = run("new", name)
    assert answer.code == 2
    assert answer.err.endswith("A project is a file; write its name.\n")


@pytest.mark.parametrize("command", [("info",), ("check",), ("new",), ("import", "a.txt"), ("export", "a.csv")])
@pytest.mark.parametrize(
    ("name", "words"),
    [(LONG, "its name is too long"), ("loop", "its links lead in a circle"), ("a.txt/p", "is a file, not a folder")],
)
def test_a_path_that_cannot_be_is_told_in_a_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], name: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop.qualapp").symlink_to("loop.qualapp")
    (tmp_path / "a.txt").write_text("Hej", encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    answer = run(command[0], name, *command[1:])
    assert (answer.code, answer.out) == (1, "")
    assert words in answer.err or (name, command) == ("loop", ("new",))
    assert answer.err.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_to_import_that_cannot_be_does_not_stop_the_others(run: Run, study: Path, tmp_path: Path) -> None:
    fine = tmp_path / "Fine.txt"
    fine.write_text("Noget andet", encoding="utf-8")
    answer = run("import", study, tmp_path / f"{LONG}.txt", fine.with_suffix("") / "a.txt", tmp_path / "gone", fine)
    assert answer.code == 1
    assert "Fine" in answer.out
    assert "its name is too long" in answer.err
    assert "“a.txt” is no longer there" in answer.err
    assert "“gone” is no longer there" in answer.err


@pytest.mark.parametrize("name", [LONG, "/dev/null", "/dev/zero"])
def test_a_codebook_that_is_no_file_is_not_read(run: Run, tmp_path: Path, name: str) -> None:
    answer = run("new", tmp_path / "p", "--codebook", name)
    assert answer.code == 1
    assert "There is no codebook and no file" in answer.err or "is not an ordinary file" in answer.err
    assert not list(tmp_path.glob("p*"))


def test_a_codebook_that_the_project_cannot_take_leaves_no_project(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "own.yaml"
    book.write_text('qualapp-codebook: 1\nname: Own\ncodes:\n  - name: "A > B"\n', encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    answer = run("new", tmp_path / "deep" / "er" / "p", "--codebook", book)
    assert answer.code == 1
    assert "“ > ”" in answer.err
    assert sorted(tmp_path.iterdir()) == before


def test_what_is_doubtful_in_a_text_is_told(run: Run, study: Path, tmp_path: Path) -> None:
    (tmp_path / "gammel.txt").write_bytes("Leder: Bøgelunden på en åben dag.".encode("cp1252"))
    answer = run("import", study, tmp_path / "gammel.txt")
    assert answer.code == 0
    assert answer.err.startswith("gammel.txt: The file does not say its encoding; it was read as Windows-1252.")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk here that is always full")
@pytest.mark.parametrize("command", [("codes",), ("codes", "--json"), ("--help",)])
def test_output_that_cannot_be_written_is_told_in_a_sentence(study: Path, command: tuple[str, ...]) -> None:
    words = [command[0], str(study), *command[1:]] if command != ("--help",) else command
    with Path("/dev/full").open("w") as full:
        answer = subprocess.run(
            [sys.executable, "-m", "qualapp", "--language", "en", *words],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={"PATH": os.environ["PATH"], "QUALAPP_SETTINGS": os.environ["QUALAPP_SETTINGS"]},
        )
    assert (answer.returncode, answer.stderr.decode()) == (1, "That could not be done: the disk is full.\n")


def test_a_path_that_cannot_be_is_no_file_to_open_in_the_window() -> None:
    answer = shell(LONG)
    assert answer.returncode == 2
    assert b"Traceback" not in answer.stderr


def test_a_lock_from_elsewhere_is_told_in_one_line(run: Run, study: Path) -> None:
    from qualapp.store.lock import Lock

    lock = Lock(study, "Bo\n\x1b[31mBent")
    assert lock.take() is None
    answer = run("undo", study)
    lock.release()
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    with Project.open(study) as opened:
        assert opened.check() == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("name", [b"L\xe6rke\n.qualapp", "p æøå 😊 #?%.qualapp".encode()])
def test_a_project_may_have_any_name_that_the_disk_takes(tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    assert [shell(command, path).returncode for command in ("new", "info", "check", "undo")] == [0, 0, 0, 1]
    assert b"Traceback" not in shell("undo", path).stderr
    assert list(tmp_path.glob("*.qualapp")) == [path]
