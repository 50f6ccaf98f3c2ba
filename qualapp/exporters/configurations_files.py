"""Configurations as a file: Word to be read, CSV and Excel with a row for each."""

from functools import partial
from pathlib import Path

from qualapp.exporters.cited import Cited
from qualapp.exporters.configurations_report import ConfigurationsReport, ToldConfiguration
from qualapp.exporters.configurations_word import write_document
from qualapp.exporters.evidence_words import said
from qualapp.exporters.listed_files import Listed, write_listed
from qualapp.exporters.plain_table import Cell
from qualapp.i18n import _
from qualapp.model.theory import ConfigurationPart
from qualapp.progress import Work


def write_configurations(report: ConfigurationsReport, path: Path) -> Work[Path]:
    """Write configurations in the format of the path's ending, and return the path.

    Raises UserError where the ending is another or the file cannot be written; then an older file is as it was.
    """
    listed = Listed(
        title=_("Configurations"),
        word=partial(write_document, report),
        rows=partial(table, report),
        refused=_("Configurations cannot be written to “{file}”. Let its name end in .docx, .csv or .xlsx."),
    )
    return write_listed(listed, path, _("Writing configurations"))


def table(report: ConfigurationsReport) -> list[list[Cell]]:
    """The titles and a row for each: case, who tells it, how many they are, and of each part sentence and excerpts."""
    titles: list[Cell] = [_("Case"), _("Told by"), _("Speakers")]
    for part in ConfigurationPart:
        titles += [said(part), _("{part}: excerpts").format(part=said(part))]
    return [[*titles, _("Coder"), _("Identity")], *(_row(told) for told in report.configurations)]


def _row(told: ToldConfiguration) -> list[Cell]:
    cells: list[Cell] = [told.case, "; ".join(told.roles), len(told.tellers)]
    for part in ConfigurationPart:
        cells += [told.sentence(part), "\n".join(_line(cited) for cited in told.under(part))]
    return [*cells, told.coder, told.configuration.guid]


def _line(cited: Cited) -> str:
    return f"{cited.quoted} ({cited.place})"
