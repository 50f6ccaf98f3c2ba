"""The dialog over a corrected file: what it would change, which codings are in doubt, and the choice."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from qualapp.desktop.jobs import Job
from qualapp.desktop.look.widgets import Choice, Dialog, EmptyView, Segments, allow
from qualapp.desktop.session import Session
from qualapp.desktop.sources.replace.difference_page import DifferencePage
from qualapp.desktop.sources.replace.doubtful_page import DoubtfulPage
from qualapp.desktop.sources.replace.replacement_words import fates_text, speakers_text
from qualapp.desktop.sources.work_line import WorkLine
from qualapp.errors import UserError
from qualapp.formats import number
from qualapp.i18n import _, _n
from qualapp.importers import Unread, proposed_speakers, read_all, readable_suffixes
from qualapp.model.source import Reading
from qualapp.store.replacement import Carried, Fate, Replacement, little_in_common, nothing_differs

_SIZE = (960, 760)
_LEAST = (760, 520)
_AIR = 56  # of a dialog, for its shadow


class ReplaceDialog(Dialog):
    """Nothing is changed before the primary button is pressed; `replaced` then tells the `Replacement`.

    `place_wanted` tells an excerpt that somebody wants to see in the interview; the dialog is then left.
    """

    replaced = Signal(object)
    place_wanted = Signal(object)

    def __init__(self, session: Session, source_id: int, parent: QWidget | None = None) -> None:
        self._source = session.project.sources[source_id]
        title = _("Replace the text of “{name}”").format(name=self._source.name)
        super().__init__(title, _("Replace the text"), parent, width=640)
        self._session = session
        self._reading: Job[Any] | None = None
        self.planned: Replacement | None = None
        self.notice: EmptyView | None = None
        self._make_parts()
        self._lay_out_body()
        self._show("")

    def _make_parts(self) -> None:
        self.told = self.say("")
        self.speakers = self.say("")
        self.warning = QLabel(self)
        self.warning.setProperty("role", "error")
        self.warning.setWordWrap(True)
        self.anyway = QCheckBox(_("It is the right file. Replace the text with it"), self)
        self.anyway.toggled.connect(self._allow)
        self.pages = QStackedWidget(self)
        self.changes = DifferencePage(self)
        self.doubtful = DoubtfulPage(self._session, self)
        self.doubtful.change_wanted.connect(self._show_change)
        self.doubtful.open_wanted.connect(self._open)
        self.pages.addWidget(self.changes)
        self.pages.addWidget(self.doubtful)
        self.work = WorkLine(self)
        self.another = self.add_button(_("Another file…"), "file-input")
        self.another.clicked.connect(self.choose_file)

    def _lay_out_body(self) -> None:
        self._card = QFrame(self)
        self._card.setProperty("ground", "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.pages)
        self.which = Segments([Choice(0, " "), Choice(1, " ")], self, value=0)
        for widget in (self.warning, self.anyway, self.which):
            self.body.addWidget(widget)
        self.body.addWidget(self._card, 1)
        self.body.setSpacing(10)
        self.row.takeAt(self.row.count() - 1)
        self.row.addWidget(self.work, 1)

    def choose_file(self) -> bool:
        """Ask for the corrected file and read it; False where none is chosen."""
        endings = " ".join(f"*{suffix}" for suffix in readable_suffixes())
        kinds = ";;".join((_("Texts") + f" ({endings})", _("All files") + " (*)"))
        name, _kind = QFileDialog.getOpenFileName(self.parentWidget(), _("Choose the corrected file"), "", kinds)
        if name:
            self.read(Path(name))
        return bool(name)

    def read(self, path: Path) -> None:
        """Read a file and show what it would change."""
        if self._reading is not None:
            return
        self.planned = None
        job = Job(_("Reading"), lambda: read_all([path]), self._on_read, None, self._session)
        self._reading = job
        job.finished.connect(self._on_read_ended)
        self.work.watch(job)
        self._show("")
        job.start()

    @property
    def is_reading(self) -> bool:
        """Whether the file is still being read."""
        return self._reading is not None

    def _on_read_ended(self) -> None:
        self._reading = None
        self._allow()

    def _on_read(self, results: list[Reading | Unread]) -> None:
        """Of several texts in a file the one that is called as the source."""
        named = [result for result in results if isinstance(result, Reading) and result.name == self._source.name]
        for result in (named or results)[:1]:
            if isinstance(result, Reading):
                self._plan(result)
            else:
                self._show_notice("circle-alert", _("The file cannot be read"), result.message)

    def _plan(self, reading: Reading) -> None:
        self.planned = self._session.project.texts.replacement(self._source.id, reading)
        if self.planned.is_same:
            self._show_notice("check", _("Nothing differs"), nothing_differs(self.planned))
            return
        self.changes.show_changes(self.planned)
        self.doubtful.show_doubtful(self.planned)
        self._name_pages(self.planned)
        self._show(_warning(self.planned))
        self.changes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_pages(self, planned: Replacement) -> None:
        doubtful = planned.codings(Fate.DOUBTFUL)
        changes = _n("{n} change", "{n} changes", planned.changes).format(n=number(planned.changes))
        doubts = _n("{n} doubtful coding", "{n} doubtful codings", doubtful).format(n=number(doubtful))
        old, self.which = self.which, Segments([Choice(0, changes), Choice(1, doubts)], self, value=0)
        self.which.changed.connect(self.pages.setCurrentIndex)
        self.body.replaceWidget(old, self.which)
        old.hide()
        old.deleteLater()
        self.pages.setCurrentIndex(0)

    def _show_notice(self, icon: str, title: str, sentence: str) -> None:
        """Say in place of the changes why there are none to be seen."""
        self._show("")
        self.notice = EmptyView(icon, title, sentence, self)
        self.pages.addWidget(self.notice)
        self.pages.setCurrentWidget(self.notice)
        self.pages.show()

    def _show(self, warning: str) -> None:
        planned = self.planned
        shown = planned is not None and not planned.is_same
        self.told.setText(fates_text(planned) if planned is not None and shown else "")
        self.speakers.setText(speakers_text(planned) if planned is not None and shown else "")
        self.warning.setText(warning)
        self.anyway.setChecked(False)
        if self.notice is not None:
            self.pages.removeWidget(self.notice)
            self.notice.deleteLater()
            self.notice = None
        for widget, wanted in (
            (self.told, shown),
            (self.speakers, bool(self.speakers.text())),
            (self.warning, bool(warning)),
            (self.anyway, planned is not None and planned.is_another),
            (self.which, shown),
        ):
            widget.setVisible(wanted)
        self.pages.setVisible(shown)
        self._allow()

    def _allow(self) -> None:
        planned = self.planned
        reasons = (
            (self._session.project.read_only, _("The project is open for reading only.")),
            (self.is_reading, _("The file is still being read.")),
            (planned is None or planned.is_same, _("There is nothing to replace.")),
            (
                planned is not None and planned.is_another and not self.anyway.isChecked(),
                _("Say first that it is the right file."),
            ),
        )
        reason = next((why for holds, why in reasons if holds), "")
        allow(self.primary, not reason, reason)
        self.another.setEnabled(not self.is_reading)

    def _show_change(self, excerpt: Carried) -> None:
        self.which.set_value(0)
        self.pages.setCurrentIndex(0)
        self.changes.go_to(excerpt)

    def _open(self, excerpt: Carried) -> None:
        self.reject()
        self.place_wanted.emit(excerpt)

    def accept(self) -> None:
        planned = self.planned
        if planned is None or not self.primary.isEnabled():
            return
        self.setCursor(Qt.CursorShape.WaitCursor)
        try:
            speakers = proposed_speakers(planned.reading)
            self._session.project.texts.replace(planned, speakers, anyway=self.anyway.isChecked())
        except UserError as error:
            self._show(error.message)
            return
        finally:
            self.unsetCursor()
        super().accept()
        self.replaced.emit(planned)

    def reject(self) -> None:
        """Stop reading and leave; nothing is changed."""
        if self._reading is not None:
            self._reading.stop(wait=True)
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        width, height = _SIZE
        parent = self.parentWidget()
        if parent is not None:
            room = parent.window().size()
            width = max(_LEAST[0], min(width, room.width() - 48))
            height = max(_LEAST[1], min(height, room.height() - 32))
        self.setFixedSize(width + _AIR, height + _AIR)
        super().showEvent(event)
        self.leave.setFocus()


def _warning(planned: Replacement) -> str:
    if not planned.is_another:
        return ""
    lost = planned.codings(Fate.DOUBTFUL)
    stay = _n(
        "{n} coding would be left with few of its words or none.",
        "{n} codings would be left with few of their words or none.",
        lost,
    )
    return f"{little_in_common(planned)} {stay.format(n=number(lost)) if lost else ''}".strip()
