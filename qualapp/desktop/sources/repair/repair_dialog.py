"""What could be mended in a scanned or broken text: every repair to be seen, and to be left out."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qualapp.desktop.look.widgets import Button, Dialog, ElidedLabel, allow
from qualapp.desktop.sources.repair.choice import RepairChoice
from qualapp.desktop.sources.repair.lists import RepairList
from qualapp.desktop.sources.repair.models import GroupModel, PlaceModel
from qualapp.formats import number
from qualapp.i18n import _, _n
from qualapp.language.repair import Repair

_SIZE = (1120, 780)
_LEAST = (820, 540)
_GROUPS = 400
_NARROW = 320


class RepairDialog(Dialog):
    """The sure repairs are ticked at first; `chosen` tells the list of those that are wanted when it is accepted."""

    chosen = Signal(list)

    def __init__(
        self,
        name: str,
        text: str,
        repairs: Sequence[Repair],
        parent: QWidget | None = None,
        *,
        wanted: Iterable[Repair] | None = None,
        read_only: bool = False,
    ) -> None:
        super().__init__(_("Repair the text of “{name}”").format(name=name), "", parent, width=640)
        self._read_only = read_only
        self.choice = RepairChoice(text, repairs, wanted, self)
        self.groups = GroupModel(self.choice, self)
        self.places = PlaceModel(self.choice, self)
        self.group_list = RepairList(self.groups, _("What could be repaired"), self)
        self.place_list = RepairList(self.places, _("Where it stands"), self)
        self._lay_out_body()
        self.group_list.selectionModel().currentChanged.connect(lambda index, _before: self._show_group(index.row()))
        self.choice.changed.connect(self._count)
        self._count()
        self.choose(0)

    def _lay_out_body(self) -> None:
        self.say(_("Every change is shown with the words around it. The file itself is kept as it was."))
        self.sure = Button(_("Only the sure ones"), self)
        self.all = Button(_("All of them"), self)
        self.none = Button(_("None of them"), self)
        self.sure.clicked.connect(lambda: self.choice.want_only(self.choice.sure()))
        self.all.clicked.connect(lambda: self.choice.want_only(range(len(self.choice.repairs))))
        self.none.clicked.connect(lambda: self.choice.want_only(()))
        self.told = ElidedLabel("", self, token="text-3")
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self.sure, self.all, self.none):
            head.addWidget(widget)
        head.addSpacing(8)
        head.addWidget(self.told, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.group_list)
        row.addWidget(self.place_list, 1)
        self.body.addLayout(head)
        self.body.addLayout(row, 1)

    def choose(self, row: int) -> None:
        """Show the places of a group."""
        index = self.groups.index(row)
        self.group_list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _show_group(self, row: int) -> None:
        self.places.show_members(self.groups.members(row) if row >= 0 else ())
        self.place_list.scrollToTop()

    def _count(self) -> None:
        count, all, sure = len(self.choice.wanted()), len(self.choice.repairs), len(self.choice.sure())
        self.primary.setText(_n("Make {n} repair", "Make {n} repairs", count).format(n=number(count)))
        told = _n("{n} repair proposed, {sure} of them sure.", "{n} repairs proposed, {sure} of them sure.", all)
        self.told.setText(told.format(n=number(all), sure=number(sure)))
        reason = _("The project is open for reading only.") if self._read_only else _("No repair is ticked.")
        allow(self.primary, count > 0 and not self._read_only, reason)

    def accept(self) -> None:
        if self.primary.isEnabled():
            super().accept()
            self.chosen.emit(self.choice.wanted())

    def showEvent(self, event: QShowEvent) -> None:
        width = self.fit(_SIZE, _LEAST)
        self.group_list.setFixedWidth(_GROUPS if width >= _SIZE[0] else _NARROW)
        super().showEvent(event)
        self.group_list.setFocus(Qt.FocusReason.OtherFocusReason)
