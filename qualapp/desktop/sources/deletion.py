"""Deleting sources and cases from their list: what goes is said in the menu, and can be taken back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from qualapp.desktop.codebook.code_words import codings_text, listed, memos_text, number_text
from qualapp.desktop.codebook.undo_offer import UndoOffer
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import _, _n


class SourceDeletion(QObject):
    """Puts what can be deleted into a menu, deletes it, and offers to take that back."""

    def __init__(self, session: Session, panel: QWidget) -> None:
        super().__init__(panel)
        self._session = session
        self._offer = UndoOffer(session, panel)

    def add_source(self, menu: QMenu, source_id: int) -> None:
        """Let the menu delete a source."""
        what = listed(hanging_parts(self._session.project.sources.hanging_on(source_id)))
        text = _("Delete the source with {what}").format(what=what) if what else _("Delete the source")
        menu.addAction(text, partial(self.delete_source, source_id))

    def add_case(self, menu: QMenu, case_id: int) -> None:
        """Let the menu delete a case, with its sources or without them."""
        sources = self._sources_of(case_id)
        alone = _("Delete the case and keep its sources") if sources else _("Delete the case")
        menu.addAction(alone, partial(self.delete_case, case_id, False))
        if sources:
            text = _("Delete the case with {what}").format(what=self._with_sources(sources))
            menu.addAction(text, partial(self.delete_case, case_id, True))

    def delete_source(self, source_id: int) -> None:
        """Delete a source with all that rests on it."""
        sources = self._session.project.sources
        name, what = sources[source_id].name, listed(hanging_parts(sources.hanging_on(source_id)))
        try:
            sources.delete(source_id)
        except UserError as error:
            self._offer.say(error.message)
            return
        self._tell(name, what)

    def delete_case(self, case_id: int, with_sources: bool) -> None:
        """Delete a case; its sources go too, or stay without one."""
        project = self._session.project
        name, sources = project.cases[case_id].name, self._sources_of(case_id) if with_sources else []
        what = self._with_sources(sources) if sources else ""
        try:
            project.delete_case(case_id, with_sources=with_sources)
        except UserError as error:
            self._offer.say(error.message)
            return
        self._tell(name, what)

    def _tell(self, name: str, what: str) -> None:
        sentence = _("“{name}” is deleted, with {what}.") if what else _("“{name}” is deleted.")
        self._offer.offer(sentence.format(name=name, what=what))

    def _with_sources(self, sources: Sequence[int]) -> str:
        hanging = self._session.project.sources.hanging_on_all(sources)
        return listed([sources_text(len(sources)), *hanging_parts(hanging)])

    def _sources_of(self, case_id: int) -> list[int]:
        return [source.id for source in self._session.project.sources.all() if source.case_id == case_id]


def sources_text(count: int) -> str:
    """So many sources, in words."""
    return _n("{n} source", "{n} sources", count).format(n=number_text(count))


def hanging_parts(hanging: dict[str, int]) -> list[str]:
    """What goes with sources, in words; whose codings they are where several coded it."""
    codings, coders = hanging.get("coding", 0), hanging.get("coders", 0)
    parts = [codings_text(codings)] if codings else []
    if coders > 1:
        by = _n("{codings} by {n} coder", "{codings} by {n} coders", coders)
        parts = [by.format(codings=codings_text(codings), n=number_text(coders))]
    if memos := hanging.get("memo", 0):
        parts.append(memos_text(memos))
    return parts
