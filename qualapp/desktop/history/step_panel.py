"""The step in focus: what it changed, before and after, and the ways on from here."""

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.look import theme, ui_font
from qualapp.desktop.look.widgets import Avatar, Button, ElidedLabel, EmptyView, allow
from qualapp.desktop.session import Session
from qualapp.exporters.history_report import ToldCell, ToldChange
from qualapp.exporters.history_words import shortened
from qualapp.formats import moment
from qualapp.i18n import _, _n
from qualapp.reports.history import KINDS, counts_text, told_change
from qualapp.store.audit import AuditStep
from qualapp.store.identity import guid_text
from qualapp.store.row_stories import RowChange

_SIDE = 20
_MOST = 60
_LIVING = {"coding", "code", "memo", "source", "case", "informant"}


class StepPanel(QWidget):
    """Tells one step; another is asked for by its row."""

    open_wanted = Signal(object)
    """Carries the `AuditStep` whose place is to be shown."""
    copy_wanted = Signal(int)
    """Carries the number of the step before which the project is wanted."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._step: AuditStep | None = None
        self._changes: list[RowChange] = []
        self.setAccessibleName(_("Step"))
        self._empty = EmptyView(
            "history", _("No step is chosen"), _("Choose one in the list to see what it changed."), self
        )
        self._page = QWidget(self)
        self._avatar = Avatar("", "", self._page, size=24)
        self._label = ElidedLabel("", self._page, font=ui_font(13, 600), lines=3)
        self._when = ElidedLabel("", self._page, token="text-3", font=ui_font(12), lines=3)
        self.told = QTextBrowser(self._page)
        self.told.setProperty("bare", True)
        self.told.setOpenLinks(False)
        self.told.setUndoRedoEnabled(False)
        self.told.document().setDocumentMargin(0)
        self.told.setAccessibleName(_("What changed"))
        self.life = Button(_("Its whole life"), self._page, kind="link", icon="history", height=30)
        self.life.clicked.connect(self._tell_life)
        self.open = Button(_("Open the place"), self._page, icon="arrow-up-right", height=32)
        self.open.clicked.connect(self._open)
        self.copy = Button(_("Save a copy from before this…"), self._page, icon="copy", height=32)
        self.copy.clicked.connect(self._copy)
        theme.changed.connect(self._tell)
        self._lay_out()
        self.show_step(None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        named = QVBoxLayout()
        named.setSpacing(3)
        named.addWidget(self._label)
        named.addWidget(self._when)
        head.addLayout(named, 1)
        foot = QVBoxLayout()
        foot.setSpacing(8)
        for button in (self.life, self.open, self.copy):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(_SIDE, 16, _SIDE, 14)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.told, 1)
        column.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._empty, 1)
        outer.addWidget(self._page, 1)

    @property
    def step(self) -> AuditStep | None:
        """The step that is told."""
        return self._step

    def show_step(self, step: AuditStep | None) -> None:
        """Tell a step, or none."""
        self._step = step
        self._empty.setVisible(step is None)
        self._page.setVisible(step is not None)
        if step is None:
            return
        self._changes = self._session.project.audit.details(step.id, _MOST + 1)
        self._avatar.show_coder(step.coder, step.initials, step.coder_colour)
        self._label.setText(step.label)
        self._when.setText(self._circumstances(step))
        self.life.setVisible(self._living() is not None)
        self.open.setVisible(_has_place(step))
        is_first = step.id == self._session.project.audit.first()
        allow(self.copy, not is_first, _("There was nothing before the project was made."))
        self._tell()

    def _circumstances(self, step: AuditStep) -> str:
        when = formats.date_time(moment(step.time).astimezone())
        parts = [step.coder, when]
        if step.kind != "do":
            parts.append(_(KINDS[step.kind]))
        if step.came_with is not None:
            merge = self._session.project.audit.load([step.came_with])
            parts.append(_("came with “{merge}”").format(merge=merge[0].label) if merge else _("from a merge"))
        return " · ".join(parts)

    def _living(self) -> RowChange | None:
        """The one row whose life can be told."""
        found = [change for change in self._changes if change.noun in _LIVING]
        return found[0] if len(found) == 1 else None

    def _tell(self) -> None:
        if self._step is not None:
            self._write(_page(self._told(), self._step, len(self._changes) > _MOST))

    def _told(self) -> list[ToldChange]:
        return [told_change(change) for change in self._changes[:_MOST]]

    def _tell_life(self) -> None:
        living = self._living()
        if living is None:
            return
        life = self._session.project.audit.of_row(living.noun, guid_text(living.guid))
        self._write(_life([(step, told_change(change)) for step, change in life]))

    def _write(self, page: str) -> None:
        self.told.document().setDefaultFont(ui_font(13))
        self.told.setHtml(page)

    def _open(self) -> None:
        if self._step is not None:
            self.open_wanted.emit(self._step)

    def _copy(self) -> None:
        if self._step is not None:
            self.copy_wanted.emit(self._step.id)


def _has_place(step: AuditStep) -> bool:
    here = (step.place.source_id if step.place else None, *(named.id for named in (*step.sources, *step.codes)))
    return any(number is not None for number in here)


def _page(changes: Sequence[ToldChange], step: AuditStep, is_more: bool) -> str:
    parts = [_block(change) for change in changes]
    if is_more or not parts:
        parts.append(_line(counts_text(step) or _("Nothing that people see has changed."), "text-2"))
    return "".join(parts)


def _block(change: ToldChange) -> str:
    head = (
        '<p style="margin:0 0 2px 0">'
        f'<span style="font-weight:600;color:{_ink("text")}">{escape(change.subject)}</span>'
        f' <span style="color:{_ink("text-3")}">{escape(change.operation)}</span></p>'
    )
    cells = "".join(_cell(cell, change.op) for cell in change.cells)
    return f'{head}{cells}<p style="margin:0 0 10px 0;font-size:4px">&nbsp;</p>'


def _cell(cell: ToldCell, op: str) -> str:
    between = "<br>" if cell.is_text else " "
    title = f'<span style="color:{_ink("text-3")}">{escape(cell.title)}:</span>{between}'
    nothing = _("nothing")
    before, after = (escape(shortened(text) or nothing) for text in (cell.before, cell.after))
    if op in {"i", "d"}:
        told = f'<span style="color:{_ink("text-2")}">{escape(shortened(cell.after or cell.before))}</span>'
    else:
        told = (
            f'<span style="color:{_ink("text-2")};text-decoration:line-through">{before}</span>'
            f' <span style="color:{_ink("text-3")}">→</span> <span style="color:{_ink("text")}">{after}</span>'
        )
    return f'<p style="margin:3px 0 0 0">{title}{told}</p>'


def _life(life: Sequence[tuple[AuditStep, ToldChange]]) -> str:
    count = _n("{n} step in its life", "{n} steps in its life", len(life)).format(n=formats.number(len(life)))
    return _line(count, "text-3") + "".join(_lived(life))


def _lived(life: Sequence[tuple[AuditStep, ToldChange]]) -> Iterator[str]:
    for step, change in life:
        when = formats.date_time(moment(step.time).astimezone())
        yield _line(f"{when} · {step.coder} · {step.label}", "text-3")
        yield _block(change)


def _line(text: str, token: str) -> str:
    return f'<p style="margin:0 0 6px 0;color:{_ink(token)}">{escape(text)}</p>'


def _ink(token: str) -> str:
    return theme.colour(token).name()
