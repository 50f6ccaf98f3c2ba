"""Coded excerpts to export, and texts as a project may hold them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from qualapp.exporters import ExcerptReport, write
from qualapp.model.coding import Valence
from qualapp.model.excerpt import CodedExcerpt
from qualapp.model.source import SourceKind, Visit
from qualapp.model.text import TextRange
from qualapp.progress import finish

EXCERPT = CodedExcerpt(
    guid="11111111-2222-3333-4444-555555555555",
    coding_id=1,
    excerpt_id=1,
    source_id=1,
    code_id=1,
    coder_id=1,
    source="Interview 3",
    kind=SourceKind.INTERVIEW,
    range=TextRange(1204, 1231),
    text="Vi ringede, men ingen kom.",
    code="Organisering",
    code_definition="Hvordan arbejdet er delt.",
    colour="1",
    valence=Valence.BARRIER,
    weight=None,
    level=None,
    horizon=None,
    statement=None,
    is_result=False,
    coder="Signe",
    case="Nordparken",
    visit=Visit.REVISIT,
    date="2024-03-14",
    speaker="Karen Jensen",
    role="sundhedsplejerske",
    pseudonym="P3",
    time=907_250,
    created="2024-04-02T11:20:00+00:00",
)


@pytest.fixture(scope="session")
def coded() -> Callable[..., CodedExcerpt]:
    """A coding like any other, but for what is said."""

    def make(text: str = EXCERPT.text, **said: object) -> CodedExcerpt:
        return replace(EXCERPT, text=text, **said)

    return make


@pytest.fixture(scope="session")
def report_of() -> Callable[..., ExcerptReport]:
    """A report of some codings, numbered as they come."""

    def make(*excerpts: CodedExcerpt, **said: object) -> ExcerptReport:
        numbered = tuple(
            replace(excerpt, coding_id=number, guid=f"guid-{number}") for number, excerpt in enumerate(excerpts)
        )
        made = datetime(2024, 5, 6, 14, 32)
        report = ExcerptReport("Helhedsplan Nord", "Tre besøg.", "Signe Krogh", made, ("Code: Organisering",), numbered)
        return replace(report, **said)

    return make


@pytest.fixture(scope="session")
def write_to(tmp_path_factory) -> Callable[[ExcerptReport, str], Path]:
    """Write a report to a new file with this ending."""
    folder = tmp_path_factory.mktemp("written")

    def make(report: ExcerptReport, ending: str) -> Path:
        return finish(write(report, folder / f"report{ending}"))

    return make
