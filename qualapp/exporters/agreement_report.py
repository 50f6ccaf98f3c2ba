"""How well coders agree, as tables in words that can be written anywhere."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, and the number behind it with how a spreadsheet shows that."""

    shown: str
    number: float | None = None
    form: str = "0.000"


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class AgreementTable:
    """A table under a title that names the unit; the first `labels` columns are words, the others numbers.

    `name` is short enough for the tab of a sheet; `note` says what the numbers are.
    """

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    labels: int = 1
    note: str = ""


@dataclass(frozen=True)
class HeatMap:
    """Coder by coder, with how well the two agree; None where that has no value, and on the diagonal."""

    name: str
    title: str
    names: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Answered:
    """A question with the answer for the code that it is first asked of; `others` are codes of which the same is true.

    `about` is empty where the question is about the comparison as a whole.
    """

    question: str
    about: str
    answer: str
    others: str = ""


@dataclass(frozen=True)
class AgreementReport:
    """Everything that is told of a comparison, with the questions that its figures raise."""

    project: str
    coder: str
    made: datetime
    unit: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[AgreementTable, ...]
    heat_map: HeatMap
    answers: tuple[Answered, ...]
