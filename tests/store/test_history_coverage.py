"""The history follows every column of every table, whatever stands in it."""

import math
import sqlite3
from collections.abc import Iterator
from datetime import date

import pytest
from gestures import addition
from hypothesis import given
from hypothesis import strategies as st
from project_content import Content, columns, content, content_of, logged, parents
from sqlite_utils import Database

from qualapp.model.coding import EffectLevel, Horizon, Statement, Valence
from qualapp.model.network import ActorKind
from qualapp.model.text import TextRange
from qualapp.model.theory import ConfigurationPart, NodeKind, Stance
from qualapp.store.history import History
from qualapp.store.identity import new_guid
from qualapp.store.project import Project
from qualapp.store.reversal import Reversal
from qualapp.store.schema import migrations
from qualapp.store.triggers import install_triggers, logged_tables

WORDS = ["first", "revisit", "driver", "barrier", "individual", "area", "short_term", "long_term", "measured"]
WORDS += ["experienced", "plan", "housing", "strategic", "practical", "da", "en", "minutes", "observation"]
WORDS += ["own", "both", "verbatim", "paraphrase", "Text", "Integer", "case", "informant"]
WORDS += ["activity", "mechanism", "furthers", "hinders", "expected", "open", "rejected", "supports", "context"]
WORDS += ["outcome", "organisation", "body", "register"]
WORDS += ["heading", "table_row", "2024-05-01", "“Å”\n\\ \"'\t\u2028\x7f\u0085 😀"]


_LEAVES = "id NOT IN (SELECT parent_id FROM {0} WHERE parent_id IS NOT NULL)"


@pytest.fixture
def full(project: Project) -> Project:
    """A project with at least two rows in every table."""
    for name in ("Lærkevangen", "Fjordengen"):
        case = project.cases.add(name).id
        source = project.sources.add(addition(project, 7 + case)).id
        code = project.codes.add(name, definition="x").id
        below = project.codes.add("Under", code).id
        coding = project.codings.apply(
            below, source, TextRange(1, 9), Valence.DRIVER, weight=50, level=EffectLevel.AREA,
            horizon=Horizon.LONG_TERM, statement=Statement.EXPECTED, is_result=True,
        )  # fmt: skip
        project.codings.apply(code, source, TextRange(0, 5))
        abouts = {"case": case, "source": source, "excerpt": coding.excerpt_id, "coding": coding.id, "code": code}
        for about, number in abouts.items():
            project.memos.write(f"Om {about}", about, number)
        project.memos.write("Journal")
        (who, *_others) = project.informants.all()
        numbers = {"case": case, "source": source, "informant": who.id}
        for about, number in numbers.items():
            project.variables.set(project.variables.add(about, f"V {case}").id, [number], "x")
        _draw(project, source, case, code, below)
    for case_row in project.cases.all():
        project.cases.visit(case_row.id, "revisit")  # type: ignore[arg-type]
    for name in ("1", "2"):
        project.codebooks.freeze(name, "x")
    jonas = project.coders.add("Jonas")
    for source in project.sources.all():
        project.assignments.hand_out([source.id], jonas.id)
    for _time in range(2):
        project.blinding.begin()
        project.blinding.open_comparison()
        with project.history.step("Decide"):
            project._db.execute(
                "INSERT INTO kept (guid, kind, name, about, xml, texts, files, created)"
                " VALUES (?, 'Set', 'Gruppe', '', '<Set/>', '[]', '[]', 1)",
                (new_guid(),),
            )
            project._db.execute(
                "INSERT INTO decision (guid, coder_id, conflict, choice, created) VALUES (?, ?, 'x', 'own', 1)",
                (new_guid(), jonas.id),
            )
    return project


def _draw(project: Project, source: int, case: int, *codes: int) -> None:
    """A theory with evidence, and a network."""
    theory = project.theories.add("Teori", "x", "y").id
    nodes = [project.theories.add_node(theory, NodeKind.ACTIVITY, code_id=code, at=(1.5, 2.5)).id for code in codes]
    link = project.theories.connect(*nodes, assumption="Fordi").id
    with project.history.step("Trace"):
        project.theories.note_origin(nodes[0], "Teori", "Knude", "x")
    project.theory_versions.save(theory, "v", day=date(2024, 5, 1), visit="first")
    hypothesis = project.hypotheses.add("H", theory_id=theory).id
    for about in ({"link_id": link}, {"node_id": nodes[0]}, {"hypothesis_id": hypothesis}):
        project.evidence.give(source, TextRange(0, 5), Stance.SUPPORTS, strength=50, **about)
    configuration = project.configurations.add("K", "M", "V", case_id=case, theory_id=theory).id
    project.configurations.cite(configuration, ConfigurationPart.CONTEXT, source, TextRange(0, 5))
    body = project.actors.add("Styregruppe", ActorKind.BODY, sector="plan", level="steering").id
    actor = project.actors.add("Kommune", parent=body).id
    project.actors.place({actor: (1.0, 2.0)})
    project.actors.call(actor, "kommunen")
    project.actors.seat(body, actor, starts="2024-05-01", ends="2024-06-01")
    relation = project.relations.add("Samarbejde").id
    project.ties.claim(source, TextRange(0, 5), actor, body, relation, strength=3, day=date(2024, 5, 1))
    project.mentions.judge([(source, TextRange(0, 5), actor)], is_meant=True)


