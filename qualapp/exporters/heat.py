"""The colours of a map of agreement: the better, the darker."""

_FULL = (10, 114, 104)
_WHITE = 255
_DARK = 0.55
_STRONGEST = 0.9


def heat(value: float) -> str:
    """The ground behind a value, as RRGGBB: white for none and for what is worse than chance.

    >>> heat(0), heat(-0.4), heat(1)
    ('FFFFFF', 'FFFFFF', '228077')
    """
    share = max(0.0, min(1.0, value)) * _STRONGEST
    return "".join(f"{round(_WHITE + (channel - _WHITE) * share):02X}" for channel in _FULL)


def ink_on(value: float) -> str:
    """The letters on that ground, as RRGGBB."""
    return "FFFFFF" if value > _DARK else "1D2129"
