"""The tables of actors, seats and relations as files: the rows that are shown, and what has no column in the window."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QWidget

from qualapp.desktop.cases.export_button import ExportButton
from qualapp.desktop.cases.sheet_page import SheetPage
from qualapp.desktop.cases.sheets import Sheet
from qualapp.desktop.excerpts.acts import toast_over
from qualapp.desktop.look.widgets import allow
from qualapp.errors import UserError
from qualapp.exporters.draft import draft_of
from qualapp.exporters.plain_table import Cell, write_plain_table
from qualapp.i18n import _


class SavedSheet(Sheet):
    """A table that can leave the window."""

    @property
    def title(self) -> str:
        """What it is called where it is saved."""
        raise NotImplementedError

    def besides(self) -> Mapping[str, Mapping[int, str]]:
        """What is saved of the rows beside their columns: by its title, and by the id of what a row shows."""
        return {}


class TableExport(ExportButton):
    """Writes the rows that are shown, in their order."""

    def __init__(self, page: SheetPage, sheet: SavedSheet, parent: QWidget) -> None:
        super().__init__(_("Export the table"), lambda: f"{sheet.project.name} – {sheet.title.lower()}", parent)
        self._page, self._sheet = page, sheet
        self.chosen.connect(self.export_to)
        page.model.modelReset.connect(self._allow)
        self._allow()

    def export_to(self, path: Path) -> None:
        """Write the table in the form of the path's ending, and say so, or why not."""
        self._page.read()
        try:
            with draft_of(path) as draft:
                write_plain_table(draft, self._sheet.title, self.rows(), path.suffix)
        except UserError as error:
            toast_over(self).say(error.message)
            return
        toast_over(self).say(_("Saved “{file}”").format(file=path.name))

    def rows(self) -> list[list[Cell]]:
        """The titles, and a row for each that is shown; what was counted stands as a number."""
        model, besides = self._page.model, self._sheet.besides()
        stored = {row.id: row.values for row in self._sheet.rows()}
        rows: list[list[Cell]] = [[*(column.title for column in model.columns), *besides]]
        for number in map(model.id_of, range(model.shown)):
            cells = zip(model.columns, stored[number], strict=True)
            shown: list[Cell] = [int(one) if column.kind == "number" else column.shown(one) for column, one in cells]
            rows.append([*shown, *(texts.get(number, "") for texts in besides.values())])
        return rows

    def _allow(self) -> None:
        allow(self, self._page.model.shown > 0, _("There is nothing to export yet."))
