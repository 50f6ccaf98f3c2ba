"""Answers in plain words to what people ask when they see the figures of a code; only those that apply."""

from collections.abc import Iterator

from qualapp import formats
from qualapp.analysis.agreement.comparison import Unit
from qualapp.analysis.agreement.explanations import Explanation
from qualapp.analysis.agreement.figures import Coefficient, Undefined
from qualapp.analysis.agreement.results import Agreement, CodeAgreement, Figures
from qualapp.i18n import _, _n

_HIGH, _LOW = 0.8, 0.6
_RARE, _COMMON = 0.1, 0.8
_FEW_CODINGS, _FEW_UNITS = 10, 10
_LONGER = 1.5
_BIASED = 2.0
_WIDE = 0.3
_MEETING = 0.6
_EXPLAINED = (Coefficient.COHEN, Coefficient.ALPHA)


def explain_code(found: Agreement, code: CodeAgreement) -> list[Explanation]:
    """What can be said of one code in a comparison."""
    unit = found.comparison.unit
    return [
        *_undefined(code),
        *_only_one_uses_it(code),
        *_paradox(code),
        *_few_codings(code),
        *_all_or_nothing(code),
        *_edges(unit, code),
        *_too_coarse(unit, code),
        *_longer_stretches(unit, code),
        *_more_often(code),
        *_uncertain(code),
    ]


def _undefined(code: CodeAgreement) -> Iterator[Explanation]:
    reasons = {figure.why for kind, figure in code.figures.items() if kind is not Coefficient.HOLSTI}
    if Undefined.NOBODY_CODED in reasons:
        yield Explanation(
            _("Why is there no figure?"),
            _("Nobody gave this code in what was compared. That all left it out says nothing about the code."),
        )
    elif Undefined.NO_VARIATION in reasons:
        yield Explanation(
            _("Why is kappa not 1 when we agree on everything?"),
            _(
                "Everybody gave this code to every unit. Where nothing varies, agreeing by chance and by judgement"
                " cannot be told apart, so that kappa and alpha have no value. A smaller unit may show differences."
            ),
        )
    if Undefined.NOT_COUNTABLE in reasons:
        yield Explanation(
            _("Why is there only a percentage where excerpts are counted?"),
            _(
                "Kappa and alpha need to know how often both coders left something uncoded, and excerpts that nobody"
                " made cannot be counted. Count sentences, turns or characters instead, or use the figure of Brennan"
                " and Prediger, which takes chance from the number of codes."
            ),
        )


def _only_one_uses_it(code: CodeAgreement) -> Iterator[Explanation]:
    if _users(code) == 1 and code.units:
        yield Explanation(
            _("Why is kappa 0 or below?"),
            _(
                "Only one of the coders used this code. Then agreement cannot be better than chance, however much text"
                " both left uncoded. Talk about what the code is for before you look at its figures."
            ),
        )


def _paradox(code: CodeAgreement) -> Iterator[Explanation]:
    percent, kappa, share = _number(code.figures, Coefficient.PERCENT), _main(code.figures), _share(code)
    if percent is None or kappa is None or percent < _HIGH or kappa >= _LOW:
        return
    if _RARE < share < 1 - _RARE or _users(code) < 2:
        return
    if share <= _RARE:
        answer = _(
            "This code covers only {share} of what was compared. Nearly all of the {percent} agreement is that both"
            " left the same text uncoded, and two coders who work blindly would agree on that too. Kappa asks how much"
            " better than that you do. Look at how much of what anyone coded all coded (Holsti), or count only text"
            " that somebody coded."
        )
    else:
        answer = _(
            "This code covers {share} of what was compared. Two coders who give it nearly everywhere agree on"
            " {percent} almost by themselves, and kappa asks how much better than that you do. A smaller unit may"
            " show more."
        )
    yield Explanation(
        _("Why is kappa low when we agree so much?"),
        answer.format(share=_percent(share), percent=_percent(percent)),
    )


def _few_codings(code: CodeAgreement) -> Iterator[Explanation]:
    number = sum(use.codings for use in code.uses.values())
    if 0 < number < _FEW_CODINGS:
        yield Explanation(
            _("How much does this figure mean?"),
            _n(
                "It rests on {n} coding. One more or less would change it much; code more before you judge.",
                "It rests on {n} codings. One more or less would change it much; code more before you judge.",
                number,
            ).format(n=number),
        )


