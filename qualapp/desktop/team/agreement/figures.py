"""The table of agreement: a row for each code, a column for each pair of coders, and what stands where they meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qualapp import formats
from qualapp.analysis.agreement import Agreement, Coefficient, Figure, Undefined, ValenceAgreement, Value
from qualapp.analysis.disagreement import Difference, Kind
from qualapp.desktop.team.agreement.question import Found
from qualapp.i18n import _
from qualapp.model.code import CodeTree
from qualapp.model.coding import Coder
from qualapp.reports.agreement_words import REASONS, SHARES, told

STEPS = (0.60, 0.67, 0.80)
"""Where one step of the heat ends and the next begins."""


class Line(NamedTuple):
    """A row of the table; `code` is 0 for all codes together, -1 for valence."""

    code: int
    name: str
    depth: int = 0
    colour: str = ""


ALL, VALENCE = 0, -1


class Column(NamedTuple):
    """A column of the table: two coders, or all where there is no pair."""

    heading: str
    full: str
    pair: tuple[int, int] | None


@dataclass(frozen=True)
class Cell:
    """A figure in words, and its step of the heat where it has one."""

    shown: str
    figure: Figure
    step: int | None

    @property
    def why(self) -> Undefined | None:
        """Why there is no figure."""
        return self.figure.why


class Figures:
    """Looks up the figures of an answer for the table."""

    def __init__(self, found: Found, tree: CodeTree, coders: Sequence[Coder], coefficient: Coefficient) -> None:
        self.found = found
        self.coefficient = coefficient
        self._by_code = {code.code: code for code in found.agreement.codes}
        self._pairs = {pair.coders: pair for pair in found.agreement.pairs}
        known = {coder.id: coder for coder in coders}
        self.names = {coder.id: coder.name for coder in coders}
        self.lines = tuple(_lines(found.agreement, tree))
        self.columns = tuple(_columns(found.agreement, known, coefficient))

    def cell(self, line: Line, column: Column) -> Cell:
        """What stands where a row and a column meet."""
        return _cell(self.figure(line, column), self.coefficient)

    def figure(self, line: Line, column: Column) -> Figure:
        """The value with its interval, if any."""
        if line.code == VALENCE:
            return Figure(_valence(self._valence_of(column), self.coefficient))
        if column.pair is not None:
            pair = self._pairs[column.pair]
            figures = pair.figures if line.code == ALL else pair.codes[line.code]
            if len(self._pairs) > 1:
                return figures.get(self.coefficient, Figure(Undefined.NOT_COUNTABLE))
        agreement = self.found.agreement
        figures = agreement.overall if line.code == ALL else self._by_code[line.code].figures
        return figures.get(self.coefficient, Figure(Undefined.NOT_COUNTABLE))

    def _valence_of(self, column: Column) -> ValenceAgreement:
        return self.found.agreement.valence if column.pair is None else self._pairs[column.pair].valence

    def places(self, line: Line, column: Column | None = None) -> tuple[Difference, ...]:
        """The places where coders part on a row, or only the pair of a column."""
        pair = set(column.pair) if column and column.pair else None
        return tuple(
            one for one in self.found.differences if _belongs(one, line) and (pair is None or set(one.coders) == pair)
        )


def _belongs(difference: Difference, line: Line) -> bool:
    if line.code == VALENCE:
        return Kind.OTHER_VALENCE in difference.kinds
    return line.code == ALL or line.code in difference.codes


def _lines(agreement: Agreement, tree: CodeTree) -> list[Line]:
    used = {code.code for code in agreement.codes if any(use.codings for use in code.uses.values())}
    lines = [Line(ALL, _("All codes, pooled"))]
    lines += [Line(code.id, code.name, depth, tree.colour(code.id)) for code, depth in tree.walk() if code.id in used]
    return [*lines, Line(VALENCE, _("Valence, where codes agree"))]


def _columns(agreement: Agreement, coders: dict[int, Coder], coefficient: Coefficient) -> list[Column]:
    """A column for each pair, where the figure is taken of pairs, and one for all where they are more."""
    columns = []
    is_alone = len(agreement.pairs) == 1
    for pair in agreement.pairs if is_alone or coefficient is not Coefficient.UNITISING else ():
        one, other = (coders[coder] for coder in pair.coders)
        heading = _("{one} and {other}").format(one=one.initials, other=other.initials)
        columns.append(Column(heading, _("{one} and {other}").format(one=one.name, other=other.name), pair.coders))
    if not is_alone:
        columns.append(Column(_("All {n}").format(n=len(agreement.coders)), _("All coders"), None))
    return columns


def _cell(figure: Figure, coefficient: Coefficient) -> Cell:
    if figure.number is None:
        return Cell(_(REASONS[figure.why]) if figure.why else "", figure, None)
    return Cell(told(figure.number, coefficient).shown, figure, step_of(figure.number))


def interval_in_words(figure: Figure, coefficient: Coefficient) -> str:
    """The interval of a figure, told as the figure itself is; nothing where there is none."""
    if figure.low is None or figure.high is None:
        return ""
    if coefficient in SHARES:
        return f"{formats.number(100 * figure.low, 1)}\N{EN DASH}{formats.percent(figure.high, 1)}"
    return formats.range(figure.low, figure.high, 2)


def step_of(value: float) -> int:
    """Which of the four steps of the heat a value has.

    >>> [step_of(value) for value in (-0.2, 0.59, 0.6, 0.7, 0.8, 1)]
    [0, 0, 1, 2, 3, 3]
    """
    return sum(value >= step for step in STEPS)


def _valence(valence: ValenceAgreement, coefficient: Coefficient) -> Value:
    if coefficient in SHARES:
        return valence.percent
    return valence.alpha if coefficient in (Coefficient.ALPHA, Coefficient.UNITISING) else valence.kappa
