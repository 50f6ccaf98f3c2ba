"""Projects of other programs are known by what is in them; for the rest a sentence says what to do."""

import sqlite3
import sys
import zipfile
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from qualapp.errors import UserError
from qualapp.importers.other_programs import is_project_of_other, open_project_of


def taguette(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(
            """
            CREATE TABLE projects (id INTEGER PRIMARY KEY, name TEXT, description TEXT, created DATETIME);
            CREATE TABLE documents (id INTEGER PRIMARY KEY, name TEXT, project_id INTEGER, contents TEXT);
            CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER,
                end_offset INTEGER, snippet TEXT);
            CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER, path TEXT, description TEXT);
            CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
            INSERT INTO projects VALUES (1, 'Et', '', ''), (2, 'To', '', '');
            """
        )
    return path


def qualcoder(folder: Path) -> Path:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "data.qda")) as database, database:
        database.executescript(
            """
            CREATE TABLE project (databaseversion text, date text, memo text, about text);
            CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text);
            CREATE TABLE code_name (cid integer primary key, name text);
            CREATE TABLE code_text (cid integer, fid integer, pos0 integer, pos1 integer);
            """
        )
    return folder


def test_a_folder_or_the_database_in_it_is_of_qualcoder(tmp_path: Path) -> None:
    folder = qualcoder(tmp_path / "Skole.qda")
    for path in (folder, folder / "data.qda"):
        assert is_project_of_other(path)
        found = open_project_of(path)
        assert (found.head.name, found.head.origin) == ("Skole", "QualCoder")
        found.close()


def test_a_database_with_its_tables_is_of_taguette_whatever_it_is_called(tmp_path: Path) -> None:
    path = taguette(tmp_path / "mit.db")
    assert is_project_of_other(path)
    found = open_project_of(path, "To")
    assert (found.head.name, found.head.origin) == ("To", "Taguette")
    found.close()
    with pytest.raises(UserError, match="“Et”, 2 “To”"):
        open_project_of(path)


@pytest.mark.parametrize("name", ["a.qdpx", "a.QDE", "uden-endelse"])
def test_an_archive_of_refi_goes_to_its_reader(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", "<Project/>")
    asked: list[Path] = []
    reader = ModuleType("qualapp.importers.refi")
    monkeypatch.setattr(reader, "open_refi", lambda path, _reading: asked.append(path), raising=False)
    monkeypatch.setitem(sys.modules, "qualapp.importers.refi", reader)
    assert is_project_of_other(path)
    open_project_of(path)
    assert asked == [path]


@pytest.mark.parametrize(
    ("name", "program"),
    [("a.nvp", "NVivo"), ("a.NVPX", "NVivo"), ("a.mx24", "MAXQDA"), ("a.mx5", "MAXQDA"), ("a.atlproj", "ATLAS.ti"),
     ("a.atlproj23", "ATLAS.ti"), ("a.hpr7", "ATLAS.ti")],
)  # fmt: skip
def test_files_that_only_their_program_reads_say_how_to_export(tmp_path: Path, name: str, program: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"SQLite format 3\0 and more")
    assert not is_project_of_other(path)
    with pytest.raises(UserError, match=rf"Only {program}.*{name}.*\.qdpx"):
        open_project_of(path)


def test_anything_else_says_what_can_be_brought_in(tmp_path: Path) -> None:
    word, folder, own = tmp_path / "brev.docx", tmp_path / "mappe", tmp_path / "min.qualapp"
    with zipfile.ZipFile(word, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    folder.mkdir()
    taguette(own)
    for path, part in ((word, "Dedoose"), (folder, "Taguette"), (own, "merge it"), (tmp_path / "væk", "no longer")):
        assert not is_project_of_other(path)
        with pytest.raises(UserError, match=part):
            open_project_of(path)


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "andet.sqlite3"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE t (a)")
    assert not is_project_of_other(path)
    with pytest.raises(UserError, match="Taguette"):
        open_project_of(path)
