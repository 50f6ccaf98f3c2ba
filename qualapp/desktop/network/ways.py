"""How the drawing of a network is laid out, and what makes its discs larger."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from qualapp.analysis.network import ACTOR_METRICS, Measures
from qualapp.analysis.network.layout import LAYOUTS, Layout
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.i18n import _

OWN = "own"
"""Stands for the places where somebody put the actors."""
_SIZES = ("degree", "ties", "betweenness", "closeness", "eigenvector")


def layout_choices() -> list[tuple[object, str]]:
    """The layouts by name, and the places where somebody put the actors."""
    return [(OWN, _("As you placed them")), *((one, _(name)) for one, name in LAYOUTS.items())]


class Ways(QWidget):
    """The two choices, side by side."""

    def __init__(self, has_own_places: bool, parent: QWidget) -> None:
        super().__init__(parent)
        sizes = [metric for metric in ACTOR_METRICS if metric.key in _SIZES]
        self._metrics = {metric.key: metric for metric in sizes}
        self.layout_box = ChoiceBox(layout_choices(), _("Layout"), self)
        self.size_box = ChoiceBox([("", _("Same size")), *((one.key, one.title) for one in sizes)], _("Size"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for box in (self.layout_box, self.size_box):
            box.setMinimumContentsLength(16)
            row.addWidget(box)
        self.layout_box.show_value(OWN if has_own_places else Layout.TRIANGLE)
        self.size_box.show_value("degree")

    def way(self) -> Layout | None:
        """The layout, or None for the places where somebody put the actors."""
        way = self.layout_box.value()
        return None if way == OWN else Layout(str(way))

    def sizes(self, measures: Measures) -> dict[int, float]:
        """The figure of each actor that makes its disc larger; none where all are of one size."""
        metric = self._metrics.get(str(self.size_box.value()))
        if metric is None:
            return {}
        values = {number: metric.of(figures) for number, figures in measures.by_actor.items()}
        return {number: 0.0 if isinstance(value, str) else value for number, value in values.items()}
