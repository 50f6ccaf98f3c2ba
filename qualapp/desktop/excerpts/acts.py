"""What is done with one or several codings of the list, each act one step."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qualapp import formats
from qualapp.desktop.look import keys_in_use
from qualapp.desktop.look.widgets import Toast
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.model.excerpt import ListedCoding


class ExcerptActs(QObject):
    """Recodes, describes and deletes one's own codings, leaves others' alone, and says so."""

    failed = Signal(str)

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over)
        self._session = session
        self._over = over

    def describe(self, rows: Sequence[ListedCoding], **values: object) -> None:
        """Give codings a valence, weight, level, horizon, kind of statement, or the mark of a result."""

        def done(count: int) -> str:
            return _n("{n} coding changed", "{n} codings changed", count)

        self._do(rows, lambda own: self._session.project.codings.describe(own, **values), done)

    def recode(self, rows: Sequence[ListedCoding], code_id: int) -> None:
        """Give codings another code."""

        def done(count: int) -> str:
            return _n("{n} coding recoded", "{n} codings recoded", count)

        self._do(rows, lambda own: self._session.project.codings.recode(own, code_id), done)

    def remove(self, rows: Sequence[ListedCoding]) -> None:
        """Take codings away."""

        def done(count: int) -> str:
            return _n("{n} coding taken away", "{n} codings taken away", count)

        self._do(rows, self._session.project.codings.remove, done, always=True)

    def is_own(self, row: ListedCoding) -> bool:
        """Whether the coder who works now made this coding."""
        return row.coder_id == self._session.project.history.coder_id

    def _do(
        self,
        rows: Sequence[ListedCoding],
        act: Callable[[list[int]], object],
        done: Callable[[int], str],
        *,
        always: bool = False,
    ) -> None:
        """Act on those that are still there and one's own; the list may not yet know what is gone."""
        coders = self._session.project.excerpts.coders_of([row.coding_id for row in rows])
        own = [number for number, coder in coders.items() if coder == self._session.project.history.coder_id]
        others = len(coders) - len(own)
        if not own:
            if others:
                self._fail(_("That is another coder's coding. You can code the same words yourself instead."))
            return
        try:
            act(own)
        except UserError as error:
            self._fail(error.message)
            return
        if always or len(coders) > 1:
            self._say(done(len(own)).format(n=formats.number(len(own))), others)

    def _say(self, done: str, others: int) -> None:
        left = _n("{n} of another coder left alone", "{n} of other coders left alone", others)
        sentence = f"{done} · {left.format(n=formats.number(others))}" if others else done
        step = self._session.project.history.next_undo()
        undo = keys_in_use.of("edit.undo")
        toast_over(self._over).say(sentence, _("Undo"), lambda: self._undo(step.id if step else 0), undo)

    def _undo(self, step_id: int) -> None:
        """Take back that step, unless something else was done since."""
        step = self._session.project.history.next_undo()
        if step is None or step.id != step_id:
            self._fail(_("Something else was done since. Undo steps one by one in the Edit menu."))
            return
        try:
            self._session.project.history.undo()
        except UserError as error:
            self._fail(error.message)

    def _fail(self, sentence: str) -> None:
        toast_over(self._over).say(sentence)
        self.failed.emit(sentence)


def toast_over(widget: QWidget) -> Toast:
    """The toast of the window that a widget is in."""
    window = widget.window()
    found = window.findChild(Toast)
    return found if isinstance(found, Toast) else Toast(window)
