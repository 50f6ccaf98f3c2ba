"""The dialog of the codebook's versions: freeze one, compare two, see which codings were made under each."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from qualapp import formats
from qualapp.analysis.codebook_difference import difference
from qualapp.desktop.books.difference_table import DifferenceModel, DifferenceTable
from qualapp.desktop.books.offered_box import OfferedBox
from qualapp.desktop.codebook.code_words import codings_text, number_text
from qualapp.desktop.look.widgets import Button, Dialog, FormField, allow
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.codebook_version import CodebookVersion, CodingsUnder

_WIDTH = 1120
_AIR = 56
_NOW = 0
_CODE = Qt.ItemDataRole.UserRole


class VersionsDialog(Dialog):
    """Lists the versions with their reasons and codings, and freezes the codebook as it is now."""

    excerpts_wanted = Signal(object, int)
    """List the codings of a code (or of all, where it is 0) that were made under this `CodingsUnder`."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Versions of the codebook"), _("Close"), parent, width=640)
        self.setFixedWidth(min(_WIDTH, parent.window().width() - 40 if parent else _WIDTH) + _AIR)
        self.leave.hide()
        self.primary.setDefault(False)
        self.primary.set_hint("Esc")
        self._session = session
        self._under: list[CodingsUnder] = []
        self.name = QLineEdit(self)
        self.reason = QLineEdit(self)
        self.name_field = FormField(_("Name of the version"), self.name, self)
        self.reason_field = FormField(_("Why it is kept"), self.reason, self)
        self.freeze_button = Button(_("Freeze the codebook"), self, icon="save", height=36)
        self.freeze_button.clicked.connect(self._freeze)
        self.name.returnPressed.connect(self._freeze)
        self.reason.returnPressed.connect(self._freeze)
        self.list = _table((_("Version"), _("Frozen"), _("Coder"), _("Codings"), _("Reason")), 3, self)
        self.list.setAccessibleName(_("Versions"))
        self.list.currentCellChanged.connect(lambda row, *_rest: self._show_codings(row))
        self.codings = _table((_("Code"), _("Codings")), 1, self)
        self.codings.setAccessibleName(_("Codings made under the version"))
        self.codings.itemActivated.connect(self._open_code)
        self.codings_title = QLabel(self)
        self.codings_title.setProperty("role", "group")
        self.why = QLabel(self)
        self.why.setProperty("role", "secondary")
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setWordWrap(True)
        self.open_button = Button(_("Show the excerpts"), self, kind="link", icon="list-filter")
        self.open_button.clicked.connect(self._open_all)
        self._lay_out_lists()
        self._lay_out_comparison()
        self.reload()
        read_only = session.project.read_only
        allow(self.freeze_button, not read_only, _("The project is open for reading only."))
        (self.list if read_only else self.name).setFocus()

    def reload(self) -> None:
        """Read the versions anew; the latest is shown."""
        self._under = self._session.project.codebooks.codings_under()
        coders = {coder.id: coder.name for coder in self._session.project.coders.all()}
        self.list.setRowCount(len(self._under))
        for place, one in enumerate(reversed(self._under)):
            for column, text in enumerate(_cells(one, coders)):
                self.list.setItem(place, column, _item(text, right=column == 3))
        self.list.setCurrentCell(0, 0)
        self._show_codings(0)
        versions = [one.version for one in self._under if one.version is not None]
        choices: list[tuple[object, str]] = [(version.id, version.name) for version in reversed(versions)]
        self.since.offer(choices)
        self.until.offer([(_NOW, _("the codebook now")), *choices])
        self.since.show_value(choices[0][0] if choices else None)
        self.until.show_value(_NOW)
        self._compare()

    def _lay_out_lists(self) -> None:
        form = QHBoxLayout()
        form.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        form.addWidget(self.name_field, 2, top)
        form.addWidget(self.reason_field, 5, top)
        form.addWidget(self.freeze_button, 0, Qt.AlignmentFlag.AlignBottom)
        lists = QHBoxLayout()
        lists.setSpacing(16)
        lists.addWidget(self.list, 7)
        right = QVBoxLayout()
        right.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.codings_title, 1)
        head.addWidget(self.open_button)
        right.addLayout(head)
        right.addWidget(self.why)
        right.addWidget(self.codings, 1)
        lists.addLayout(right, 4)
        for widget in (self.list, self.codings):
            widget.setMinimumHeight(150)
        self.body.setSpacing(12)
        self.body.addLayout(form)
        self.body.addLayout(lists)

    def _lay_out_comparison(self) -> None:
        self.since = OfferedBox([], _("The earlier version"), self)
        self.until = OfferedBox([], _("The later version"), self)
        for box in (self.since, self.until):
            box.setMinimumWidth(200)
            box.setPlaceholderText(_("no version yet"))
            box.chosen.connect(lambda _value: self._compare())
        line = QHBoxLayout()
        line.setSpacing(8)
        self.told = QLabel(self)
        self.told.setProperty("role", "secondary")
        for widget in (QLabel(_("Compare"), self), self.since, QLabel(_("with"), self), self.until):
            line.addWidget(widget)
        line.addWidget(self.told, 1, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(line)
        self.differences = QVBoxLayout()
        self.body.addLayout(self.differences)
        self.table: DifferenceTable | None = None

    def _freeze(self) -> None:
        try:
            self._session.project.codebooks.freeze(self.name.text(), self.reason.text())
        except UserError as error:
            self.name_field.show_error(error.message)
            self.name.setFocus()
            return
        self.name_field.show_error("")
        self.name.clear()
        self.reason.clear()
        self.reload()

    def _show_codings(self, row: int) -> None:
        one = self._shown(row)
        tree = self._session.tree
        counted = [(code, one.counts[code.id]) for code, _depth in tree.walk() if code.id in one.counts] if one else []
        self.codings.setRowCount(len(counted))
        for place, (code, count) in enumerate(counted):
            name = _item(tree.path(code.id))
            name.setData(_CODE, code.id)
            self.codings.setItem(place, 0, name)
            self.codings.setItem(place, 1, _item(number_text(count), right=True))
        total = one.total if one else 0
        self.why.setText(one.version.reason if one and one.version else "")
        self.why.setVisible(bool(self.why.text()))
        self.codings_title.setText(_("{codings} made under it").format(codings=codings_text(total)))
        allow(self.open_button, total > 0, _("No codings were made under it."))

    def _shown(self, row: int) -> CodingsUnder | None:
        return self._under[len(self._under) - 1 - row] if 0 <= row < len(self._under) else None

    def _open_code(self, item: QTableWidgetItem) -> None:
        first = self.codings.item(item.row(), 0)
        if first is not None:
            self._open(int(first.data(_CODE)))

    def _open_all(self) -> None:
        self._open(0)

    def _open(self, code_id: int) -> None:
        one = self._shown(self.list.currentRow())
        if one is not None:
            self.excerpts_wanted.emit(one, code_id)
            self.accept()

    def _compare(self) -> None:
        if self.table is not None:
            self.differences.removeWidget(self.table)
            self.table.deleteLater()
            self.table = None
        since = self.since.value()
        if not since:
            self.told.setText(_("Freeze the codebook to see later what has changed since."))
            return
        codebooks = self._session.project.codebooks
        until = self.until.value()
        try:
            earlier = codebooks.frozen(int(str(since)))
            later = codebooks.frozen(int(str(until))) if until else codebooks.book()
        except UserError as error:
            self.told.setText(error.message)
            return
        found = difference(earlier, later, empty_counts=True)
        titles = (self.since.currentText(), self.until.currentText())
        lone = (_("removed"), _("added"))
        model = DifferenceModel(found, titles, lone=lone)
        self.table = DifferenceTable(model, self)
        model.setParent(self.table)
        model.show_only_differing(not found.is_empty)
        self.table.setFixedHeight(190)
        self.differences.addWidget(self.table)
        self.told.setText(
            _("{added} added, {removed} removed, {changed} changed").format(
                added=number_text(len(found.added)),
                removed=number_text(len(found.removed)),
                changed=number_text(len(found.changed)),
            )
            if not found.is_empty
            else _("Nothing has changed.")
        )


def _cells(one: CodingsUnder, coders: dict[int, str]) -> tuple[str, str, str, str, str]:
    version: CodebookVersion | None = one.version
    if version is None:
        return _("Before the first version"), "", "", number_text(one.total), ""
    day = formats.date_time(datetime.fromtimestamp(version.created / 1_000_000, UTC).astimezone())
    return version.name, day, coders.get(version.coder_id, ""), number_text(one.total), version.reason


def _item(text: str, *, right: bool = False) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setToolTip(text)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item


def _table(titles: tuple[str, ...], numbers: int, parent: QWidget) -> QTableWidget:
    """A table to look at and choose rows in; the column `numbers` holds counts, the last one the rest of the width."""
    table = QTableWidget(0, len(titles), parent)
    table.setHorizontalHeaderLabels(titles)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(30)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    wide = 0 if len(titles) == 2 else len(titles) - 1
    head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
    title = table.horizontalHeaderItem(numbers)
    if title is not None:
        title.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return table
