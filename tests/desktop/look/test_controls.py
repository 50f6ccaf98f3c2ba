"""Controls do what hands and keys ask of them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from qualapp.desktop.look import key_names, key_text
from qualapp.desktop.look.widgets import (
    Avatar,
    Button,
    Chip,
    Dialog,
    Dots,
    ElidedLabel,
    EmptyView,
    FilterChip,
    FormField,
    IconButton,
    ProgressBar,
    SearchField,
    allow,
    dots_for,
)


@pytest.fixture
def shown(qtbot, theme):
    """Show a widget in an active window."""

    windows = []

    def show(widget: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        QVBoxLayout(window).addWidget(widget)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return widget

    yield show
    windows.clear()


def test_a_button_is_pressed_by_mouse_and_by_its_shortcut(shown, qtbot) -> None:
    button = shown(Button("Import", icon="import", shortcut="Ctrl+I"))
    for press in (
        lambda: qtbot.mouseClick(button, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(button.window(), Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier),
    ):
        with qtbot.waitSignal(button.clicked, timeout=500):
            press()


def test_a_hint_is_shown_but_listens_to_no_key(shown, qtbot) -> None:
    button = shown(Button("Import", hint="Ctrl+I"))
    assert button.sizeHint().width() > Button("Import").sizeHint().width() + 20
    with qtbot.assertNotEmitted(button.clicked, wait=50):
        qtbot.keyClick(button.window(), Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("kind", ["plain", "primary", "ghost", "link", "danger"])
@pytest.mark.parametrize("height", [28, 30, 32, 36])
def test_buttons_have_the_height_of_their_place(kind, height, theme) -> None:
    assert Button("Merge", kind=kind, height=height).sizeHint().height() == height


def test_an_icon_button_tells_its_name_and_key(shown) -> None:
    button = shown(IconButton("plus", "New code", shortcut="Ctrl+Shift+N"))
    assert button.accessibleName() == "New code"
    assert button.toolTip() == "New code   Ctrl Shift N"
    assert (button.width(), button.height()) == (28, 28)


def test_what_is_not_allowed_says_why(theme) -> None:
    button = IconButton("undo-2", "Undo")
    allow(button, False, "There is nothing to undo")
    assert not button.isEnabled()
    assert button.toolTip() == "There is nothing to undo"
    allow(button, True)
    assert button.isEnabled()
    assert button.toolTip() == "Undo"


@pytest.mark.parametrize(("shortcut", "shown_as"), [("Ctrl+Shift+F", "Ctrl Skift F"), ("Ctrl++", "Ctrl +"), ("+", "+")])
def test_keys_are_named_as_on_the_keyboard(shortcut: str, shown_as: str, monkeypatch) -> None:
    monkeypatch.setattr("qualapp.desktop.look.keys._", lambda text: {"Shift": "Skift"}.get(text, text))
    assert key_text(shortcut) == shown_as
    assert key_names("") == []


def test_dots_stand_for_weights() -> None:
    assert [dots_for(weight) for weight in (None, 0, 1, 33, 34, 66, 67, 99, 100)] == [0, 0, 1, 1, 2, 2, 2, 3, 3]
    assert [dots_for(weight) for weight in (0, 33, 67, 100)] == [0, 1, 2, 3]


def test_dots_are_set_by_keys(shown, qtbot) -> None:
    dots, told = shown(Dots(name="Weight")), []
    dots.changed.connect(told.append)
    for key in (Qt.Key.Key_2, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_0, Qt.Key.Key_Delete):
        qtbot.keyClick(dots, key)
    assert told == [67, 100, 67, 0, None]
    assert dots.weight() is None


def test_dots_are_set_by_clicks_and_emptied_by_a_second_one(shown, qtbot) -> None:
    dots, told = shown(Dots(weight=50)), []
    dots.changed.connect(told.append)
    first, third = QPoint(11, 14), QPoint(43, 14)
    for place in (third, first, first):
        qtbot.mouseClick(dots, Qt.MouseButton.LeftButton, pos=place)
    assert told == [100, 33, None]


def test_dots_say_their_weight(theme) -> None:
    dots = Dots(weight=50)
    assert dots.accessibleName() == "Weight: 50 of 100"
    dots.set_weight(None)
    assert dots.accessibleName() == "Weight: No weight"


def test_a_filter_chip_is_opened_and_taken_away(shown, qtbot) -> None:
    chip = shown(FilterChip("Experienced", active=True))
    middle = chip.height() // 2
    with qtbot.waitSignal(chip.clicked, timeout=500), qtbot.assertNotEmitted(chip.removed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(20, middle))
    with qtbot.waitSignal(chip.removed, timeout=500), qtbot.assertNotEmitted(chip.clicked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, middle))
    with qtbot.waitSignal(chip.removed, timeout=500):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)


def test_a_filter_that_lets_all_through_has_no_cross(shown, qtbot) -> None:
    chip = shown(FilterChip("All roles"))
    with qtbot.waitSignal(chip.clicked, timeout=500), qtbot.assertNotEmitted(chip.removed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, chip.height() // 2))


def test_a_switch_has_no_arrow_and_says_whether_it_is_on(shown) -> None:
    switch, menu = FilterChip("Only open", is_switch=True), FilterChip("Only open")
    assert switch.sizeHint().width() < menu.sizeHint().width()
    assert not switch.isChecked()
    switch.show_filter("Only open", active=True)
    assert switch.isChecked()
    assert switch.sizeHint().width() > menu.sizeHint().width() - 8
    menu.show_filter("Only open", active=True)
    assert not menu.isCheckable()


def test_a_passive_chip_takes_no_focus(theme) -> None:
    assert Chip("3 excerpts", passive=True).focusPolicy() == Qt.FocusPolicy.NoFocus
    assert Chip("3 excerpts").focusPolicy() != Qt.FocusPolicy.NoFocus


def test_esc_empties_a_search_and_then_belongs_to_others(shown, qtbot) -> None:
    search = shown(SearchField("Filter codes"))
    qtbot.keyClicks(search, "netv")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    passed_on = []
    search.window().keyPressEvent = lambda event: passed_on.append(event.key())
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert passed_on == [Qt.Key.Key_Escape]


def test_a_search_can_be_emptied_by_its_cross(shown, qtbot) -> None:
    search = shown(SearchField("Search", hint="Ctrl+K"))
    cross = search.findChild(IconButton)
    assert not cross.isVisible()
    qtbot.keyClicks(search, "netv")
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert search.text() == ""
    assert not cross.isVisible()


def test_a_long_label_is_whole_in_its_tooltip(shown) -> None:
    text = "Family activities in four neighbourhoods"
    label = shown(ElidedLabel(text))
    label.setFixedWidth(400)
    QApplication.processEvents()
    assert (label.elided, label.toolTip()) == (False, "")
    label.setFixedWidth(90)
    QApplication.processEvents()
    assert (label.elided, label.toolTip()) == (True, text)
    label.setText("Short")
    assert (label.elided, label.toolTip()) == (False, "")


def test_a_label_takes_its_lines_before_it_is_cut(shown) -> None:
    text = "Family activities 😀 in four neighbourhoods"
    label = shown(ElidedLabel(text, lines=2))
    half = QFontMetricsF(label.font()).horizontalAdvance(text) * 0.62
    label.setFixedWidth(round(half))
    QApplication.processEvents()
    assert (label.elided, label.toolTip()) == (False, "")
    assert label.heightForWidth(label.width()) == 2 * label.heightForWidth(1000)
    label.setFixedWidth(round(half / 2))
    QApplication.processEvents()
    assert (label.elided, label.toolTip()) == (True, text)


def test_a_form_field_says_what_is_wrong_below(theme) -> None:
    field = FormField("&Name", QLineEdit(), hint="As on the cover")
    assert field.field.accessibleName() == "Name"
    field.show_error("This name is taken.")
    assert field.error() == "This name is taken."
    assert field.field.accessibleDescription() == "This name is taken."
    field.show_error("")
    assert field.error() == ""
    assert field.field.accessibleDescription() == "As on the cover"


def test_files_can_be_dropped_on_an_empty_view(theme, qtbot, tmp_path) -> None:
    view = EmptyView("users", "No copies yet", "Drop one here", button="Choose", takes_files=True)
    qtbot.addWidget(view)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "copy.qualapp")), QUrl("https://example.org")])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, none, QEvent.Type.Drop)
    with qtbot.waitSignal(view.dropped, timeout=500) as told:
        view.dropEvent(drop)
    assert told.args == [[tmp_path / "copy.qualapp"]]
    with qtbot.waitSignal(view.pressed, timeout=500):
        view.button.click()


def test_a_coder_is_known_by_initials(theme) -> None:
    avatar = Avatar("Signe Krogh", "SK", size=40)
    assert avatar.accessibleName() == "Signe Krogh"
    before = avatar.grab().toImage()
    avatar.show_coder("Signe Krogh", "SHO")
    assert avatar.grab().toImage() != before


def test_a_bar_is_thin(theme) -> None:
    assert ProgressBar().sizeHint().height() == 4


@pytest.fixture
def dialog(qtbot, theme) -> Iterator[Dialog]:
    """A dialog with a field, over a window."""
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    result = Dialog("Rename code", "Rename", window)
    result.body.addWidget(QLineEdit())
    with qtbot.waitExposed(result):
        result.show()
    yield result
    result.close()


def test_enter_does_and_esc_leaves(dialog: Dialog, qtbot) -> None:
    line = dialog.findChild(QLineEdit)
    with qtbot.waitSignal(dialog.accepted, timeout=500):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected, timeout=500):
        qtbot.keyClick(line, Qt.Key.Key_Escape)


def test_a_dialog_dims_the_window_behind_while_it_is_there(dialog: Dialog) -> None:
    window = dialog.parentWidget()

    def dimmed() -> bool:
        return any(type(child).__name__ == "_Scrim" and child.isVisible() for child in window.children())

    assert dimmed()
    dialog.reject()
    assert not dimmed()


def test_the_primary_button_stands_first(dialog: Dialog) -> None:
    other = dialog.add_button("Show excerpts")
    QApplication.processEvents()
    assert dialog.primary.x() < other.x() < dialog.leave.x()


def test_enter_on_a_button_means_that_button(dialog: Dialog, qtbot) -> None:
    dialog.leave.setFocus()
    with qtbot.waitSignal(dialog.rejected, timeout=500), qtbot.assertNotEmitted(dialog.accepted):
        qtbot.keyClick(dialog.leave, Qt.Key.Key_Return)
