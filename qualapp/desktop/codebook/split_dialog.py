"""The dialog in which some of a code's codings get a new code."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListView, QWidget

from qualapp.desktop.codebook.code_words import codings_text, number_text
from qualapp.desktop.codebook.split_list import CodingPainter, SplitList
from qualapp.desktop.look.widgets import Dialog, FormField, allow
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.code import Code
from qualapp.store.project import Project


class SplitDialog(Dialog):
    """Lists the codings of a code to be ticked, and asks what the new code is called.

    `split` is called with the name and the ticked codings; where it raises UserError the dialog stays and says why.
    """

    def __init__(
        self,
        project: Project,
        code: Code,
        split: Callable[[str, Sequence[int]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Split “{name}”").format(name=code.name), _("Split"), parent, width=640)
        self._split = split
        self.line = QLineEdit(self)
        self.name = FormField(_("Name of the new code"), self.line, self)
        self.codings = SplitList(project, code.id, self)
        self.list = QListView(self)
        self.list.setAccessibleName(_("Codings that go to the new code"))
        self.list.setModel(self.codings)
        self.list.setItemDelegate(CodingPainter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setMinimumHeight(320)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.all = QCheckBox(self)
        self.all.setTristate(True)
        self.all.clicked.connect(self._tick_all)
        self.list.clicked.connect(self._toggle)
        for widget in (self.name, self.all, self.list):
            self.body.addWidget(widget)
        self.codings.ticked_changed.connect(self._say_how_many)
        self.line.textEdited.connect(lambda: self.name.show_error(""))
        self._say_how_many(0)
        self.line.setFocus()

    def accept(self) -> None:
        if not self.codings.ticked():
            return
        try:
            self._split(self.line.text(), self.codings.ticked())
        except UserError as error:
            self.name.show_error(error.message)
            self.line.setFocus()
        else:
            super().accept()

    def _toggle(self, index: object) -> None:
        current = self.list.currentIndex()
        ticked = current.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self.codings.setData(
            current, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole
        )

    def _tick_all(self) -> None:
        self.codings.tick_all(len(self.codings.ticked()) < self.codings.rowCount())

    def _say_how_many(self, ticked: int) -> None:
        total = self.codings.rowCount()
        how_many = _("To the new code: {ticked} of {codings}")
        self.all.setText(how_many.format(ticked=number_text(ticked), codings=codings_text(total)))
        state = Qt.CheckState.PartiallyChecked if 0 < ticked < total else Qt.CheckState.Unchecked
        self.all.setCheckState(Qt.CheckState.Checked if ticked == total and total else state)
        allow(self.primary, ticked > 0, _("Tick the codings that go to the new code."))
