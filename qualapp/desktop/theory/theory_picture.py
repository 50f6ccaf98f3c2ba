"""The drawing of a theory as a picture where no window is open, as from the command line."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from qualapp.desktop.canvas import Drawing, picture
from qualapp.desktop.look import load_fonts
from qualapp.desktop.theory.grounds import Ground
from qualapp.desktop.theory.reading import read
from qualapp.desktop.theory.theory_looks import drawn_links, drawn_nodes
from qualapp.model.theory import EvidenceFilter
from qualapp.progress import finish
from qualapp.store.project import Project


def draw_alone(project: Project, theory_id: int, wanted: EvidenceFilter, path: Path) -> None:
    """Write the drawing with headings and legend, in the form of the path's ending.

    Raises UserError where the theory is empty or the disk refuses.
    """
    app = QApplication.instance() or QApplication(["qualapp"])
    load_fonts()
    reading = read(project, theory_id, wanted)
    drawing = Drawing()
    drawing.show_all(
        drawn_nodes(reading.nodes, reading.links, reading.counted),
        drawn_links(reading.links, reading.nodes, reading.counted),
    )
    boxes = {id: item.box() for id, item in drawing.nodes.items()}
    ground = Ground(reading.nodes, boxes, reading.theory.name)
    drawing.backdrop = ground.paint
    finish(picture(drawing, path, ground.area(drawing.bounds()), reading.theory.name))
    del app
