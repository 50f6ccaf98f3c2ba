"""What the transcript says of a coding, a speaker or several codes when asked."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QDateTime, QLocale

from qualapp.desktop.coding.marks import CodingMark
from qualapp.i18n import _, language
from qualapp.model.coding import VALENCE_GLYPHS

_MOST = 12


def moment(microseconds: int) -> str:
    """A date and a time of day as the language writes them."""
    when = QDateTime.fromMSecsSinceEpoch(microseconds // 1000)
    if language() == "da":
        return QLocale(QLocale.Language.Danish).toString(when, "dd.MM.yyyy HH.mm")
    return QLocale(QLocale.Language.English).toString(when, "d MMM yyyy HH:mm")


def title(mark: CodingMark) -> str:
    """A coding in a list: its valence, its code, and whose it is if it is another's."""
    whose = "" if mark.is_mine else f"{mark.coder_initials}  "
    return f"{VALENCE_GLYPHS[mark.valence]}  {whose}{mark.name}"


def tip(marks: Sequence[CodingMark]) -> str:
    """The whole path of each code, its coder and the time."""
    lines = [_told(mark) for mark in marks[:_MOST]]
    return "<br>".join(lines) + ("<br>…" if len(marks) > _MOST else "")


def _told(mark: CodingMark) -> str:
    told = (
        f"{VALENCE_GLYPHS[mark.valence]} <b>{escape(mark.path)}</b><br>"
        f"{escape(mark.coder_name)} · {moment(mark.created)}"
    )
    return told if mark.range else "<br>".join((told, escape(_("The words of this excerpt were deleted"))))
