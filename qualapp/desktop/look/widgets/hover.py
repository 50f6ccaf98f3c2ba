"""How a control answers the pointer: at once when it comes, softly when it goes."""

from PySide6.QtCore import QEvent, QObject, QVariantAnimation
from PySide6.QtWidgets import QWidget

from qualapp.desktop.look.theme import theme

_GOES_IN = 80  # milliseconds


class Hover(QObject):
    """How much a widget shows that the pointer is over it, from 0 to 1."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._share = 0.0
        self._fade: QVariantAnimation | None = None
        widget.installEventFilter(self)

    @property
    def share(self) -> float:
        return self._share if self._widget.isEnabled() else 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Enter:
            self._stop()
            self._show(1.0)
        elif kind == QEvent.Type.Leave:
            self._leave()
        elif kind == QEvent.Type.Hide:
            self._stop()
            self._show(0.0)
        return False

    def _leave(self) -> None:
        self._stop()
        if not theme.moves:
            self._show(0.0)
            return
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(_GOES_IN)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.valueChanged.connect(self._show)
        self._fade.start()

    def _stop(self) -> None:
        if self._fade is not None:
            self._fade.stop()
            self._fade.deleteLater()
            self._fade = None

    def _show(self, share: float) -> None:
        self._share = round(share, 1)
        self._widget.update()
