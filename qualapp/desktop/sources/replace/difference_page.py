"""The paragraphs that a corrected file changes, one below the other."""

from PySide6.QtWidgets import QWidget

from qualapp.desktop.sources.replace.marked_page import MarkedPage, faint, marked
from qualapp.i18n import _
from qualapp.model.changed_passages import shortened
from qualapp.store.replacement import Carried, Replacement


class DifferencePage(MarkedPage):
    """Each paragraph with what goes struck out and what comes underlined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What changes"), parent)
        self._planned: Replacement | None = None

    def show_changes(self, planned: Replacement) -> None:
        """Show what would change, from the beginning."""
        self._planned = planned
        self.wear()
        self.verticalScrollBar().setValue(0)

    def go_to(self, excerpt: Carried) -> None:
        """Bring the paragraph in which an excerpt stood into view."""
        passages = self._planned.passages if self._planned else []
        near = [n for n, passage in enumerate(passages) if passage.start <= excerpt.before.end]
        self.scrollToAnchor(f"passage-{near[-1] if near else 0}")

    def html(self) -> str:
        if self._planned is None:
            return ""
        if not self._planned.passages:
            return faint(_("The words are the same; speakers, paragraphs or headings are not."), 13)
        return "".join(
            f'<p style="margin-top:0; margin-bottom:16px; line-height:135%"><a name="passage-{place}"></a>'
            f"{marked(shortened(passage))}</p>"
            for place, passage in enumerate(self._planned.passages)
        )
