"""Which codebooks a new project begins with."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qualapp.desktop.start.codebook_row import CodebookRow
from qualapp.errors import UserError
from qualapp.model.codebook import Codebook
from qualapp.progress import finish
from qualapp.shipped import data_path

_USUAL = "fixsen"


class CodebookList(QWidget):
    """The shipped codebooks and those of one's own, one tick each; they are read while the page stands."""

    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: list[CodebookRow] = []
        self._unread: list[CodebookRow] = []
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_next)
        self._is_wanted = False
        for path in _shipped():
            self._unread.append(self._add_row(path, path.stem == _USUAL))

    def read(self) -> None:
        """Begin to read the codebooks, one between two events; a pause is made while nobody sees them."""
        self._is_wanted = True
        self._reading.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_wanted:
            self._reading.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._reading.stop()

    def rows(self) -> list[CodebookRow]:
        """The codebooks that can be chosen, in order."""
        return list(self._rows)

    def chosen(self) -> list[Path]:
        """The files of the ticked codebooks, in order."""
        return [row.path for row in self._rows if row.isChecked()]

    def add_own(self, path: Path) -> bool:
        """Add a codebook of one's own and tick it; whether it could be read."""
        known = next((row for row in self._rows if row.path == path), None)
        try:
            book = _read(path)
        except UserError as error:
            self.failed.emit(error.message)
            return False
        row = known or self._add_row(path, True)
        row.setChecked(True)
        row.show_codebook(book)
        row.setFocus()
        return True

    def _add_row(self, path: Path, ticked: bool) -> CodebookRow:
        if self._rows:
            self._rows[-1].set_line(True)
        row = CodebookRow(path, self, line=False)
        row.setChecked(ticked)
        self._rows.append(row)
        self._column.addWidget(row)
        return row

    def _read_next(self) -> None:
        if not self._unread:
            self._reading.stop()
            return
        row = self._unread.pop(0)
        try:
            row.show_codebook(_read(row.path))
        except UserError as error:
            row.setChecked(False)
            row.hide()
            self._rows.remove(row)
            self.failed.emit(error.message)


def _shipped() -> list[Path]:
    """The codebooks that come with the program, the usual one first; named without loading what reads them."""
    return sorted(sorted(data_path("codebooks").glob("*.yaml")), key=lambda path: path.stem != _USUAL)


def _read(path: Path) -> Codebook:
    from qualapp.importers.codebook_files import read_codebook_file

    return finish(read_codebook_file(path)).codebook
