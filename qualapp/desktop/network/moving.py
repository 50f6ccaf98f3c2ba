"""Smooth transitions: nodes glide from where they stand to where they shall stand, and the view goes with them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from qualapp.desktop.canvas import Canvas, Drawing

_TIME = 260
_MANY = 250
"""With more lines than so, a drawing changes at once."""

Places = Mapping[int, tuple[float, float]]


class Gliding(QObject):
    """Moves the nodes of a drawing."""

    def __init__(self, drawing: Drawing, done: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._done = done
        self._from: Places = {}
        self._to: Places = {}
        self._run = QVariantAnimation(self, duration=_TIME)
        self._run.setStartValue(0.0)
        self._run.setEndValue(1.0)
        self._run.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._run.valueChanged.connect(self._step)
        self._run.finished.connect(self._done)

    def glide(self, before: Places, after: Places) -> None:
        """Let nodes that stood elsewhere before come to where they are to stand."""
        self._run.stop()
        moved = {id for id, place in after.items() if id in before and before[id] != place}
        if not moved or len(self._drawing.links) > _MANY:
            self._done()
            return
        self._from, self._to = {id: before[id] for id in moved}, {id: after[id] for id in moved}
        self._step(0.0)
        self._run.start()

    def stop(self) -> None:
        """Be there at once."""
        if self._run.state() is QVariantAnimation.State.Running:
            self._run.stop()
            self._drawing.move_all(self._to)

    def _step(self, share: object) -> None:
        at = float(str(share))
        self._drawing.move_all(
            {
                id: (self._from[id][0] + (x - self._from[id][0]) * at, self._from[id][1] + (y - self._from[id][1]) * at)
                for id, (x, y) in self._to.items()
            },
            at_once=at < 1,
        )
        for view in self._drawing.views():
            if isinstance(view, Canvas):
                view.follow()
