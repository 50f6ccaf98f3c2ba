"""A variable: what it is called, and what its values are."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from qualapp.desktop.look.widgets import Dialog, FormField
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.variable import Variable, VariableType

TYPES = {
    VariableType.TEXT: N_("Text"),
    VariableType.BOOLEAN: N_("Yes or no"),
    VariableType.INTEGER: N_("Whole number"),
    VariableType.FLOAT: N_("Number with decimals"),
    VariableType.DATE: N_("Day"),
    VariableType.DATE_TIME: N_("Day and time"),
}


class VariableDialog(Dialog):
    """Asks for a name and a type and gives them to `keep`; where that refuses, it stays and says why."""

    def __init__(
        self, keep: Callable[[str, VariableType], None], variable: Variable | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Variable") if variable else _("New variable"), _("Keep") if variable else _("Add variable"), parent
        )
        self._keep = keep
        self.name = QLineEdit(variable.name if variable else "", self)
        self.type = ChoiceBox([(type, _(name)) for type, name in TYPES.items()], _("Values are"), self)
        self.type.show_value(variable.type if variable else VariableType.TEXT)
        self._name_field = FormField(_("Name"), self.name, self)
        self.body.addWidget(self._name_field)
        self.body.addWidget(FormField(_("Values are"), self.type, self))
        self.name.textEdited.connect(lambda _text: self._name_field.show_error(""))
        self.name.setFocus()

    def accept(self) -> None:
        try:
            self._keep(self.name.text(), VariableType(str(self.type.value())))
        except UserError as error:
            self._name_field.show_error(error.message)
            return
        super().accept()
