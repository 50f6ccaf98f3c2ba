"""Why the disk says no, in the language of the program, and what lies there."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualapp import i18n
from qualapp.disk import is_file, is_folder, is_there, reason, refusal


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    i18n.speak("en")
    yield
    i18n.speak("en")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "you have no permission"),
        (errno.EPERM, "you have no permission"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk can only be read"),
        (errno.ENAMETOOLONG, "its name is too long"),
        (errno.EIO, "the disk does not answer"),
    ],
)
def test_a_reason_is_told_in_our_own_words_whatever_the_system_speaks(number: int, words: str) -> None:
    assert reason(OSError(number, "Systemet siger noget andet")) == words


def test_a_reason_that_is_not_known_is_told_as_the_system_does() -> None:
    assert reason(OSError(errno.ENOTEMPTY, "Directory not empty")) == "Directory not empty"
    assert reason(OSError("what a library says")) == "what a library says"


def test_a_reason_is_translated() -> None:
    i18n.speak("da")
    assert reason(OSError(errno.ENOSPC, "No space left on device")) == "disken er fuld"


def test_what_nobody_nearer_has_told_names_the_file_where_it_is_known() -> None:
    sentence = refusal(OSError(errno.EROFS, "Read-only file system", "/mnt/Interview.docx")).message
    assert sentence == "“/mnt/Interview.docx” cannot be used: the disk can only be read."
    assert refusal(OSError(errno.ENOSPC, "No space left")).message == "That could not be done: the disk is full."


def test_what_lies_there(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x", encoding="utf-8")
    assert (is_file(file), is_folder(file), is_there(file)) == (True, False, True)
    assert (is_file(tmp_path), is_folder(tmp_path), is_there(tmp_path)) == (False, True, True)


@pytest.mark.parametrize("name", ["gone", "x" * 5000, "a\0b", "a.txt/inside", "loop/inside"])
def test_where_nothing_can_lie_nothing_lies_and_nothing_is_raised(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "loop").symlink_to("loop")
    place = f"{tmp_path}{os.sep}{name}"
    assert (is_file(place), is_folder(place), is_there(place)) == (False, False, False)
