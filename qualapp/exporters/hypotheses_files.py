"""Hypotheses as a file: Word to be read, CSV and Excel with a row for each."""

from functools import partial
from pathlib import Path

from qualapp import formats
from qualapp.exporters import words
from qualapp.exporters.evidence_words import said
from qualapp.exporters.hypotheses_report import VISITS, HypothesesReport, ToldEvidence, ToldHypothesis
from qualapp.exporters.hypotheses_word import visit_name, write_document
from qualapp.exporters.listed_files import Listed, write_listed
from qualapp.exporters.plain_table import Cell
from qualapp.i18n import _
from qualapp.model.theory import Stance
from qualapp.progress import Work


def write_hypotheses(report: HypothesesReport, path: Path) -> Work[Path]:
    """Write hypotheses in the format of the path's ending, and return the path.

    Raises UserError where the ending is another or the file cannot be written; then an older file is as it was.
    """
    listed = Listed(
        title=_("Hypotheses"),
        word=partial(write_document, report),
        rows=partial(table, report),
        refused=_("Hypotheses cannot be written to “{file}”. Let its name end in .docx, .csv or .xlsx."),
    )
    return write_listed(listed, path, _("Writing hypotheses"))


def table(report: HypothesesReport) -> list[list[Cell]]:
    """The titles and a row for each: how it stands, excerpts by visit and stance, sources apart, and the words."""
    titles: list[Cell] = [_("Hypothesis"), _("Origin"), _("Where it comes from"), _("Theory of change")]
    titles += [_("Status"), _("Since"), _("Why")]
    titles += [f"{visit_name(visit)}: {said(stance).lower()}" for visit in VISITS for stance in Stance]
    titles += [_("Sources: {stance}").format(stance=said(stance).lower()) for stance in Stance]
    titles += [_("{stance}: excerpts").format(stance=said(stance)) for stance in Stance]
    return [[*titles, _("Coder"), _("Identity")], *(_row(told) for told in report.hypotheses)]


def _row(told: ToldHypothesis) -> list[Cell]:
    one = told.hypothesis
    day = formats.date(one.day) if one.day else ""
    theory = told.theory.name if told.theory is not None else ""
    cells: list[Cell] = [one.text, said(one.origin), one.source, theory, said(one.status), day, one.reason]
    cells += [count for visit in VISITS for count in told.counts(visit).values()]
    cells += [told.sources(stance) for stance in Stance]
    cells += ["\n".join(_line(row) for row in told.evidence if row.evidence.stance is stance) for stance in Stance]
    return [*cells, told.coder, one.guid]


def _line(row: ToldEvidence) -> str:
    kind = _(words.STATEMENTS[row.evidence.statement]) if row.evidence.statement else ""
    return f"{row.cited.quoted} ({words.joined(row.cited.place, kind, row.evidence.note, row.coder)})"
