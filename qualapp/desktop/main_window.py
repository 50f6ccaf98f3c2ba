"""The one window: header, rail, workspaces, status bar."""

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from qualapp import settings as chosen
from qualapp.desktop.backups.backup_clock import BackupClock
from qualapp.desktop.coding.workspace import CodingWorkspace
from qualapp.desktop.commands import Commands
from qualapp.desktop.header import Header
from qualapp.desktop.look import app_icon
from qualapp.desktop.look.widgets import Strip, Toast
from qualapp.desktop.palette import Palette
from qualapp.desktop.palette_entries import PaletteEntries
from qualapp.desktop.project_acts import ProjectActs
from qualapp.desktop.rail import Place, Rail
from qualapp.desktop.session import Session
from qualapp.desktop.start.start_page import StartPage
from qualapp.desktop.status_bar import StatusBar
from qualapp.errors import LockedError, UserError
from qualapp.i18n import _
from qualapp.model.excerpt import ExcerptFilter
from qualapp.model.text import TextRange
from qualapp.settings import Settings
from qualapp.store.changes import Changes
from qualapp.store.project import Project

if TYPE_CHECKING:
    from qualapp.desktop.cases import CasesWorkspace
    from qualapp.desktop.excerpts.workspace import ExcerptsWorkspace
    from qualapp.desktop.memos.workspace import MemosWorkspace


def places() -> list[Place]:
    """The workspaces that exist, in the order of the rail."""
    return [
        Place("coding", "highlighter", _("Coding"), _("Coding"), "Ctrl+1"),
        Place("cases", "folder-open", _("Cases"), _("Cases, sources and informants"), "Ctrl+2"),
        Place("excerpts", "list-filter", _("Excerpts"), _("Excerpts"), "Ctrl+3"),
        Place("memos", "sticky-note", _("Memos"), _("Memos and project journal"), "Ctrl+4"),
    ]


