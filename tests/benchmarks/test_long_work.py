"""What takes long enough to show how far it is: importing many interviews, writing a report."""

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

from figures import Figures
from working_set import Size, transcript

from qualapp.exporters import write
from qualapp.importers import read
from qualapp.model.excerpt import ExcerptFilter
from qualapp.progress import finish
from qualapp.reports import report_of
from qualapp.store.project import Project
from qualapp.store.sources import Addition

_WORDS = 9_300
"""So many words of an invented interview are 60 kB."""


def test_import(benchmark: Any, figures: Figures, size: Size, tmp_path: Path) -> None:
    number = 3 if size.is_small else 200
    files = [tmp_path / f"Interview {place + 1}.txt" for place in range(number)]
    chance = random.Random(1)
    for place, file in enumerate(files):
        file.write_text(transcript(place, _WORDS, chance).text.replace("\n", "\n\n"), "utf-8")
    made = iter(range(1000))

    def imported() -> None:
        with Project.create(tmp_path / f"{next(made)}.qualapp", coder="Signe") as project:
            finish(project.sources.add_all([Addition(read(file)) for file in files]))

    figures.take(
        benchmark,
        imported,
        gesture="import text files, indexed with lemmas",
        made=size.name,
        size=f"{number} files of {files[0].stat().st_size // 1000} kB",
        goal=20_000,
    )


def test_word_report(benchmark: Any, figures: Figures, project: Project, size: Size, tmp_path: Path) -> None:
    number = 100 if size.is_small else 2_000
    counts = project.codes.counts()
    codes: set[int] = set()
    while sum(counts[code] for code in codes) < number:
        codes.add(max(set(counts) - codes, key=lambda code: counts[code]))
    wanted = ExcerptFilter(codes=frozenset(codes), with_subcodes=False)

    def written() -> None:
        report = report_of(project, wanted)
        write(replace(report, excerpts=report.excerpts[:number]), tmp_path / "report.docx")

    figures.take(
        benchmark,
        written,
        gesture="Word report",
        made=size.name,
        size=f"{number:,} excerpts",
        goal=5_000,
    )
