"""The benchmarks run on a small project, and nothing heavy is loaded before it is needed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

HEAVY = (
    *("spacy", "docx", "lxml", "openpyxl", "networkx", "matplotlib", "numpy", "simplemma", "xlsxwriter", "odfdo"),
    *("babel", "http.client", "urllib.request", "pypdfium2"),
)


def _run(*arguments: str, **variables: str) -> str:
    beside = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment = beside | {"QT_QPA_PLATFORM": "offscreen"} | variables
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_each_benchmark_gives_its_figure(tmp_path: Path) -> None:
    folder = tmp_path / "sets"
    variables = {"QUALAPP_BENCH": str(folder), "QUALAPP_BENCH_SETS": "S", "QUALAPP_BENCH_ROUNDS": "1"}
    _run("-m", "pytest", "-p", "no:cacheprovider", "tests/benchmarks", **variables)
    rows = folder.with_suffix(".md").read_text(encoding="utf-8").splitlines()[2:]
    gestures = {row.split("|")[1].strip() for row in rows}
    assert len(rows) == len(gestures) > 20


@pytest.mark.parametrize("started", ["qualapp.desktop.main", "qualapp.cli"])
def test_nothing_heavy_is_loaded_at_the_start(started: str) -> None:
    loaded = set(_run("-c", f"import sys, {started}; print(*sys.modules)").split())
    assert not {module for module in HEAVY if module in loaded}


def test_nothing_heavy_is_loaded_to_open_a_project(tmp_path: Path) -> None:
    """Not even the dictionary of search: the first word that is searched for loads it."""
    loaded = _run(
        "-c",
        "import sys; from pathlib import Path; from qualapp.store.project import Project\n"
        f"path = Path({str(tmp_path / 'p.qualapp')!r})\n"
        "Project.create(path, coder='Signe').close()\n"
        "with Project.open(path) as project: project.codes.add('Tillid')\n"
        "print(*sys.modules)",
    )
    assert not {module for module in HEAVY if module in loaded.split()}
