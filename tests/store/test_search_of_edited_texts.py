"""After any edits, undone and done again, the search tables hold the very words that they would if filled anew."""

from hypothesis import given, settings
from hypothesis import strategies as st

from qualapp.model.source import Block, BlockKind, Reading, Turn
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition

_TEXT = "I: Hvor længe?\nB: Tre år, og børnene var små.\nI: Ja.\nB: Sundhedsplejersken kom hver uge."
_EDITS = st.lists(
    st.tuples(st.integers(0, 200), st.integers(0, 25), st.sampled_from(["", "x", " børn", "gik\nhjem", "år. "])),
    min_size=1,
    max_size=4,
)


def _interview(project: Project) -> int:
    """A source in which two people speak in turn."""
    turns, start = [], 0
    for line in _TEXT.split("\n"):
        whole = TextRange(start, start + len(line))
        turns.append(Turn(whole, TextRange(start + 3, whole.end), line[0]))
        start = whole.end + 1
    blocks = tuple(Block(BlockKind.PARAGRAPH, turn.range) for turn in turns)
    return project.sources.add(Addition(Reading("Interview", _TEXT, blocks, tuple(turns)))).id


def words_by_passage(project: Project, table: str) -> dict[tuple[int, int], list[tuple[str, str, int]]]:
    """What the table holds of each passage that counts, by where that stands."""
    project._db.execute(f"CREATE VIRTUAL TABLE temp.held USING fts5vocab('main', '{table}', 'instance')")
    rows = project._db.execute(
        "SELECT p.start, p.stop, h.term, h.col, h.offset FROM held h JOIN passage p ON p.id = h.doc"
    ).fetchall()
    project._db.execute("DROP TABLE temp.held")
    found: dict[tuple[int, int], list[tuple[str, str, int]]] = {}
    for start, stop, *held in sorted(rows):
        found.setdefault((start, stop), []).append(tuple(held))
    return found


@settings(max_examples=40, deadline=None)
@given(_EDITS, st.integers(0, 4), st.integers(0, 4))
def test_the_tables_hold_what_they_would_if_filled_anew(
    edits: list[tuple[int, int, str]], undone: int, redone: int
) -> None:
    with Project.create(coder="Signe") as project:
        number = _interview(project)
        made = 0
        for at, length, inserted in edits:
            size = len(project.sources.text(number))
            start = min(at, size)
            before = len(project.history.steps())
            project.texts.edit(number, TextRange(start, min(start + length, size)), inserted)
            made += len(project.history.steps()) - before
        for _time in range(min(undone, made)):
            project.history.undo()
        for _time in range(min(redone, undone, made)):
            project.history.redo()
        held = [words_by_passage(project, table) for table in ("search", "inside")]
        project.search.rebuild()
        assert held == [words_by_passage(project, table) for table in ("search", "inside")]
        assert project.check() == []
