"""The codebook beside the text: find a code, see what it means, use it and change it."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from qualapp.desktop.codebook.book_dialogs import BookDialogs
from qualapp.desktop.codebook.code_actions import OF_A_CODE, OF_THE_BOOK, CodeActions
from qualapp.desktop.codebook.code_deeds import CodeDeeds
from qualapp.desktop.codebook.code_dialogs import CodeDialogs
from qualapp.desktop.codebook.code_finding import CodeFinding
from qualapp.desktop.codebook.code_model import CodeModel
from qualapp.desktop.codebook.code_naming import CodeNaming
from qualapp.desktop.codebook.code_places import Act, Drop
from qualapp.desktop.codebook.code_shape import Order
from qualapp.desktop.codebook.code_tree_view import CodeTreeView
from qualapp.desktop.codebook.definition_card import DefinitionCard
from qualapp.desktop.codebook.empty_codebook import EmptyCodebook, NoSuchCode
from qualapp.desktop.codebook.filter_row import FilterRow
from qualapp.desktop.codebook.undo_offer import UndoOffer
from qualapp.desktop.commands import Commands
from qualapp.desktop.look.widgets import PanelHeading
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.store.changes import Changes

_CARD_HEIGHT = 144


class CodebookPanel(QWidget):
    """The code tree with its filter, and the definition of the code under focus."""

    code_chosen = Signal(int)
    """Apply this code to what is selected in the text."""
    range_dropped = Signal(int)
    """A stretch of the text was let go on this code."""
    excerpts_wanted = Signal(int)
    """List the excerpts of this code and of those below it."""
    codebook_wanted = Signal(str)
    """Add the shipped codebook of this id to the project."""
    status = Signal(str)
    """A sentence to be said; what needs Undo beside it the panel says itself, in the toast of the window."""

    def __init__(self, session: Session, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("ground", "app")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = CodeModel(session, self)
        self.tree = CodeTreeView(session, self.model, self)
        self.deeds = CodeDeeds(session, self)
        self.actions_by_id = CodeActions(self.tree, commands)
        self.naming = CodeNaming(session, self.tree, self.deeds, self)
        self.dialogs = CodeDialogs(session, self.tree, self.deeds, self)
        self.filter_row = FilterRow(self)
        self._finding = CodeFinding(session, self.filter_row, self.tree, self)
        self.books = BookDialogs(session, self)
        self.card = DefinitionCard(self)
        self._undo_offer = UndoOffer(session, self)
        self._build()
        self._listen()
        self._show_state()
        self._follow_current()

    def focus_filter(self) -> None:
        """Let a code be found by typing."""
        self.filter_row.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_row.field.selectAll()

    def current_code(self) -> int | None:
        """The code under focus."""
        return self.tree.current_code()

    def show_pinned(self, guids: Iterable[str]) -> None:
        """Mark the codes that are pinned to the top of the palette, named by their guids."""
        self.model.show_pinned(guids)

    def show_code(self, code_id: int) -> None:
        """Bring a code into sight and put the focus of the tree on it."""
        self._finding.reveal(code_id)

    def _build(self) -> None:
        heading = PanelHeading(_("Codebook"), self)
        self.new_button = heading.add_button("plus", _("New code"), command="codebook.new")
        self.more_button = heading.add_button("ellipsis", _("More about codes"))
        self.menu = QMenu(self)
        self.actions_by_id.fill(self.menu, OF_THE_BOOK + OF_A_CODE[2:])
        self.more_button.setMenu(self.menu)
        self.pages = QStackedWidget(self)
        self.empty = EmptyCodebook(self)
        self.no_such = NoSuchCode(self)
        for page in (self.tree, self.no_such, self.empty):
            self.pages.addWidget(page)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.addWidget(self.pages)
        self.splitter.addWidget(self.card)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setCollapsible(0, False)
        self.splitter.setSizes([600, _CARD_HEIGHT])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (heading, self.filter_row):
            column.addWidget(widget)
        column.addWidget(self.splitter, 1)

    def _listen(self) -> None:
        self.tree.code_chosen.connect(self.code_chosen)
        self.tree.range_dropped.connect(self.range_dropped)
        self.tree.excerpts_wanted.connect(self.excerpts_wanted)
        self.tree.code_let_go.connect(self._let_go, Qt.ConnectionType.QueuedConnection)
        self.tree.menu_wanted.connect(self._show_menu)
        self.tree.selectionModel().currentChanged.connect(self._follow_current)
        self.model.rearranged.connect(self._show_state)
        self.model.rearranged.connect(self._follow_current)
        self.filter_row.ordered.connect(self._order)
        self.card.edit_wanted.connect(self.dialogs.describe)
        self.new_button.clicked.connect(self.naming.begin)
        self.empty.new_wanted.connect(self.naming.begin)
        self.empty.codebook_wanted.connect(self.codebook_wanted)
        self.no_such.new_wanted.connect(self._make_typed)
        self.menu.aboutToShow.connect(self._say_what_goes)
        self.menu.aboutToHide.connect(self._say_no_longer)
        self.deeds.failed.connect(self._undo_offer.say)
        self.deeds.undoable.connect(self._undo_offer.offer)
        self.books.said.connect(self._undo_offer.say)
        self.books.undoable.connect(self._undo_offer.offer)
        self._session.changed.connect(self._on_changed)
        self._run_actions()

    def _run_actions(self) -> None:
        run = self.actions_by_id.run
        run("apply", self.tree.choose)
        run("excerpts", self.tree.show_excerpts)
        run("new", self.naming.begin)
        run("new-below", partial(self.naming.begin, below=True))
        run("rename", self.naming.rename)
        run("describe", self.dialogs.describe)
        run("recolour", self.dialogs.recolour)
        run("codable", self._toggle_codable)
        run("merge", self.dialogs.merge)
        run("split", self.dialogs.split)
        run("delete", self._delete)
        run("compare", self.books.choose)
        run("versions", self.books.versions)
        run("open-all", partial(self.tree.open_all, True))
        run("close-all", partial(self.tree.open_all, False))
        for way in ("up", "down", "in", "out"):
            run(way, partial(self._step, way))

    def _on_changed(self, changes: Changes) -> None:
        if "code" in changes.tables:
            self._follow_current()

    def _show_state(self) -> None:
        """Show the tree, or why there is none."""
        page: QWidget = self.tree
        if not self.model.rowCount():
            page = self.no_such if len(self._session.tree) else self.empty
        if page is self.no_such:
            self.no_such.say(self.filter_row.field.text().strip())
        self.pages.setCurrentWidget(page)
        self.card.setVisible(len(self._session.tree) > 0)
        self.filter_row.setEnabled(len(self._session.tree) > 0)

    def _follow_current(self) -> None:
        code_id = self.current_code()
        tree = self._session.tree
        code_id = code_id if code_id in tree else None
        read_only = self._session.project.read_only
        self.card.show_code(tree, code_id)
        self.card.let_edit(not read_only)
        self.actions_by_id.allow(code_id is not None, read_only)
        self.new_button.setEnabled(not read_only)
        self.empty.setEnabled(not read_only)
        self.actions_by_id["codable"].setChecked(code_id is not None and tree[code_id].is_codable)
        self._say_no_longer()

    def _say_no_longer(self) -> None:
        """Call the deletion what it is called while no menu is open."""
        self.actions_by_id["delete"].setText(_("Delete the code"))

    def _order(self, order: Order) -> None:
        self.model.order_by(order)
        self.tree.scrollTo(self.tree.currentIndex())

    def _make_typed(self) -> None:
        name = self.filter_row.field.text()
        self.filter_row.field.clear()
        self.naming.begin(text=name)

    def _toggle_codable(self) -> None:
        code_id = self.current_code()
        if code_id is not None:
            self.deeds.let_be_coded(code_id, not self._session.tree[code_id].is_codable)

    def _step(self, way: str) -> None:
        code_id = self.current_code()
        if code_id is None:
            return
        if self.model.order is not Order.CODEBOOK:
            self.status.emit(_("Order the codes as in the codebook to move them."))
            return
        self.deeds.step(code_id, way)
        self.tree.show_code(code_id)

    def _delete(self) -> None:
        code_id = self.current_code()
        if code_id is not None:
            self.deeds.delete(code_id)
            self.tree.scrollTo(self.tree.currentIndex())

    def _let_go(self, drop: Drop) -> None:
        """Do what a dragged code was let go for."""
        if drop.code is None or drop.code not in self._session.tree:
            return
        if drop.act is Act.MERGE:
            self.tree.show_code(drop.code)
            self.dialogs.merge(drop.target)
        elif drop.place is not None:
            self.deeds.move(drop.code, drop.place)
            self.tree.show_code(drop.code)

    def _say_what_goes(self) -> None:
        code_id = self.current_code()
        if code_id is not None:
            self.actions_by_id["delete"].setText(self.deeds.deletion(code_id))

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.actions_by_id.fill(menu, OF_A_CODE if self.current_code() is not None else OF_THE_BOOK)
        self._say_what_goes()
        menu.aboutToHide.connect(self._say_no_longer)
        menu.popup(place)
