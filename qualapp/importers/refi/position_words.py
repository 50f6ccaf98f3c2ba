"""How positions were read, in words for the report."""

from qualapp.i18n import _, _n
from qualapp.importers.refi.positions import Breaks, Ends, PositionReading, Unit


def told(reading: PositionReading, quotations: int, is_chosen: bool) -> str:
    """How the positions of a project were read and why."""
    sentence = _("Positions were read so: {unit}; {breaks}; {ends}.").format(
        unit=_unit(reading.unit), breaks=_breaks(reading.breaks), ends=_ends(reading.ends)
    )
    return f"{sentence} {_why(quotations, is_chosen)}"


def differing(reading: PositionReading, used: PositionReading) -> str:
    """How a reading differs from the one that is used; all of it where it does not."""
    parts = (
        (_unit(reading.unit), reading.unit is not used.unit),
        (_breaks(reading.breaks), reading.breaks is not used.breaks),
        (_ends(reading.ends), reading.ends is not used.ends),
    )
    words = [said for said, differs in parts if differs] or [said for said, _differs in parts]
    sentence = "; ".join(words)
    return sentence[:1].upper() + sentence[1:]


def _why(quotations: int, is_chosen: bool) -> str:
    if is_chosen:
        return _("You chose this.")
    if not quotations:
        return _("That is how the program is known to count; no quotation in the file could confirm it.")
    return _n(
        "{n} quotation in the file bears this out.", "{n} quotations in the file bear this out.", quotations
    ).format(n=quotations)


def _unit(unit: Unit) -> str:
    if unit is Unit.UTF_16:
        return _("signs beyond the common ones, such as emoji, count as two")
    return _("each sign counts as one")


def _breaks(breaks: Breaks) -> str:
    match breaks:
        case Breaks.ONE:
            return _("each line break counts as one")
        case Breaks.TWO:
            return _("each line break counts as two")
    return _("line breaks count as they are written")


def _ends(ends: Ends) -> str:
    if ends is Ends.INCLUSIVE:
        return _("the last position belongs to the passage")
    return _("the last position is just after the passage")
