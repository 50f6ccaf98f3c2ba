"""`qualapp demo` and the project that it makes."""

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml
from command_line import Run

from qualapp.cli import Window
from qualapp.demo import build_demo
from qualapp.model.excerpt import ExcerptFilter
from qualapp.progress import Progress, finish
from qualapp.shipped import data_path
from qualapp.store.project import Project

TOLD = yaml.safe_load(data_path("resources", "demo", "demo.yaml").read_text("utf-8"))


@dataclass
class Screen:
    """A window that notes what it is asked for."""

    is_there: bool
    opened: list[Path | None] = field(default_factory=list)

    def open(self, project: Path | None, language: str) -> int:
        """Note the project, and in which language it is wanted."""
        assert language in {"da", "en"}
        self.opened.append(project)
        return 0

    def pictures(self, project: Path, folder: Path) -> Iterable[Path]:
        """Write one picture."""
        path = folder / f"{project.stem} light da.png"
        path.write_bytes(b"\x89PNG")
        yield path

    @property
    def window(self) -> Window:
        """The same, as the command line is handed it."""
        return Window(self.is_there, self.open, self.pictures)


def test_every_claim_of_the_demo_stands_on_its_very_words(built_demo: Path) -> None:
    with Project.open(built_demo, read_only=True) as project:
        found = project.excerpts.find(ExcerptFilter())
        coders = {coder.name: coder.initials for coder in project.coders.all()}
    told = Counter((c["coder"], c["source"], c["quote"], c["valence"], c.get("weight")) for c in TOLD["codings"])
    assert Counter((coders[e.coder], e.source, e.text, e.valence, e.weight) for e in found) == told
    assert {e.pseudonym for e in found} >= {"Hanne", "Amina", "Emil"}


def test_each_coder_has_made_their_own_steps(built_demo: Path) -> None:
    with Project.open(built_demo, read_only=True) as project:
        names = {coder.id: coder.initials for coder in project.coders.all()}
        steps = Counter((names[step.coder_id], step.message.split()[0]) for step in project.history.steps())
        memos = Counter(names[memo.coder_id] for memo in project.memos.all())
    for initials in ("SK", "JM"):
        assert steps[initials, "Apply"] == sum(c["coder"] == initials for c in TOLD["codings"])
        assert memos[initials] == sum(m["coder"] == initials for m in TOLD["memos"])


def test_memos_hang_where_they_were_written(built_demo: Path) -> None:
    with Project.open(built_demo, read_only=True) as project:
        about = Counter(memo.about for memo in project.memos.all())
    assert about == Counter(memo["about"] for memo in TOLD["memos"])


def test_speakers_have_their_roles(built_demo: Path) -> None:
    with Project.open(built_demo, read_only=True) as project:
        told = {(who.name, who.role, who.sector, who.level) for who in project.informants.all()}
    wanted = {
        (label, about.get("role", ""), about.get("sector", ""), about.get("level", ""))
        for source in TOLD["sources"]
        for label, about in source["speakers"].items()
    }
    assert told == wanted


def test_the_demo_is_the_same_each_time_and_quick(built_demo: Path, tmp_path: Path, run: Run) -> None:
    began = time.process_time()
    told: list[Progress] = []
    finish(build_demo(tmp_path / "again.qualapp"), told.append)
    assert time.process_time() - began < 3
    assert told[-1].done == told[-1].total
    varying = {"guid", "created"}
    first, again = (
        [
            {key: value for key, value in excerpt.items() if key not in varying}
            for excerpt in run("excerpts", path, "--json").json
        ]
        for path in (built_demo, tmp_path / "again.qualapp")
    )
    assert first == again


def test_on_a_screen_the_demo_opens(run: Run, tmp_path: Path) -> None:
    screen = Screen(is_there=True)
    answer = run("demo", tmp_path / "d", window=screen.window)
    assert answer.code == 0
    assert screen.opened == [tmp_path / "d" / "demo.qualapp"]
    assert [path.name for path in (tmp_path / "d").iterdir()] == ["demo.qualapp"]


def test_without_a_screen_the_demo_writes_all_it_can_show(run: Run, tmp_path: Path) -> None:
    answer = run("demo", tmp_path / "d", window=Screen(is_there=False).window)
    names = ["demo.qualapp", "demo.docx", "demo.xlsx", "demo.csv", "demo.html", "demo light da.png"]
    assert answer.out.splitlines() == [str(tmp_path / "d" / name) for name in names]
    assert sorted(path.name for path in (tmp_path / "d").iterdir()) == sorted(names)
    assert answer.err.startswith("There is no screen here")
    assert answer.code == 0


def test_a_second_demo_leaves_the_first_alone(run: Run, tmp_path: Path) -> None:
    run("demo", tmp_path, window=Screen(is_there=True).window)
    run("code", tmp_path / "demo", "--source", "Skoleleder", "--start", 0, "--end", 9, "--code", "Ledelse")
    before = (tmp_path / "demo.qualapp").read_bytes()
    answer = run("demo", tmp_path, window=Screen(is_there=True).window)
    assert answer.out == f"{tmp_path / 'demo-2.qualapp'}\n"
    assert (tmp_path / "demo.qualapp").read_bytes() == before


def test_the_demo_lands_in_the_folder_one_stands_in(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("demo", window=Screen(is_there=True).window).code == 0
    assert (tmp_path / "demo" / "demo.qualapp").is_file()


def test_a_folder_that_cannot_be_made_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d").write_text("", encoding="utf-8")
    answer = run("demo", tmp_path / "d" / "e", window=Screen(is_there=True).window)
    assert answer.code == 1
    assert answer.err.startswith(f"The folder “{tmp_path / 'd' / 'e'}” cannot be made")
