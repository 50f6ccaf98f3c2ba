"""A field for a whole number."""

from PySide6.QtWidgets import QSpinBox, QWidget

_LEFT = 8  # Qt gives a spin box's text no padding of the style sheet


class NumberField(QSpinBox):
    """A number between two others, with arrows to change it."""

    def __init__(
        self, lowest: int, highest: int, parent: QWidget | None = None, *, value: int = 0, suffix: str = ""
    ) -> None:
        super().__init__(parent)
        self.setRange(lowest, highest)
        self.setValue(value)
        self.setSuffix(suffix)
        self.lineEdit().setTextMargins(_LEFT, 0, 0, 0)
