"""What is done about excerpts whose words were deleted: find them, and put them on other words."""

from PySide6.QtCore import QObject

from qualapp.desktop.coding.desk import Desk
from qualapp.desktop.commands import Commands
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import _


class Emptied(QObject):
    """Goes from one excerpt without words to the next; gives the one in focus the words that are selected."""

    def __init__(self, desk: Desk, session: Session, commands: Commands) -> None:
        super().__init__(desk.view)
        self._desk = desk
        self._session = session
        view, head, inspector = desk.view, desk.head, desk.inspector
        view.emptied_counted.connect(head.show_emptied)
        head.emptied_wanted.connect(view.focus_next_emptied)
        inspector.words_wanted.connect(self.put_on_selection)
        coding = {"menu": "coding", "within": view}
        commands.add(
            "coding.next_emptied",
            _("Next excerpt whose words were deleted"),
            view.focus_next_emptied,
            group=5,
            submenu=_("Go to"),
            **coding,  # type: ignore[arg-type]
        )
        commands.add(
            "coding.put_on_selection",
            _("Put the excerpt on the selected words"),
            self.put_on_selection,
            keys="Alt+Return",
            group=5,
            submenu=_("Excerpt’s ends"),
            **coding,  # type: ignore[arg-type]
        )

    def put_on_selection(self) -> None:
        """Let the excerpt in focus, with its codings and memos, stand on the selected words."""
        view = self._desk.view
        excerpt, words = view.focused_excerpt, view.selected_range()
        try:
            if excerpt is None:
                raise UserError(_("Click the mark of an excerpt first, then select the words it should stand on."))
            if words is None:
                raise UserError(_("Select the words that the excerpt should stand on."))
            moved = self._session.project.codings.move_ends(excerpt, words)
        except UserError as error:
            self._desk.failed.emit(error.message)
            return
        view.focus_excerpt(moved)
