"""How soon the window and a command are there, started as a person starts them; and the window's memory."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from figures import Figure, Figures
from working_set import Size, chosen_folder

from qualapp.demo import build_demo
from qualapp.progress import finish

_FIRST_PAINT = Path(__file__).with_name("first_paint.py")


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., str]:
    """Run Python in a process of its own, with compiled modules as an installed program has them."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(chosen_folder() / "compiled"), "QT_QPA_PLATFORM": "offscreen"}

    def ran(*arguments: object) -> str:
        command = [sys.executable, *(str(argument) for argument in arguments)]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

    return ran


def _take(benchmark: Any, figures: Figures, act: Callable[[], object], gesture: str, **of: Any) -> None:
    """Take a figure of processes: what the processor gave to them stands beside it; the first one only warms up."""
    if figures.rounds > 1:
        act()
    work: list[float] = []

    def worked() -> None:
        before = os.times()
        act()
        after = os.times()
        work.append(after.children_user - before.children_user + after.children_system - before.children_system)

    benchmark.pedantic(worked, rounds=figures.rounds)
    taken = benchmark.stats.stats.median * 1000
    figures.note(Figure(gesture, of["made"], taken, of["goal"], sorted(work)[len(work) // 2] * 1000, of["size"], None))


def test_start_without_project(benchmark: Any, figures: Figures, run: Callable[..., str]) -> None:
    _take(
        benchmark,
        figures,
        lambda: run(_FIRST_PAINT, "start"),
        "start until the start page is painted",
        made="",
        goal=1000,
        size="",
    )


def test_start_with_project(benchmark: Any, figures: Figures, run: Callable[..., str], file: Path, size: Size) -> None:
    _take(
        benchmark,
        figures,
        lambda: run(_FIRST_PAINT, "start", file),
        "start until a project's transcript is painted",
        made=size.name,
        goal=1000 if size.name == "W1" else None,
        size=str(size),
    )


def test_memory(figures: Figures, run: Callable[..., str], file: Path, size: Size) -> None:
    peak = float(run(_FIRST_PAINT, "visit", file).split()[-1])
    goal = {"W1": 300, "W2": 600}.get(size.name)
    gesture = "memory of the window after looking at twenty sources, a search and a list of excerpts"
    figures.note(Figure(gesture, size.name, peak, goal, None, str(size), peak, "MB"))


def test_info_answers_at_once(benchmark: Any, figures: Figures, run: Callable[..., str], tmp_path: Path) -> None:
    demo = tmp_path / "demo.qualapp"
    finish(build_demo(demo))
    _take(
        benchmark,
        figures,
        lambda: run("-m", "qualapp", "info", demo),
        "`qualapp info` answers",
        made="demo",
        goal=400,
        size="6 interviews",
    )
