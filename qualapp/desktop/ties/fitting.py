"""Which of the known names fit what is being typed, the best first."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """What a field may mean: its name as it is written into the field, and all that finds it."""

    id: int
    name: str
    called: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fit:
    """One that may be meant; `form` is what fits where the name itself does not."""

    named: Named
    form: str = ""


def fitting(typed: str, names: Iterable[Named]) -> list[Fit]:
    """Those that fit, each once: called just so, then by how their name begins, a word of it, a form, any part.

    >>> kommune, skole = Named(1, "Kommune", ("kommunen",)), Named(2, "Den kommunale skole", ("skolen",))
    >>> [fit.named.id for fit in fitting("kommun", [skole, kommune])]
    [1, 2]
    >>> fitting("skolen", [kommune, skole])
    [Fit(named=Named(id=2, name='Den kommunale skole', called=('skolen',)), form='skolen')]
    """
    wanted = folded(typed)
    ranked = [(rank, fit) for rank, fit in (_ranked(wanted, named) for named in names) if rank < _NONE]
    return [fit for _rank, fit in sorted(ranked, key=lambda one: one[0])]


def folded(words: str) -> str:
    """Words as they are compared: small letters, single spaces."""
    return " ".join(words.split()).casefold()


_JUST_SO, _BEGINS, _WORD, _FORM, _PART, _NONE = range(6)


def _ranked(wanted: str, named: Named) -> tuple[int, Fit]:
    by_name = _of_name(wanted, folded(named.name))
    forms = [(_of_form(wanted, folded(form)), len(form), form) for form in named.called if form]
    by_form, _length, form = min(forms, default=(_NONE, 0, ""))
    return min(by_name, by_form), Fit(named, form if by_name == _NONE and by_form < _NONE else "")


def _of_name(wanted: str, name: str) -> int:
    if name == wanted:
        return _JUST_SO
    if name.startswith(wanted):
        return _BEGINS
    at = name.find(wanted)
    while at > 0:
        if not name[at - 1].isalnum():
            return _WORD
        at = name.find(wanted, at + 1)
    return _PART if wanted in name else _NONE


def _of_form(wanted: str, form: str) -> int:
    if form == wanted:
        return _JUST_SO
    if form.startswith(wanted):
        return _FORM
    return _PART if wanted in form else _NONE