def test_every_table_of_the_file_is_logged_or_left_out_on_purpose(project: Project) -> None:
    tables = {name for (name,) in project._db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    followed = {table.name for table in logged_tables(project._db)}
    cache = {name for name in tables if name.startswith(("search", "inside"))} | {"passage"}
    assert tables - followed - cache == {
        *("copy", "label", "step", "change", "original", "shifting", "meant_for"),
        *("knowledge", "conflict", "weave", "alias"),
        *("sqlite_sequence", "_sqlite_migrations"),
    }
    assert followed == set(logged(project._db.conn))


def test_each_column_of_each_table_comes_back(full: Project) -> None:
    connection = full._db.conn
    for table in logged(connection):
        for column in columns(connection, table):
            if column == "id":
                continue
            before = content_of(full)
            with full.history.step("Change a cell"):
                _change(connection, table, column)
            after = content_of(full)
            assert after != before, f"{table}.{column} did not change"
            full.history.undo()
            assert content_of(full) == before, f"{table}.{column} did not come back"
            full.history.redo()
            assert content_of(full) == after, f"{table}.{column} was not done again"
            full.history.undo()


def _change(connection: sqlite3.Connection, table: str, column: str) -> None:
    """Give one cell another value that the table's own rules allow."""
    rows = connection.execute(f'SELECT id, "{column}" FROM "{table}" ORDER BY id').fetchall()
    for number, value in rows:
        for other in _others(connection, table, column, value):
            try:
                connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', (other, number))
            except sqlite3.IntegrityError:
                continue
            return
    raise AssertionError(f"no other value fits {table}.{column}")


def _others(connection: sqlite3.Connection, table: str, column: str, value: object) -> Iterator[object]:
    pointing = parents(connection, table)
    found: list[object] = [new_guid()] if column == "guid" else [*WORDS, 0, 1, 3, 2**62, None]
    found += [value - 1] if isinstance(value, int) else []
    if column in pointing:
        found = [number for (number,) in connection.execute(f'SELECT id FROM "{pointing[column]}"')]
    yield from (other for other in found if other != value)


def test_all_rows_can_be_deleted_and_come_back(full: Project) -> None:
    before = content_of(full)
    connection = full._db.conn
    staying = {"project", "coder"}
    order = ["value", "variable", "memo", "codebook_version", "assignment", "blinding", "decision", "kept"]
    order += ["mention", "tie", "relation", "membership", "actor_form", "actor", "configuration_part", "configuration"]
    order += ["evidence", "hypothesis", "theory_version", "node_origin", "theory_link", "theory_node", "theory"]
    order += ["coding", "excerpt", "turn", "block", "source", "informant", "visit", "case", "code"]
    assert {*order, *staying} == set(logged(connection))
    connection.execute("PRAGMA defer_foreign_keys = ON")
    with full.history.step("Delete all"):
        for table in order:
            while connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]:
                leaves = _LEAVES.format(table) if table in ("code", "actor") else 1
                connection.execute(f'DELETE FROM "{table}" WHERE {leaves}')
    assert all(not rows for table, rows in content_of(full).items() if table not in staying)
    full.history.undo()
    assert content_of(full) == before
    assert full.check() == []


def test_a_table_without_a_guid_cannot_be_followed(project: Project) -> None:
    project._db.execute("CREATE TABLE stranger (id INTEGER PRIMARY KEY, name TEXT) STRICT")
    with pytest.raises(ValueError, match="stranger: it has no id or no guid"):
        install_triggers(project._db)


def test_a_table_with_bytes_cannot_be_followed(project: Project) -> None:
    project._db.execute("CREATE TABLE stranger (id INTEGER PRIMARY KEY, guid BLOB, face BLOB) STRICT")
    with pytest.raises(ValueError, match="BLOB"):
        install_triggers(project._db)


