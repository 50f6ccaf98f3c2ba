"""How stored values and quotations are written in what leaves the program."""

import re
from collections.abc import Mapping
from datetime import date

from qualapp import formats
from qualapp.exporters.report import ExcerptReport, valence_counts
from qualapp.i18n import N_, _, _n, language
from qualapp.model.coding import VALENCE_GLYPHS, EffectLevel, Horizon, Statement, Valence
from qualapp.model.excerpt import CodedExcerpt
from qualapp.model.source import Fidelity, Source, SourceKind, Visit, fidelity_of

BETWEEN = " · "

VALENCES = {
    Valence.DRIVER: N_("driver"),
    Valence.BARRIER: N_("barrier"),
    Valence.AMBIVALENT: N_("ambivalent"),
    Valence.NONE: N_("no valence"),
}
LEVELS = {
    EffectLevel.INDIVIDUAL: N_("individual"),
    EffectLevel.AREA: N_("area"),
    EffectLevel.ORGANISATION: N_("organisation"),
}
HORIZONS = {Horizon.SHORT_TERM: N_("short term"), Horizon.LONG_TERM: N_("long term")}
STATEMENTS = {
    Statement.EXPERIENCED: N_("experienced"),
    Statement.EXPECTED: N_("expected"),
    Statement.MEASURED: N_("measured"),
}
VISITS = {Visit.FIRST: N_("first visit"), Visit.REVISIT: N_("revisit")}
KINDS = {
    SourceKind.INTERVIEW: N_("interview"),
    SourceKind.GROUP_INTERVIEW: N_("group interview"),
    SourceKind.TELEPHONE_INTERVIEW: N_("telephone interview"),
    SourceKind.OBSERVATION: N_("observation"),
    SourceKind.MINUTES: N_("minutes"),
    SourceKind.WORKSHOP: N_("workshop"),
    SourceKind.CASE_REPORT: N_("case report"),
    SourceKind.DOCUMENT: N_("document"),
}

_BREAKS = re.compile("\r\n|[\r\v\f]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ODD = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")


def plain(text: str) -> str:
    """The text without the few characters that no file format can hold.

    >>> plain("en\\r\\nlinje\\x00 til")
    'en\\nlinje til'
    """
    return _FORBIDDEN.sub("", _BREAKS.sub("\n", text)) if _ODD.search(text) else text


def quotation_marks(excerpt: CodedExcerpt) -> tuple[str, str]:
    """What stands before and after the words of an excerpt: nothing where they are no quotation."""
    if excerpt.is_paraphrase or not excerpt.text:
        return "", ""
    return ("»", "«") if language() == "da" else ("“", "”")


def missing_words() -> str:
    """What stands instead of a quotation whose words were deleted."""
    return _("[The words of this excerpt are no longer in the source.]")


def valence(excerpt: CodedExcerpt) -> str:
    """The valence as glyph and word."""
    return f"{VALENCE_GLYPHS[excerpt.valence]} {_(VALENCES[excerpt.valence])}"


def day(excerpt: CodedExcerpt) -> date | None:
    """The day of the source, where it is a whole date."""
    try:
        return date.fromisoformat(excerpt.date)
    except ValueError:
        return None


def who(excerpt: CodedExcerpt) -> str:
    """Who said it, in which case, at which visit."""
    told = day(excerpt)
    when = formats.date(told) if told else excerpt.date
    visit = _(VISITS[excerpt.visit]) if excerpt.visit else ""
    return joined(excerpt.attribution, excerpt.case, " ".join(part for part in (visit, when) if part))


def where(excerpt: CodedExcerpt) -> str:
    """In which source it stands, and at which place."""
    paraphrase = _("paraphrase, not the speaker’s own words") if excerpt.is_paraphrase else ""
    return joined(
        f"{excerpt.source} ({_(KINDS[excerpt.kind])})",
        paraphrase,
        formats.recording_time(excerpt.time) if excerpt.time is not None else "",
        page(excerpt),
        formats.characters(excerpt.range.start, excerpt.range.end),
    )


def page(excerpt: CodedExcerpt) -> str:
    """The page on which the words begin, where the source has pages."""
    return _("p. {page}").format(page=excerpt.page) if excerpt.page is not None else ""


def about_source(source: Source) -> str:
    """What is known of a source besides its name: case, kind, visit, day, activity, and whether it is no speech."""
    is_speech = fidelity_of(source.kind, source.fidelity) is Fidelity.VERBATIM
    caution = "" if is_speech else _("paraphrase, not the speaker’s own words")
    return joined(source.case, _(KINDS[source.kind]), when(source), source.activity, caution)


