"""What hangs on the chosen row: sources, people, excerpts and memos."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qualapp import formats
from qualapp.desktop.look import ui_font
from qualapp.desktop.look.widgets import ElidedLabel, EmptyView, SidePanel
from qualapp.desktop.session import Session
from qualapp.desktop.words import kind_word, word
from qualapp.i18n import _, _n
from qualapp.model.excerpt import ExcerptFilter
from qualapp.model.source import Source

_MOST = 40


class RowPanel(SidePanel):
    """Shows what belongs to a case, source, informant or visit; each thing in it opens."""

    source_wanted = Signal(int)
    excerpts_wanted = Signal(object)
    memos_wanted = Signal(str, int)
    describe_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        empty = EmptyView("info", _("No row is chosen"), _("Choose one to see what belongs to it."))
        super().__init__(empty, parent)
        self._project = session.project
        self.show_row("", None)

    def show_row(self, noun: str, id: int | None) -> None:
        """Show what belongs to one row, or that none is chosen."""
        if id is None:
            self.show_nothing()
            return
        self.begin("")
        {"case": self._case, "source": self._source, "informant": self._informant, "visit": self._visit}[noun](id)
        self.end()

    def _case(self, id: int) -> None:
        case = self._project.cases[id]
        self.heading.set_title(case.name)
        if case.description:
            self.say(case.description, "secondary")
        self._excerpts(ExcerptFilter(cases=frozenset({id})))
        self._list(_("Sources"), [source for source in self._project.sources.all() if source.case_id == id])
        self._memos("case", id)

    def _source(self, id: int) -> None:
        source = self._project.sources[id]
        self.heading.set_title(source.name)
        self.say(
            " · ".join(part for part in (kind_word(source.kind), source.case, source.activity) if part), "secondary"
        )
        self.link(_("Open in Coding"), "arrow-up-right", lambda: self.source_wanted.emit(id))
        self.link(_("Name, case and speakers…"), "pencil", lambda: self.describe_wanted.emit(id))
        self._excerpts(ExcerptFilter(sources=frozenset({id})))
        self.head(_("Speakers"))
        names = {who.id: who for who in self._project.informants.all()}
        for speaker in self._project.speakers.in_source(id):
            who = names.get(speaker.informant_id or 0)
            told = " · ".join(part for part in ((who.name, who.role) if who else ()) if part)
            turns = _n("{n} turn", "{n} turns", speaker.turns).format(n=formats.number(speaker.turns))
            self.say(f"{speaker.label}: {told} · {turns}" if told != speaker.label else f"{told} · {turns}")
        self._memos("source", id)

    def _informant(self, id: int) -> None:
        who = self._project.informants[id]
        self.heading.set_title(who.name)
        self.say(" · ".join(part for part in (who.pseudonym, who.role) if part), "secondary")
        self._excerpts(ExcerptFilter(informants=frozenset({id})))
        speaks_in = self._project.informants.sources().get(id, frozenset())
        self._list(_("Speaks in"), [source for source in self._project.sources.all() if source.id in speaks_in])

    def _visit(self, id: int) -> None:
        visit = next(visit for visit in self._project.cases.visits() if visit.id == id)
        self.heading.set_title(" · ".join(part for part in (visit.case, word(visit.kind)) if part))
        if visit.case_id is not None:
            self._excerpts(ExcerptFilter(cases=frozenset({visit.case_id}), visits=frozenset({visit.kind})))
        sources = self._project.sources.all()
        self._list(_("Sources"), [s for s in sources if s.case_id == visit.case_id and s.visit == visit.kind])

    def _excerpts(self, wanted: ExcerptFilter) -> None:
        count = len(self._project.excerpts.listed(wanted))
        text = _n("{n} excerpt", "{n} excerpts", count).format(n=formats.number(count))
        self.link(text, "list-filter", lambda: self.excerpts_wanted.emit(wanted))

    def _list(self, title: str, sources: list[Source]) -> None:
        self.head(f"{title} · {formats.number(len(sources))}")
        for source in sources[:_MOST]:
            told = " · ".join(part for part in (source.name, word(source.visit) if source.visit else "") if part)
            self.link(told, "file-text", partial(self.source_wanted.emit, source.id))
        self._rest(len(sources) - _MOST)

    def _rest(self, rest: int) -> None:
        if rest > 0:
            self.say(_n("and {n} more", "and {n} more", rest).format(n=formats.number(rest)), "caption")

    def _memos(self, about: str, id: int) -> None:
        memos = self._project.memos.on(about, id)
        self.head(" · ".join((_("Memos"), formats.number(len(memos)))))
        for memo in memos[-_MOST:]:
            self.add(ElidedLabel(memo.text, self, font=ui_font(13), lines=4, line_height=18))
        self._rest(len(memos) - _MOST)
        self.link(_("Write a memo…"), "sticky-note", lambda: self.memos_wanted.emit(about, id))
