"""The desk of an import: the files at the left, what is said of the chosen ones at the right."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from qualapp.desktop.look import paint_frame
from qualapp.desktop.look.widgets import Button, ElidedLabel, EmptyView
from qualapp.desktop.sources.facts import Voice
from qualapp.desktop.sources.incoming import Incoming
from qualapp.desktop.sources.incoming_list import IncomingList
from qualapp.desktop.sources.incoming_model import IncomingModel
from qualapp.desktop.sources.repair.repair_dialog import RepairDialog
from qualapp.desktop.sources.repair.repair_note import RepairNote
from qualapp.desktop.sources.source_form import SourceForm
from qualapp.desktop.sources.speaker_table import IMPORTED, ROW, SpeakerTable
from qualapp.desktop.sources.turn_preview import TurnPreview
from qualapp.i18n import _, _n
from qualapp.language.repair import Repair
from qualapp.store.project import Project

_LIST = 340
_NARROW_LIST = 280
_ROOMY = 1120
_TEXT = 230  # what the beginning of the text, its caption and the heads need


class _Side(QWidget):
    """The ground of the list."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, self.rect().toRectF(), "app", "line", radius=8)
        painter.end()


class FileDesk(QWidget):
    """Lists files and lets a person correct one or several of them; keeps what is said in the files themselves."""

    files_wanted = Signal()
    folder_wanted = Signal()
    text_wanted = Signal()

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles = project.cases.roles()
        self._cases = [case.name for case in project.cases.all()]
        self._all = QCheckBox(self)
        self.model = IncomingModel(self)
        self.list = IncomingList(self.model, self)
        activities = {source.activity for source in project.sources.all() if source.activity}
        self.form = SourceForm(self._cases, sorted(activities, key=str.casefold), self)
        self.speakers = SpeakerTable(IMPORTED, self)
        self.preview = TurnPreview(self)
        self.repairs = RepairNote(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._none = QLabel(_("No speakers were found; the text is imported as paragraphs."), self)
        self._none.setProperty("role", "secondary")
        self._caption = ElidedLabel("", self, token="text-3")
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in (self.form, self.speakers, self._none, self.repairs):
            column.addWidget(widget)
        column.addWidget(self._caption)
        column.addWidget(self._make_card(), 1)
        self._unread = EmptyView("circle-alert", "", "", self)
        self._right = QStackedWidget(self)
        self._right.addWidget(right)
        self._right.addWidget(self._unread)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self._make_side())
        row.addWidget(self._right, 1)

    def _make_card(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("ground", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.preview)
        return card

    def _make_side(self) -> QWidget:
        self._side = side = _Side(self)
        files = Button(_("Files…"), side, kind="ghost", icon="file-plus", height=30)
        folder = Button(_("Folder…"), side, kind="ghost", icon="folder-plus", height=30)
        files.clicked.connect(self.files_wanted)
        folder.clicked.connect(self.folder_wanted)
        paste = Button(_("Paste"), side, kind="ghost", icon="clipboard-list", height=30)
        paste.setToolTip(_("Paste text"))
        paste.clicked.connect(self.text_wanted)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 6, 8, 8)
        buttons.addWidget(files)
        buttons.addWidget(folder)
        buttons.addWidget(paste)
        buttons.addStretch(1)
        column = QVBoxLayout(side)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(14, 12, 14, 8)
        head.addWidget(self._all)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        return side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The speakers take the room that the text can spare, and half a row tells that there are more."""
        super().resizeEvent(event)
        spare = self.height() - self.form.sizeHint().height() - _TEXT
        self.speakers.see(max(4, spare // ROW) + 0.5)
        self._side.setFixedWidth(_LIST if self.width() >= _ROOMY else _NARROW_LIST)

    def _connect(self) -> None:
        self.list.selectionModel().selectionChanged.connect(self._on_chosen)
        self.model.ticked.connect(self._show_all_box)
        self._all.clicked.connect(self._on_all)
        self.form.changed.connect(self._on_fact)
        self.speakers.changed.connect(self._on_voice)
        self.repairs.changed.connect(self.show_chosen)
        self.repairs.review_wanted.connect(self.review)

    def add(self, files: Iterable[Incoming]) -> None:
        """List more files; the first of all is chosen."""
        self.model.append(files)
        if self.model.files and not self.list.chosen():
            self.choose([0])
        self.model.ticked.emit()
        self.show_chosen()

    def choose(self, rows: Sequence[int]) -> None:
        """Show these files at the right."""
        selection = QItemSelection()
        for row in rows:
            selection.select(self.model.index(row), self.model.index(row))
        flag = QItemSelectionModel.SelectionFlag
        self.list.selectionModel().select(selection, flag.ClearAndSelect)
        self.list.selectionModel().setCurrentIndex(self.model.index(rows[0]), flag.NoUpdate)

    def chosen(self) -> list[Incoming]:
        """The files at the right that could be read."""
        return [file for file in (self.model.files[row] for row in self.list.chosen()) if file.reading]

    def show_chosen(self) -> None:
        """Show what is said of the chosen files now."""
        files = self.chosen()
        if not files:
            self._show_unread()
            return
        self._right.setCurrentIndex(0)
        self.form.show_facts([file.facts for file in files])
        self.speakers.offer_roles([*self._roles, *self._told_roles()])
        self._show_speakers(files)
        self.repairs.show_files(files)
        self._show_preview()

    def review(self, file: Incoming) -> None:
        """Show what could be mended in a file; what is chosen there is mended when it is imported."""
        dialog = self.review_of(file)
        dialog.exec()
        dialog.deleteLater()

    def review_of(self, file: Incoming) -> RepairDialog:
        """The dialog in which the repairs of a file are chosen."""
        text = file.reading.text if file.reading else ""
        dialog = RepairDialog(file.facts.name, text, file.repairs, self, wanted=file.repairs_made or None)
        dialog.chosen.connect(lambda repairs: self._repair(file, repairs))
        return dialog

    def _repair(self, file: Incoming, repairs: Sequence[Repair]) -> None:
        file.make_repairs(repairs)
        self.show_chosen()

    def _show_unread(self) -> None:
        """Say why the chosen file cannot be read."""
        rows = self.list.chosen()
        name = self.model.files[rows[0]].file_name if rows else _("No file is chosen")
        view = EmptyView("circle-alert", name, self.model.files[rows[0]].message if rows else "", self)
        self._right.removeWidget(self._unread)
        self._unread.deleteLater()
        self._unread = view
        self._right.addWidget(view)
        self._right.setCurrentWidget(view)

    def _told_roles(self) -> list[str]:
        voices = (voice for file in self.model.files for voice in file.voices.values())
        return sorted({voice.role.strip() for voice in voices} - {""}, key=str.casefold)

    def _show_speakers(self, files: Sequence[Incoming]) -> None:
        groups: dict[str, list[Voice]] = {}
        for file in files:
            for label, voice in file.voices.items():
                groups.setdefault(label, []).append(voice)
        self.speakers.setVisible(bool(groups))
        self._none.setVisible(not groups)
        if groups:
            self.speakers.show_voices(list(groups.values()))

    def _show_preview(self) -> None:
        files = self.chosen()
        current = self.list.currentIndex().row()
        file = next((one for one in files if current >= 0 and one is self.model.files[current]), None)
        file = file or (files[0] if files else None)
        if file is None:
            return
        asks = frozenset(voice.shown_name for voice in file.voices.values() if voice.is_interviewer)
        self.preview.show_reading(file.corrected(), asks)
        told = " ".join(file.reading.notes) if file.reading else ""
        begins = _("So begins “{name}”").format(name=file.file_name)
        self._caption.setText(f"{begins} · {told}" if told else begins)

    def _on_chosen(self) -> None:
        self.show_chosen()

    def _on_fact(self, fact: str, value: object) -> None:
        for file in self.chosen():
            file.choose(fact, value)
        if fact == "kind":
            self.model.refresh()

    def _on_voice(self, label: str, fact: str, value: object) -> None:
        files = self.chosen()
        for file in files:
            file.correct(label, fact, value)
        self.speakers.show_group([file.voices[label] for file in files if label in file.voices])
        self.form.show_facts([file.facts for file in files])
        self.model.refresh()
        self._show_preview()

    def _on_all(self) -> None:
        readable = [file for file in self.model.files if file.reading]
        self.model.want(range(len(self.model.files)), not all(file.wanted for file in readable))

    def _show_all_box(self) -> None:
        count, wanted = len(self.model.files), len(self.model.wanted())
        self._all.setText(_n("{n} file", "{n} files", count).format(n=count))
        self._all.setTristate(0 < wanted < count)
        states = {0: Qt.CheckState.Unchecked, count: Qt.CheckState.Checked}
        self._all.setCheckState(states.get(wanted, Qt.CheckState.PartiallyChecked))
