"""Configurations in Word: by case, each with its three sentences and below them the words that they rest on."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from qualapp import formats
from qualapp.exporters import word_styles, words
from qualapp.exporters.cited_word import quotation
from qualapp.exporters.configurations_report import ConfigurationsReport, ToldConfiguration
from qualapp.exporters.evidence_words import said
from qualapp.exporters.word_document import Masthead, append, new_document, save
from qualapp.exporters.word_xml import direction, paragraph, run
from qualapp.i18n import _, _n
from qualapp.model.theory import ConfigurationPart

_BOLD = "<w:b/><w:bCs/>"
_KEEP_NEXT = "<w:keepNext/>"


def write_document(report: ConfigurationsReport, path: Path) -> None:
    """Write the document."""
    document = new_document(Masthead(report.project, _title(), report.coder, report.made))
    append(document, _front(report))
    for case, same in groupby(report.configurations, key=lambda told: told.case):
        append(document, [paragraph("Heading1", run(case or _("Without a case")), keep=_KEEP_NEXT)])
        for number, told in enumerate(same, 1):
            append(document, _configuration(number, told))
    save(document, path)


def configurations_in_words(count: int) -> str:
    """A number of configurations."""
    return _n("{n} configuration", "{n} configurations", count).format(n=formats.number(count))


def _title() -> str:
    return _("What works for whom when")


def _front(report: ConfigurationsReport) -> Iterator[str]:
    yield paragraph("Title", run(report.project))
    yield paragraph("Subtitle", run(_title()))
    for label, told in (
        (_("Listed"), "\n".join(report.filters) or _("All configurations of the project")),
        (_("Extent"), configurations_in_words(len(report.configurations))),
        (_("Exported"), words.joined(formats.date_time(report.made), report.coder)),
    ):
        yield paragraph(word_styles.FACT, run(label, properties=_BOLD), run(f"\t{told}"))
    if not report.configurations:
        yield paragraph(word_styles.CAVEAT, run(_("No configuration matches what was asked for.")))


def _configuration(number: int, told: ToldConfiguration) -> Iterator[str]:
    heading = words.joined(_("Configuration {number}").format(number=number), ", ".join(told.roles))
    yield paragraph("Heading2", run(heading), keep=_KEEP_NEXT)
    if told.mixed:
        yield paragraph(word_styles.CAVEAT, run(told.mixed), keep=_KEEP_NEXT)
    for part in ConfigurationPart:
        cited = told.under(part)
        sentence = told.sentence(part)
        yield paragraph(
            "Normal",
            run(f"{said(part)}: ", properties=_BOLD),
            run(sentence or "–"),
            keep=_KEEP_NEXT if cited else "",
            properties=direction(sentence),
        )
        for one in cited:
            yield from quotation(one, one.place)
