"""What hangs on the chosen row: sources, people, excerpts and memos."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.look import theme, ui_font
from qualapp.desktop.look.widgets import Button, ElidedLabel, EmptyView, PanelHeading
from qualapp.desktop.session import Session
from qualapp.desktop.words import kind_word, word
from qualapp.i18n import _, _n
from qualapp.model.excerpt import ExcerptFilter
from qualapp.model.source import Source

_MOST = 40


class RowPanel(QWidget):
    """Shows what belongs to a case, source, informant or visit; each thing in it opens."""

    source_wanted = Signal(int)
    excerpts_wanted = Signal(object)
    memos_wanted = Signal(str, int)
    describe_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = session.project
        self.heading = PanelHeading("", self)
        self._empty = EmptyView("info", _("No row is chosen"), _("Choose one to see what belongs to it."), self)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.heading, self._area, self._empty):
            column.addWidget(widget)
        self.links: list[Button] = []
        self.show_row("", None)

    def show_row(self, noun: str, id: int | None) -> None:
        """Show what belongs to one row, or that none is chosen."""
        self._empty.setVisible(id is None)
        self.heading.setVisible(id is not None)
        self._area.setVisible(id is not None)
        self.links = []
        holder = QWidget()
        self._body = QVBoxLayout(holder)
        self._body.setContentsMargins(20, 14, 20, 14)
        self._body.setSpacing(6)
        if id is not None:
            {"case": self._case, "source": self._source, "informant": self._informant, "visit": self._visit}[noun](id)
        self._body.addStretch(1)
        self._area.setWidget(holder)
        holder.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)

    def _case(self, id: int) -> None:
        case = self._project.cases[id]
        self.heading.set_title(case.name)
        if case.description:
            self._say(case.description, "secondary")
        self._excerpts(ExcerptFilter(cases=frozenset({id})))
        self._list(_("Sources"), [source for source in self._project.sources.all() if source.case_id == id])
        self._memos("case", id)

    def _source(self, id: int) -> None:
        source = self._project.sources[id]
        self.heading.set_title(source.name)
        self._say(
            " · ".join(part for part in (kind_word(source.kind), source.case, source.activity) if part), "secondary"
        )
        self._link(_("Open in Coding"), "arrow-up-right", lambda: self.source_wanted.emit(id))
        self._link(_("Name, case and speakers…"), "pencil", lambda: self.describe_wanted.emit(id))
        self._excerpts(ExcerptFilter(sources=frozenset({id})))
        self._head(_("Speakers"))
        names = {who.id: who for who in self._project.informants.all()}
        for speaker in self._project.speakers.in_source(id):
            who = names.get(speaker.informant_id or 0)
            told = " · ".join(part for part in ((who.name, who.role) if who else ()) if part)
            turns = _n("{n} turn", "{n} turns", speaker.turns).format(n=formats.number(speaker.turns))
            self._say(f"{speaker.label}: {told} · {turns}" if told != speaker.label else f"{told} · {turns}")
        self._memos("source", id)

    def _informant(self, id: int) -> None:
        who = self._project.informants[id]
        self.heading.set_title(who.name)
        self._say(" · ".join(part for part in (who.pseudonym, who.role) if part), "secondary")
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
        self._link(text, "list-filter", lambda: self.excerpts_wanted.emit(wanted))

    def _list(self, title: str, sources: list[Source]) -> None:
        self._head(f"{title} · {formats.number(len(sources))}")
        for source in sources[:_MOST]:
            told = " · ".join(part for part in (source.name, word(source.visit) if source.visit else "") if part)
            self._link(told, "file-text", partial(self.source_wanted.emit, source.id))
        self._rest(len(sources) - _MOST)

    def _rest(self, rest: int) -> None:
        if rest > 0:
            self._say(_n("and {n} more", "and {n} more", rest).format(n=formats.number(rest)), "caption")

    def _memos(self, about: str, id: int) -> None:
        memos = self._project.memos.on(about, id)
        self._head(" · ".join((_("Memos"), formats.number(len(memos)))))
        for memo in memos[-_MOST:]:
            self._body.addWidget(ElidedLabel(memo.text, self, font=ui_font(13), lines=4, line_height=18))
        self._rest(len(memos) - _MOST)
        self._link(_("Write a memo…"), "sticky-note", lambda: self.memos_wanted.emit(about, id))

    def _head(self, text: str) -> None:
        self._body.addSpacing(8)
        self._say(text, "group")

    def _say(self, text: str, role: str = "") -> None:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        self._body.addWidget(label)
        label.setVisible(bool(text))

    def _link(self, text: str, icon: str, act: Callable[[], object]) -> None:
        button = Button(text.replace("&", "&&"), kind="link", icon=icon, height=28)
        button.clicked.connect(lambda _checked=False: act())
        self._body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.links.append(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.end()
