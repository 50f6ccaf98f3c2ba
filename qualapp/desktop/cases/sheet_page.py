"""One table with all that belongs to it: filter, cells, a value for all chosen rows, and what was refused."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QStackedLayout, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.cases.bulk_bar import BulkBar
from qualapp.desktop.cases.sheet_model import SheetModel
from qualapp.desktop.cases.sheet_view import SheetView
from qualapp.desktop.cases.sheets import Sheet
from qualapp.desktop.cases.toolbar import SheetBar
from qualapp.desktop.cases.variable_dialog import VariableDialog
from qualapp.desktop.look.widgets import Dialog, EmptyView
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import N_, _, _n
from qualapp.model.variable import Variable, VariableType
from qualapp.store.changes import Changes


class SheetPage(QWidget):
    """A table of the project that is read again when a step changes it, at once or when it is next seen."""

    row_chosen = Signal(object)
    """Carries the id of what the current row shows, or None."""
    row_opened = Signal(int)

    def __init__(self, session: Session, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = False
        self.sheet = sheet
        self.bar = SheetBar(sheet.noun, self)
        self.model = SheetModel(sheet, self)
        self.view = SheetView(self.model, self)
        self.view.setAccessibleName(self.bar.filter.placeholderText())
        self.error = QLabel(self)
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.setContentsMargins(16, 8, 16, 8)
        self.error.hide()
        self.bulk = BulkBar(self)
        self.bulk.hide()
        self._lay_out()
        self._connect()
        self._show_count()

    def _lay_out(self) -> None:
        missing = {
            "case": (_("No cases yet"), _("A case is a housing area, a plan, or whatever you compare.")),
            "source": (_("No sources yet"), _("Import interviews with {key}; each gets a row here.")),
            "informant": (_("No informants yet"), _("They come with the sources in which they speak, or one by one.")),
            "visit": (_("No visits yet"), _("A visit is a round of fieldwork in a case.")),
            "actor": (_("No actors yet"), _("Add one, take the usual ones in, or press {tie} while you code.")),
            "membership": (_("Nobody sits in a body yet"), _("Say who sits in a steering group, as what and when.")),
            "relation": (_("No relations yet"), _("Add one, or take the usual ones in: how two actors are tied.")),
        }
        icons = {"case": "folder-open", "source": "file-text", "informant": "users", "visit": "calendar"}
        icons |= {"actor": "waypoints", "membership": "users", "relation": "waypoints"}
        noun = self.sheet.noun
        page = QWidget(self)
        page.setProperty("ground", "surface")
        self._pages = QStackedLayout(page)
        self._empty = EmptyView(icons[noun], *missing[noun], page, keys={"key": "project.import", "tie": "coding.tie"})
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(page, 1)
        column.addWidget(self.error)
        column.addWidget(self.bulk)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self.bar.filtered.connect(self._filter)
        self.bar.add.clicked.connect(self.add_row)
        self.bar.remove.clicked.connect(self.remove_rows)
        self.bar.menu.aboutToShow.connect(lambda: self._fill_menu(self.bar.menu, self.view.currentIndex().column()))
        self.view.header_wanted.connect(self._show_header_menu)
        self.view.rows_chosen.connect(self._on_chosen)
        self.view.opened.connect(self.row_opened)
        self.model.refused.connect(self.say)
        self.model.written.connect(lambda: self.say(""))
        self.bulk.written.connect(self._write_in_all)

    # What is seen

    def say(self, sentence: str) -> None:
        """Say below the table what was refused; nothing where all is well."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def read(self) -> None:
        """Read the table anew."""
        self._stale = False
        self.model.read()
        self._show_count()
        self._on_chosen()

    def _on_changed(self, changes: Changes) -> None:
        if self.sheet.tables & changes.tables:
            self._stale = True
            if self.isVisible():
                self.read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.read()
        if not self.view.currentIndex().isValid() and self.model.shown:
            self.view.setCurrentIndex(self.model.index(0, 0))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.say("")

    def _filter(self, words: str) -> None:
        self.model.show_only(words)
        self._show_count()

    def _show_count(self) -> None:
        self.bar.show_count(self.model.shown, self.model.total)
        self._pages.setCurrentWidget(self.view if self.model.total else self._empty)

    def _on_chosen(self) -> None:
        rows = self.view.chosen_rows()
        if len(rows) > 1:
            self.bulk.show_rows(len(rows), self.model.columns, self.view.currentIndex().column())
        self.bulk.setVisible(len(rows) > 1)
        self.row_chosen.emit(self.view.current_id())

    # What is done

    def add_row(self) -> None:
        """Add a row and let its first cell be written."""
        try:
            number = self.sheet.add()
        except UserError as error:
            self.say(error.message)
            return
        self.bar.filter.clear()
        self.view.go_to(number)
        if not self.model.columns[0].is_fixed:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.edit(self.view.currentIndex())

    def remove_rows(self) -> None:
        """Take the chosen rows away in one step."""
        ids = self.chosen_ids()
        if not ids:
            return
        losses = self.sheet.losses(ids)
        if losses and not self._agreed(len(ids), losses):
            return
        try:
            with self._session.project.history.step(N_("Take {number} rows away"), number=str(len(ids))):
                for number in ids:
                    self.sheet.remove(number)
        except UserError as error:
            self.say(error.message)
            return
        self.say("")

    def chosen_ids(self) -> list[int]:
        """The ids of what the chosen rows show."""
        return [self.model.id_of(row) for row in self.view.chosen_rows()]

    def _agreed(self, number: int, losses: str) -> bool:
        title = _n("Take {n} row away?", "Take {n} rows away?", number).format(n=formats.number(number))
        question = Dialog(title, _("Take away"), self.window(), danger=True)
        question.say(" ".join((losses, _("It can be undone."))))
        return bool(question.exec())

    def _write_in_all(self, key: str, text: str) -> None:
        place = next(place for place, column in enumerate(self.model.columns) if column.key == key)
        self.model.write((row, place, text) for row in self.view.chosen_rows())

    # Variables

    def _show_header_menu(self, section: int, point: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self._fill_menu(menu, section)
        menu.popup(point)

    def _fill_menu(self, menu: QMenu, section: int) -> None:
        menu.clear()
        if self.sheet.about:
            menu.addAction(_("New variable…")).triggered.connect(self.add_variable)
        variable = self.model.columns[section].variable if 0 <= section < len(self.model.columns) else None
        if variable is not None:
            menu.addSeparator()
            change = menu.addAction(_("Name and values of “{name}”…").format(name=variable.name))
            change.triggered.connect(lambda: self.change_variable(variable))
            remove = menu.addAction(_("Take “{name}” away").format(name=variable.name))
            remove.triggered.connect(lambda: self._session.project.variables.remove(variable.id))

    def add_variable(self) -> None:
        """Ask for a new variable, which becomes the last column."""
        variables = self._session.project.variables

        def keep(name: str, type: VariableType) -> None:
            variables.add(self.sheet.about, name, type)

        VariableDialog(keep, None, self.window()).exec()

    def change_variable(self, variable: Variable) -> None:
        """Ask for another name or type of a variable."""
        project = self._session.project

        def keep(name: str, type: VariableType) -> None:
            with project.history.step(N_("Describe variable “{name}”"), name=variable.name):
                project.variables.rename(variable.id, name)
                project.variables.retype(variable.id, type)

        VariableDialog(keep, variable, self.window()).exec()
