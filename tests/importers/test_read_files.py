"""Several files and folders at once: which are read, in what order, and what is said of those that cannot be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qualapp.errors import UserError
from qualapp.importers import Unread, files_in, read, read_all, readable, readable_suffixes, reads
from qualapp.model.source import Reading
from qualapp.progress import Progress, finish


@pytest.fixture
def folder(tmp_path):
    def write(*names):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"Tekst i {path.stem}")
        return tmp_path

    return write


def names(paths):
    return [path.name for path in paths]


def test_files_that_can_be_read():
    assert readable_suffixes() == [
        *(".docx", ".htm", ".html", ".json", ".md", ".odt", ".otr", ".pdf", ".rtf", ".srt", ".txt", ".vtt")
    ]
    assert readable(Path("INTERVIEW.DOCX"))
    assert not readable(Path("interview.docm"))
    assert not readable(Path("interview"))


def test_folders_are_walked_in_the_order_a_person_expects(folder):
    root = folder(
        "Interview 10.txt", "interview 2.docx", "Å.txt", "Ø.txt", "Æ.txt", "z.md", "b/2.txt", "b/10.txt", "1.odt"
    )
    assert names(files_in([root])) == [
        *("1.odt", "2.txt", "10.txt", "interview 2.docx", "Interview 10.txt"),
        *("z.md", "Æ.txt", "Ø.txt", "Å.txt"),
    ]


def test_hidden_files_and_those_that_word_leaves_behind_are_passed_by(folder):
    root = folder(".skjult.txt", "~$interview.docx", ".git/a.txt", "__MACOSX/a.txt", "billede.jpg", "interview.docx")
    assert names(files_in([root])) == ["interview.docx"]


def test_data_in_a_folder_are_passed_by_unless_they_are_named(folder):
    root = folder("a.json", "b.txt")
    assert names(files_in([root])) == ["b.txt"]
    assert names(files_in([root / "a.json", root])) == ["a.json", "b.txt"]


def test_a_file_is_listed_once_though_it_is_named_twice(folder):
    root = folder("a.txt", "b.txt")
    assert names(files_in([root / "b.txt", root, root / "a.txt", root])) == ["b.txt", "a.txt"]


def test_files_given_by_themselves_stay_whatever_they_are(folder):
    root = folder("billede.jpg")
    assert files_in([root / "billede.jpg", root / "væk.txt"]) == [root / "billede.jpg", root / "væk.txt"]


def test_links_that_lead_back_end(folder):
    root = folder("a/b/c.txt")
    (root / "a" / "b" / "tilbage").symlink_to(root, target_is_directory=True)
    (root / "rundt.txt").symlink_to(root / "rundt.txt")
    assert names(files_in([root])) == ["c.txt", "rundt.txt"]


def test_all_files_are_read_with_progress_and_the_unread_say_why(folder):
    root = folder("1.txt", "2.jpg", "3.txt")
    (root / "3.txt").write_text("")
    (root / "4.docx").write_bytes(b"\xff\xd8\xff")
    told = []
    results = finish(read_all([root, root / "2.jpg", root / "5.txt"]), told.append)
    assert [type(result) for result in results] == [Reading, Unread, Unread, Unread, Unread]
    assert [result.path.name for result in results[1:]] == ["3.txt", "4.docx", "2.jpg", "5.txt"]
    assert [result.message for result in results[1:]] == [
        "“3.txt” is empty; there is no text to import.",
        "“4.docx” is not a Word document; it begins like a JPEG picture.",
        "“2.jpg” cannot be read; files that can be read end in .docx, .htm, .html, .json, .md, .odt, .otr, .pdf, .rtf,"
        " .srt, .txt, .vtt.",
        "“5.txt” is no longer there; it may have been moved, renamed or deleted.",
    ]
    assert told[0] == Progress(0, 5, "1.txt")
    assert told[-1] == Progress(5, 5)


def test_reading_stops_where_it_is_cancelled(folder, monkeypatch):
    root = folder("1.txt", "2.txt", "3.txt")
    opened = []
    given = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: opened.append(path.name) or given(path))
    work = read_all([root])
    next(work)
    next(work)
    work.close()
    assert opened == ["1.txt"]


def test_a_file_that_vanishes_after_it_was_listed(folder):
    root = folder("1.txt", "2.txt")
    work = read_all([root])
    next(work)
    (root / "2.txt").unlink()
    first, second = finish(work)
    assert first.text == "Tekst i 1"
    assert "no longer there" in second.message


def test_a_folder_with_the_ending_of_a_file(tmp_path):
    (tmp_path / "mappe.txt").mkdir()
    with pytest.raises(UserError, match=r"“mappe\.txt” is a folder"):
        read(tmp_path / "mappe.txt")


def test_a_file_without_permission(folder, monkeypatch):
    path = folder("a.txt") / "a.txt"

    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UserError, match=r"You have no permission to read “a\.txt”"):
        read(path)


def test_a_disk_that_fails_is_told_in_our_words(folder, monkeypatch):
    path = folder("a.docx") / "a.docx"

    def fail(_path):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(UserError, match=r"“a\.docx” could not be read: the disk does not answer\."):
        read(path)


def test_a_folder_that_cannot_be_opened_says_so_in_its_place(folder, monkeypatch):
    root = folder("a/1.txt", "b/2.txt", "c.txt")
    given_list, given_scan = Path.iterdir, os.scandir

    def refuse(path, given):
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied")
        return given(path)

    monkeypatch.setattr(Path, "iterdir", lambda path: refuse(path, given_list))
    monkeypatch.setattr(os, "scandir", lambda path=".": refuse(path, given_scan))
    one, closed, three = finish(read_all([root]))
    assert (one.name, three.name) == ("1", "c")
    assert closed.message.startswith("You have no permission to read “b”")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "rør.txt")
    with pytest.raises(UserError, match="not an ordinary file"):
        read(tmp_path / "rør.txt")


def test_a_file_too_large_is_not_even_opened(tmp_path):
    with (tmp_path / "stor.txt").open("wb") as file:
        file.truncate(300_000_000)
    with pytest.raises(UserError, match="larger than 200 MB; split it"):
        read(tmp_path / "stor.txt")


@pytest.mark.parametrize(
    "name", ["Interview 👩‍👧.txt", "A\u030alborg.txt", "  mange  ord .txt", "linje\nskift.txt", "e\u0301.txt"]
)
def test_names_become_what_can_be_shown(tmp_path, name):
    (tmp_path / name).write_text("Hej")
    shown = read(tmp_path / name).name
    assert shown in {"Interview 👩‍👧", "Ålborg", "mange ord", "linje skift", "é"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_in_bytes_that_are_no_unicode(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/L\xe6rke.txt"))
    path.write_text("Hej")
    assert read(path).name == "Lærke"
    path.write_text("")
    with pytest.raises(UserError, match=r"“Lærke\.txt” is empty"):
        read(path)


def test_a_reader_can_be_added(tmp_path, monkeypatch):
    from qualapp.importers import readers

    readable(Path("a.txt"))
    monkeypatch.setattr(readers, "_readers", dict(readers._readers))

    @reads(".eaf")
    def read_subtitles(path):
        return Reading(path.stem, "WEBVTT")

    (tmp_path / "a.EAF").write_text("x")
    assert read(tmp_path / "a.EAF") == Reading("a", "WEBVTT")


def test_other_packages_add_readers_and_a_broken_one_does_no_harm(tmp_path):
    (tmp_path / "subtitles.py").write_text(
        "from qualapp.importers import reads\nfrom qualapp.model.source import Reading\n"
        "reads('.sbv')(lambda path: Reading(path.stem, 'Hej'))\n"
    )
    about = tmp_path / "subtitles-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: subtitles\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[qualapp.readers]\na = nothing_there\nb = subtitles\n")
    check = "from pathlib import Path; from qualapp.importers import read; print(read(Path('film.sbv')).text)"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    run = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True, env=environment)
    assert run.stdout == "Hej\n"
    assert "the reader a cannot be loaded" in run.stderr


def test_the_room_can_be_entered_without_reading_anything():
    heavy = [
        "docx",
        "odfdo",
        "lxml",
        "pypdfium2",
        "charset_normalizer",
        "qualapp.importers.readers",
        "importlib.metadata",
    ]
    check = f"import sys, qualapp.importers; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout == "[]\n"
