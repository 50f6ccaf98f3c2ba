"""The left of the start page: the program's name, opening a project, and the recent ones."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qualapp.desktop.look import logo, theme, ui_font
from qualapp.desktop.look.widgets import Button, ElidedLabel, EmptyView, KeyCap
from qualapp.desktop.start.recent_list import RecentFrame, RecentList
from qualapp.i18n import _
from qualapp.importers.other_programs import is_project_of_other
from qualapp.settings import Recent

_LOGO = 44


class RecentColumn(QWidget):
    """Lists what was open here; where nothing was, says so and takes a project file."""

    opened = Signal(Path)
    open_wanted = Signal()
    other_wanted = Signal(Path)
    """A project of another program was dropped here."""
    recent_changed = Signal(tuple)

    def __init__(self, recents: tuple[Recent, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: tuple[Recent, ...] = ()
        open_button = Button(_("Open project"), self, icon="folder-open", command="project.open", height=36)
        open_button.clicked.connect(self.open_wanted)
        self.list = RecentList(recents, self)
        self._frame = RecentFrame(self.list, self)
        self._empty = self._make_empty()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._make_name())
        self._column.addSpacing(24)
        self._column.addWidget(open_button)
        self._column.addSpacing(24)
        self._column.addWidget(self._make_heading())
        self._column.addWidget(self._frame)
        self._column.addWidget(self._empty)
        self._column.addWidget(self._make_foot())
        self.list.opened.connect(self.opened)
        self.list.forgotten.connect(self._on_forgotten)
        theme.changed.connect(self._wear)
        self._wear()
        self._show_either()

    @property
    def is_empty(self) -> bool:
        """Whether no project is listed."""
        return not self.list.recents()

    def add_invitation(self, card: QWidget) -> None:
        """Put a card first, where there is nothing to go on with."""
        place = self._column.indexOf(self._heading)
        self._column.insertWidget(place, card)
        self._column.insertSpacing(place + 1, 16)

    def show_enter(self, opens: bool) -> None:
        """Say that Enter opens the selected project, or no longer."""
        self._enter.setVisible(opens)

    def _make_name(self) -> QHBoxLayout:
        self._logo = QLabel(self)
        self._logo.setFixedSize(_LOGO, _LOGO)
        name = QLabel("Qualapp", self)
        name.setFont(ui_font(28, 600))
        tagline = QLabel(_("Qualitative case studies, from interview to finding"), self)
        tagline.setProperty("role", "secondary")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(tagline)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._logo)
        row.addLayout(words, 1)
        return row

    def _make_heading(self) -> QWidget:
        self._heading = QWidget(self)
        row = QHBoxLayout(self._heading)
        row.setContentsMargins(0, 0, 0, 6)
        row.setSpacing(6)
        title = QLabel(_("Recent projects"), self._heading)
        title.setProperty("role", "strong")
        row.addWidget(title)
        row.addStretch(1)
        self._enter = QWidget(self._heading)
        enter = QHBoxLayout(self._enter)
        enter.setContentsMargins(0, 0, 0, 0)
        enter.setSpacing(6)
        enter.addWidget(KeyCap("Return", self._enter))
        words = QLabel(_("opens the selected one"), self._enter)
        words.setProperty("role", "caption")
        enter.addWidget(words)
        row.addWidget(self._enter)
        self._heading.setFixedHeight(26)
        return self._heading

    def _make_empty(self) -> EmptyView:
        empty = EmptyView(
            "book-open-text",
            _("No projects yet"),
            _("Drop a .qualapp file here. The projects you open are listed here."),
            self,
            button=_("Choose a file"),
            button_icon="file-input",
            takes_files=True,
        )
        empty.setFixedHeight(172)
        empty.pressed.connect(self.open_wanted)
        empty.dropped.connect(self._on_dropped)
        return empty

    def _make_foot(self) -> QWidget:
        self._foot = QWidget(self)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(4)
        self._said = ElidedLabel("", self._foot, token="text-2", font=ui_font(12), lines=2)
        self._back = Button(_("Put back"), self._foot, kind="link", height=28)
        self._back.clicked.connect(self._put_back)
        row.addWidget(self._said, 1)
        row.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self._foot.hide()
        return self._foot

    def _on_forgotten(self, recent: Recent, before: tuple[Recent, ...]) -> None:
        self._before = before
        sentence = _("“{name}” is off the list. Its file is where it was.")
        self._say(sentence.format(name=recent.name), can_go_back=True)
        self._show_either()
        self.recent_changed.emit(self.list.recents())

    def _put_back(self) -> None:
        self.list.show_recents(self._before)
        self._foot.hide()
        self._show_either()
        self.list.setFocus()
        self.recent_changed.emit(self._before)

    def _on_dropped(self, paths: list[Path]) -> None:
        path = next((path for path in paths if path.suffix.casefold() == ".qualapp"), None)
        if path is not None:
            self.opened.emit(path)
            return
        other = next(filter(is_project_of_other, paths), None)
        if other is not None:
            self.other_wanted.emit(other)
            return
        sentence = _("{file} is no Qualapp project. Make or open a project first, then drop interviews in it.")
        self._say(sentence.format(file=paths[0].name), can_go_back=False)

    def _say(self, sentence: str, *, can_go_back: bool) -> None:
        self._said.setText(sentence)
        self._said.set_token("text-2" if can_go_back else "danger")
        self._back.setVisible(can_go_back)
        self._foot.show()

    def _show_either(self) -> None:
        self._frame.setVisible(not self.is_empty)
        self._heading.setVisible(not self.is_empty)
        self._empty.setVisible(self.is_empty)

    def _wear(self) -> None:
        self._logo.setPixmap(logo(_LOGO, self.devicePixelRatioF()))
