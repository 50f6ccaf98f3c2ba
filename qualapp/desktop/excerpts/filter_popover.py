"""The cards in which a filter's values are ticked and a code is picked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from qualapp.desktop.codebook.code_chooser import CodeChooser
from qualapp.desktop.excerpts.option_tree import OptionTree
from qualapp.desktop.excerpts.options import Field
from qualapp.desktop.excerpts.popover import Popover
from qualapp.desktop.session import Session
from qualapp.i18n import _


class FilterPopover(Popover):
    """Ticks the values that a filter lets through; the list follows each tick."""

    chosen = Signal(object, bool)
    """Carries the values, and whether sub-codes count as well."""

    def __init__(
        self, session: Session, field: Field, values: frozenset[object], with_subcodes: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._field = field
        self._values = values
        self.setAccessibleName(_(field.title))
        self.tree = OptionTree(field.options(session), _(field.title), self)
        self.tree.toggled.connect(self._toggle)
        self.body.addWidget(self.tree)
        self.subcodes = QCheckBox(_("With sub-codes"), self)
        self.subcodes.setChecked(with_subcodes)
        self.subcodes.setVisible(field.name == "codes")
        self.subcodes.toggled.connect(self._tell)
        self.body.addWidget(self.subcodes)
        self._show()
        self.tree.start()

    def _toggle(self, value: object) -> None:
        self._values = self._values ^ {value}
        self._tell()

    def _tell(self) -> None:
        self._show()
        self.chosen.emit(self._values, self.subcodes.isChecked())

    def _show(self) -> None:
        implied: set[object] = set()
        if self._field.name == "codes" and self.subcodes.isChecked():
            tree = self._session.tree
            codes = [value for value in self._values if isinstance(value, int) and value in tree]
            implied = {below for code in codes for below in tree.family(code)}
        self.tree.tick(self._values, implied)


class RecodePopover(Popover):
    """Picks the one code that codings are to have."""

    chosen = Signal(int)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Recode to"))
        tree = session.tree
        gathering = frozenset(code.id for code, _depth in tree.walk() if not code.is_codable)
        self.chooser = CodeChooser(tree, gathering, self)
        self.chooser.setFixedSize(380, 360)
        self.chooser.field.returnPressed.connect(self._pick)
        self.chooser.list.itemClicked.connect(self._pick)
        self.chooser.list.itemActivated.connect(self._pick)
        self.body.addWidget(self.chooser)
        self.chooser.setFocus(Qt.FocusReason.PopupFocusReason)

    def _pick(self) -> None:
        code_id = self.chooser.code()
        if code_id is not None and self.isVisible():
            self.close()
            self.chosen.emit(code_id)
