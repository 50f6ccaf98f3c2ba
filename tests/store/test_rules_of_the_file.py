"""What the tables and the package themselves must be like."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import qualapp
from qualapp.store.project import Project

PACKAGE = Path(qualapp.__file__).parent
SQL = re.compile(
    r"^\s*(SELECT\b.+\bFROM\b|INSERT\b.+\bINTO\b|UPDATE\b.+\bSET\b|DELETE\s+FROM\b|CREATE\s+(TABLE|INDEX|TRIGGER|VIEW"
    r"|VIRTUAL)\b|ALTER\s+TABLE\b|DROP\s+(TABLE|TRIGGER|INDEX)\b|PRAGMA\s+\w+|REPLACE\s+INTO\b|WITH\s+RECURSIVE\b)",
    re.IGNORECASE | re.DOTALL,
)
UNSEEN = {
    *("change", "label", "original", "passage", "search_state", "shifting"),
    *("knowledge", "conflict", "weave", "alias", "meant_for"),
}
"""Tables whose rows nobody sees as such."""

FOREIGN_PROJECTS = {"importers"}
"""Rooms that may read the databases of other programs."""


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """All strings of a module with their lines, docstrings left out, formatted ones with a mark for each value."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and _begins_with_text(node.body)
    }
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(part.value if isinstance(part, ast.Constant) else "?" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings | parts:
            yield node.lineno, node.value


def _begins_with_text(body: list[ast.stmt]) -> bool:
    return bool(body) and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)


def test_nothing_outside_the_store_speaks_sql() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line} {text[:60]!r}"
        for path in PACKAGE.rglob("*.py")
        if path.relative_to(PACKAGE).parts[0] not in {"store", *FOREIGN_PROJECTS}
        for line, text in strings(path)
        if SQL.match(text)
    ]
    assert found == []


def test_the_search_for_sql_would_find_it() -> None:
    assert any(SQL.match(text) for path in (PACKAGE / "store").glob("*.py") for _line, text in strings(path))
    assert not SQL.match("Select some words first")
    assert not SQL.match("Update the project")


def test_only_the_store_and_readers_of_foreign_projects_use_sqlite() -> None:
    """Others may say which version of it there is."""
    found = []
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] in {"store", *FOREIGN_PROJECTS}:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in {"sqlite3", "sqlite_utils"}:
                found.append(f"{path.name}: {node.module}")
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                named = f"{node.value.id}.{node.attr}"
                if node.value.id in {"sqlite3", "sqlite_utils"} and named != "sqlite3.sqlite_version":
                    found.append(f"{path.name}: {named}")
    assert found == []


@pytest.mark.parametrize("words", ["CASCADE", "OR REPLACE", "OR IGNORE", "REPLACE INTO", "SET NULL", "SET DEFAULT"])
def test_no_statement_hides_rows_from_the_history(words: str, project: Project) -> None:
    in_code = [
        f"{path.name}:{line}"
        for path in (PACKAGE / "store").glob("*.py")
        for line, text in strings(path)
        if re.search(rf"\b{words}\b", text)
    ]
    in_file = [name for name, sql in project._db.execute("SELECT name, sql FROM sqlite_schema") if words in (sql or "")]
    assert in_code == []
    assert in_file == []


def _tables(project: Project) -> list[tuple[str, str]]:
    query = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%sqlite_%'"
    return [row for row in project._db.execute(query) if not row[0].startswith(("search", "inside"))]


def test_every_table_is_strict(project: Project) -> None:
    loose = [name for name, sql in _tables(project) if not sql.rstrip().endswith("STRICT")]
    assert loose == []
    assert project._db.execute("SELECT count(*) FROM search_state").fetchone() == (1,)


def test_every_row_that_a_person_sees_has_a_number_and_a_guid_of_its_own(project: Project) -> None:
    for name, sql in _tables(project):
        if name in UNSEEN:
            continue
        assert re.search(r"\bid INTEGER PRIMARY KEY\b", sql), name
        assert "guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16)" in sql, name


def test_no_name_and_no_stretch_must_be_the_only_one_of_its_kind(project: Project) -> None:
    for name, _sql in _tables(project):
        for row in project._db.execute(f'PRAGMA index_list("{name}")').fetchall():
            if row[2] and name not in UNSEEN:
                columns = [column[2] for column in project._db.execute(f'PRAGMA index_info("{row[1]}")')]
                assert columns == ["guid"], name


def test_every_column_that_names_another_row_points_to_it(project: Project) -> None:
    for name, _sql in _tables(project):
        if name in {"step", "change", "copy", "passage"}:
            continue
        columns = {row[1] for row in project._db.execute(f'PRAGMA table_info("{name}")')}
        pointing = {row[3] for row in project._db.execute(f'PRAGMA foreign_key_list("{name}")')}
        assert {column for column in columns if column.endswith("_id")} == pointing, name


def test_every_foreign_key_has_an_index_that_deleting_can_use(project: Project) -> None:
    missing = []
    for name, _sql in _tables(project):
        leading = {
            project._db.execute(f'PRAGMA index_info("{row[1]}")').fetchone()[2]
            for row in project._db.execute(f'PRAGMA index_list("{name}")').fetchall()
        }
        for row in project._db.execute(f'PRAGMA foreign_key_list("{name}")').fetchall():
            if row[3] not in leading and row[2] not in {"coder", "visit", "copy", "label"}:
                missing.append(f"{name}.{row[3]}")
    assert missing == []


def test_the_database_minds_its_keys_and_trusts_no_schema(project: Project) -> None:
    pragmas = {name: project._db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("foreign_keys", "trusted_schema")}
    assert pragmas == {"foreign_keys": 1, "trusted_schema": 0}


def test_an_open_file_writes_through_to_the_disk(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.qualapp") as made:
        assert made._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert made._db.execute("PRAGMA synchronous").fetchone() == (2,)
    with Project.open(tmp_path / "p.qualapp") as opened:
        assert opened._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert opened._db.execute("PRAGMA synchronous").fetchone() == (2,)
        assert opened._db.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert opened._db.execute("PRAGMA trusted_schema").fetchone() == (0,)
