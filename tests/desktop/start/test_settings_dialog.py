"""The settings are shown as they are and kept as they are chosen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from qualapp.desktop.coding.reading_style import ReadingStyle
from qualapp.desktop.look.widgets import Segments
from qualapp.desktop.start.settings_dialog import SettingsDialog
from qualapp.settings import Recent, Settings

OTHERS = Settings(recent=(Recent("a", "A", ""),), geometry="x", widths={"coding": [1, 2, 3]})


@pytest.fixture
def ask(qtbot, theme):
    """Make the dialog over a window."""
    windows: list[QWidget] = []

    def make(settings: Settings) -> SettingsDialog:
        window = QWidget()
        qtbot.addWidget(window)
        windows.append(window)
        return SettingsDialog(settings, window)

    yield make
    windows.clear()


def choose(segments: Segments, value: object) -> None:
    """Click the segment that stands for a value."""
    next(button for button in segments.findChildren(QRadioButton) if button.choice.value == value).click()


def test_nothing_chosen_leaves_all_as_it_was(ask) -> None:
    for settings in (OTHERS, replace(OTHERS, language="da", scheme="dark", line_height=1.55, reading_family="Inter")):
        assert ask(settings).chosen() == settings


def test_every_choice_is_kept_and_the_rest_stays(ask) -> None:
    dialog = ask(OTHERS)
    choose(dialog.language, "da")
    choose(dialog.scheme, "dark")
    dialog.family.setCurrentIndex(dialog.family.findData("Inter"))
    dialog.letter_size.setValue(22)
    choose(dialog.line_height, 1.8)
    dialog.coder.setText("  Signe   Krogh ")
    wanted = replace(
        OTHERS,
        language="da",
        scheme="dark",
        reading_family="Inter",
        reading_size=22,
        line_height=1.8,
        coder="Signe Krogh",
    )
    assert dialog.chosen() == wanted


def test_the_language_of_the_system_is_followed_until_another_is_chosen(ask) -> None:
    dialog = ask(OTHERS)
    assert dialog.chosen().language == ""
    choose(dialog.language, "da")
    assert dialog.chosen().language == "da"


def test_the_size_stays_within_what_can_be_read(ask) -> None:
    dialog = ask(OTHERS)
    for wanted, got in ((3, 14), (90, 26)):
        dialog.letter_size.setValue(wanted)
        assert dialog.chosen().reading_size == got


def test_the_preview_is_set_as_a_transcript_would_be(ask) -> None:
    dialog = ask(OTHERS)
    dialog.letter_size.setValue(22)
    choose(dialog.line_height, 1.4)
    style = ReadingStyle("Literata", 22, 1.4)
    preview = dialog.preview
    assert preview.document().defaultFont().pixelSize() == 22
    assert preview.document().defaultFont().families()[0] == "Literata"
    assert preview.document().firstBlock().blockFormat().lineHeight() == style.line().height
    assert preview.lineWrapColumnOrWidth() - 2 * preview.document().documentMargin() == style.column
    dialog.family.setCurrentIndex(dialog.family.findData("Inter"))
    assert preview.document().defaultFont().families()[0] == "Inter"


def test_the_usual_column_needs_no_scrolling(ask) -> None:
    dialog = ask(OTHERS)
    dialog.show()
    assert not dialog.preview.horizontalScrollBar().isVisible()


def test_a_font_that_is_gone_is_shown_as_the_usual_one(ask) -> None:
    assert ask(replace(OTHERS, reading_family="No Such Font 9")).family.currentData() == "Literata"


def test_enter_in_the_name_keeps(ask, qtbot) -> None:
    dialog = ask(OTHERS)
    dialog.show()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.coder, Qt.Key.Key_Return)


def test_every_field_has_a_name_for_those_who_do_not_see_it(ask) -> None:
    dialog = ask(OTHERS)
    for field in (dialog.language, dialog.scheme, dialog.family, dialog.letter_size, dialog.line_height):
        assert field.accessibleName()
    assert all(line.accessibleName() for line in dialog.findChildren(QLineEdit) if line is dialog.coder)
