"""A transcript on the screen, as the coding workspace shows it."""

import pytest
from interviews import INTERVIEW, codings
from pytestqt.qtbot import QtBot

from qualapp.desktop.coding.transcript_view import TranscriptView
from qualapp.desktop.look import Theme


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> TranscriptView:
    """The invented interview without codings."""
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(964, 670)
    view.show_transcript(INTERVIEW)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.fixture
def coded(page: TranscriptView) -> TranscriptView:
    """The invented interview with the codings of two coders."""
    page.show_marks(codings())
    return page
