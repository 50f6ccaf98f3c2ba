"""Excerpts beside the drawing, to be dragged onto its links and nodes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QStackedLayout, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.excerpts.excerpt_list import ExcerptList
from qualapp.desktop.excerpts.excerpt_model import ExcerptModel
from qualapp.desktop.excerpts.listing import Listing
from qualapp.desktop.look import keys_in_use
from qualapp.desktop.look.widgets import Choice, EmptyView, SearchField, Segments
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.model.excerpt import ExcerptFilter, ListedCoding
from qualapp.model.text import TextRange
from qualapp.store.changes import Changes

_SHOWN = {"coding", "excerpt", "code", "source", "informant", "coder"}
_PAUSE = 250


class ExcerptDrawer(QWidget):
    """Lists what is coded with the codes of the selected node or link's ends, or everything; words narrow it."""

    evidence_wanted = Signal(object)
    """Carries what is to be given for the selection, as it would be dragged."""
    place_wanted = Signal(int, object, int)
    failed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._codes: frozenset[int] = frozenset()
        self._asked: ExcerptFilter | None = None
        self._is_without = False
        """Whether nothing is coded with the codes of the selection, so that all excerpts are offered."""
        self.words = SearchField(_("Search the excerpts"), self)
        near = [Choice("near", _("With its codes")), Choice("all", _("All excerpts"))]
        self.reach = Segments(near, self, value="near", name=_("Which excerpts"))
        self.count = QLabel(self)
        self.model = ExcerptModel(session, self)
        self.list = DraggedList(session, self.model, self)
        self._listing = Listing(session, self)
        self._typing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._typing.timeout.connect(self.reload)
        self.words.textChanged.connect(lambda _text: self._typing.start())
        self.reach.changed.connect(self._reach_out)
        self._listing.found.connect(self._show_rows)
        self._listing.failed.connect(self._on_failed)
        self.list.given.connect(self.evidence_wanted)
        self.list.place_wanted.connect(lambda _row: self._open_place())
        self.list.drag_ended.connect(self.reload)
        session.changed.connect(self._on_changed)
        session.coder_changed.connect(self.reload)

    def _lay_out(self) -> None:
        self.count.setProperty("role", "caption")
        self.count.setWordWrap(True)
        advice = QLabel(
            keys_in_use.fill(_("Drag one onto a link or node, or press {key}."), key="coding.evidence"), self
        )
        advice.setProperty("role", "caption")
        advice.setWordWrap(True)
        self._none = EmptyView("list-filter", _("No excerpt matches"), _("Search for other words."), self)
        self._pages = QStackedLayout()
        for page in (self.list, self._none):
            self._pages.addWidget(page)
        head = QVBoxLayout()
        head.setContentsMargins(20, 0, 20, 8)
        head.setSpacing(8)
        for widget in (self.words, self.reach, advice, self.count):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._pages, 1)

    def show_codes(self, codes: frozenset[int]) -> None:
        """Be about these codes, those of what is selected; all excerpts where there are none."""
        if codes != self._codes:
            self._codes, self._is_without = codes, False
            self.reload()

    def filter(self) -> ExcerptFilter:
        """What is listed."""
        codes = self._codes if self.reach.value() == "near" and not self._is_without else frozenset()
        return ExcerptFilter(codes=codes, coders=self._session.shown_coders, words=self.words.text().strip())

    def reload(self) -> None:
        """List anew, now or when the drawer is next seen; nothing moves while an excerpt is dragged."""
        wanted = self.filter()
        if not self.isVisible():
            self._asked = None
        elif not self.list.is_dragging and wanted != self._asked:
            self._asked = wanted
            self._listing.ask(wanted)

    def _show_rows(self, rows: Sequence[ListedCoding]) -> None:
        wanted = self.filter()
        if not rows and wanted.codes and not wanted.words:
            self._is_without = True
            self.reload()
            return
        self.model.show_rows(rows, wanted.words)
        count = _n("{n} excerpt", "{n} excerpts", len(rows)).format(n=formats.number(len(rows)))
        without = self._is_without and self.reach.value() == "near"
        nothing = _("Nothing is coded with its codes, so all are here: {excerpts}.")
        self.count.setText(nothing.format(excerpts=count) if without else count)
        self._pages.setCurrentWidget(self.list if rows else self._none)

    def _open_place(self) -> None:
        coding = self.list.focused()
        excerpt = self.model.excerpt(self.list.currentIndex().row())
        if coding is not None and excerpt is not None:
            self.place_wanted.emit(coding.source_id, TextRange(coding.start, coding.stop), excerpt.excerpt_id)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(error.message)

    def _reach_out(self, _value: object) -> None:
        self._is_without = False
        self.reload()

    def _on_changed(self, changes: Changes) -> None:
        if _SHOWN & changes.tables:
            self._asked, self._is_without = None, False
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._listing.stop()
        self._asked = None


class DraggedList(ExcerptList):
    """One excerpt is chosen, and dragged from where it is pressed; the key that gives evidence gives it."""

    given = Signal(object)
    drag_ended = Signal()

    def __init__(self, session: Session, model: ExcerptModel, parent: QWidget | None = None) -> None:
        super().__init__(session, model, parent)
        self.is_dragging = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.selected_rows():
            self._held: QPoint | None = event.position().toPoint()

    def _drag(self) -> None:
        self.is_dragging = True
        super()._drag()
        self.is_dragging = False
        self.drag_ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        data: QMimeData | None = None
        if event.text().upper() == keys_in_use.of("coding.evidence", "E").upper():
            data = self.dragged()
        if data is not None:
            self.given.emit(data)
        else:
            super().keyPressEvent(event)
