"""A Taguette database comes in: its documents as text, its highlights on the same words, its tags as a tree."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualapp.errors import UserError
from qualapp.importers.taguette import open_taguette, taguette_projects
from qualapp.importers.taguette.web_text import counted_text
from qualapp.importers.unit_positions import in_utf8
from qualapp.model.exchange import Exchanged, Outcome, TravellingSource
from qualapp.model.source import BlockKind
from qualapp.model.text import TextRange

SCHEMA = """
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);
CREATE TABLE users (login VARCHAR(30) NOT NULL PRIMARY KEY, created DATETIME NOT NULL, hashed_password VARCHAR(192),
    password_set_date DATETIME, language VARCHAR(10), email VARCHAR(256), email_sent DATETIME);
CREATE TABLE projects (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL,
    description TEXT NOT NULL, created DATETIME NOT NULL);
CREATE TABLE project_members (project_id INTEGER NOT NULL, user_login VARCHAR(30) NOT NULL,
    privileges VARCHAR(11) NOT NULL, PRIMARY KEY (project_id, user_login));
CREATE TABLE documents (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL,
    description TEXT NOT NULL, filename VARCHAR(200) NOT NULL, created DATETIME NOT NULL, project_id INTEGER NOT NULL,
    text_direction VARCHAR(13) NOT NULL, contents TEXT NOT NULL);
CREATE TABLE commands (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, date DATETIME NOT NULL,
    user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER, payload TEXT NOT NULL);
CREATE TABLE highlights (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL,
    start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL);
CREATE TABLE tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL,
    path VARCHAR(200) NOT NULL, description TEXT NOT NULL);
CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL,
    PRIMARY KEY (highlight_id, tag_id));
"""
CREATED = "2024-03-05 10:20:30.123456"
PAGE = (
    "<h1>Samtale på Ø</h1>\n<p>Åse:  <b>Det</b> er\n 😀 godt&nbsp;nok.</p>\n"
    "<table><tr><td>År</td><td><p>2023</p><p>2024</p></td></tr></table>\n<p>Slut<br>her &amp; nu.</p>"
)


@dataclass
class Database:
    """A Taguette database under construction."""

    path: Path

    def __post_init__(self) -> None:
        with closing(sqlite3.connect(self.path)) as database:
            database.executescript(SCHEMA)

    def add(self, table: str, **row: object) -> None:
        with closing(sqlite3.connect(self.path)) as database, database:
            marks = ", ".join("?" * len(row))
            database.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))

    def project(self, number: int = 1, name: str = "Bydelsmødre", created: str = CREATED) -> None:
        self.add("projects", id=number, name=name, description="Om dem", created=created)
        self.add("project_members", project_id=number, user_login="admin", privileges="ADMIN")

    def document(self, number: int, page: str, project: int = 1, name: str = "") -> None:
        self.add(
            "documents", id=number, name=name or f"Dokument {number}", description="Noteret", filename="a.docx",
            created=CREATED, project_id=project, text_direction="LEFT_TO_RIGHT", contents=page,
        )  # fmt: skip

    def highlight(self, number: int, document: int, span: tuple[int, int], snippet: str, tags: Sequence[int]) -> None:
        self.add(
            "highlights", id=number, document_id=document, start_offset=span[0], end_offset=span[1], snippet=snippet
        )
        for tag in tags:
            self.add("highlight_tags", highlight_id=number, tag_id=tag)

    def tag(self, number: int, path: str, project: int = 1, **more: object) -> None:
        self.add("tags", id=number, project_id=project, path=path, description=f"Om {path}", **more)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = Database(tmp_path / "taguette.sqlite3")
    made.project()
    return made


@pytest.fixture
def read(database: Database) -> Iterator["Reader"]:
    reader = Reader(database)
    yield reader
    for found in reader.all:
        found.close()


class Reader:
    """Opens the database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.all: list[Exchanged] = []

    def __call__(self, project: int | str | None = None) -> Exchanged:
        self.all.append(open_taguette(self._database.path, project))
        return self.all[-1]


def span(page: str, quoted: str) -> tuple[int, int]:
    """Where words without tags stand in a page, in bytes."""
    counted = counted_text(page)[0].counted
    start = len(counted[: counted.index(quoted)].encode())
    return start, start + len(quoted.encode())


def words(source: TravellingSource) -> list[str]:
    return [source.text[one.start : one.end] for one in source.selections]


def test_a_document_has_its_blocks_as_lines(database: Database, read: Reader) -> None:
    database.document(1, PAGE)
    (source,) = read().sources()
    assert source.text == "Samtale på Ø\nÅse: Det er 😀 godt\xa0nok.\nÅr\t2023 2024\nSlut\nher & nu."
    assert [(block.kind, block.level) for block in source.blocks][:3] == [
        (BlockKind.HEADING, 1),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.TABLE_ROW, 0),
    ]
    assert (source.name, source.description, source.at) == ("Dokument 1", "Noteret", 1_709_634_030_123_456)


