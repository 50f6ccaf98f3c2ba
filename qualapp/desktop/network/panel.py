"""What is behind the drawing: the figures of the whole, of an actor or of a line, and the words that tell of it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from qualapp import formats
from qualapp.analysis.network import (
    ACTOR_METRICS,
    NETWORK_METRICS,
    ActorMeasures,
    Comparison,
    Line,
    Measures,
    Metric,
    mixed_warning,
    steering_chain,
)
from qualapp.analysis.network.values import Undefined, Value
from qualapp.desktop.look.widgets import EmptyView, SidePanel, plain_label
from qualapp.desktop.network.computing import Computed
from qualapp.desktop.network.figure import CHANGES, line_told
from qualapp.desktop.network.passages import Passages, Place
from qualapp.desktop.network.places import of_mentions, of_ties
from qualapp.desktop.session import Session
from qualapp.desktop.ties.words import kind_name, name_of, strength_word
from qualapp.i18n import _, _n
from qualapp.model.network import Actor
from qualapp.model.value_words import ORGANISATIONAL_LEVELS, SECTORS


class NetworkPanel(SidePanel):
    """Shows the whole network, an actor or a line; each excerpt opens its place."""

    place_wanted = Signal(object)
    ego_wanted = Signal(object)
    """An actor is to be in the middle: carries its id, None for all."""
    actor_wanted = Signal(int)
    """An actor is to be shown in the register."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        empty = EmptyView("waypoints", _("Nothing is drawn"), _("Ties appear here with what they rest on."))
        super().__init__(empty, parent)
        self._project = session.project
        self.passages = Passages(self)
        self.passages.hide()
        self.figures: dict[str, str] = {}

    def begin(self, title: str) -> None:
        super().begin(title)
        self.figures = {}
        self.passages = Passages(self)
        self.passages.hide()

    def show_whole(self, computed: Computed) -> None:
        """The figures of the network, each with what it means in a line."""
        self.begin(_("The network"))
        if computed.network.is_mixed:
            self.say(mixed_warning(), "caption")
        self._table(NETWORK_METRICS, [computed.measures])
        measures, names = computed.measures, self._names(computed)
        self._list(_("Parts"), [self._joined(part, names) for part in measures.components if len(part) > 1])
        self._list(_("Communities"), [self._joined(part, names) for part in measures.communities if len(part) > 1])
        self._list(_("Without ties"), [names[one] for one in measures.isolates])
        self._list(_("Cut points: without them the network falls apart"), [names[one] for one in measures.cut_points])
        bridges = [f"{names[one]} – {names[other]}" for one, other in measures.bridges]
        self._list(_("Bridges: the only ways between parts"), bridges)
        self._chain(computed, names)
        self.end()

    def show_actor(self, computed: Computed, actor_id: int) -> None:
        """An actor: who it is, its figures, and the words that tell of its ties and of itself."""
        actor = computed.network.actors[actor_id]
        self.begin(name_of(actor))
        self.say(_described(actor), "secondary")
        self.link(_("Only around this actor"), "circle-dot", lambda: self.ego_wanted.emit(actor_id))
        self.link(_("In the register"), "arrow-up-right", lambda: self.actor_wanted.emit(actor_id))
        figures = computed.measures.by_actor[actor_id]
        self._table(ACTOR_METRICS, [figures])
        ties = [placed for line in computed.network.lines_of(actor_id) for placed in line.ties]
        self._show_passages(_("Excerpts of its ties"), of_ties(self._project, ties))
        mentions = of_mentions(self._project, actor_id)
        if mentions:
            other = self._new_passages()
            other.show_places(self._project, _("Where it is mentioned"), mentions)
        self.end()

    def show_line(self, computed: Computed, line: Line) -> None:
        """A line: how the two stand, where they are told to stand differently, and the words."""
        names = self._names(computed)
        self.begin(f"{names[line.first]} – {names[line.second]}")
        self.say(line_told(line), "secondary")
        relations = {relation.id: name_of(relation) for relation in self._project.relations.all()}
        told = [f"{relations[one]} ({formats.number(count)})" for one, count in line.relations.items()]
        self.say(", ".join(told))
        for one in (line.first, line.second):
            span = line.told_by(one)
            if span is not None:
                low, high = span
                words = strength_word(low) if low == high else f"{strength_word(low)} – {strength_word(high)}"
                levels = f"{low}" if low == high else f"{low}–{high}"
                self.say(_("From {name}: level {levels}, {words}").format(name=names[one], levels=levels, words=words))
        if line.is_disputed:
            self.say(_("What is told of the two differs; nothing is averaged away."), "caption")
        figures = [computed.measures.by_actor[one] for one in (line.first, line.second)]
        wanted = [metric for metric in ACTOR_METRICS if metric.key in ("degree", "betweenness", "closeness")]
        titles = (names[line.first], names[line.second])
        self._table(wanted, figures, titles)
        self._show_passages(_("Excerpts"), of_ties(self._project, line.ties))
        self.end()

    def show_untied(self, computed: Computed, first: int, second: int) -> None:
        """Two actors of whom no tie is told this way; what is told the other way is said."""
        names = self._names(computed)
        self.begin(f"{names[first]} → {names[second]}")
        self.say(_("No tie is told from the one to the other."), "secondary")
        back = computed.network.between(first, second)
        if back is not None:
            self._show_passages(f"{names[second]} → {names[first]}", of_ties(self._project, back.ties))
        self.end()

    def go_to_excerpts(self) -> None:
        """Let the keyboard go on at the first excerpt."""
        if self.passages.cards:
            self.passages.cards[0].setFocus(Qt.FocusReason.TabFocusReason)

    def show_two(self, title: str, told: str, before: Line | None, after: Line | None, names: Sequence[str]) -> None:
        """A line in two networks: the words of each."""
        self.begin(title)
        self.say(told, "secondary")
        for name, line in zip(names, (before, after), strict=True):
            if line is None:
                self.head(name)
                self.say(_("no tie"), "caption")
            else:
                passages = self._new_passages()
                passages.show_places(self._project, f"{name}: {line_told(line)}", of_ties(self._project, line.ties))
        self.end()

    def show_changes(self, names: Mapping[int, str], comparison: Comparison, sides: Sequence[str]) -> None:
        """What changed between two networks: the lines by what became of them."""
        self.begin(_("What changed"))
        for side in sides:
            self.say(side, "secondary")
        for change, (title, *_look) in CHANGES.items():
            lines = [line.after or line.before for line in comparison.of(change)]
            told = [f"{names[line.first]} – {names[line.second]}" for line in lines if line is not None]
            self._list(_(title).capitalize(), told)
        self._list(_("New actors"), [names[one] for one in comparison.new_actors])
        self._list(_("Actors that are gone"), [names[one] for one in comparison.gone_actors])
        self.end()

    def _names(self, computed: Computed) -> dict[int, str]:
        return {number: name_of(actor) for number, actor in computed.network.actors.items()}

    def _joined(self, part: frozenset[int], names: dict[int, str]) -> str:
        members = sorted((names[one] for one in part), key=str.casefold)
        shown = ", ".join(members[:12]) + ("…" if len(members) > 12 else "")
        return f"{formats.number(len(members))}: {shown}"

    def _chain(self, computed: Computed, names: dict[int, str]) -> None:
        chain = steering_chain(computed.network)
        if not any(actor.level for actor in computed.network.actors.values()):
            return
        count = len(chain.paths)
        self.head(_("Steering chain"))
        told = _n("{n} way from strategy to practice", "{n} ways from strategy to practice", count)
        self.say(told.format(n=formats.number(count)))
        past = [f"{names[top]} – {names[low]}" for top, low in chain.past_the_middle]
        self._list(_("Past the middle"), past)
        self._list(_("No way to the middle"), [names[one] for one in chain.without_middle])

    def _table(
        self, metrics: Sequence[Metric], figures: Sequence[Measures | ActorMeasures], titles: Sequence[str] = ()
    ) -> None:
        self.head(_("Figures"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for column, title in enumerate(titles, 1):
            label = plain_label(title, "caption")
            label.setMaximumWidth(96)
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label, 0, column)
        for row, metric in enumerate(metrics, 1):
            name = plain_label(metric.title)
            told = f"{metric.told}\n{metric.formula}"
            name.setToolTip(told)
            name.setAccessibleDescription(told)
            grid.addWidget(name, 2 * row, 0)
            for column, value in enumerate(figures, 1):
                found = metric.of(value)
                cell = plain_label(_shown(found, metric))
                cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
                cell.setToolTip(found.told if isinstance(found, Undefined) else told)
                grid.addWidget(cell, 2 * row, column)
                self.figures[metric.key] = cell.text()
            if not titles:
                grid.addWidget(plain_label(metric.told, "caption"), 2 * row + 1, 0, 1, 2)
        self.add(grid)

    def _list(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self.head(f"{title} · {formats.number(len(lines))}")
            for line in lines[:20]:
                self.say(line)

    def _show_passages(self, title: str, places: Sequence[Place]) -> None:
        self.passages = self._new_passages()
        self.passages.show_places(self._project, title, places)

    def _new_passages(self) -> Passages:
        passages = Passages(self)
        passages.chosen.connect(self.place_wanted)
        self.add(passages)
        return passages


def _shown(value: Value, metric: Metric) -> str:
    return "–" if isinstance(value, Undefined) else formats.number(value, metric.decimals)


def _described(actor: Actor) -> str:
    level = next((_(name) for level, name in ORGANISATIONAL_LEVELS.items() if level == actor.level), "")
    sector = _(SECTORS[actor.sector]) if actor.sector in SECTORS else actor.sector
    return " · ".join(part for part in (kind_name(actor.kind), sector, level) if part)
