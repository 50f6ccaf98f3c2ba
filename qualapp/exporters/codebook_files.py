"""Codebooks in files of every kind that can be written."""

from collections.abc import Callable
from pathlib import Path

from qualapp.errors import UserError
from qualapp.exporters.codebook_report import CodebookReport
from qualapp.exporters.draft import draft_of
from qualapp.i18n import _
from qualapp.progress import Work


def write_codebook(report: CodebookReport, path: Path) -> Work[Path]:
    """Write a codebook in the form of the path's ending, and return the path.

    Raises UserError where the file cannot be written, or its name has another ending.
    """
    write = WRITERS.get(path.suffix.casefold())
    if write is None:
        raise UserError(
            _("A codebook cannot be written to “{file}”. Let its name end in one of these: {endings}.").format(
                file=path.name, endings=", ".join(WRITERS)
            )
        )
    with draft_of(path) as draft:
        yield from write(report, draft)
    return path


def _word(report: CodebookReport, path: Path) -> Work[None]:
    from qualapp.exporters.codebook_word import write_word

    yield from write_word(report, path)


def _qdc(report: CodebookReport, path: Path) -> Work[None]:
    from qualapp.exporters.codebook_qdc import codebook_to_qdc

    yield from ()
    path.write_bytes(codebook_to_qdc(report))


def _excel(report: CodebookReport, path: Path) -> Work[None]:
    from qualapp.exporters.codebook_table import write_excel_table

    yield from write_excel_table(report, path)


def _text(report: CodebookReport, path: Path) -> Work[None]:
    from qualapp.exporters.codebook_table import write_text_table

    yield from write_text_table(report, path)


def _yaml(report: CodebookReport, path: Path) -> Work[None]:
    from qualapp.exporters.codebook_yaml import codebook_to_yaml

    yield from ()
    path.write_text(codebook_to_yaml(report.codebook), encoding="utf-8")


WRITERS: dict[str, Callable[[CodebookReport, Path], Work[None]]] = {
    ".docx": _word,
    ".qdc": _qdc,
    ".xlsx": _excel,
    ".csv": _text,
    ".yaml": _yaml,
    ".yml": _yaml,
}
"""What writes a codebook, by the ending of the file."""