def test_highlights_stand_on_the_same_words(database: Database, read: Reader) -> None:
    database.document(1, PAGE)
    database.tag(1, "trivsel")
    database.tag(2, "tid")
    quoted = {
        "Det er\n 😀 godt": "Det er 😀 godt",
        "År20232024": "År\t2023 2024",
        "på Ø\nÅse": "på Ø\nÅse",
        "her &": "her &",
    }
    for number, words_counted in enumerate(quoted, 1):
        database.highlight(number, 1, span(PAGE, words_counted), f"<p>{escape(words_counted)}</p>", [1, 2])
    found = read()
    (source,) = found.sources()
    assert sorted(words(source)) == sorted(quoted.values())
    names = {code.guid: code.name for code in found.head.codes}
    assert [[names[coding.code] for coding in one.codings] for one in source.selections] == [["trivsel", "tid"]] * 4
    assert found.remarks == []


def test_white_space_before_the_first_tag_counts_when_the_words_kept_say_so(database: Database, read: Reader) -> None:
    page = "\n  <p>Først æble.</p><p>Så pære.</p>"
    start, end = span(page, "Så pære")
    database.document(1, page, name="talt med")
    database.document(2, page, name="ikke talt med")
    database.highlight(1, 1, (start, end), "<p>Så pære</p>", [])
    database.highlight(2, 2, (start - 3, end - 3), "<p>Så pære</p>", [])
    assert [words(source) for source in read().sources()] == [["Så pære"], ["Så pære"]]


def test_who_tagged_and_when_is_known_from_the_log(database: Database, read: Reader) -> None:
    database.document(1, "<p>alfa beta</p>")
    database.tag(1, "a")
    database.tag(2, "b")
    database.highlight(7, 1, (0, 4), "alfa", [1, 2])
    for login, date, tags in (("admin", "2024-01-01 00:00:00", [1]), ("bo", "2024-01-02 00:00:00.5", [1, 2])):
        said = json.dumps(
            {"type": "highlight_add", "highlight_id": 7, "start_offset": 0, "end_offset": 4, "tags": tags}
        )
        database.add("commands", date=date, user_login=login, project_id=1, document_id=1, payload=said)
    database.add("commands", date="x", user_login="bo", project_id=1, document_id=1, payload="[" * 100_000)
    found = read()
    people = {person.guid: person.name for person in found.head.people}
    (source,) = found.sources()
    (selection,) = source.selections
    assert (people[selection.by], selection.at) == ("admin", 1_704_067_200_000_000)
    assert [people[coding.by] for coding in selection.codings] == ["admin", "bo"]
    assert sorted(people.values()) == ["admin", "bo"]


def test_tags_with_dots_are_a_tree_and_names_with_dots_are_not(database: Database, read: Reader) -> None:
    paths = [
        "drivere.ledelse.nær",
        "drivere",
        "e.g. tid",
        "version 1.2",
        "barrierer.tid",
        "1",
        "1.2",
        ".x",
        "y.",
        "a..b",
    ]
    for number, path in enumerate(paths, 1):
        database.tag(number, path)
    found = read()
    nodes = found.head.codes
    names = {node.guid: node.name for node in nodes}
    tree = {(names.get(node.parent, ""), node.name): node.is_codable for node in nodes}
    assert tree == {
        ("", "drivere"): True, ("drivere", "ledelse"): False, ("ledelse", "nær"): True, ("", "barrierer"): False,
        ("barrierer", "tid"): True, ("", "e.g. tid"): True, ("", "version 1.2"): True, ("", "1"): True,
        ("1", "2"): True, ("", ".x"): True, ("", "y."): True, ("", "a..b"): True,
    }  # fmt: skip
    seen: set[str] = {""}
    for node in nodes:
        assert node.parent in seen
        seen.add(node.guid)
    assert any("gather tags" in remark.sentence for remark in found.remarks)


def test_tags_that_name_their_parent_lie_below_it(database: Database, read: Reader) -> None:
    with closing(sqlite3.connect(database.path)) as connection, connection:
        connection.execute("ALTER TABLE tags ADD COLUMN parent_id INTEGER")
    database.tag(1, "over")
    database.tag(2, "under", parent_id=1)
    database.tag(3, "rundt", parent_id=4)
    database.tag(4, "om", parent_id=3)
    nodes = {node.name: node for node in read().head.codes}
    assert nodes["under"].parent == nodes["over"].guid
    assert set(nodes) == {"over", "under", "rundt", "om"}


