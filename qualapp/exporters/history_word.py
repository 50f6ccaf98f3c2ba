"""The audit trail as a Word document: day by day, each step with what it changed."""

from collections.abc import Iterator
from pathlib import Path

from qualapp import formats
from qualapp.errors import UserError
from qualapp.exporters import word_styles
from qualapp.exporters.history_report import HistoryReport, ToldStep, facts
from qualapp.exporters.word_document import Masthead, append, new_document, save
from qualapp.exporters.word_xml import paragraph, run
from qualapp.exporters.words import joined
from qualapp.i18n import _
from qualapp.progress import Progress, Work

_BOLD = "<w:b/><w:bCs/>"
_SMALL = '<w:sz w:val="17"/><w:szCs w:val="17"/>'
_GREY = f'<w:color w:val="{word_styles.TEXT_3}"/>'
_MOST = 20_000
_TOLD_EVERY = 200


def write_document(report: HistoryReport, path: Path) -> Work[None]:
    """Write the document.

    Raises UserError where there are more steps than anybody could read.
    """
    if report.total > _MOST:
        raise UserError(
            _("{n} steps are too many for a Word document. Narrow the filters, or save as .csv or .xlsx.").format(
                n=formats.number(report.total)
            )
        )
    title = _("History")
    document = new_document(Masthead(report.project, title, report.coder, report.made))
    append(document, _front(report, title))
    day = None
    for number, step in enumerate(report.steps()):
        if number % _TOLD_EVERY == 0:
            yield Progress(number, report.total, _("Writing steps"))
        if step.time.date() != day:
            day = step.time.date()
            append(document, [paragraph("Heading2", run(formats.date(day)))])
        append(document, _step(step))
    save(document, path)


def _front(report: HistoryReport, title: str) -> Iterator[str]:
    yield paragraph("Title", run(report.project))
    yield paragraph("Subtitle", run(title))
    for label, told in facts(report):
        yield paragraph(word_styles.FACT, run(label, properties=_BOLD), run(f"\t{told}"))


def _step(step: ToldStep) -> Iterator[str]:
    spacing = '<w:spacing w:before="100" w:after="0"/>'
    clock = formats.date_time(step.time).split(" ")[-1]
    about = joined(clock, step.coder, *step.sources[:3], _came(step))
    yield paragraph("Normal", run(step.what, properties=_BOLD), keep="<w:keepNext/>", properties=spacing)
    tight = '<w:spacing w:before="0" w:after="0"/>'
    yield paragraph("Normal", run(about, properties=_GREY + _SMALL), properties=tight)
    for line in step.details:
        indent = '<w:spacing w:before="0" w:after="0"/><w:ind w:left="284"/>'
        yield paragraph("Normal", run(line, properties=_SMALL), properties=indent)


def _came(step: ToldStep) -> str:
    return _("came with “{merge}”").format(merge=step.came_with) if step.came_with else ""
