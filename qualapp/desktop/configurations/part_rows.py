"""The configurations that the excerpt in focus stands in, below its codes."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qualapp.desktop.look import paint_icon, theme, ui_font
from qualapp.desktop.look.widgets import ElidedLabel, IconButton
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.exporters.evidence_words import said
from qualapp.i18n import _
from qualapp.model.theory import Configuration, ConfigurationPart


class PartRow(QWidget):
    """A row 40 high: the part, the configuration's sentence there, and a cross that takes the excerpt out."""

    removed = Signal()

    def __init__(self, part: ConfigurationPart, configuration: Configuration, is_mine: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(40)
        self.name = ElidedLabel(f"{said(part)}: {getattr(configuration, part)}", self)
        sentences = [f"{said(one)}: {getattr(configuration, one) or '–'}" for one in ConfigurationPart]
        self.name.setToolTip("\n".join(sentences))
        self.remove = IconButton("x", _("Take the excerpt out"), self, icon_size=15)
        self.remove.clicked.connect(self.removed)
        self.remove.setVisible(is_mine)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 0, 0, 0)
        row.addWidget(self.name, 1)
        row.addWidget(self.remove)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, "waypoints", QRectF(-1, 13, 14, 14), "text-2")
        painter.fillRect(0, 39, self.width(), 1, theme.colour("line"))
        painter.end()


class PartRows(QWidget):
    """A heading and a row for each; not to be seen where there is none."""

    failed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows: list[PartRow] = []
        title = QLabel(_("What works for whom when"), self)
        title.setProperty("role", "group")
        title.setFont(ui_font(12, 600))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(title)
        self.hide()

    def show_excerpt(self, excerpt_id: object) -> None:
        """Show where an excerpt stands; None is no excerpt."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = self._rows(excerpt_id) if isinstance(excerpt_id, int) else []
        for row in self.rows:
            self._column.addWidget(row)
        self.setVisible(bool(self.rows))

    def _rows(self, excerpt_id: int) -> list[PartRow]:
        project, shows = self._session.project, self._session.shows
        found = {one.id: one for one in project.configurations.all() if shows(one.coder_id)}
        source = project.excerpts[excerpt_id].source_id
        return [
            self._row(number, part, found[configuration])
            for number, part, configuration, excerpt in project.configurations.cited_in(source)
            if excerpt == excerpt_id and configuration in found
        ]

    def _row(self, number: int, part: ConfigurationPart, configuration: Configuration) -> PartRow:
        row = PartRow(part, configuration, configuration.coder_id == self._session.coder.id, self)
        row.removed.connect(lambda: self._take_out(number))
        return row

    def _take_out(self, number: int) -> None:
        try:
            self._session.project.configurations.uncite([number])
        except UserError as error:
            self.failed.emit(error.message)