def test_of_several_projects_one_must_be_named(database: Database, read: Reader) -> None:
    database.project(2, "Fællesspisning", "2024-05-05 00:00:00")
    database.document(1, "<p>et</p>", project=1)
    database.document(2, "<p>to</p>", project=2)
    database.tag(1, "a", project=1)
    with pytest.raises(UserError, match="1 “Bydelsmødre”, 2 “Fællesspisning”"):
        read()
    with pytest.raises(UserError, match="no project “Nej”"):
        read("Nej")
    by_name, by_number = read("Fællesspisning"), read(2)
    assert [source.text for source in by_name.sources()] == [source.text for source in by_number.sources()] == ["to"]
    assert (by_name.head.name, by_name.head.codes, by_name.number_of_sources) == ("Fællesspisning", (), 1)
    assert read(1).head.codes != ()
    assert taguette_projects(database.path) == [(1, "Bydelsmødre"), (2, "Fællesspisning")]


def test_what_cannot_come_in_is_told(database: Database, read: Reader) -> None:
    database.document(1, "<p>æble og pære</p><p><img src='x'></p>")
    database.document(2, " <p> </p>")
    database.highlight(1, 1, (0, 5), "pære", [])
    database.highlight(2, 1, (400, 500), "", [])
    database.highlight(3, 1, (3, 3), "", [])
    found = read()
    sources = list(found.sources())
    assert [words(source) for source in sources] == [["æble"]]
    told = {(remark.outcome, remark.sentence.split(" ", 2)[1], remark.sentence[0]) for remark in found.remarks}
    assert told == {
        (Outcome.ADAPTED, "highlight", "1"),
        (Outcome.LEFT_OUT, "highlights", "2"),
        (Outcome.LEFT_OUT, "document", "1"),
        (Outcome.LEFT_OUT, "picture", "1"),
    }
    assert list(found.sources()) == sources
    assert len(found.remarks) == 4


def test_reading_leaves_the_file_and_its_folder_as_they_were(database: Database, read: Reader) -> None:
    database.document(1, PAGE)
    data = database.path.read_bytes()
    found = read()
    list(found.sources())
    found.close()
    assert database.path.read_bytes() == data
    assert [path.name for path in database.path.parent.iterdir()] == ["taguette.sqlite3"]


def test_another_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "andet.sqlite3"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE projects (id, name)")
    with pytest.raises(UserError, match="not a project of Taguette"):
        open_taguette(path)


WORDS = st.text(st.sampled_from("aæ😀 \n\t\xa0é&<漢"), min_size=1, max_size=8)
TAGS = st.sampled_from(["p", "b", "h2", "li", "div", "blockquote", "pre", "td", "tr", "table", "span"])


@st.composite
def pages(draw: st.DrawFn) -> str:
    def element(depth: int) -> str:
        parts = draw(st.lists(WORDS.map(lambda text: escape(text)), min_size=0, max_size=3))
        if depth < 3:
            parts += [f"<{tag}>{element(depth + 1)}</{tag}>" for tag in draw(st.lists(TAGS, max_size=2))]
        return draw(st.sampled_from(["", "<br>"])).join(draw(st.permutations(parts)))

    return element(0)


@given(page=pages(), data=st.data())
@settings(max_examples=300)
def test_a_stretch_in_bytes_has_the_same_words_in_the_text(page: str, data: st.DataObject) -> None:
    found, _pictures = counted_text(page)
    counted = found.counted
    start = data.draw(st.integers(0, len(counted)))
    end = data.draw(st.integers(start, len(counted)))
    positions = in_utf8(counted)
    first, last = (positions.position(len(counted[:at].encode())) for at in (start, end))
    assert (first, last) == (start, end)
    there = found.range(TextRange(first, last)).of(found.text)
    assert "".join(there.split()) == "".join(counted[start:end].split())


@given(page=pages())
@settings(max_examples=200)
def test_blocks_hold_all_words_and_lie_in_order(page: str) -> None:
    found, _pictures = counted_text(page)
    assert "".join(found.text.split()) == "".join(found.counted.split())
    last = 0
    for block in found.blocks:
        assert last <= block.range.start < block.range.end <= len(found.text)
        last = block.range.end
    assert "".join("".join(block.range.of(found.text).split()) for block in found.blocks) == "".join(found.text.split())


@given(text=st.text(max_size=40), at=st.integers(0, 200))
def test_a_byte_inside_a_character_is_taken_as_its_beginning(text: str, at: int) -> None:
    data = text.encode("utf-8", "surrogatepass")
    position = in_utf8(text).position(at)
    before = len(text[:position].encode("utf-8", "surrogatepass"))
    assert before <= at
    assert at >= len(data) or at < len(text[: position + 1].encode("utf-8", "surrogatepass"))
