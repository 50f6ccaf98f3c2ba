"""Hypotheses in Word: each with how it stands and why, and what was said for and against it at every visit."""

from collections.abc import Iterator
from pathlib import Path

from qualapp import formats
from qualapp.exporters import word_styles, words
from qualapp.exporters.cited_word import quotation
from qualapp.exporters.evidence_words import STANCE_SIGNS, said
from qualapp.exporters.hypotheses_report import VISITS, HypothesesReport, ToldEvidence, ToldHypothesis
from qualapp.exporters.nouns import counted
from qualapp.exporters.word_document import Masthead, append, new_document, save
from qualapp.exporters.word_xml import direction, paragraph, run
from qualapp.i18n import _
from qualapp.model.source import Visit
from qualapp.model.theory import Hypothesis, HypothesisOrigin, Stance

_BOLD = "<w:b/><w:bCs/>"
_KEEP_NEXT = "<w:keepNext/>"


def write_document(report: HypothesesReport, path: Path) -> None:
    """Write the document."""
    document = new_document(Masthead(report.project, _("Hypotheses"), report.coder, report.made))
    append(document, _front(report))
    for told in report.hypotheses:
        append(document, _hypothesis(told))
    save(document, path)


def visit_name(visit: Visit | None) -> str:
    """A visit as a heading of what was said there; None is no visit."""
    return _(words.VISITS[visit]).capitalize() if visit else _("No visit")


def status_line(one: Hypothesis) -> str:
    """How a hypothesis stands, since when and why."""
    return words.joined(said(one.status), formats.date(one.day) if one.day else "", one.reason)


def _front(report: HypothesesReport) -> Iterator[str]:
    yield paragraph("Title", run(report.project))
    yield paragraph("Subtitle", run(_("Hypotheses, and what was said for and against them at each visit")))
    for label, told in (
        (_("Listed"), "\n".join(report.filters) or _("All hypotheses of the project")),
        (_("Extent"), counted("hypothesis", len(report.hypotheses))),
        (_("Exported"), words.joined(formats.date_time(report.made), report.coder)),
    ):
        yield paragraph(word_styles.FACT, run(label, properties=_BOLD), run(f"\t{told}"))
    if not report.hypotheses:
        yield paragraph(word_styles.CAVEAT, run(_("No hypothesis matches what was asked for.")))


def _hypothesis(told: ToldHypothesis) -> Iterator[str]:
    one = told.hypothesis
    yield paragraph("Heading1", run(one.text), keep=_KEEP_NEXT, properties=direction(one.text))
    origin = words.joined(said(one.origin) if one.origin is not HypothesisOrigin.NONE else "", one.source)
    for label, text in (
        (_("Origin"), origin),
        (_("Theory of change"), told.theory.name if told.theory is not None else ""),
        (_("Status"), status_line(one)),
        (_("Evidence"), _sums(told)),
    ):
        if text:
            yield paragraph(
                word_styles.FACT,
                run(label, properties=_BOLD),
                run(f"\t{text}"),
                keep=_KEEP_NEXT if told.evidence else "",
            )
    for visit in VISITS:
        found = [row for stance in Stance for row in told.at(visit, stance)]
        if found:
            counts = _counts(told.counts(visit))
            yield paragraph("Heading2", run(words.joined(visit_name(visit), counts)), keep=_KEEP_NEXT)
        for row in found:
            yield from _evidence(row)


def _sums(told: ToldHypothesis) -> str:
    """What there is for and against: excerpts apart from the sources that they stand in."""
    lines = [
        _("{stance}: {excerpts} in {sources}").format(
            stance=said(stance),
            excerpts=counted("excerpt", total),
            sources=counted("source", told.sources(stance)),
        )
        for stance in Stance
        if (total := told.total(stance))
    ]
    return "\n".join(lines) or _("none yet")


def _counts(counts: dict[Stance, int]) -> str:
    return "  ".join(f"{STANCE_SIGNS[stance]} {formats.number(n)}" for stance, n in counts.items() if n)


def _evidence(row: ToldEvidence) -> Iterator[str]:
    cited, one = row.cited, row.evidence
    sign = run(f"{STANCE_SIGNS[one.stance]} ", properties=_BOLD)
    kind = _(words.STATEMENTS[one.statement]) if one.statement else ""
    yield from quotation(cited, words.joined(said(one.stance), kind, one.note, cited.place, row.coder), sign)
