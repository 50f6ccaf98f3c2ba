"""Undo and redo over random gestures of one and several coders, with the file closed and opened in between."""

from itertools import pairwise
from pathlib import Path

import gestures as g
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from project_content import Content, content_of

from qualapp.errors import UserError
from qualapp.store.project import Project

Moves = list[tuple[g.Gesture | str, int, int]]

ALONE = g.chosen([*g.ALL, *["undo"] * 8, *["redo"] * 6, "reopen", "reopen"])
TOGETHER = g.chosen(
    [*g.CLAIMS, *g.BOOK, *g.EVIDENCE, g.edit_text, *["undo"] * 6, *["redo"] * 4, *["turn"] * 8],
    numbers=st.integers(0, 2),
    most=40,
)


class Desk:
    """A project on disk, and what stood in it before and after each step that can be taken back or done again."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self.path = path
        self.project = Project.create(path, coder="Signe")
        self.done: list[tuple[Content, Content]] = []
        self.undone: list[tuple[Content, Content]] = []

    @property
    def content(self) -> Content:
        return content_of(self.project)

    def reopen(self, *_numbers: int) -> None:
        before = self.content
        self.project.close()
        assert [place.name for place in self.path.parent.iterdir()] == [self.path.name]
        self.project = Project.open(self.path)
        assert self.content == before

    def undo(self, *_numbers: int) -> None:
        self._take("undo", self.done, self.undone)

    def redo(self, *_numbers: int) -> None:
        self._take("redo", self.undone, self.done)

    def make(self, gesture: g.Gesture, a: int, b: int) -> None:
        before = self.content
        last = self.project.history.last()
        g.make(self.project, gesture, a, b)
        made = [step for step in self.project.history.steps() if last is None or step.id > last.id]
        assert bool(made) == (self.content != before)
        if made:
            self.undone.clear()
            self._note(before, len(made))

    def _note(self, before: Content, made: int) -> None:
        """A gesture of several steps is taken back and done again to see what stood between them."""
        contents = [self.content]
        for _step in range(made - 1):
            self.project.history.undo()
            contents.append(self.content)
        for _step in range(made - 1):
            self.project.history.redo()
        assert self.content == contents[0]
        self.done += pairwise([before, *reversed(contents)])

    def _take(self, way: str, pile: list[tuple[Content, Content]], other: list[tuple[Content, Content]]) -> None:
        if not pile:
            with pytest.raises(UserError, match=f"nothing to {way}"):
                getattr(self.project.history, way)()
            return
        before, after = pile.pop()
        getattr(self.project.history, way)()
        assert self.content == (before if way == "undo" else after)
        other.append((before, after))


@given(moves=ALONE)
@settings(max_examples=25)
def test_undo_and_redo_bring_every_cell_back_in_any_order_and_over_closing(moves: Moves, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "place" / "p.qualapp")
    new = desk.content
    for gesture in (g.add_code, g.add_case, g.import_source):
        desk.make(gesture, 3, 0)
    for move, a, b in moves:
        if isinstance(move, str):
            getattr(desk, move)()
        else:
            desk.make(move, a, b)
    full = desk.content
    steps = len(desk.done)
    while desk.done:
        desk.undo()
    assert desk.content == new
    desk.undo()
    desk.reopen()
    for _step in range(steps):
        desk.redo()
    assert desk.content == full
    assert desk.project.check() == []
    desk.project.close()


@given(moves=TOGETHER, first=st.booleans())
@settings(max_examples=50)
def test_nobody_takes_back_what_another_has_done(moves: Moves, first: bool) -> None:
    with Project.create(coder="Signe") as project:
        jonas = project.coders.add("Jonas").id
        signe = project.history.coder_id
        g.prepared(project)
        project.history.coder_id = jonas if first else signe
        for move, a, b in moves:
            if move == "turn" and jonas in {coder.id for coder in project.coders.all()}:
                project.history.coder_id = jonas if project.history.coder_id == signe else signe
            elif move in {"undo", "redo"}:
                _take_back_own(project, str(move))
            elif not isinstance(move, str):
                g.make(project, move, a, b)
        assert project.check() == []


def _take_back_own(project: Project, way: str) -> None:
    history = project.history
    before = content_of(project)
    last = history.last()
    target = history.next_undo() if way == "undo" else history.next_redo()
    try:
        step = getattr(history, way)()
    except UserError as error:
        sentence = error.message
    else:
        assert step == target
        assert step.coder_id == history.coder_id
        after = content_of(project)
        alike = {
            guid for guid, row in before["source"].items() if after["source"].get(guid, {}).get("text") == row["text"]
        }
        assert _claims_of_others(after, project, alike) == _claims_of_others(before, project, alike)
        return
    assert content_of(project) == before
    assert history.last() == last
    event("refused" if target else "nothing to take back")
    if target is not None:
        later = [step for step in history.steps() if step.id > target.id and step.coder_id != history.coder_id]
        names = {coder.id: coder.name for coder in project.coders.all()}
        assert any(f"because {names[step.coder_id]} has done “{step.label}”" in sentence for step in later)


def _claims_of_others(content: Content, project: Project, sources: set[bytes]) -> list[object]:
    """Others' claims, with the ends of the excerpts that they rest on in sources whose text is the same."""
    me = project.coders[project.history.coder_id].guid.replace("-", "")
    found: list[object] = []
    for noun in ("coding", "memo", "evidence"):
        for guid, row in content[noun].items():
            if row["coder_id"][1].hex() != me:
                rests_on = row["excerpt_id"][1]
                excerpt = content["excerpt"][rests_on] if rests_on else {}
                ends = (
                    [excerpt.get("start"), excerpt.get("stop")]
                    if excerpt and excerpt["source_id"][1] in sources
                    else []
                )
                found.append((guid, row, ends))
    return sorted(found, key=str)
