"""How soon a command answers: at most 0.4 s of work, imports and all."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from qualapp.demo import build_demo
from qualapp.progress import finish


def test_info_answers_at_once(benchmark: Any, tmp_path: Path) -> None:
    finish(build_demo(tmp_path / "demo.qualapp"))
    command = [sys.executable, "-m", "qualapp", "info", str(tmp_path / "demo.qualapp")]
    work: list[float] = []

    def answer() -> None:
        before = os.times()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        after = os.times()
        work.append(after.children_user - before.children_user + after.children_system - before.children_system)

    benchmark.pedantic(answer, rounds=10)
    assert min(work) < 0.4
