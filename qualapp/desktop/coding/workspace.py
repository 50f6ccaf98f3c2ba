"""The coding workspace: sources, transcript, codebook, and what is claimed of the excerpt in focus."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from qualapp.desktop.codebook.codebook_panel import CodebookPanel
from qualapp.desktop.coding.command_table import add_commands, commands_at
from qualapp.desktop.coding.correct.correction import Correction
from qualapp.desktop.coding.emptied import Emptied
from qualapp.desktop.coding.find_bar import FindBar
from qualapp.desktop.coding.gestures import Gestures
from qualapp.desktop.coding.inspector import Inspector
from qualapp.desktop.coding.marks import CodingMark, Transcript
from qualapp.desktop.coding.side_strip import STRIP, FoldingSide
from qualapp.desktop.coding.source_marks import SourceMarks
from qualapp.desktop.coding.three_panes import ThreePanes
from qualapp.desktop.coding.transcript_head import TranscriptHead
from qualapp.desktop.coding.transcript_view import TranscriptView
from qualapp.desktop.coding.words import sought
from qualapp.desktop.commands import Commands
from qualapp.desktop.configurations.acts import ConfigurationActs
from qualapp.desktop.evidence.acts import EvidenceActs
from qualapp.desktop.find.find_panel import FindPanel
from qualapp.desktop.hits.acts import HitActs
from qualapp.desktop.keys.code_keys import CodeKeys
from qualapp.desktop.look.widgets import EmptyView
from qualapp.desktop.mentions.finding import ActorFinding
from qualapp.desktop.session import Session
from qualapp.desktop.sources.sources_panel import SourcesPanel
from qualapp.desktop.ties.tying import Tying
from qualapp.formats import characters, number, percent
from qualapp.i18n import _, _n
from qualapp.model.source import Source
from qualapp.model.text import TextRange
from qualapp.settings import Settings
from qualapp.store.changes import Changes
from qualapp.store.claim_tables import CLAIMS

_TEXT_AND_STRIPES = 780
_EVERYWHERE = {"code", "hypothesis", "theory_link", "theory_node", "actor", "relation", "configuration"}
"""What every source may tell of, by name."""
_SHOWN = {"excerpt", "coder", *CLAIMS, *_EVERYWHERE}


class CodingWorkspace(QWidget):
    """Opens sources, passes the focus between its parts, and shows what each step changed."""

    import_wanted = Signal(list)
    describe_wanted = Signal(int)
    case_wanted = Signal(object)
    codebook_wanted = Signal(str)
    reading_wanted = Signal()
    status_changed = Signal()
    said = Signal(str)
    failed = Signal(str)
    palette_wanted = Signal()
    recode_wanted = Signal()
    memo_wanted = Signal(str)
    excerpts_wanted = Signal(int)
    claim_wanted = Signal(object)
    """Carries the `Evidence`, `Tie` or `Configuration` of an excerpt whose place is to be seen."""
    words_wanted = Signal(str)

    def __init__(self, session: Session, settings: Settings, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._commands = commands
        self.source: Source | None = None
        self.transcript = Transcript(0, "")
        self._marks: list[CodingMark] = []
        self._source_marks = SourceMarks(session)
        self._places: dict[int, int] = {}
        self._shown: TextRange | None = None
        self.sources = SourcesPanel(session, self)
        self.head = TranscriptHead(session, self)
        self.find_bar = FindBar(session, self)
        self.find_panel = FindPanel(session, self)
        self.view = TranscriptView(self)
        self.view.set_reading(settings.reading_family, settings.reading_size, settings.line_height)
        self.codebook = CodebookPanel(session, commands, self)
        self.codebook.show_pinned(settings.pinned)
        self.inspector = Inspector(session, self)
        self._lay_out(settings)
        self.gestures = Gestures(self, session)
        add_commands(self, self.gestures, commands)
        self.hits = HitActs(self, session, commands, self.gestures.target, lambda: self.gestures.last_code)
        self.code_keys = CodeKeys(self, session, commands, self.gestures.apply)
        self.correction = Correction(self, session, commands)
        self.emptied = Emptied(self, session, commands)
        self.evidence = EvidenceActs(self, session, commands, self.gestures.target)
        self.ties = Tying(self, session, commands, self.gestures.target)
        self.configurations = ConfigurationActs(self, session, commands, self.gestures.target)
        self._said = (self.evidence, self.ties, self.configurations)
        self.finding = ActorFinding(self, session, commands, self._show_finding)
        self._left.addWidget(self.finding.panel)
        self.status_changed.connect(self.finding.follow)
        self._connect()
        self._page.setCurrentIndex(1)
        QTimer.singleShot(0, self, self._open_first)

    def _lay_out(self, settings: Settings) -> None:
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        page = QWidget(middle)
        self._page = QStackedLayout(page)
        self._empty = EmptyView(
            "file-text",
            _("No source is open"),
            _("Choose one at the left, or import an interview."),
            page,
            button=_("Import files"),
            button_icon="import",
            takes_files=True,
        )
        self._page.addWidget(self.view)
        self._page.addWidget(self._empty)
        column.addWidget(self.head)
        column.addWidget(self.find_bar)
        column.addWidget(page, 1)
        self.find_bar.hide()
        upper = ThreePanes(self)
        self._left = QStackedWidget(self)
        self._left.setProperty("ground", "app")
        self._left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._left.addWidget(self.sources)
        self._left.addWidget(self.find_panel)
        for widget, least, most in ((self._left, 200, 480), (middle, 500, 16777215), (self.codebook, 220, 480)):
            widget.setMinimumWidth(least)
            widget.setMaximumWidth(most)
            upper.addWidget(widget)
        upper.setStretchFactor(1, 1)
        upper.hold(self._left, middle, self.codebook)
        upper.setSizes(settings.widths.get("coding", [244, 963, 316]))
        self.splitter = upper
        self.codebook_side = FoldingSide(self.codebook, upper, _("Codebook"), "book-open-text")
        self.sources_side = FoldingSide(self._left, upper, _("Sources"), "folder-open")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(upper, 1)
        outer.addWidget(self.inspector)

    def _connect(self) -> None:
        session, view = self._session, self.view
        session.changed.connect(self._on_changed)
        session.coder_changed.connect(self._show_marks)
        self.sources.source_chosen.connect(self._open_and_focus)
        self.sources.import_wanted.connect(self.import_wanted)
        self.sources.describe_wanted.connect(self.describe_wanted)
        self.sources.case_wanted.connect(self.case_wanted)
        self._empty.pressed.connect(lambda: self.import_wanted.emit([]))
        self._empty.dropped.connect(self.import_wanted)
        view.excerpt_focused.connect(self._on_focus)
        view.context_menu_requested.connect(self._menu)
        self.head.step_wanted.connect(view.focus_next)
        self.head.find_wanted.connect(self.find_in_text)
        self.head.reading_wanted.connect(self.reading_wanted)
        self.find_bar.moved.connect(self._show_hit)
        self.find_bar.closed.connect(self._end_find)
        self.find_panel.closed.connect(self._end_find_everywhere)
        self.find_panel.place_wanted.connect(self.show_place)
        self.find_panel.excerpts_wanted.connect(self.words_wanted)
        self.inspector.code_wanted.connect(self.palette_wanted)
        self.inspector.failed.connect(self.failed)
        for rows in (self.inspector.evidence, self.ties.rows, self.configurations.rows):
            rows.opened.connect(self.claim_wanted)
        self.inspector.memos.left.connect(lambda: view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.codebook.codebook_wanted.connect(self.codebook_wanted)
        self.codebook.status.connect(self.said)
        self.codebook.excerpts_wanted.connect(self.excerpts_wanted)

    def open_source(self, source_id: int) -> None:
        """Show a source; the place where one was in it is kept."""
        if self.source is not None:
            self._places[self.source.id] = self.view.top_position
        project = self._session.project
        self.inspector.memos.keep()
        self.source = project.sources[source_id]
        self.transcript = Transcript(
            source_id,
            project.sources.text(source_id),
            tuple(project.sources.blocks(source_id)),
            tuple(project.sources.turns(source_id)),
        )
        self._page.setCurrentIndex(0)
        self.view.show_transcript(self.transcript)
        self.inspector.clear()
        self._show_marks()
        self.view.top_position = self._places.get(source_id, 0)
        self.head.show_source(self.source)
        self.sources.show_source(source_id)
        self.find_bar.search_again(self.transcript.text)
        self.status_changed.emit()

    def show_place(self, source_id: int, range: TextRange, excerpt_id: int | None = None) -> None:
        """Open a source at a place, with the excerpt there in focus."""
        if self.source is None or self.source.id != source_id:
            self.open_source(source_id)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if excerpt_id is None:
            self.view.scroll_to(range)
            self.view.select(range)
            self._shown = self.view.selected_range()
        else:
            self.view.focus_excerpt(excerpt_id, jump=True)

    def show_busiest(self) -> None:
        """Open the source with most codings at the excerpt that has most, as for a picture."""
        counts = {number: len(self._session.project.codings.in_source(number)) for number in self.sources.listed()}
        if not counts:
            return
        self.open_source(max(counts, key=lambda number: counts[number]))
        codes = [mark.excerpt_id for mark in self._marks]
        if codes:
            self.view.focus_excerpt(max(codes, key=codes.count), jump=True)

    def find_in_text(self) -> None:
        """Search in the open source, for the selected words where there are any."""
        self.find_bar.open_for(self.transcript.text, self._sought())

    def find_everywhere(self, words: str = "") -> None:
        """Search in all sources, in place of their list; without words, for those that are selected."""
        self._show_left(self.find_panel)
        self.find_panel.open_for(words or self._sought())

    def _show_left(self, panel: QWidget) -> None:
        """Show another panel at the left, over the text where there is no room beside it."""
        self._left.setCurrentWidget(panel)
        if self.sources_side.is_folded and not self.sources_side.is_open:
            self.sources_side.toggle()

    def _show_finding(self, shown: bool) -> None:
        if shown:
            self._show_left(self.finding.panel)
        else:
            self._end_find_everywhere()

    def _sought(self) -> str:
        """The selected words as a search; a place that was only shown is not selected by anybody."""
        selected = self.view.selected_range()
        return "" if selected == self._shown else sought(self.transcript.text, selected)

    def _end_find_everywhere(self) -> None:
        self._left.setCurrentWidget(self.sources)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Text and stripes keep their room: first the codebook folds to a strip, then the sources."""
        super().resizeEvent(event)
        sides = [side.width() for side in (self.sources, self.codebook)]
        self.codebook_side.fold(self.width() - max(244, sides[0]) - max(316, sides[1]) < _TEXT_AND_STRIPES)
        self.sources_side.fold(self.width() - 244 - STRIP < _TEXT_AND_STRIPES)

    def status(self) -> tuple[str, str, str]:
        """What the foot of the window says of the open source."""
        if self.source is None:
            return "", "", ""
        share = percent(self.sources.model.share(self.source.id))
        place = ", ".join(part for part in (self.source.name, self.source.case) if part)
        counted = self.sources.model.words(self.source)
        words = _n("{n} word, {share} coded", "{n} words, {share} coded", counted)
        total = len({mark.excerpt_id for mark in self._marks})
        excerpts = _n("{n} excerpt", "{n} excerpts", total).format(n=number(total))
        return place, words.format(n=number(counted), share=share), excerpts

    def focused_marks(self) -> list[CodingMark]:
        """The codings of the excerpt in focus."""
        return [mark for mark in self._marks if mark.excerpt_id == self.view.focused_excerpt]

    def _open_first(self) -> None:
        if self.source is None and (listed := self.sources.listed()):
            self.open_source(listed[0])
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_and_focus(self, source_id: int) -> None:
        if self.source is None or self.source.id != source_id:
            self.open_source(source_id)

    def _show_marks(self) -> None:
        if self.source is None:
            return
        self._marks = self._source_marks.of(self.source.id)
        self.view.show_marks(self._marks)
        self.view.show_margin_marks([mark for said in self._said for mark in said.marks(self.source.id)])
        self._on_focus(self.view.focused_excerpt)

    def _on_focus(self, excerpt_id: int | None) -> None:
        excerpts = {mark.excerpt_id: mark.range for mark in self._marks}
        ids = sorted(excerpts, key=lambda number: (excerpts[number].start, excerpts[number].end, number))
        if excerpt_id is None or excerpt_id not in ids:
            self.head.show_place(None, len(ids))
            self.inspector.clear()
            return
        self.head.show_place(ids.index(excerpt_id) + 1, len(ids))
        range = excerpts[excerpt_id]
        marks = [mark for mark in self._marks if mark.excerpt_id == excerpt_id]
        turn = next((turn for turn in self.transcript.turns if _reaches(turn.range, range)), None)
        words = range.of(self.transcript.text)
        self.inspector.show_excerpt(excerpt_id, range, words, marks, turn, characters(range.start, range.end))
        here = self.view.excerpts_at(range.start)
        if excerpt_id in here:
            self.inspector.show_others_here(here.index(excerpt_id) + 1, len(here))

    def _on_changed(self, changes: Changes) -> None:
        if self.source is None:
            self._open_first()
            return
        if "source" in changes.tables and changes.touches_source(self.source.id):
            self._follow_source()
        elif _SHOWN & changes.tables and (changes.touches_source(self.source.id) or _EVERYWHERE & changes.tables):
            self._show_marks()
        elif {"turn", "block", "informant", "case", "visit"} & changes.tables:
            self._follow_source()
        self.status_changed.emit()

    def _follow_source(self) -> None:
        """The open source changed or is gone, as after undoing its import."""
        assert self.source is not None
        listed = self.sources.listed()
        if self.source.id in {source.id for source in self._session.project.sources.all()}:
            self.open_source(self.source.id)
            return
        self.source = None
        self.inspector.clear()
        self.head.show_source(None)
        if listed:
            self.open_source(listed[0])
        else:
            self._page.setCurrentIndex(1)

    def _show_hit(self, hits: list[TextRange], current: int) -> None:
        self.view.set_search_hits(hits, hits[current] if hits else None)
        if hits:
            self.view.scroll_to(hits[current])

    def _end_find(self) -> None:
        self.view.set_search_hits([], None)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _menu(self, place: QPoint, excerpt_id: object) -> None:
        menu = QMenu(self)
        for command in commands_at(self._commands, excerpt_id is not None):
            if command is None:
                menu.addSeparator()
            else:
                menu.addAction(command)
        self.correction.add_to(menu)
        menu.exec(place)


def _reaches(turn: TextRange, excerpt: TextRange) -> bool:
    """Whether an excerpt begins in a turn; one that lost its words at the end of a turn is still of that turn."""
    return turn.contains(excerpt.start) or (not excerpt and turn.end == excerpt.start)
