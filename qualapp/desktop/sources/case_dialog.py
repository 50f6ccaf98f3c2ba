"""A case: what it is called and what it is."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from qualapp.desktop.look.widgets import Dialog, FormField
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import _


class CaseDialog(Dialog):
    """Describes a case, or adds one where no id is given; `case_id` is then that of the new one."""

    def __init__(self, session: Session, case_id: int | None, parent: QWidget | None = None) -> None:
        is_new = case_id is None
        super().__init__(_("New case") if is_new else _("Case"), _("Add case") if is_new else _("Keep"), parent)
        self._cases = session.project.cases
        self.case_id = case_id
        self.name = QLineEdit(self)
        self.description = QPlainTextEdit(self)
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(132)
        if case_id is not None:
            case = self._cases[case_id]
            self.name.setText(case.name)
            self.description.setPlainText(case.description)
        hint = _("A housing area, a plan, or whatever you compare.") if is_new else ""
        self._name_field = FormField(_("Name"), self.name, self, hint=hint)
        self.body.addWidget(self._name_field)
        self.body.addWidget(FormField(_("Description"), self.description, self))
        self.name.textEdited.connect(lambda _text: self._name_field.show_error(""))
        self.name.setFocus()

    def accept(self) -> None:
        try:
            self._keep()
        except UserError as error:
            self._name_field.show_error(error.message)
            self.name.setFocus()
            return
        super().accept()

    def _keep(self) -> None:
        name, description = self.name.text(), self.description.toPlainText().strip()
        if self.case_id is None:
            self.case_id = self._cases.add(name, description).id
        else:
            self._cases.describe(self.case_id, name, description)
