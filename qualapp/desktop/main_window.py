"""The one window: the project that is open in it, and what stands around it."""

import base64
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from qualapp import settings as chosen
from qualapp.desktop.backups.backup_clock import BackupClock
from qualapp.desktop.coding.workspace import CodingWorkspace
from qualapp.desktop.commands import Commands
from qualapp.desktop.look import app_icon
from qualapp.desktop.look.widgets import Toast
from qualapp.desktop.palette import Palette
from qualapp.desktop.refusal import say_error
from qualapp.desktop.session import Session
from qualapp.desktop.start.start_page import StartPage
from qualapp.desktop.team.merge.waiting import WaitingConflicts, conflicts_to_decide
from qualapp.desktop.window.acts import Acts
from qualapp.desktop.window.command_table import add_commands
from qualapp.desktop.window.frame import Frame
from qualapp.desktop.window.palette_entries import PaletteEntries
from qualapp.desktop.window.workspace_table import workspace_table
from qualapp.desktop.window.workspaces import Workspaces
from qualapp.errors import LockedError, UserError
from qualapp.i18n import _
from qualapp.settings import Settings
from qualapp.store.backups import is_backup
from qualapp.store.changes import Changes
from qualapp.store.project import Project


class MainWindow(QMainWindow):
    """Shows the start page, or the workspaces of one open project."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.session: Session | None = None
        self.backups: BackupClock | None = None
        self.setWindowIcon(app_icon())
        self.resize(1600, 1000)
        self.setMinimumSize(960, 620)
        if settings.geometry:
            self.restoreGeometry(QByteArray(base64.b64decode(settings.geometry)))
        self.acts = Acts(self)
        self._build()
        self.show_start()

    def _build(self) -> None:
        """Make all that has words, in the language that is spoken now."""
        table = workspace_table(self, self.acts)
        places = [workspace.place for workspace in table]
        self.commands = Commands(self, self.settings.keys)
        add_commands(self, self.acts, places)
        self._lasting = {command.id for command in self.commands}
        self.frame = Frame(self.commands, places, self)
        self.setCentralWidget(self.frame)
        self.workspaces = Workspaces(table, self.frame.stack)
        self.palette_card = Palette(self)
        self.toast = Toast(self)
        self.start: StartPage | None = None
        self.frame.header.palette_wanted.connect(lambda: PaletteEntries(self).open())
        self.frame.header.coder_wanted.connect(self.acts.choices.choose_coder)
        self.frame.dropped.connect(self.acts.material.import_sources)
        self.frame.rail.chosen.connect(self.workspaces.show)
        self.frame.rail.settings_wanted.connect(self.acts.choices.choose_settings)
        self.frame.strip.pressed.connect(self.acts.projects.save_copy)
        self.frame.blind_strip.pressed.connect(self.acts.team.open_comparison)
        self.workspaces.shown.connect(self.frame.rail.show_place)
        self.workspaces.shown.connect(lambda _id: self.frame.show_menus())
        self.workspaces.status_changed.connect(self._show_status)

    @property
    def coding(self) -> CodingWorkspace | None:
        """The coding workspace; none where no project is open."""
        return self.workspaces.coding

    def keep_settings(self, settings: Settings) -> None:
        """Let these be the choices, now and whenever the program is started."""
        self.settings = settings
        chosen.save(settings)

    def open_project(self, path: Path, *, read_only: bool = False) -> bool:
        """Open a project in this window; says why where it cannot be opened."""
        try:
            project = Project.open(path, read_only=read_only)
        except LockedError as error:
            return self.acts.projects.offer_read_only(path, error.message)
        except UserError as error:
            say_error(error.message, self)
            return False
        self.show_project(project)
        return True

    def show_project(self, project: Project) -> None:
        """Show an open project instead of what was shown."""
        self.close_project(show_start=False)
        meant = project.meant_for
        if self.settings.coder and meant is None:
            names = {coder.name: coder.id for coder in project.coders.all()}
            project.history.coder_id = names.get(self.settings.coder, project.history.coder_id)
        self.session = Session(project, self)
        self.session.changed.connect(self._on_changed)
        self.session.coder_changed.connect(self._show_who)
        self.session.lost.connect(lambda sentence: say_error(sentence, self))
        self.session.leave_interviewers_out(self.settings.without_interviewers)
        WaitingConflicts.of(self.session).changed.connect(self._show_waiting)
        self._start_backups(self.session)
        self._open_workspaces(self.session)
        self._remember()
        self.workspaces.show("coding")
        if meant is not None:
            self.toast.say(_("This copy is for {name}, so you code as {name} here.").format(name=meant.name))

    def _start_backups(self, session: Session) -> None:
        if session.project.path is not None and not session.project.read_only:
            self.backups = BackupClock(session.project.path, session)
            self.backups.failed.connect(lambda sentence: self.frame.status.show_step(sentence, undoable=False))
            self.backups.start()

    def _open_workspaces(self, session: Session) -> None:
        session.job_started.connect(self.frame.status.watch)
        self.workspaces.open(session)
        self.frame.show_project(session.project.name, read_only=session.project.read_only)
        self._show_who()
        self._show_waiting()

    def close_project(self, *, show_start: bool = True) -> None:
        """Close the project and show the start page."""
        if self.session is not None:
            self.workspaces.keep()
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
        self.commands.forget({command.id for command in self.commands} - self._lasting)
        self.workspaces.close()
        self.toast.stay_above(None)

    def show_start(self) -> None:
        """Show the start page; an open project stays open behind it."""
        stack = self.frame.stack
        if self.start is not None:
            stack.removeWidget(self.start)
            self.start.deleteLater()
        self.start = StartPage(self.settings, self)
        self.start.project_wanted.connect(self.open_project)
        self.start.open_wanted.connect(self.acts.projects.choose_project)
        self.start.demo_wanted.connect(self.acts.projects.open_demo)
        self.start.new_wanted.connect(self.acts.projects.create_project)
        self.start.other_wanted.connect(self.acts.exchange.begin)
        self.start.recent_changed.connect(self.acts.projects.keep_recent)
        stack.addWidget(self.start)
        stack.setCurrentWidget(self.start)
        if self.session is None:
            self.setWindowTitle("Qualapp")
            self.frame.show_no_project()
        self.frame.rail.show_place("")
        self.acts.steps.show()

    def retranslate(self) -> None:
        """Say everything in the language that is chosen now, at the place where one was."""
        session, source = self.session, self.coding.source if self.coding else None
        current = self.workspaces.current or "coding"
        if session is not None:
            self._drop_workspaces()
        self._unbuild()
        self._build()
        if session is None:
            self.show_start()
            return
        self._open_workspaces(session)
        self.workspaces.show(current)
        if source is not None and self.coding is not None:
            self.coding.open_source(source.id)

    def _unbuild(self) -> None:
        self.start = None
        for gone in (self.takeCentralWidget(), self.palette_card, self.toast, self.commands):
            if isinstance(gone, QWidget):
                gone.hide()
            if gone is not None:
                gone.deleteLater()
        for action in self.actions():
            self.removeAction(action)

    def _on_changed(self, changes: Changes) -> None:
        if self.session is None:
            return
        self.acts.steps.show(changes.label)
        if "project" in changes.tables:
            self.frame.header.show_project(self.session.project.name)
        if "coder" in changes.tables:
            self._show_who()

    def _show_who(self) -> None:
        if self.session is not None:
            self.frame.header.show_coder(self.session.coder)
            self.frame.show_blind(self.session.coder.name if self.session.is_blind else "")
            self.acts.steps.show()
            self._show_status()

    def _show_waiting(self) -> None:
        """Say how many conflicts wait to be decided, wherever one is."""
        if self.session is not None:
            self.frame.rail.show_waiting("team", *self._waiting())
            self._show_status()

    def _waiting(self) -> tuple[int, str]:
        count = len(WaitingConflicts.of(self.session).open) if self.session is not None else 0
        return count, conflicts_to_decide(count)

    def _show_status(self) -> None:
        if self.session is not None:
            self.setWindowTitle(f"{self.session.project.name} – Qualapp")
            self.frame.status.show_project(self.session.coder.name, *self.workspaces.status(), self._waiting()[1])

    def _remember(self) -> None:
        """Keep what the start page tells of this project; a backup that is only looked into is no project there."""
        if self.session is None or self.session.project.path is None:
            return
        project, path = self.session.project, self.session.project.path
        if project.read_only and is_backup(path):
            return
        counts = project.counts("source", "case")
        recent = chosen.Recent(
            str(path),
            project.name,
            datetime.now().isoformat(timespec="minutes"),
            counts["source"],
            counts["case"],
            self.coding.sources.coded if self.coding is not None else 0.0,
        )
        self.keep_settings(self.settings.with_recent(recent))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_project(show_start=False)
        geometry = base64.b64encode(self.saveGeometry().data()).decode()
        self.keep_settings(replace(self.settings, geometry=geometry))
        super().closeEvent(event)
