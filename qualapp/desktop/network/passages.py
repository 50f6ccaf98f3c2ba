"""The words behind a number: each with who said it where, and each opens its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.look import paint_glyph, reading_font, ui_font
from qualapp.desktop.look.widgets import ElidedLabel
from qualapp.desktop.network.rows import MarkRow, PressRow
from qualapp.desktop.words import word
from qualapp.i18n import _, _n, language
from qualapp.model.source import Visit
from qualapp.model.text import TextRange
from qualapp.store.project import Project

_MOST = 60


@dataclass(frozen=True)
class Place:
    """Some words of a source that something is said of; `told` is what, `glyph` its sign."""

    source_id: int
    range: TextRange
    excerpt_id: int
    role: str = ""
    told: str = ""
    glyph: str = ""


@dataclass(frozen=True)
class Passage:
    """A place with its words, and where and by whom they were said."""

    place: Place
    words: str
    origin: str


def passages(project: Project, places: Sequence[Place]) -> list[Passage]:
    """Read the words of places; a source is read once."""
    sources = {source.id: source for source in project.sources.all()}
    texts = {number: project.sources.text(number) for number in {place.source_id for place in places[:_MOST]}}
    found = []
    for place in places[:_MOST]:
        source = sources[place.source_id]
        visit = word(Visit(source.visit)) if source.visit else ""
        origin = " · ".join(part for part in (place.role, source.name, source.case, visit) if part)
        found.append(Passage(place, " ".join(place.range.of(texts[place.source_id]).split()), origin))
    return found


class PassageCard(PressRow):
    """The words, below them where they stand; a click or Enter opens the place."""

    chosen = Signal(object)

    def __init__(self, passage: Passage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passage = passage
        quoted = f"»{passage.words}«" if language() == "da" else f"“{passage.words}”"
        self.setAccessibleName(f"{quoted} {passage.origin}")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 6, 8, 8)
        column.setSpacing(2)
        column.addWidget(ElidedLabel(quoted, self, font=reading_font(14), lines=4, line_height=20))
        if passage.place.told:
            column.addWidget(ElidedLabel(passage.place.told, self, font=ui_font(12), token="text-2", lines=2))
        column.addWidget(ElidedLabel(passage.origin, self, font=ui_font(12), token="text-3", lines=2))
        self.pressed.connect(lambda: self.chosen.emit(passage.place))

    def paint_more(self, painter: QPainter) -> None:
        if self.passage.place.glyph:
            paint_glyph(painter, self.passage.place.glyph, QPointF(12, 17), 9.5)


class Passages(QWidget):
    """A heading with a number, and a card for each passage."""

    chosen = Signal(object)
    """Carries the `Place` that is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[PassageCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_places(self, project: Project, title: str, places: Sequence[Place], *, first: int = _MOST) -> None:
        """Show these in place of what was shown; of more than the `first`, the others come when they are asked for."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 8, 0, 4)
        heading = QLabel(title, head)
        heading.setProperty("role", "group")
        heading.setFont(ui_font(12, 600))
        row.addWidget(heading)
        row.addStretch(1)
        row.addWidget(_caption(_told(places), head))
        self._column.addWidget(head)
        shown = places if len(places) <= first + 1 else places[:first]
        self.cards = [self._card(passage) for passage in passages(project, shown)]
        for card in self.cards:
            self._column.addWidget(card)
        if len(shown) < len(places):
            every = MarkRow(_("Show all {n}").format(n=formats.number(len(places))), self)
            every.pressed.connect(lambda: self.show_places(project, title, places))
            self._column.addWidget(every)
        elif len(places) > _MOST:
            rest = len(places) - _MOST
            more = _n("and {n} more", "and {n} more", rest).format(n=formats.number(rest))
            self._column.addWidget(_caption(more, self))

    def _card(self, passage: Passage) -> PassageCard:
        card = PassageCard(passage, self)
        card.chosen.connect(self.chosen)
        return card


def _told(places: Iterable[Place]) -> str:
    count = len({place.excerpt_id for place in places})
    return _n("{n} excerpt", "{n} excerpts", count).format(n=formats.number(count))


def _caption(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "caption")
    return label
