"""Letting a control be used or not, with the reason."""

from PySide6.QtWidgets import QWidget

_USUAL = "usual-tooltip"


def allow(widget: QWidget, allowed: bool, reason: str = "") -> None:
    """Enable a control, or disable it and say why in its tooltip."""
    if widget.property(_USUAL) is None:
        widget.setProperty(_USUAL, widget.toolTip())
    usual = str(widget.property(_USUAL))
    widget.setEnabled(allowed)
    widget.setToolTip(usual if allowed or not reason else reason)
    widget.setAccessibleDescription("" if allowed else reason)
