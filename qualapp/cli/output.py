"""What the commands write: tables and JSON on stdout, notes and progress on stderr."""

import json
import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TypeVar

import click

from qualapp.progress import Progress, Work, finish

Result = TypeVar("Result")


def write_json(value: object) -> None:
    """Write a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def note(sentence: str) -> None:
    """Tell something beside the output."""
    click.echo(sentence, err=True)


def write_table(headings: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> None:
    """Write rows in columns under headings; the columns in `numbers` stand to the right."""
    widths = [max(map(_width, column)) for column in zip(headings, *rows, strict=True)]
    click.secho(_line(headings, widths, numbers), bold=True)
    for row in rows:
        click.echo(_line(row, widths, numbers))


def room() -> int:
    """How many characters a line of prose has room for."""
    return max(40, min(shutil.get_terminal_size().columns, 100)) if sys.stdout.isatty() else 100


def finish_shown(work: Work[Result], title: str) -> Result:
    """Run long work to its end, with a bar where somebody looks at it."""
    if not sys.stderr.isatty():
        return finish(work)
    with click.progressbar(length=1000, label=title, file=sys.stderr, item_show_func=lambda label: label) as bar:

        def tell(progress: Progress) -> None:
            bar.update(1000 * progress.done // max(1, progress.total) - bar.pos, progress.label)

        return finish(work, tell)


def _line(cells: Sequence[str], widths: Sequence[int], numbers: Sequence[int]) -> str:
    return "  ".join(_padded(cells, widths, numbers)).rstrip()


def _padded(cells: Sequence[str], widths: Sequence[int], numbers: Sequence[int]) -> Iterator[str]:
    for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        gap = " " * (width - _width(cell))
        yield gap + cell if place in numbers else cell + gap


def _width(text: str) -> int:
    """How many columns a text takes on a terminal.

    >>> _width("Bøgelunden"), _width("日本")
    (10, 4)
    """
    marks = sum(1 for character in text if unicodedata.combining(character))
    return len(text) - marks + sum(1 for character in text if unicodedata.east_asian_width(character) in "WF")
