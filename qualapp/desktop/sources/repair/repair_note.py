"""The line in an import that says that texts look scanned, and leads to their repairs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from qualapp.desktop.look.widgets import Button
from qualapp.desktop.sources.incoming import Incoming
from qualapp.formats import number
from qualapp.i18n import _, _n


class RepairNote(QWidget):
    """Hidden where none of the chosen files looks damaged."""

    review_wanted = Signal(object)
    """One file, whose repairs somebody wants to see."""
    changed = Signal()
    """Other repairs are made now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: list[Incoming] = []
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.review = Button(_("Look at the repairs…"), self)
        self.review.clicked.connect(lambda: self.review_wanted.emit(self._files[0]))
        self.make_sure = Button(_("Make the sure ones"), self)
        self.make_sure.clicked.connect(lambda: self._make(True))
        self.leave = Button(_("Leave it as it was"), self, kind="ghost")
        self.leave.clicked.connect(lambda: self._make(False))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        for button in (self.review, self.make_sure, self.leave):
            row.addWidget(button)
        self.hide()

    def show_files(self, files: Sequence[Incoming]) -> None:
        """Tell of those of the chosen files that look damaged."""
        self._files = [file for file in files if file.looks_damaged]
        self.setVisible(bool(self._files))
        if not self._files:
            return
        made = sum(len(file.repairs_made) for file in self._files)
        self.told.setText(_told(self._files, made, len(files) == 1))
        self.review.setVisible(len(files) == 1)
        self.make_sure.setVisible(not made)
        self.leave.setVisible(bool(made))

    def _make(self, sure: bool) -> None:
        for file in self._files:
            file.make_repairs([each for each in file.repairs if sure and each.is_sure])
        self.changed.emit()


def _told(files: Sequence[Incoming], made: int, is_one: bool) -> str:
    count = sum(len(file.repairs) for file in files)
    if made:
        text = _n("{made} of {n} repair is made.", "{made} of {n} repairs are made.", count)
        return text.format(made=number(made), n=number(count))
    if is_one:
        text = _n(
            "This text looks scanned: {n} repair proposed.", "This text looks scanned: {n} repairs proposed.", count
        )
        return text.format(n=number(count))
    looks = _n("{n} of the files looks scanned.", "{n} of the files look scanned.", len(files))
    proposed = _n("{n} repair proposed.", "{n} repairs proposed.", count)
    return f"{looks.format(n=number(len(files)))} {proposed.format(n=number(count))}"
