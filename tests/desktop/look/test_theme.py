"""The program wears one theme, light or dark, everywhere."""

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QFontInfo, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from qualapp.desktop.look import focus_shown, icon, icon_pixmap, reading_font, ui_font, wear_icon
from qualapp.desktop.look.focus import FocusRing
from qualapp.desktop.look.glyphs import GLYPH_TOKENS, glyph_path
from qualapp.desktop.look.stylesheet import stylesheet
from qualapp.desktop.look.tokens import DARK, LIGHT
from qualapp.shipped import data_path

ICONS = sorted(path.stem for path in data_path("resources", "icons").glob("*.svg"))


def _ink(image: QImage) -> QColor:
    """The colour of the most opaque pixel."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=QColor.alpha)


def _alike(one: QColor, other: str) -> bool:
    """Whether two colours are the same but for what blending rounds away."""
    wanted = QColor(other)
    pairs = ((one.red(), wanted.red()), (one.green(), wanted.green()), (one.blue(), wanted.blue()))
    return all(abs(a - b) <= 3 for a, b in pairs)


def test_dark_reaches_palette_and_widgets(theme, qtbot) -> None:
    label = QLabel("text")
    qtbot.addWidget(label)
    label.show()
    with qtbot.waitSignal(theme.changed):
        theme.follow("dark")
    assert theme.dark
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == DARK.text
    assert theme.colour("text-2").name().upper() == DARK.text_2
    assert theme.code(1).ink == "#86B7FF"


def test_asking_for_the_same_again_changes_nothing(theme, qtbot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.follow("light")


def test_colours_can_be_thinned_without_harm_to_others(theme) -> None:
    theme.colour("accent").setAlpha(10)
    assert theme.colour("accent").alpha() == 255
    assert theme.colour("accent", 0.26).alpha() == 66
    assert theme.colour("#ABCDEF").name() == "#abcdef"


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_is_whole(tokens) -> None:
    sheet = stylesheet(tokens)
    assert sheet.count("{") == sheet.count("}")
    for mark in re.findall(r"url\(look:([^)]+)\)", sheet):
        assert data_path("resources", "icons", "marks", mark).is_file()


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("mark", "token"),
    [
        ("check", "on-accent"),
        ("partial", "on-accent"),
        ("dot", "on-accent"),
        ("tick", "accent"),
        ("down", "text-2"),
        ("up", "text-2"),
        ("right", "text-2"),
    ],
)
def test_marks_in_files_have_the_colours_of_the_theme(mark: str, token: str, tokens) -> None:
    drawing = data_path("resources", "icons", "marks", f"{mark}-{'dark' if tokens.dark else 'light'}.svg")
    assert tokens[token] in drawing.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in ICONS if name != "qualapp"])
def test_every_icon_is_drawn_in_the_colour_asked_for(name: str, theme) -> None:
    drawn = icon_pixmap(name, "accent", 24, 2)
    assert (drawn.width(), drawn.devicePixelRatio()) == (48, 2)
    assert _alike(_ink(drawn.toImage()), LIGHT.accent)


def test_icons_are_as_sharp_as_the_screen(theme) -> None:
    for ratio in (1.0, 1.25, 1.5, 1.75, 2.0):
        assert icon_pixmap("plus", "text", 16, ratio).width() == round(16 * ratio)


def test_a_missing_icon_is_our_mistake(theme) -> None:
    with pytest.raises(ValueError, match="no such icon: unicorn"):
        icon("unicorn")


def test_worn_icons_follow_the_theme(theme, qtbot) -> None:
    button, menu = QPushButton("Add"), QMenu()
    qtbot.addWidget(button)
    qtbot.addWidget(menu)
    action: QAction = menu.addAction("Add")
    wear_icon(button, "plus", "text")
    wear_icon(action, "plus", "text")
    theme.follow("dark")
    for wearer in (button, action):
        assert _alike(_ink(wearer.icon().pixmap(18, 18).toImage()), DARK.text)


def test_shipped_letters_are_used(theme) -> None:
    assert QFontInfo(ui_font(13, 600)).family() == "Inter"
    assert QFontInfo(ui_font(13, 600)).weight() == 600
    assert QFontInfo(reading_font(17, italic=True)).family() == "Literata"
    assert QFontInfo(reading_font(17, italic=True)).italic()


@pytest.mark.parametrize("name", GLYPH_TOKENS)
def test_signs_are_about_as_large_as_asked(name: str) -> None:
    box = glyph_path(name, QPoint(50, 50).toPointF(), 10).boundingRect()
    assert 7 <= max(box.width(), box.height()) <= 12
    assert abs(box.center().x() - 50) < 0.6
    assert abs(box.center().y() - 50) < 0.6


@pytest.fixture
def window(qtbot, theme) -> QWidget:
    """A window with two buttons and a line, shown and active."""
    result = QWidget()
    layout = QVBoxLayout(result)
    for widget in (QPushButton("One"), QPushButton("Two"), QLineEdit()):
        layout.addWidget(widget)
    qtbot.addWidget(result)
    with qtbot.waitActive(result):
        result.show()
        result.activateWindow()
    return result


def _ring(window: QWidget) -> FocusRing | None:
    QApplication.processEvents()
    return next((ring for ring in window.findChildren(FocusRing) if ring.isVisible()), None)


def test_the_ring_comes_with_a_key_and_goes_with_a_click(window: QWidget) -> None:
    one, two = window.findChildren(QPushButton)
    handle = window.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=one.geometry().center())
    assert one.hasFocus()
    assert _ring(window) is None
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    ring = _ring(window)
    assert two.hasFocus()
    assert ring is not None
    assert ring.geometry() == two.geometry().adjusted(-4, -4, 4, 4)
    assert focus_shown()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=two.geometry().center())
    assert _ring(window) is None
    assert not focus_shown()


def test_the_ring_follows_what_moves(window: QWidget) -> None:
    one = window.findChildren(QPushButton)[0]
    one.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    window.resize(window.width() + 200, window.height() + 100)
    ring = _ring(window)
    assert ring is not None
    assert ring.geometry() == one.geometry().adjusted(-4, -4, 4, 4)


def test_a_field_shows_focus_by_its_own_edge(window: QWidget) -> None:
    window.findChildren(QLineEdit)[0].setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert _ring(window) is None


def test_the_ring_goes_with_its_widget(window: QWidget, qtbot) -> None:
    one = window.findChildren(QPushButton)[0]
    one.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert _ring(window) is not None
    one.deleteLater()
    qtbot.waitUntil(lambda: len(window.findChildren(QPushButton)) == 1)
    assert _ring(window) is None