def when(source: Source) -> str:
    """At which visit and on which day."""
    visit = _(VISITS[source.visit]) if source.visit else ""
    return " ".join(part for part in (visit, formats.date(source.date) if source.date else "") if part)


def place(source: Source) -> str:
    """Where something stands, as in a running head: case, source, visit and day."""
    return joined(source.case, source.name, when(source))


def valence_counts_in_words(counted: Mapping[Valence, int]) -> str:
    """How many codings there are by valence, such as `3 codings · ▲ 2 · ▼ 1`."""
    return joined(codings(sum(counted.values())), *(_count(valence, n) for valence, n in counted.items() if n))


def how(excerpt: CodedExcerpt) -> str:
    """Who coded it, and what else the coding claims."""
    effect = (
        _(LEVELS[excerpt.level]) if excerpt.level else "",
        _(HORIZONS[excerpt.horizon]) if excerpt.horizon else "",
        _(STATEMENTS[excerpt.statement]) if excerpt.statement else "",
    )
    details = ", ".join(part for part in effect if part)
    return joined(
        _("coded by {coder}").format(coder=excerpt.coder),
        _("weight {weight}").format(weight=formats.number(excerpt.weight)) if excerpt.weight is not None else "",
        _("effect: {details}").format(details=details) if details else "",
        _("a result in itself") if excerpt.is_result else "",
    )


def codings(count: int) -> str:
    """A number of codings."""
    return _n("{n} coding", "{n} codings", count).format(n=formats.number(count))


def counts(excerpts: tuple[CodedExcerpt, ...], below: int = 0) -> str:
    """How many codings a code has, by valence, and how many its sub-codes have."""
    parts = [codings(len(excerpts))] if excerpts else []
    parts += [_count(valence, n) for valence, n in valence_counts(excerpts).items() if n]
    if below:
        parts.append(_("{codings} in sub-codes").format(codings=codings(below)))
    return joined(*parts)


def _count(valence: Valence, count: int) -> str:
    number = formats.number(count)
    return f"{number} {_(VALENCES[valence])}" if valence is Valence.NONE else f"{VALENCE_GLYPHS[valence]} {number}"


def extent(report: ExcerptReport) -> str:
    """How much is listed: codings, excerpts, sources, cases."""
    excerpts = len({excerpt.excerpt_id for excerpt in report.excerpts})
    sources = len({excerpt.source_id for excerpt in report.excerpts})
    cases = len({excerpt.case for excerpt in report.excerpts if excerpt.case})
    return joined(
        codings(len(report.excerpts)),
        _n("{n} excerpt", "{n} excerpts", excerpts).format(n=formats.number(excerpts)),
        _n("{n} source", "{n} sources", sources).format(n=formats.number(sources)),
        _n("{n} case", "{n} cases", cases).format(n=formats.number(cases)) if cases else "",
    )


def facts(report: ExcerptReport) -> list[tuple[str, tuple[str, ...]]]:
    """What is listed, how much, by whom and when: each a label with its lines."""
    return [
        (_("Listed"), report.filters or (_("All codings of the project"),)),
        (_("Extent"), (extent(report),)),
        (_("Exported"), (joined(formats.date_time(report.made), report.coder),)),
    ]


def caveats(report: ExcerptReport) -> list[str]:
    """What a reader must keep in mind about what is listed."""
    sentences = [
        _(
            "What people tell is self-reported: effects are as they experienced or expect them, "
            "unless a coding says that they were measured."
        )
    ]
    if any(excerpt.is_paraphrase for excerpt in report.excerpts):
        sentences.append(
            _(
                "Excerpts of minutes and observations are the note-taker’s words and stand "
                "without quotation marks. Do not quote them as speech."
            )
        )
    emptied = sum(excerpt.is_empty for excerpt in report.excerpts)
    if emptied:
        sentences.append(
            _n(
                "The words of {n} coding were deleted from its source; it is listed without them.",
                "The words of {n} codings were deleted from their sources; they are listed without them.",
                emptied,
            ).format(n=formats.number(emptied))
        )
    return sentences


def title() -> str:
    """What a report of coded excerpts is called."""
    return _("Coded excerpts")


def nothing_found() -> str:
    """What an empty report says."""
    return _("No coding matches what was asked for. Widen the filters and export again.")


def joined(*parts: str) -> str:
    """Those of some words that there are, with a middle dot between them."""
    return BETWEEN.join(part for part in parts if part)
