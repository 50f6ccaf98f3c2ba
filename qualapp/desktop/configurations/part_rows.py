"""The configurations that the excerpt in focus stands in."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qualapp.desktop.coding.claim_rows import ClaimRow, ClaimRows
from qualapp.desktop.look.widgets import IconButton
from qualapp.desktop.session import Session
from qualapp.exporters.evidence_words import said
from qualapp.i18n import _
from qualapp.model.theory import Configuration, ConfigurationPart


class PartRow(ClaimRow):
    """The part, the configuration's sentence there, and a cross that takes the excerpt out."""

    removed = Signal()

    def __init__(self, part: ConfigurationPart, configuration: Configuration, is_mine: bool, parent: QWidget) -> None:
        words = f"{said(part)}: {getattr(configuration, part)}"
        tip = "\n".join(f"{said(one)}: {getattr(configuration, one) or '–'}" for one in ConfigurationPart)
        super().__init__("waypoints", words, tip, _("Shows the configuration"), parent)
        self.remove = IconButton("x", _("Take the excerpt out"), self, icon_size=15)
        self.remove.clicked.connect(self.removed)
        if is_mine:
            self.add_control(self.remove)
        self.remove.setVisible(is_mine)


class PartRows(ClaimRows[PartRow]):
    """A row for each part of a configuration that the excerpt stands under."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("What works for whom when"), session, parent)

    def told(self, excerpt_id: int) -> list[tuple[object, ...]]:
        project, shows = self._session.project, self._session.shows
        found = {one.id: one for one in project.configurations.all() if shows(one.coder_id)}
        source, me = project.excerpts[excerpt_id].source_id, self._session.coder.id
        return [
            (number, part, found[configuration], found[configuration].coder_id == me)
            for number, part, configuration, excerpt in project.configurations.cited_in(source)
            if excerpt == excerpt_id and configuration in found
        ]

    def row(self, told: tuple[object, ...]) -> PartRow:
        number, part, configuration, is_mine = cast(tuple[int, ConfigurationPart, Configuration, bool], told)
        row = PartRow(part, configuration, is_mine, self)
        row.removed.connect(lambda: self.attempt(lambda: self._session.project.configurations.uncite([number])))
        row.opened.connect(lambda: self.opened.emit(configuration))
        return row
