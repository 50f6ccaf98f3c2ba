"""The choice to count without interviewers' words is made in the menu, shown in shares and status, and kept."""

from qualapp import settings
from qualapp.desktop.main_window import MainWindow


def test_counts_follow_the_choice_and_come_back(window: MainWindow) -> None:
    coding, session = window.coding, window.session
    assert coding is not None
    assert session is not None
    assert coding.source is not None
    source = coding.source
    before = coding.status()[1]
    window.commands["view.interviewers"].trigger()
    project = session.project
    words = project.sources.words(source.id, without_interviewers=True)
    assert 0 < words < source.words
    assert coding.status()[1].split(" ")[0].replace(",", "") == str(words)
    share = project.excerpts.coded_share(source.id, without_interviewers=True)
    assert coding.sources.model.share(source.id) == share
    assert share != project.excerpts.coded_share(source.id)
    assert settings.load().without_interviewers
    window.commands["view.interviewers"].trigger()
    assert coding.status()[1] == before
    assert not settings.load().without_interviewers