def test_a_new_column_is_followed_once_the_triggers_are_made_anew(full: Project) -> None:
    full._db.execute("ALTER TABLE coding ADD COLUMN certainty REAL")
    install_triggers(full._db)
    full.history._tables = None
    before = content_of(full)
    with full.history.step("Be certain"):
        full._db.execute("UPDATE coding SET certainty = 0.1")
    assert content_of(full) != before
    full.history.undo()
    assert content_of(full) == before


REALS = st.one_of(
    st.none(),
    st.floats(allow_nan=False),
    st.sampled_from([5e-324, 1e308, -1e308, 1.7976931348623157e308, -0.0, 0.1, 1 / 3, 2.2250738585072014e-308]),
)
UNICODE = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
        st.sampled_from("\"'\\\n\t\r\u2028\u2029\x7f\u0085\u00a0😀{}[]:,/\b\f\x1b"),
    )
)
ROWS = st.lists(
    st.tuples(REALS, st.one_of(st.none(), UNICODE), st.integers(-(2**63), 2**63 - 1)), min_size=1, max_size=5
)


def _scratch() -> tuple[Database, History]:
    db = Database(memory=True)
    migrations.apply(db)
    db.execute(
        "CREATE TABLE scratch (id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, parent_id INTEGER REFERENCES scratch"
        " (id), x REAL, y REAL NOT NULL, words TEXT, whole INTEGER, flag INTEGER NOT NULL) STRICT"
    )
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("INSERT INTO copy (guid, created, place) VALUES (?, 0, '')", (new_guid(),))
    db.execute("INSERT INTO coder (guid, name, initials, colour) VALUES (?, 'S', 'S', '1')", (new_guid(),))
    install_triggers(db)
    history = History(db)
    history.coder_id = history.copy_id = 1
    with history.step("Begin"):
        db.execute("UPDATE coder SET name = 'Signe'")
    return db, history


def _exact(db: Database) -> Content:
    return {"scratch": content(db.conn)["scratch"]}


@given(first=ROWS, second=ROWS)
def test_reals_and_text_come_back_exactly(first: list[tuple[object, ...]], second: list[tuple[object, ...]]) -> None:
    db, history = _scratch()
    with history.step("Add"):
        parent = None
        for real, words, whole in first:
            values = (new_guid(), parent, real, real or 0.0, words, whole)
            insert = "INSERT INTO scratch (guid, parent_id, x, y, words, whole, flag) VALUES (?, ?, ?, ?, ?, ?, 0)"
            parent = db.execute(insert, values).lastrowid
    states = [_exact(db)]
    for number, (real, words, whole) in enumerate(second):
        with history.step("Change"):
            values = (real, real or 1.5, words, whole, number % len(first) + 1)
            db.execute("UPDATE scratch SET x = ?, y = ?, words = ?, whole = ?, flag = flag + 1 WHERE id = ?", values)
        states.append(_exact(db))
    with history.step("Delete"):
        for number in range(len(first), 0, -1):
            db.execute("DELETE FROM scratch WHERE id = ?", (number,))
    assert _exact(db) == {"scratch": {}}
    for state in reversed(states):
        history.undo()
        assert _exact(db) == state
    for state in states[1:]:
        history.redo()
        assert _exact(db) == state


@pytest.mark.parametrize("value", [math.inf, -math.inf, 5e-324, 1.7976931348623157e308, -2.2236344985424387e307])
def test_the_furthest_reals_come_back(value: float) -> None:
    db, history = _scratch()
    with history.step("Add"):
        db.execute("INSERT INTO scratch (guid, x, y, flag) VALUES (?, ?, ?, 0)", (new_guid(), value, value))
    before = _exact(db)
    for statement in ("UPDATE scratch SET x = 1, y = 2, guid = randomblob(16)", "DELETE FROM scratch"):
        with history.step("Change"):
            db.execute(statement)
        history.undo()
        assert _exact(db) == before


def test_a_row_that_another_now_has_the_number_of_gets_a_new_one_and_keeps_its_children(project: Project) -> None:
    parent = project.codes.add("Over")
    child = project.codes.add("Under", parent.id)
    before = content_of(project)
    project.codes.delete(parent.id)
    made = project.codes.add("I stedet")
    assert made.id == parent.id
    (deletion,) = (step.id for step in project.history.steps() if step.label.startswith("Delete"))
    with project.history.step("Take back"):
        Reversal(project._db, project.history.tables).reverse(deletion)
    with project.history.step("Clean"):
        project._db.execute("DELETE FROM code WHERE name = 'I stedet'")
    assert content_of(project) == before
    tree = project.codes.tree()
    assert [code.guid for code, _depth in tree.walk()] == [parent.guid, child.guid]
