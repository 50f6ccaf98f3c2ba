"""Qt's own widgets dressed in our colours."""

from functools import cache
from string import Template

from qualapp.desktop.look.tokens import TOKEN_NAMES, Tokens, mix

_SHEET = Template("""
QToolTip { color: $text; background: $raised; border: 1px solid $line; padding: 5px 8px; font-size: 12px; }

QMainWindow, QDialog { background: $app; }
QDialog[frame="card"] { background: transparent; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }

QMenuBar { background: $app; color: $text_2; border: none; spacing: 0; }
QMenuBar::item { background: transparent; padding: 6px 10px; border-radius: 6px; }
QMenuBar::item:selected { background: $hover; color: $text; }
QMenuBar::item:pressed { background: $accent_soft; color: $text; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 6px; border: none; min-height: 18px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $strong; background: transparent; }
QMenu::icon { padding-left: 10px; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::indicator { width: 16px; height: 16px; margin-left: 8px; }
QMenu::indicator:checked { image: url(look:tick-$mode.svg); }
QMenu::indicator:exclusive:checked { image: url(look:tick-$mode.svg); }
QMenu::right-arrow { image: url(look:right-$mode.svg); width: 14px; height: 14px; margin-right: 6px; }

QLineEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit, QComboBox {
  background: $raised; color: $text; border: 1px solid $strong; border-radius: 6px; padding: 0 9px; min-height: 30px;
  selection-background-color: $chosen; selection-color: $text; }
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: $text_2; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on {
  border: 2px solid $accent; padding: 0 8px; min-height: 28px; }
QLineEdit:read-only { background: $app; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
  color: $strong; background: $sunken; border-color: transparent; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QTextEdit[wrong="true"], QComboBox[wrong="true"] {
  border-color: $danger; }
QLineEdit[room="toolbar"], QComboBox[room="toolbar"] { min-height: 28px; }
QLineEdit[room="page"], QComboBox[room="page"] { min-height: 34px; }
QLineEdit[room="toolbar"]:focus, QComboBox[room="toolbar"]:focus { min-height: 26px; }
QLineEdit[room="page"]:focus, QComboBox[room="page"]:focus { min-height: 32px; }
QAbstractSpinBox { min-height: 27px; }
QAbstractSpinBox:focus, QAbstractSpinBox[room="toolbar"] { min-height: 25px; }
QAbstractSpinBox[room="page"] { min-height: 31px; }
QAbstractSpinBox[room="page"]:focus { min-height: 29px; }
QAbstractSpinBox[room="toolbar"]:focus { min-height: 23px; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { background: transparent; border: none; padding: 0; }
QAbstractItemView QLineEdit, QAbstractItemView QLineEdit:focus { min-height: 0; padding: 0 4px; border-radius: 4px; }

QPlainTextEdit, QTextEdit { background: $raised; color: $text; border: 1px solid $strong; border-radius: 6px;
  padding: 5px 6px; selection-background-color: $chosen; selection-color: $text; }
QPlainTextEdit:hover, QTextEdit:hover { border-color: $text_2; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 4px 5px; }
QPlainTextEdit:disabled, QTextEdit:disabled { color: $strong; background: $sunken; border-color: transparent; }
QTextEdit[bare="true"], QPlainTextEdit[bare="true"], QTextBrowser[bare="true"],
QTextEdit[bare="true"]:focus, QPlainTextEdit[bare="true"]:focus, QTextBrowser[bare="true"]:focus {
  background: transparent; border: none; border-radius: 0; padding: 0; }

QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url(look:down-$mode.svg); width: 16px; height: 16px; }
QComboBox::down-arrow:disabled { image: none; }
QComboBox QLineEdit, QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {
  border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; border-radius: 0; padding: 4px;
  outline: none; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 6px; border-radius: 6px; color: $text; }
QComboBox QAbstractItemView::item:selected { background: $accent_soft; color: $text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  subcontrol-origin: border; width: 24px; border: none; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-button:pressed, QAbstractSpinBox::down-button:pressed { background: $accent_soft; }
QAbstractSpinBox::up-arrow { image: url(look:up-$mode.svg); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url(look:down-$mode.svg); width: 12px; height: 12px; }
QDateEdit::drop-down, QDateTimeEdit::drop-down { border: none; width: 28px; subcontrol-position: center right; }
QDateEdit::down-arrow:!edit-focus { image: url(look:down-$mode.svg); width: 16px; height: 16px; }

.QPushButton { background: $raised; color: $text; border: 1px solid $strong; border-radius: 6px; padding: 0 14px;
  min-height: 30px; font-weight: 500; outline: none; }
.QPushButton:hover { border-color: $text_2; }
.QPushButton:pressed { background: $accent_soft; }
.QPushButton:disabled { color: $strong; background: $sunken; border-color: transparent; }
.QPushButton:default, .QPushButton[kind="primary"] {
  background: $accent; color: $on_accent; border-color: $accent; }
.QPushButton:default:hover, .QPushButton[kind="primary"]:hover {
  background: $accent_hover; border-color: $accent_hover; }
.QPushButton:default:pressed, .QPushButton[kind="primary"]:pressed {
  background: $accent_pressed; border-color: $accent_pressed; }
.QPushButton:default:disabled, .QPushButton[kind="primary"]:disabled {
  color: $strong; background: $sunken; border-color: transparent; }
.QPushButton[kind="ghost"] { background: transparent; color: $text_2; border-color: transparent; }
.QPushButton[kind="ghost"]:hover { background: $hover; color: $text; }
.QPushButton[kind="ghost"]:pressed { background: $accent_soft; }
.QPushButton[kind="danger"] { color: $danger; border-color: $danger; }
.QToolButton { background: transparent; color: $text_2; border: none; border-radius: 6px; padding: 5px;
  min-width: 18px; min-height: 18px; }
.QToolButton:hover { background: $hover; color: $text; }
.QToolButton:pressed, .QToolButton:checked, .QToolButton:on { background: $accent_soft; color: $text; }
.QToolButton:disabled { color: $strong; background: transparent; }
.QToolButton::menu-indicator { image: none; }

QCheckBox, QRadioButton, QGroupBox { color: $text; spacing: 9px; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: $strong; }
QCheckBox::indicator, QRadioButton::indicator, QGroupBox::indicator, QAbstractItemView::indicator {
  width: 16px; height: 16px; border: 1px solid $strong; background: $raised; }
QCheckBox::indicator, QGroupBox::indicator, QAbstractItemView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $text_2; }
QCheckBox::indicator:pressed, QRadioButton::indicator:pressed { background: $accent_soft; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QAbstractItemView::indicator:checked {
  background: $accent; border-color: $accent; image: url(look:check-$mode.svg); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
  background: $accent; border-color: $accent; image: url(look:partial-$mode.svg); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url(look:dot-$mode.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
  background: $line; border-color: transparent; }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled { background: $strong; }
QGroupBox { border: none; margin-top: 22px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; top: 2px; color: $text_2; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $thumb; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 2px 2px 2px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 2px 2px 2px 2px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea { border: none; background: transparent; }

QSplitter { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover, QSplitter::handle:pressed { background: $accent; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { color: $text_2; background: transparent; padding: 8px 12px; border: none;
  border-bottom: 2px solid transparent; font-weight: 500; }
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:disabled { color: $strong; }

QListView, QTreeView, QTableView, QColumnView { background: $surface; color: $text; border: none; outline: none;
  gridline-color: $line; selection-background-color: $accent_soft; selection-color: $text; }
QListView[ground="app"], QTreeView[ground="app"], QTableView[ground="app"] { background: $app; }
QListView::item, QTreeView::item { min-height: 28px; padding: 0 6px; border: none; color: $text; }
QListView::item { border-radius: 6px; }
QTableView::item { padding: 0 5px; color: $text; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
  background: $accent_soft; color: $text; }
QListView::item:disabled, QTreeView::item:disabled, QTableView::item:disabled { color: $strong; }
QTreeView::branch { background: transparent; }
QTreeView::branch:selected { background: $accent_soft; }
QTreeView::branch:has-children:closed { image: url(look:right-$mode.svg); }
QTreeView::branch:has-children:open { image: url(look:down-$mode.svg); }
QHeaderView { background: $app; border: none; }
QHeaderView::section { background: $app; color: $text_2; border: none; border-bottom: 1px solid $line;
  padding: 6px 8px; font-size: 12px; font-weight: 600; }
QHeaderView::section:hover { background: $hover; }
QHeaderView::section:pressed { background: $accent_soft; }
QHeaderView::down-arrow { image: url(look:down-$mode.svg); width: 12px; height: 12px; }
QHeaderView::up-arrow { image: url(look:up-$mode.svg); width: 12px; height: 12px; }
QTableCornerButton::section { background: $app; border: none; border-bottom: 1px solid $line; }

QProgressBar { background: $track; border: none; border-radius: 2px; min-height: 4px; max-height: 4px;
  color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $track; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background: $raised;
  border: 1px solid $strong; }
QSlider::handle:horizontal:hover { border-color: $text_2; }
QSlider::handle:horizontal:focus { border: 2px solid $accent; width: 12px; height: 12px; }
QStatusBar { background: $app; color: $text_2; border-top: 1px solid $line; font-size: 12px; }
QStatusBar::item { border: none; }
QToolBar { background: $app; border: none; spacing: 4px; }
QCalendarWidget QToolButton { color: $text; background: transparent; border: none; padding: 4px 8px; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $app; }
QCalendarWidget QAbstractItemView { background: $raised; }

QLabel { background: transparent; }
QLabel:disabled { color: $strong; }
QLabel[role="title"] { font-size: 20px; font-weight: 600; }
QLabel[role="heading"] { font-size: 15px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="secondary"] { color: $text_2; }
QLabel[role="secondary"][small="true"] { font-size: 12px; }
QLabel[role="caption"] { color: $text_3; font-size: 12px; }
QLabel[role="group"] { color: $text_2; font-size: 12px; font-weight: 600; }
QLabel[role="error"] { color: $danger; font-size: 12px; }

QWidget[ground="app"] { background: $app; }
QWidget[ground="surface"] { background: $surface; }
QWidget[ground="sunken"] { background: $sunken; }
QFrame[ground="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[line="true"] { background: $line; border: none; }
""")


def emphasis(tokens: Tokens, share: float) -> str:
    """The accent nearer to the text, for a primary button under the pointer or the finger."""
    return mix(tokens.text, tokens.accent, share)


@cache
def stylesheet(tokens: Tokens) -> str:
    """The style sheet of the whole program in these colours."""
    names = {name.replace("-", "_"): tokens[name] for name in TOKEN_NAMES}
    return _SHEET.substitute(
        names,
        mode="dark" if tokens.dark else "light",
        track=tokens.track,
        thumb=mix(tokens.strong, tokens.surface, 0.5),
        chosen=mix(tokens.accent, tokens.surface, 0.26),
        accent_hover=emphasis(tokens, 0.14),
        accent_pressed=emphasis(tokens, 0.28),
    )
