"""What was compared, what was set aside, and which questions the figures raise."""

from collections.abc import Iterator, Sequence

from qualapp import formats
from qualapp.analysis.agreement import CodeAgreement, Unit
from qualapp.analysis.agreement.explanations import explain_all
from qualapp.analysis.agreement.explanations_of_codes import explain_code
from qualapp.exporters.agreement_report import Answered
from qualapp.i18n import _, _n
from qualapp.reports.agreement_names import Names

_MOST_NAMED = 6


def facts(names: Names, sources: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What stands at the head of a report; `sources` are the names of those chosen, none for all."""
    found = names.found
    yield _("Unit"), names.unit
    yield _("Coders"), ", ".join(names.coders.values())
    chosen = "; ".join(sources) or _("All that at least two of the coders coded")
    told_sources = _n("{n} source", "{n} sources", found.sources).format(n=formats.number(found.sources))
    yield _("Sources"), f"{chosen} ({told_sources})"
    yield _("Compared"), _compared(names)
    if found.comparison.level:
        yield (
            _("Level"),
            _("Codes below level {level} count as the code above them").format(level=found.comparison.level),
        )
    if found.comparison.samples:
        yield (
            _("Intervals"),
            _("{share} of {n} resamplings, seed {seed}").format(
                share=formats.percent(0.95), n=formats.number(found.comparison.samples), seed=found.comparison.seed
            ),
        )
    if aside := "\n".join(_set_aside(names)):
        yield _("Set aside"), aside


def answers(names: Names) -> Iterator[Answered]:
    """Each question once, with the code that has the most codings, and the names of others it is asked of."""
    for question, answer in explain_all(names.found):
        yield Answered(question, "", answer)
    asked: dict[str, list[tuple[CodeAgreement, str]]] = {}
    for code in sorted(names.used, key=lambda code: -sum(use.codings for use in code.uses.values())):
        for question, answer in explain_code(names.found, code):
            asked.setdefault(question, []).append((code, answer))
    for question, answers in asked.items():
        code, answer = answers[0]
        others = [names.tree.path(other.code) for other, _answer in answers[1:]]
        yield Answered(question, names.tree.path(code.code), answer, _others(others))


def _compared(names: Names) -> str:
    units = formats.number(names.found.units)
    if names.found.comparison.unit is Unit.OVERLAP:
        return _("{n} excerpts of pairs of coders").format(n=units)
    if names.found.comparison.coded_only:
        return _("{n} units that at least one of the coders coded").format(n=units)
    return _("{n} units, all text, coded or not").format(n=units)


def _set_aside(names: Names) -> Iterator[str]:
    aside = names.found.set_aside
    if aside.alone:
        yield _n(
            "{n} source that fewer than two of the coders coded",
            "{n} sources that fewer than two of the coders coded",
            aside.alone,
        ).format(n=formats.number(aside.alone))
    if aside.twice:
        yield _n(
            "{n} coding over another of the same coder and code, counted once",
            "{n} codings over others of the same coder and code, counted once",
            aside.twice,
        ).format(n=formats.number(aside.twice))
    if aside.outside:
        yield _n(
            "{n} coding of words that do not count, such as labels of turns",
            "{n} codings of words that do not count, such as labels of turns",
            aside.outside,
        ).format(n=formats.number(aside.outside))
    if aside.emptied:
        yield _n("{n} coding whose words were deleted", "{n} codings whose words were deleted", aside.emptied).format(
            n=formats.number(aside.emptied)
        )


def _others(names: Sequence[str]) -> str:
    if not names:
        return ""
    shown = "; ".join(names[:_MOST_NAMED])
    if len(names) <= _MOST_NAMED:
        return _("The same goes for: {codes}.").format(codes=shown)
    return _("The same goes for: {codes}; and {n} more.").format(codes=shown, n=len(names) - _MOST_NAMED)
