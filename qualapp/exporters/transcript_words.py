"""What is written around a coded transcript on paper."""

from collections.abc import Iterator

from qualapp import formats
from qualapp.exporters import words
from qualapp.exporters.transcript_report import TranscriptReport
from qualapp.i18n import _
from qualapp.model.coding import VALENCE_GLYPHS, Valence
from qualapp.model.source import StoredTurn


def facts(report: TranscriptReport) -> Iterator[tuple[str, str]]:
    """What a reader must know to read the margin: each a label with a line."""
    yield _("Project"), report.project
    counted = {valence: sum(code.counts[valence] for code in report.codes) for valence in Valence}
    yield _("Codings"), words.valence_counts_in_words(counted)
    if report.coders:
        told = (f"{initials} = {name}" if initials else name for initials, name in report.coders.items())
        yield _("Coded by"), ", ".join(told)
    signs = (f"{VALENCE_GLYPHS[valence]} {_(words.VALENCES[valence])}" for valence in Valence)
    yield _("Signs"), "   ".join(signs)


def speaker(turn: StoredTurn) -> str:
    """Who speaks: the name as written, with the role where that says more."""
    role = turn.role if turn.role.casefold() != turn.speaker.casefold() else ""
    return words.joined(turn.speaker, role)


def time(turn: StoredTurn) -> str:
    """Where in the recording a turn begins, if that is known."""
    return "" if turn.time is None else formats.recording_time(turn.time)


def codes_used() -> str:
    """The heading of the list of codes at the end."""
    return _("Codes in this transcript")
