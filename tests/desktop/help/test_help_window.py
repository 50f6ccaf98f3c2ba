"""The help opens at the page that is asked for, finds words, and tells the keys as they are."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextTable
from PySide6.QtWidgets import QWidget

from qualapp import i18n
from qualapp.analysis.network import ACTOR_METRICS, NETWORK_METRICS
from qualapp.desktop.commands import Commands
from qualapp.desktop.help.help_window import HelpWindow
from qualapp.desktop.help.pages import KEYS, Page, keys_text, pages
from qualapp.desktop.look import theme as the_theme


class Window(QWidget):
    """A window with commands, as the program's own has."""

    def __init__(self) -> None:
        super().__init__()
        self.commands = Commands(self)
        self.commands.add("project.open", "Open project…", self.show, keys="Ctrl+O", menu="project")
        self.commands.add("edit.undo", "Undo: Apply “Trust”", self.show, keys="Ctrl+Z", menu="edit")
        self.commands.add("edit.redo", "Redo", self.show, keys=("Ctrl+Shift+Z", "Ctrl+Y"), menu="edit")
        self.commands.add("coding.driver", "A * driver | or so", self.show, keys="+", menu="coding")
        self.commands.add("project.demo", "Open the demo", self.show, menu="project")


@pytest.fixture
def window(qtbot, theme) -> Iterator[Window]:
    window = Window()
    qtbot.addWidget(window)
    yield window
    for help in window.findChildren(HelpWindow):
        help.close()


def rows(text: str) -> dict[str, str]:
    """The commands of the keys page with their keys, as Markdown."""
    found = re.findall(r"^\| (.+) \| (.+) \|$", text, re.MULTILINE)
    return {name.replace("\\", ""): keys.replace("\\", "") for name, keys in found}


def test_it_opens_at_the_page_that_is_asked_for(window) -> None:
    help = HelpWindow.show_page(window, "coding")
    assert help.page == "coding"
    assert help.view.toPlainText().startswith("Code an interview")
    assert not help.isModal()


def test_it_opens_at_the_first_page_where_none_is_named_or_known(window) -> None:
    first = pages([])[0].id
    assert HelpWindow.show_page(window).page == first
    HelpWindow.show_page(window, "coding")
    assert HelpWindow.show_page(window, "no such page").page == first


def test_there_is_one_help_for_a_window_and_it_goes_to_the_next_page(window) -> None:
    first = HelpWindow.show_page(window, "coding")
    assert HelpWindow.show_page(window, KEYS) is first
    assert first.page == KEYS


def test_pages_are_danish_in_a_danish_window(window) -> None:
    english = HelpWindow.show_page(window, "coding")
    i18n.speak("da")
    danish = HelpWindow.show_page(window, "coding")
    assert danish is not english
    assert danish.view.toPlainText().startswith("Kod et interview")
    assert window.findChildren(HelpWindow) == [danish]


def test_both_languages_have_the_same_pages(theme) -> None:
    named = []
    for language in i18n.LANGUAGES:
        i18n.speak(language)
        named.append([page.id for page in pages([])])
    assert named[0] == named[1]
    assert named[0][-1] == KEYS


def test_every_command_is_listed_with_all_its_keys(window) -> None:
    assert rows(keys_text(window.commands)) == {
        "Open project…": "**Ctrl O**",
        "Open the demo": "–",
        "Undo": "**Ctrl Z**",
        "Redo": "**Ctrl Shift Z** · **Ctrl Y**",
        "A * driver | or so": "**+**",
    }


def test_the_keys_page_follows_the_commands_when_it_is_opened_again(window) -> None:
    HelpWindow.show_page(window, KEYS)
    window.commands.add("view.later", "Something later", window.show, keys="F7", menu="view")
    help = HelpWindow.show_page(window, KEYS)
    assert "Something later" in help.view.toPlainText()
    assert "F7" in help.view.toPlainText()


def test_the_search_lists_pages_with_all_the_words_and_marks_them(window, qtbot) -> None:
    help = HelpWindow.show_page(window)
    qtbot.keyClicks(help.search, "MEMO excerpt")
    assert "coding" in help._listed()
    assert "import" not in help._listed()
    marked = {selection.cursor.selectedText().casefold() for selection in help.view.extraSelections()}
    assert marked == {"memo", "excerpt"}


