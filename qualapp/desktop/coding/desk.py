"""What the commands of the coding workspace may know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from qualapp.desktop.codebook.codebook_panel import CodebookPanel
    from qualapp.desktop.coding.inspector import Inspector
    from qualapp.desktop.coding.marks import CodingMark, Transcript
    from qualapp.desktop.coding.transcript_head import TranscriptHead
    from qualapp.desktop.coding.transcript_view import TranscriptView
    from qualapp.desktop.find.find_panel import FindPanel
    from qualapp.desktop.sources.sources_panel import SourcesPanel
    from qualapp.model.source import Source


class Desk(Protocol):
    """The open source, the parts around it, and the wishes that the window fulfils."""

    source: Source | None
    transcript: Transcript
    head: TranscriptHead
    view: TranscriptView
    codebook: CodebookPanel
    inspector: Inspector
    sources: SourcesPanel
    find_panel: FindPanel

    @property
    def said(self) -> SignalInstance:
        """Carries a sentence to be said."""

    @property
    def failed(self) -> SignalInstance:
        """Carries a sentence that says why something could not be done."""

    @property
    def palette_wanted(self) -> SignalInstance:
        """A code is to be chosen."""

    @property
    def recode_wanted(self) -> SignalInstance:
        """Another code is to be chosen for the coding in focus."""

    @property
    def memo_wanted(self) -> SignalInstance:
        """Carries what memos are to be about."""

    def window(self) -> QWidget:
        """The window, over which dialogs open."""

    def focused_marks(self) -> list[CodingMark]:
        """The codings of the excerpt in focus."""

    def open_source(self, source_id: int) -> None:
        """Show a source; the place where one was in it is kept."""

    def find_in_text(self) -> None:
        """Search in the open source."""