class MainWindow(QMainWindow):
    """Shows the start page, or the workspaces of one open project."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.session: Session | None = None
        self.backups: BackupClock | None = None
        self.coding: CodingWorkspace | None = None
        self._cases: CasesWorkspace | None = None
        self._excerpts: ExcerptsWorkspace | None = None
        self._memos: MemosWorkspace | None = None
        self.setWindowIcon(app_icon())
        self.resize(1600, 1000)
        self.setMinimumSize(960, 620)
        if settings.geometry:
            self.restoreGeometry(QByteArray(base64.b64decode(settings.geometry)))
        self.acts = ProjectActs(self)
        self._build()
        self.show_start()

    def _build(self) -> None:
        """Make all that has words, in the language that is spoken now."""
        self.commands = Commands(self, self.settings.keys)
        self._add_commands()
        self.header = Header(self.commands["edit.undo"], self.commands["edit.redo"], self)
        self.header.palette_wanted.connect(self.open_palette)
        self.header.coder_wanted.connect(self.acts.choose_coder)
        self.rail = Rail(places(), self)
        self.rail.chosen.connect(self.show_workspace)
        self.rail.settings_wanted.connect(self.acts.choose_settings)
        self.strip = Strip("", self)
        self.strip.pressed.connect(self.acts.save_copy)
        self.strip.hide()
        self.stack = QStackedWidget(self)
        self.status = StatusBar(self.commands["edit.undo"], self)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.stack, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.rail)
        body.addWidget(middle, 1)
        centre = QWidget(self)
        outer = QVBoxLayout(centre)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addLayout(body, 1)
        outer.addWidget(self.status)
        self.setCentralWidget(centre)
        self.palette_card = Palette(self)
        self.toast = Toast(self)
        self.start: StartPage | None = None

    def _add_commands(self) -> None:
        add, acts = self.commands.add, self.acts
        add("project.new", _("New project"), self.show_start, keys="Ctrl+N", icon="file-plus", menu="project")
        add("project.open", _("Open project…"), acts.choose_project, keys="Ctrl+O", icon="folder-open", menu="project")
        add("project.demo", _("Open the demo"), acts.open_demo, icon="play", menu="project")
        add(
            "project.import",
            _("Import sources…"),
            acts.import_sources,
            keys="Ctrl+I",
            icon="import",
            menu="project",
            group=1,
        )
        paste = acts.paste_source
        add("project.paste", _("Paste text as a source…"), paste, icon="clipboard-list", menu="project", group=1)
        add("project.codebook", _("Add a codebook…"), acts.choose_codebook, icon="book-open", menu="project", group=1)
        add("project.copy", _("Save a copy…"), acts.save_copy, icon="copy", menu="project", group=2)
        add("project.backups", _("Backups…"), acts.choose_backup, icon="history", menu="project", group=2)
        add("project.describe", _("Name and description…"), acts.describe_project, menu="project", group=2)
        add("project.journal", _("Project journal…"), acts.write_memos, icon="sticky-note", menu="project", group=2)
        paper = acts.paper
        add(
            "project.transcript",
            _("Print or save the transcript…"),
            paper.print_transcript,
            keys="Ctrl+P",
            icon="file-text",
            menu="project",
            group=3,
        )
        add(
            "project.codebook_word",
            _("Codebook to Word…"),
            paper.save_codebook,
            icon="book-open-text",
            menu="project",
            group=3,
        )
        add("project.memos_word", _("Memos to Word…"), paper.save_memos, icon="sticky-note", menu="project", group=3)
        add("project.close", _("Close the project"), self.close_project, keys="Ctrl+W", menu="project", group=4)
        add("project.quit", _("Quit"), self.close, keys="Ctrl+Q", menu="project", group=4)
        add("edit.undo", _("Undo"), self.undo, keys="Ctrl+Z", icon="undo-2", menu="edit")
        add("edit.redo", _("Redo"), self.redo, keys=("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo-2", menu="edit")
        add(
            "edit.palette",
            _("Search, or do something…"),
            self.open_palette,
            keys="Ctrl+K",
            icon="search",
            menu="edit",
            group=1,
        )
        add(
            "edit.find_all",
            _("Find in all sources…"),
            self.find_everywhere,
            keys="Ctrl+Shift+F",
            icon="text-search",
            menu="edit",
            group=3,
        )
        for place in places():
            go = partial(self.show_workspace, place.id)
            add(f"view.{place.id}", place.title, go, keys=place.keys, icon=place.icon, menu="view")
        add("view.light", _("Light"), partial(acts.wear, "light"), icon="sun", menu="view", group=3)
        add("view.dark", _("Dark"), partial(acts.wear, "dark"), icon="moon", menu="view", group=3)
        add("view.system", _("Light or dark as the system"), partial(acts.wear, "system"), menu="view", group=3)
        add("view.danish", "Dansk", partial(acts.speak, "da"), icon="languages", menu="view", group=4)
        add("view.english", "English", partial(acts.speak, "en"), icon="languages", menu="view", group=4)
        add("view.inspector", _("Show or fold the excerpt panel"), self.fold_inspector, keys="F6", menu="view", group=5)
        add(
            "view.interviewers",
            _("Count without interviewers' words"),
            acts.toggle_interviewers,
            menu="view",
            group=5,
            checkable=True,
        ).setChecked(self.settings.without_interviewers)
        add("view.keys", _("Change the keys…"), acts.choose_keys, icon="keyboard", menu="view", group=6)
        add("view.settings", _("Settings…"), acts.choose_settings, keys="Ctrl+,", icon="settings", menu="view", group=6)
        add("help.help", _("Help"), acts.show_help, keys="F1", icon="circle-help", menu="help")
        add("help.keys", _("Keys"), partial(acts.show_help, "keys"), icon="keyboard", menu="help")
        add("help.about", _("About Qualapp"), acts.show_about, icon="info", menu="help", group=1)

    def open_project(self, path: Path, *, read_only: bool = False) -> bool:
        """Open a project in this window; says why where it cannot be opened."""
        try:
            project = Project.open(path, read_only=read_only)
        except LockedError as error:
            return self.acts.offer_read_only(path, error.message)
        except UserError as error:
            self.acts.say_error(error.message)
            return False
        self.show_project(project)
        return True

    def show_project(self, project: Project) -> None:
        """Show an open project instead of what was shown."""
        self.close_project(show_start=False)
        if self.settings.coder:
            names = {coder.name: coder.id for coder in project.coders.all()}
            project.history.coder_id = names.get(self.settings.coder, project.history.coder_id)
        self.session = Session(project, self)
        self.session.changed.connect(self._on_changed)
        self.session.coder_changed.connect(self._show_who)
        self.session.job_started.connect(self.status.watch)
        self.session.lost.connect(self.acts.say_error)
        self.session.leave_interviewers_out(self.settings.without_interviewers)
        if project.path is not None and not project.read_only:
            self.backups = BackupClock(project.path, self.session)
            self.backups.failed.connect(lambda sentence: self.status.show_step(sentence, undoable=False))
            self.backups.start()
        self._make_workspaces(self.session)
        self._remember()
        self.show_workspace("coding")

    def _make_workspaces(self, session: Session) -> None:
        coding = CodingWorkspace(session, self.settings, self.commands, self)
        coding.import_wanted.connect(self.acts.import_sources)
        coding.describe_wanted.connect(self.acts.describe_source)
        coding.case_wanted.connect(self.acts.describe_case)
        coding.codebook_wanted.connect(self.acts.add_codebook)
        coding.reading_wanted.connect(self.acts.choose_settings)
        coding.status_changed.connect(self._show_status)
        coding.said.connect(self.toast.say)
        coding.failed.connect(self.toast.say)
        coding.palette_wanted.connect(self.open_code_palette)
        coding.gestures.code_keys.wanted.connect(self.acts.choose_keys)
        coding.gestures.code_keys.pin_wanted.connect(self.acts.pin_code)
        coding.recode_wanted.connect(lambda: PaletteEntries(self).open_recode())
        coding.memo_wanted.connect(self.acts.write_memos)
        coding.words_wanted.connect(lambda words: self.show_excerpts(ExcerptFilter(words=words)))
        coding.excerpts_wanted.connect(lambda code: self.show_excerpts(ExcerptFilter(codes=frozenset({code}))))
        self.coding = coding
        self.stack.addWidget(coding)
        self.toast.stay_above(coding.inspector)
        self.commands.fill(self.header.menus)
        self.header.show_project(session.project.name)
        self._show_strip(session.project)
        self.rail.allow(True)
        self._show_who()
        self._show_steps()

    @property
    def cases(self) -> "CasesWorkspace | None":
        """The workspace of cases, made when it is first wanted; none where no project is open."""
        if self._cases is None and self.session is not None:
            from qualapp.desktop.cases import CasesWorkspace

            self._cases = CasesWorkspace(self.session, self)
            self._cases.place_wanted.connect(self.show_source)
            self._cases.excerpts_wanted.connect(self.show_excerpts)
            self._cases.memos_wanted.connect(self.acts.write_memos_on)
            self._cases.describe_wanted.connect(self.acts.describe_source)
            self._cases.status_changed.connect(self._show_status)
            self.stack.addWidget(self._cases)
        return self._cases

    @property
    def excerpts(self) -> "ExcerptsWorkspace | None":
        """The workspace of excerpts, made when it is first wanted; none where no project is open."""
        if self._excerpts is None and self.session is not None:
            from qualapp.desktop.excerpts.workspace import ExcerptsWorkspace

            self._excerpts = ExcerptsWorkspace(self.session, self)
            self._excerpts.place_wanted.connect(self.show_place)
            self._excerpts.status_changed.connect(self._show_status)
            self.stack.addWidget(self._excerpts)
        return self._excerpts

    @property
    def memos(self) -> "MemosWorkspace | None":
        """The workspace of memos, made when it is first wanted; none where no project is open."""
        if self._memos is None and self.session is not None:
            from qualapp.desktop.memos.workspace import MemosWorkspace

            self._memos = MemosWorkspace(self.session, self)
            self._memos.place_wanted.connect(self.show_place)
            self._memos.source_wanted.connect(self.show_source)
            self._memos.code_wanted.connect(self.show_code)
            self._memos.case_wanted.connect(self.acts.describe_case)
            self._memos.export_wanted.connect(self.acts.paper.save_memos)
            self._memos.failed.connect(self.toast.say)
            self._memos.status_changed.connect(self._show_status)
            self.stack.addWidget(self._memos)
        return self._memos

    def close_project(self, *, show_start: bool = True) -> None:
        """Close the project and show the start page."""
        if self.session is not None:
            if self.coding is not None:
                self.coding.inspector.memos.keep()
            if self._memos is not None:
                self._memos.keep()
            self._remember()
            self._drop_workspaces()
            if self.backups is not None:
                self.backups.stop()
                self.backups = None
            self.session.close()
            self.session.deleteLater()
            self.session = None
        if show_start:
            self.show_start()

    def _drop_workspaces(self) -> None:
        if self.coding is not None:
            self.settings = replace(self.settings, widths={"coding": self.coding.splitter.sizes()})
        self.commands.forget({command.id for command in self.commands if command.id.startswith("coding.")})
        for workspace in (self.coding, self._cases, self._excerpts, self._memos):
            if workspace is not None:
                self.stack.removeWidget(workspace)
                workspace.hide()
                workspace.deleteLater()
                QCoreApplication.sendPostedEvents(workspace, QEvent.Type.DeferredDelete.value)
        self.coding = self._cases = self._excerpts = self._memos = None
        self.toast.stay_above(None)

    def show_start(self) -> None:
        """Show the start page; an open project stays open behind it."""
        if self.start is not None:
            self.stack.removeWidget(self.start)
            self.start.deleteLater()
        self.start = StartPage(self.settings, self)
        self.start.project_wanted.connect(self.open_project)
        self.start.open_wanted.connect(self.acts.choose_project)
        self.start.demo_wanted.connect(self.acts.open_demo)
        self.start.new_wanted.connect(self.acts.create_project)
        self.start.recent_changed.connect(self.acts.keep_recent)
        self.stack.addWidget(self.start)
        self.stack.setCurrentWidget(self.start)
        if self.session is None:
            self.setWindowTitle("Qualapp")
            self.strip.hide()
            self.commands.fill(self.header.menus)
            self.header.show_project("")
            self.header.show_coder(None)
            self.rail.allow(False)
            self.status.show_project(_("No project is open"))
            self.status.show_step("")
        self.rail.show_place("")
        self._show_steps()

    def show_workspace(self, id: str) -> None:
        """Go to a workspace; each is where it was left."""
        widget: QWidget | None = getattr(self, id if id in {"cases", "excerpts", "memos"} else "coding")
        if widget is None:
            return
        self.stack.setCurrentWidget(widget)
        self.rail.show_place(id)
        if widget is self.coding and self.coding is not None:
            self.coding.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_status()

    def show_place(self, source_id: int, range: TextRange, excerpt_id: int | None = None) -> None:
        """Open a source at a place in the coding workspace."""
        self.show_workspace("coding")
        if self.coding is not None:
            self.coding.show_place(source_id, range, excerpt_id)

    def show_source(self, source_id: int) -> None:
        """Open a source in the coding workspace, where one was in it."""
        self.show_workspace("coding")
        if self.coding is not None:
            self.coding.open_source(source_id)

    def show_code(self, code_id: int) -> None:
        """Show a code in the codebook beside the coding workspace."""
        self.show_workspace("coding")
        if self.coding is not None:
            self.coding.codebook.show_code(code_id)

    def show_excerpts(self, wanted: ExcerptFilter) -> None:
        """List the excerpts that a number counts."""
        if self.excerpts is not None:
            self.excerpts.set_filter(wanted)
        self.show_workspace("excerpts")

    def find_everywhere(self) -> None:
        """Search in all sources."""
        self.show_workspace("coding")
        if self.coding is not None:
            self.coding.find_everywhere()

    def open_palette(self) -> None:
        """Open the palette over the window."""
        PaletteEntries(self).open()

    def open_code_palette(self) -> None:
        """Open the palette with the codes first."""
        PaletteEntries(self).open(codes_only=True)

    def fold_inspector(self) -> None:
        """Fold the excerpt panel away, or show it again."""
        if self.coding is not None:
            self.coding.inspector.setVisible(not self.coding.inspector.isVisible())

    def undo(self) -> None:
        """Take the last step back."""
        self._step_back(lambda session: session.project.history.undo().label)

    def redo(self) -> None:
        """Do the last step again that was taken back."""
        self._step_back(lambda session: session.project.history.redo().label)

    def _step_back(self, act: Callable[[Session], str]) -> None:
        if self.session is None:
            return
        if self.coding is not None:
            self.coding.inspector.memos.keep()
        try:
            act(self.session)
        except UserError as error:
            self.toast.say(error.message)

    def retranslate(self) -> None:
        """Say everything in the language that is chosen now, at the place where one was."""
        session, source = self.session, self.coding.source if self.coding else None
        shown = self.stack.currentWidget()
        names = {id(self._cases): "cases", id(self._excerpts): "excerpts", id(self._memos): "memos"}
        current = names.get(id(shown), "coding")
        if session is not None:
            self._drop_workspaces()
        self.start = None
        old = self.takeCentralWidget()
        for widget in (old, self.palette_card, self.toast, self.commands):
            if isinstance(widget, QWidget):
                widget.hide()
            if widget is not None:
                widget.deleteLater()
        for action in self.actions():
            self.removeAction(action)
        self._build()
        if session is None:
            self.show_start()
            return
        session.job_started.connect(self.status.watch)
        self._make_workspaces(session)
        self.show_workspace(current)
        if source is not None and self.coding is not None:
            self.coding.open_source(source.id)

    def _on_changed(self, changes: Changes) -> None:
        if self.session is None:
            return
        self._show_steps(changes.label)
        if "project" in changes.tables:
            self.header.show_project(self.session.project.name)
        if "coder" in changes.tables:
            self._show_who()

    def _show_steps(self, done: str = "") -> None:
        """Name in menu, header and status bar what undo and redo would do."""
        undo = self.session.project.history.next_undo() if self.session else None
        redo = self.session.project.history.next_redo() if self.session else None
        for id, name, step in (("edit.undo", _("Undo"), undo), ("edit.redo", _("Redo"), redo)):
            action = self.commands[id]
            action.setEnabled(step is not None)
            action.setText(_("{act}: {step}").format(act=name, step=step.label) if step else name)
        self.status.show_step(done, undoable=undo is not None and undo.label == done)

    def _show_who(self) -> None:
        if self.session is not None:
            self.header.show_coder(self.session.coder)
            self._show_steps()
            self._show_status()

    def _show_status(self) -> None:
        if self.session is None:
            return
        project = self.session.project
        self.setWindowTitle(f"{project.name} – Qualapp")
        where: tuple[str, ...] = ()
        if self.coding is not None and self.stack.currentWidget() is self.coding:
            where = self.coding.status()
        elif self._cases is not None and self.stack.currentWidget() is self._cases:
            where = (self._cases.status(),)
        elif self._excerpts is not None and self.stack.currentWidget() is self._excerpts:
            where = (self._excerpts.status(),)
        elif self._memos is not None and self.stack.currentWidget() is self._memos:
            where = (self._memos.status(),)
        self.status.show_project(self.session.coder.name, *where)

    def _show_strip(self, project: Project) -> None:
        self.strip.setVisible(project.read_only)
        if project.read_only:
            self.strip.say(_("The project is open for reading only. Nothing can be changed in it."), _("Save a copy"))

    def _remember(self) -> None:
        """Keep what the start page tells of this project."""
        if self.session is None or self.session.project.path is None:
            return
        project = self.session.project
        counts = project.counts("source", "case")
        share = self.coding.sources.coded if self.coding is not None else 0.0
        recent = chosen.Recent(
            str(project.path),
            project.name,
            datetime.now().isoformat(timespec="minutes"),
            counts["source"],
            counts["case"],
            share,
        )
        self.settings = self.settings.with_recent(recent)
        chosen.save(self.settings)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_project(show_start=False)
        geometry = base64.b64encode(self.saveGeometry().data()).decode()
        self.settings = replace(self.settings, geometry=geometry)
        chosen.save(self.settings)
        super().closeEvent(event)