def test_a_search_without_hits_says_so_and_can_be_taken_back(window, qtbot) -> None:
    help = HelpWindow.show_page(window)
    qtbot.keyClicks(help.search, "zzzz")
    assert help._nothing.isVisible()
    qtbot.keyClick(help.search, Qt.Key.Key_Escape)
    assert not help._nothing.isVisible()
    assert help.page == pages([])[0].id


def test_up_and_down_in_the_search_go_through_the_pages(window, qtbot) -> None:
    help = HelpWindow.show_page(window)
    help.search.setFocus()
    qtbot.waitUntil(help.search.hasFocus)
    first, second = [page.id for page in pages([])][:2]
    qtbot.keyClick(help.search, Qt.Key.Key_Down)
    assert help.page == second
    qtbot.keyClick(help.search, Qt.Key.Key_Up)
    assert help.page == first


def test_links_between_pages_work(window) -> None:
    help = HelpWindow.show_page(window, "import")
    for address in ("coding.md", "coding", "../en/coding.md"):
        help.go_to("import")
        help.view.anchorClicked.emit(QUrl(address))
        assert help.page == "coding"


def test_links_to_elsewhere_open_in_the_browser_and_only_when_pressed(window, monkeypatch) -> None:
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    help = HelpWindow.show_page(window, "import")
    help.view.show_text("# Page\n\nSee [the site](https://example.org/a) and ![picture](https://example.org/b.png).")
    assert opened == []
    help.view.anchorClicked.emit(QUrl("https://example.org/a"))
    assert opened == [QUrl("https://example.org/a")]
    assert help.page == "import"


def test_a_link_that_could_run_something_does_nothing(window, monkeypatch) -> None:
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    help = HelpWindow.show_page(window, "import")
    help.view.anchorClicked.emit(QUrl("file:///etc/passwd"))
    help.view.anchorClicked.emit(QUrl("javascript:alert(1)"))
    assert opened == []
    assert help.page == "import"


def test_pages_wear_the_colours_of_the_theme(window) -> None:
    help = HelpWindow.show_page(window, "coding")

    def first_ink() -> str:
        return help.view.document().begin().begin().fragment().charFormat().foreground().color().name().upper()

    light = first_ink()
    assert light == the_theme.tokens.text
    the_theme.follow("dark")
    assert first_ink() == the_theme.tokens.text != light


def test_headings_and_tables_are_set_as_the_look_says(window) -> None:
    help = HelpWindow.show_page(window, KEYS)
    title = help.view.document().begin().begin().fragment().charFormat().font()
    assert (title.pixelSize(), title.weight()) == (20, 600)
    tables = [frame for frame in help.view.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]
    assert tables
    assert all(table.format().border() == 0 for table in tables)


def test_a_page_has_its_first_heading_as_title() -> None:
    assert Page("x", "words\n\n# The title\n\n## Other").title == "The title"
    assert Page("moving", "no heading").title == "Moving"


def test_escape_closes(window, qtbot) -> None:
    help = HelpWindow.show_page(window)
    qtbot.keyClick(help.list, Qt.Key.Key_Escape)
    assert not help.isVisible()


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_pages_name_the_keys_that_a_person_has_chosen(window, language) -> None:
    i18n.speak(language)
    try:
        assert any("**Ctrl K**" in page.text for page in pages(window.commands))
        window.commands.wear_keys({"edit.palette": ["Ctrl+J"], "coding.palette": []})
        texts = [page.text for page in pages(window.commands)]
        assert any("**Ctrl J**" in text for text in texts)
        assert not any("**Ctrl K**" in text or "**C**" in text for text in texts)
        assert not any(re.search(r"\{[a-z]+\.", text) for text in texts)
    finally:
        window.commands.wear_keys({})
        i18n.speak("en")


@pytest.mark.parametrize("tongue", ["da", "en"])
def test_the_help_has_the_formula_of_every_figure_of_networks(tongue) -> None:
    i18n.speak(tongue)
    try:
        (page,) = (one for one in pages([]) if one.id == "network")
        for metric in (*NETWORK_METRICS, *ACTOR_METRICS):
            assert f"- {metric.title}: {metric.formula}\n" in page.text
    finally:
        i18n.speak("en")
