import errno
import os
import stat
import sys
from contextlib import contextmanager

import pytest

from qualapp.errors import UserError
from qualapp.exporters import endings, write, writes
from qualapp.progress import Progress, finish

BUILT_IN = [".csv", ".docx", ".htm", ".html", ".xlsx"]


@writes(".failing")
def _write_half_and_fail(report, path):
    """Write half of it, then fail as the report's description says."""
    path.write_text("half")
    yield Progress(1, 2)
    raise OSError(int(report.description), os.strerror(int(report.description)))


@contextmanager
def no_file_larger_than(size):
    """The nearest thing to a full disk: the system refuses to write more to a file."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def as_nobody_special():
    """Without the rights of an administrator, to whom nothing is read-only."""
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(65534)
    try:
        yield
    finally:
        if administrator:
            os.seteuid(0)


def test_the_ending_chooses_the_format_in_any_letters(coded, report_of, tmp_path):
    path = tmp_path / "Rapport.DOCX"
    assert finish(write(report_of(coded()), path)) == path
    assert path.read_bytes().startswith(b"PK")


def test_built_in_endings_are_known():
    assert set(BUILT_IN) <= set(endings())


@pytest.mark.parametrize("name", ["report.pdf", "report", "report."])
def test_an_unknown_ending_is_refused_with_those_that_are_known(coded, report_of, tmp_path, name):
    with pytest.raises(UserError) as refused:
        finish(write(report_of(coded()), tmp_path / name))
    assert name in refused.value.message
    assert all(ending in refused.value.message for ending in BUILT_IN)
    assert not list(tmp_path.iterdir())


def test_writers_of_other_packages_are_found(coded, report_of, tmp_path, monkeypatch):
    site = tmp_path / "site"
    (site / "paper-1.0.dist-info").mkdir(parents=True)
    (site / "paper-1.0.dist-info" / "METADATA").write_text("Name: paper\nVersion: 1.0\n")
    (site / "paper-1.0.dist-info" / "entry_points.txt").write_text(
        "[qualapp.writers]\npaper = paper_writer\nbroken = paper_writer_that_is_not_there\n"
    )
    (site / "paper_writer.py").write_text(
        "from qualapp.exporters import writes\n"
        "@writes('.paper')\n"
        "def write_paper(report, path):\n"
        "    yield from ()\n"
        "    path.write_text(report.project)\n"
    )
    monkeypatch.syspath_prepend(site)
    path = tmp_path / "report.paper"
    finish(write(report_of(coded()), path))
    assert path.read_text() == "Helhedsplan Nord"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "Close it if it is open in another program"),
        (errno.EIO, "the disk does not answer"),
    ],
)
def test_when_writing_fails_a_sentence_says_so_and_the_old_file_stays(coded, report_of, tmp_path, number, words):
    path = tmp_path / "report.failing"
    path.write_text("old")
    with pytest.raises(UserError) as failed:
        finish(write(report_of(coded(), description=str(number)), path))
    assert words in failed.value.message
    assert "report.failing" in failed.value.message
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is one of POSIX")
@pytest.mark.parametrize("ending", BUILT_IN)
def test_a_format_that_runs_out_of_room_leaves_the_old_file_and_no_rubbish(coded, report_of, tmp_path, ending):
    path = tmp_path / f"report{ending}"
    path.write_text("old")
    report = report_of(*[coded(f"Uddrag {number} " * 20) for number in range(400)])
    with no_file_larger_than(3000), pytest.raises(UserError, match="could not be written"):
        finish(write(report, path))
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("ending", BUILT_IN)
def test_a_cancelled_export_leaves_the_old_file_and_no_rubbish(coded, report_of, tmp_path, ending):
    path = tmp_path / f"report{ending}"
    path.write_text("old")
    work = write(report_of(*[coded()] * 10), path)
    next(work)
    work.close()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("folder", ["gone", "file"])
def test_a_folder_that_is_none_is_named(coded, report_of, tmp_path, folder):
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match=r"There is no folder .* Make it") as failed:
        finish(write(report_of(coded()), tmp_path / folder / "report.csv"))
    assert str(tmp_path / folder) in failed.value.message


def test_a_folder_in_place_of_the_file_stays(coded, report_of, tmp_path):
    (tmp_path / "report.csv").mkdir()
    with pytest.raises(UserError, match=r"report\.csv"):
        finish(write(report_of(coded()), tmp_path / "report.csv"))
    assert list(tmp_path.iterdir()) == [tmp_path / "report.csv"]


@pytest.mark.skipif(sys.platform == "win32", reason="the rights are those of POSIX")
@pytest.mark.parametrize("rights", [0o500, 0o000])
def test_a_read_only_folder_is_left_alone(coded, report_of, tmp_path, rights):
    tmp_path.chmod(rights)
    try:
        with as_nobody_special(), pytest.raises(UserError, match="save in another folder"):
            finish(write(report_of(coded()), tmp_path / "report.csv"))
    finally:
        tmp_path.chmod(0o700)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_replaced_keeps_who_may_read_it(coded, report_of, tmp_path):
    path = tmp_path / "report.csv"
    path.write_text("old")
    path.chmod(0o640)
    finish(write(report_of(coded()), path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_a_link_points_at_is_replaced_not_the_link(coded, report_of, tmp_path):
    (tmp_path / "real.csv").write_text("old")
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "real.csv")
    finish(write(report_of(coded()), link))
    assert link.is_symlink()
    assert "Organisering" in (tmp_path / "real.csv").read_text(encoding="utf-8-sig")
