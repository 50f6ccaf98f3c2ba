"""The workspace of excerpts: filters, the list, what is done with it, and the one in focus."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from qualapp.desktop.excerpts.acts import ExcerptActs, toast_over
from qualapp.desktop.excerpts.bulk_bar import BulkBar
from qualapp.desktop.excerpts.excerpt_list import ExcerptList
from qualapp.desktop.excerpts.excerpt_model import ExcerptModel
from qualapp.desktop.excerpts.excerpt_panel import ExcerptPanel
from qualapp.desktop.excerpts.export_acts import ExportActs
from qualapp.desktop.excerpts.filter_popover import RecodePopover
from qualapp.desktop.excerpts.filter_row import FilterRow
from qualapp.desktop.excerpts.groups import Order
from qualapp.desktop.excerpts.listing import Listing
from qualapp.desktop.excerpts.toolbar import Toolbar
from qualapp.desktop.keys.code_commands import CODE_KEYS
from qualapp.desktop.look.widgets import EmptyView, Panes, Widths, filtered_out
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.coding import Valence
from qualapp.model.excerpt import ExcerptFilter, ListedCoding
from qualapp.reports import sentences
from qualapp.store.changes import Changes

_SHOWN = {"coding", "excerpt", "code", "source", "memo", "case", "informant", "turn", "visit", "coder"}
_LOOKED_AT = 60
_NAMED = {"code", "source", "case", "informant", "coder"}


class ExcerptsWorkspace(QWidget):
    """Lists what any mix of filters lets through; each excerpt opens its place in the text."""

    place_wanted = Signal(int, object, int)
    """Carries the id of a source, the `TextRange` there, and the id of the excerpt."""
    failed = Signal(str)
    status_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._informants: int | None = None
        self._emptied = 0
        self.toolbar = Toolbar(session, self)
        self.filters = FilterRow(session, self)
        self.model = ExcerptModel(session, self)
        self.list = ExcerptList(session, self.model, self)
        self.bulk = BulkBar(self)
        self.bulk.hide()
        self.panel = ExcerptPanel(session, self)
        self.acts = ExcerptActs(session, self)
        self.exports = ExportActs(session, self)
        self._listing = Listing(session, self)
        self._lay_out()
        self._connect()

    # What is listed

    def filter(self) -> ExcerptFilter:
        """What is let through: of the coders whose codings are shown, where the filters name none."""
        chosen = self.filters.filter()
        return chosen if chosen.coders else replace(chosen, coders=self._session.shown_coders)

    def set_filter(self, wanted: ExcerptFilter) -> None:
        """List what this lets through, as when a number elsewhere is opened."""
        self.filters.set_filter(wanted)

    def reload(self) -> None:
        """Ask anew what is listed, now or when the workspace is next seen."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._listing.ask(self.filter())

    def status(self) -> str:
        """What the status bar says of the list: which filters hold something back."""
        filters = " · ".join(sentences(self._session.project, self.filter()))
        return _("filter: {filters}").format(filters=filters) if filters else ""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = self._stale or self._listing.is_asking
        self._listing.stop()

    # Its parts

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        page = QWidget(left)
        page.setProperty("ground", "surface")
        self._pages = QStackedLayout(page)
        self._nothing = EmptyView(
            "highlighter",
            _("Nothing is coded yet"),
            _(
                "Open a source in Coding, select some words and press {first}–{last} or {palette}."
                " What you code is listed here."
            ),
            page,
            keys=CODE_KEYS,
        )
        self._no_match = filtered_out(_("No excerpt matches all filters"), page)
        self._hidden = EmptyView(
            "users",
            _("The coders who are shown have coded nothing"),
            _("The codings of other coders are hidden."),
            page,
            button=_("Show all coders"),
        )
        for widget in (self.list, self._nothing, self._no_match, self._hidden):
            self._pages.addWidget(widget)
        column.addWidget(self.toolbar)
        column.addWidget(self.filters)
        column.addWidget(page, 1)
        column.addWidget(self.bulk)
        self.splitter = Panes(left, self.panel, self, least=560, widths=Widths(340, 480, 384))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._session.coder_changed.connect(self._on_coder)
        self._listing.found.connect(self._show_rows)
        self._listing.informants_counted.connect(self._show_informants)
        self._listing.failed.connect(self._on_failed)
        self.filters.changed.connect(self.reload)
        self._no_match.pressed.connect(self._clear_filters)
        self._hidden.pressed.connect(lambda: self._session.show_coders(frozenset()))
        self.toolbar.order_chosen.connect(self._sort)
        self.toolbar.emptied_wanted.connect(self._show_emptied)
        self.toolbar.export_wanted.connect(self._export)
        self.exports.failed.connect(self.failed)
        self.acts.failed.connect(self.failed)
        self.list.selection_changed.connect(self._show_selection)
        self.list.place_wanted.connect(lambda _row: self._open_place())
        self.list.valence_chosen.connect(lambda value: self._describe("valence", value))
        self.list.recode_wanted.connect(self._ask_code)
        self.list.delete_wanted.connect(self._delete)
        self.bulk.described.connect(self._describe)
        self.bulk.recode_wanted.connect(self._ask_code)
        self.bulk.delete_wanted.connect(self._delete)
        self.panel.described.connect(self._describe_focused)
        self.panel.recode_wanted.connect(lambda: self._ask_code(only_focused=True))
        self.panel.delete_wanted.connect(lambda: self._delete(only_focused=True))
        self.panel.place_wanted.connect(self._open_place)

    # What is seen

    def _on_changed(self, changes: Changes) -> None:
        if _NAMED & changes.tables:
            self.filters.show_names()
        if _SHOWN & changes.tables:
            self.model.forget_words()
            self._show_focused()
            self.reload()

    def _on_coder(self) -> None:
        self._show_focused()
        self.reload()

    def _show_rows(self, rows: list[ListedCoding]) -> None:
        there = self.list.first_in_sight()
        selected = [row.coding_id for row in self.list.selected()]
        focused = self.list.focused()
        row = self.list.currentIndex().row()
        self.model.show_rows(rows, self.filter().words)
        self._restore(selected, focused.coding_id if focused else None, row)
        if there is not None:
            self.list.bring_into_sight(*there)
        self._pages.setCurrentWidget(self._page_for(rows))
        self._informants = None
        self._emptied = 0 if self.filter().emptied_only else sum(row.is_empty for row in rows)
        self._show_count()
        self.status_changed.emit()

    def _restore(self, selected: list[int], focused: int | None, row: int) -> None:
        """Select what was selected; where the focused one is gone, the one that took its place."""
        self.list.select(selected, focused)
        if self.list.focused() is None and self.model.entries:
            self.list.focus_near(row)
        self._show_selection()

    def _page_for(self, rows: list[ListedCoding]) -> QWidget:
        if rows:
            return self.list
        if self.filters.filter() != ExcerptFilter():
            return self._no_match
        return self._hidden if self._session.shown_coders else self._nothing

    def _show_count(self) -> None:
        rows = self.model.codings
        sources = len({row.source_id for row in rows})
        self.toolbar.show_count(len(rows), sources, self._informants, self._emptied)

    def _show_informants(self, number: int) -> None:
        self._informants = number
        self._show_count()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        toast_over(self).say(error.message)
        self.failed.emit(error.message)

    def _show_selection(self) -> None:
        rows = self.list.selected_rows()
        if len(rows) > 1:
            self.bulk.show_selected(len(rows), self._shared_valence(rows))
        self.bulk.setVisible(len(rows) > 1)
        self._show_focused()

    def _shared_valence(self, rows: list[int]) -> Valence | None:
        """The valence of the selected codings where few enough are selected to look and all have the same."""
        if len(rows) > _LOOKED_AT:
            return None
        found = {excerpt.valence for row in rows if (excerpt := self.model.excerpt(row))}
        return found.pop() if len(found) == 1 else None

    def _show_focused(self) -> None:
        row = self.list.focused()
        excerpt = self.model.excerpt(self.list.currentIndex().row()) if row else None
        self.panel.show_excerpt(excerpt, is_own=bool(row and self.acts.is_own(row)))

    def _sort(self, order: Order) -> None:
        selected = [row.coding_id for row in self.list.selected()]
        focused = self.list.focused()
        self.model.sort_by(order)
        self._restore(selected, focused.coding_id if focused else None, 0)

    def _clear_filters(self) -> None:
        self.filters.clear_all()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_emptied(self) -> None:
        """List only those whose words were deleted, of what is listed now."""
        self.filters.set_filter(replace(self.filters.filter(), emptied_only=True))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is done

    def _chosen(self, only_focused: bool) -> list[ListedCoding]:
        """The selected codings; the focused one where none is selected or it alone is meant."""
        selected = [] if only_focused else self.list.selected()
        focused = self.list.focused()
        return selected or ([focused] if focused else [])

    def _describe(self, field: str, value: object) -> None:
        self.acts.describe(self._chosen(only_focused=False), **{field: value})

    def _describe_focused(self, field: str, value: object) -> None:
        self.acts.describe(self._chosen(only_focused=True), **{field: value})
        self._show_focused()

    def _delete(self, *, only_focused: bool = False) -> None:
        self.acts.remove(self._chosen(only_focused))

    def _ask_code(self, *, only_focused: bool = False) -> None:
        rows = self._chosen(only_focused)
        if not rows:
            return
        chooser = RecodePopover(self._session, self)
        chooser.chosen.connect(lambda code_id: self.acts.recode(rows, code_id))
        bar = self.bulk.recode if self.bulk.isVisible() else self.panel.recode
        chooser.open_below(self.panel.recode if only_focused else bar)

    def _open_place(self) -> None:
        row = self.list.focused()
        excerpt = self.model.excerpt(self.list.currentIndex().row()) if row else None
        if excerpt is not None:
            self.place_wanted.emit(excerpt.source_id, excerpt.range, excerpt.excerpt_id)

    def _export(self, ending: str) -> None:
        ids = tuple(row.coding_id for row in self.model.codings)
        self.exports.ask_where(ending, ids, tuple(sentences(self._session.project, self.filter())))

    def export_to(self, path: Path) -> None:
        """Write what is listed, in the format of the path's ending."""
        ids = tuple(row.coding_id for row in self.model.codings)
        self.exports.write(path, ids, tuple(sentences(self._session.project, self.filter())))
