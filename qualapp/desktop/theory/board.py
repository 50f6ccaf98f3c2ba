"""The drawing of a theory with the headings above it, the names of its lanes, and the legend below."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qualapp.desktop.canvas import Drawing, picture
from qualapp.desktop.look.widgets import EmptyView
from qualapp.desktop.theory.grounds import Ground
from qualapp.desktop.theory.head import ColumnHead, LaneNames, Legend
from qualapp.desktop.theory.reading import Reading
from qualapp.desktop.theory.theory_canvas import TheoryCanvas
from qualapp.desktop.theory.theory_looks import drawn_links, drawn_nodes
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.progress import Work


class TheoryBoard(QWidget):
    """Shows one reading of a theory."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing = Drawing(self)
        self.drawing.is_connectable = True
        self.ground = Ground([], {})
        self.canvas = TheoryCanvas(self.drawing, lambda: self.ground.whole(), self)
        self.head = ColumnHead(self.canvas, self)
        self.lanes = LaneNames(self.canvas)
        self._title = ""
        self.hint = EmptyView(
            "plus",
            _("The theory is empty"),
            _("Double-click where a node is to stand, or press {key}."),
            self.canvas,
            keys={"key": "theory.node"},
        )
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.canvas.view_changed.connect(self._place_hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.head, 0), (self.canvas, 1), (Legend(self), 0)):
            column.addWidget(widget, stretch)

    def show_reading(self, reading: Reading | None) -> None:
        """Draw what was read; what is drawn already moves to where it is now."""
        nodes = drawn_nodes(reading.nodes, reading.links, reading.counted) if reading is not None else []
        links = drawn_links(reading.links, reading.nodes, reading.counted) if reading is not None else []
        self.drawing.show_all(nodes, links)
        boxes = {id: item.box() for id, item in self.drawing.nodes.items()}
        self._title = reading.theory.name if reading is not None else ""
        self.ground = Ground(reading.nodes if reading is not None else [], boxes, self._title)
        self.drawing.backdrop = self.ground.paint
        self.drawing.update()
        self.head.show_ground(self.ground)
        self.lanes.show_ground(self.ground)
        self.hint.setVisible(reading is not None and not nodes)
        self._place_hint()

    def _place_hint(self) -> None:
        self.hint.setGeometry(self.canvas.viewport().geometry())

    def write_picture(self, path: Path) -> Work[Path]:
        """Have the drawing written with headings and legend; raises UserError where that does not work."""
        if not self._title:
            raise UserError(_("Choose a theory first."))
        return picture(self.drawing, path, self.ground.area(self.drawing.bounds()), self._title)

    def printed(self) -> list[tuple[Drawing, QRectF | None]]:
        """The drawing with the area that headings and legend take."""
        return [(self.drawing, self.ground.area(self.drawing.bounds()))]