def _all_or_nothing(code: CodeAgreement) -> Iterator[Explanation]:
    kappa = _number(code.figures, Coefficient.COHEN)
    if kappa is not None and 0 < code.units < _FEW_UNITS and (kappa >= 1 or kappa <= 0):
        yield Explanation(
            _("All our kappas are 0 or 1. Is something wrong?"),
            _n(
                "There is only {n} unit, which leaves kappa few values. Choose a smaller unit or more sources.",
                "There are only {n} units, which leaves kappa few values. Choose a smaller unit or more sources.",
                code.units,
            ).format(n=code.units),
        )


def _edges(unit: Unit, code: CodeAgreement) -> Iterator[Explanation]:
    overlap = _number(code.figures, Coefficient.HOLSTI)
    if unit is not Unit.CHARACTER or overlap is None or not code.places or overlap >= _HIGH:
        return
    if code.shared_places / code.places >= _MEETING:
        yield Explanation(
            _("Is the unit too fine?"),
            _(
                "The coders found this code in the same places ({shared} of {places}), but began and ended differently."
                " With characters each letter at the edges counts against you. If edges do not matter to you, count"
                " sentences, turns or excerpts that overlap."
            ).format(shared=formats.number(code.shared_places), places=formats.number(code.places)),
        )


def _too_coarse(unit: Unit, code: CodeAgreement) -> Iterator[Explanation]:
    if unit in (Unit.CHARACTER, Unit.OVERLAP) or not code.units or _share(code) < _COMMON:
        return
    yield Explanation(
        _("Is the unit too coarse?"),
        _(
            "This code is somewhere in {share} of the units, so that they hardly tell coders apart: two may have coded"
            " quite different words of one unit. Choose a smaller unit."
        ).format(share=_percent(_share(code))),
    )


def _longer_stretches(unit: Unit, code: CodeAgreement) -> Iterator[Explanation]:
    if unit is not Unit.CHARACTER:
        return
    lengths = [use.units / use.codings for use in code.uses.values() if use.codings]
    if len(lengths) > 1 and min(lengths) > 0 and max(lengths) / min(lengths) >= _LONGER:
        yield Explanation(
            _("Do we mark equally much?"),
            _(
                "No: one coder marks {longer} characters at a time, another {shorter}. Agree on whether an excerpt is a"
                " sentence, a whole answer, or only the words that count."
            ).format(longer=formats.number(round(max(lengths))), shorter=formats.number(round(min(lengths)))),
        )


def _more_often(code: CodeAgreement) -> Iterator[Explanation]:
    codings = [use.codings for use in code.uses.values()]
    if len(codings) > 1 and min(codings) > 0 and max(codings) / min(codings) >= _BIASED:
        yield Explanation(
            _("Do we use the code equally often?"),
            _(
                "No: one coder has {most} codings with it, another {fewest}. The definition may say too little about"
                " when it does not apply."
            ).format(most=formats.number(max(codings)), fewest=formats.number(min(codings))),
        )


def _uncertain(code: CodeAgreement) -> Iterator[Explanation]:
    known = [code.figures[kind] for kind in _EXPLAINED if kind in code.figures]
    low, high = next(((one.low, one.high) for one in known if one.low is not None), (None, None))
    if low is not None and high is not None and high - low > _WIDE:
        yield Explanation(
            _("How certain is the figure?"),
            _(
                "Not very: with other sources like these it might as well be {low} or {high}. More sources coded by all"
                " would narrow that."
            ).format(low=formats.number(low, 2), high=formats.number(high, 2)),
        )


def _users(code: CodeAgreement) -> int:
    return sum(1 for use in code.uses.values() if use.codings)


def _main(figures: Figures) -> float | None:
    known = (_number(figures, kind) for kind in _EXPLAINED)
    return next((value for value in known if value is not None), None)


def _number(figures: Figures, kind: Coefficient) -> float | None:
    return figures[kind].number if kind in figures else None


def _share(code: CodeAgreement) -> float:
    """How much of all units a coder gave the code, in the middle."""
    shares = [use.units / code.units for use in code.uses.values()] if code.units else [0.0]
    return sum(shares) / len(shares)


def _percent(share: float) -> str:
    """Whole per cents, but small ones and those near all with a decimal, so that they are neither 0 nor 100."""
    return formats.percent(share, 1 if share < _RARE or 1 - _RARE < share < 1 else 0)
