"""A table leaves as an Excel sheet or as CSV: which of them, and where to."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from qualapp.desktop.look.widgets import Button
from qualapp.i18n import _

_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


class ExportButton(Button):
    """Offers both forms, and asks for a place; `named` says what the file is called unless another name is chosen."""

    chosen = Signal(object)
    """Carries the path that the table is to be written to."""

    def __init__(self, title: str, named: Callable[[], str], parent: QWidget) -> None:
        super().__init__(_("Export"), parent, kind="ghost", icon="file-down", height=30)
        self._title, self._named = title, named
        self.forms = QMenu(self)
        for form, ending in (("Excel", ".xlsx"), ("CSV", ".csv")):
            self.forms.addAction(form).triggered.connect(lambda _on=False, ending=ending: self._ask_where(ending))
        self.setMenu(self.forms)

    def _ask_where(self, ending: str) -> None:
        name = _REFUSED.sub(" ", self._named()).strip(" .") + ending
        path, _kind = QFileDialog.getSaveFileName(self.window(), self._title, name, f"(*{ending})")
        if path:
            self.chosen.emit(Path(path).with_suffix(ending))
