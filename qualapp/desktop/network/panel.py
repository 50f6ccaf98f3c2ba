"""What is behind the drawing: the figures of the whole, of an actor or of a line, and the words that tell of it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

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
from qualapp.desktop.look.widgets import Button, EmptyView, plain_label
from qualapp.desktop.look.widgets.side_panel import LINK_PAD
from qualapp.desktop.network.computing import Computed
from qualapp.desktop.network.figure import CHANGES, line_told
from qualapp.desktop.network.marking import MOST, MarkingPanel
from qualapp.desktop.network.passages import Passages, Place
from qualapp.desktop.network.places import of_mentions, of_ties
from qualapp.desktop.network.rows import LevelScale, ValenceCounts
from qualapp.desktop.session import Session
from qualapp.desktop.ties.words import kind_name, name_of
from qualapp.desktop.words import word
from qualapp.exporters.network_structure import index_cells
from qualapp.i18n import N_, _, _n
from qualapp.model.network import Actor
from qualapp.model.value_words import ORGANISATIONAL_LEVELS, SECTORS
from qualapp.reports.network_structure import structure_of

_FIRST, _MANY = 4, 20
_ABREAST = 3
_CUTS = N_("Cut points: without them the network falls apart")


class NetworkPanel(MarkingPanel):
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
        self.scale: LevelScale | None = None

    def begin(self, title: str) -> None:
        super().begin(title)
        self.figures, self.scale = {}, None
        self.passages = Passages(self)
        self.passages.hide()

    def show_whole(self, computed: Computed) -> None:
        """The figures of the network, each with what it means in a line."""
        self.begin(_("The network"))
        if computed.network.is_mixed:
            self.say(mixed_warning(), "caption")
        ways = QGridLayout()
        ways.setSpacing(2)
        ways.setColumnStretch(_ABREAST, 1)
        self.hang(ways, by=LINK_PAD)
        self._table(NETWORK_METRICS, [computed.measures])
        measures, names = computed.measures, self._names(computed)
        bridges = [(pair, f"{names[pair[0]]} – {names[pair[1]]}") for pair in measures.bridges]
        told: tuple[tuple[str, Callable[[], None]], ...] = (
            (_("Chain"), lambda: self._chain(computed, names)),
            (_("Communities"), lambda: self.parts(_("Communities"), measures.communities, names)),
            (_("Parts"), lambda: self.parts(_("Parts"), measures.components, names)),
            (_("Cut points"), lambda: self.actors(_(_CUTS), measures.cut_points, names)),
            (_("Bridges"), lambda: self.pairs(_("Bridges: the only ways between parts"), bridges)),
            (_("E-I index"), lambda: self._external(computed)),
        )
        for short, tell in told:
            before = len(self.heads)
            tell()
            if len(self.heads) > before:
                button = Button(short, kind="link", height=26)
                button.clicked.connect(partial(self.scroll_to, self.heads[before]))
                ways.addWidget(button, *divmod(ways.count(), _ABREAST), Qt.AlignmentFlag.AlignLeft)
        self.actors(_("Without ties"), measures.isolates, names)
        self.end()

    def show_actor(self, computed: Computed, actor_id: int) -> None:
        """An actor: who it is, its figures, and the words that tell of its ties and of itself."""
        actor = computed.network.actors[actor_id]
        self.begin(name_of(actor))
        self.say(_described(actor), "secondary")
        self.link(_("Only around this actor"), "circle-dot", lambda: self.ego_wanted.emit(actor_id))
        self.link(_("In the register"), "arrow-up-right", lambda: self.actor_wanted.emit(actor_id))
        ties = [placed for line in computed.network.lines_of(actor_id) for placed in line.ties]
        self._show_passages(_("Excerpts of its ties"), of_ties(self._project, ties), first=_FIRST)
        mentions = of_mentions(self._project, actor_id)
        if mentions:
            other = self._new_passages()
            other.show_places(self._project, _("Where it is mentioned"), mentions, first=_FIRST)
        self._table(ACTOR_METRICS, [computed.measures.by_actor[actor_id]])
        self.end()

    def show_line(self, computed: Computed, line: Line) -> None:
        """A line: how the two stand, where they are told to stand differently, and the words."""
        names = self._names(computed)
        self.begin(f"{names[line.first]} – {names[line.second]}")
        relations = {relation.id: name_of(relation) for relation in self._project.relations.all()}
        told = [f"{relations[one]} ({formats.number(count)})" for one, count in line.relations.items()]
        self.say(" · ".join(part for part in (word(line.valence), ", ".join(told)) if part), "secondary")
        self.add(ValenceCounts(line))
        self._levels(line, names)
        figures = [computed.measures.by_actor[one] for one in (line.first, line.second)]
        wanted = [metric for metric in ACTOR_METRICS if metric.key in ("degree", "betweenness", "closeness")]
        self._show_passages(_("Excerpts"), of_ties(self._project, line.ties))
        self._table(wanted, figures, (names[line.first], names[line.second]))
        self.end()

    def _levels(self, line: Line, names: Mapping[int, str]) -> None:
        """The levels that were told, from each side where they differ; nothing is averaged away."""
        if line.span is None:
            return
        told = [(_("From {name}").format(name=names[one]), line.told_by(one)) for one in (line.first, line.second)]
        rows = [(name, span) for name, span in told if span is not None]
        self.head(_("Level of collaboration"))
        self.scale = LevelScale(rows)
        self.add(self.scale)
        if line.is_disputed:
            self.say(_("What is told of the two differs; nothing is averaged away."), "caption")

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

    def show_changes(
        self,
        names: Mapping[int, str],
        comparison: Comparison,
        measures: Sequence[Measures],
        sides: Sequence[str],
        actor_id: int | None = None,
    ) -> None:
        """What changed between two networks, or around one of their actors: the lines by what became of them."""
        self.begin(_("What changed") if actor_id is None else names[actor_id])
        for side in sides:
            self.say(side, "secondary")
        for change, (title, *_look) in CHANGES.items():
            ends = [pair for pair, line in comparison.lines.items() if line.change is change]
            shown = [pair for pair in ends if actor_id is None or actor_id in pair]
            self.pairs(_(title).capitalize(), [(pair, f"{names[pair[0]]} – {names[pair[1]]}") for pair in shown])
        if actor_id is None:
            self.actors(_("New actors"), comparison.new_actors, names)
            self.actors(_("Actors that are gone"), comparison.gone_actors, names)
            self._table(NETWORK_METRICS, measures, ("A", "B"))
        self.end()

    def _external(self, computed: Computed) -> None:
        """Whose ties lead out of their sector and level, group by group; a press marks who they are."""
        actors = computed.network.actors.values()
        for index in structure_of(computed.network, computed.measures).external:
            if index.groups:
                self.head(index.title)
                for one in index.groups:
                    members = [actor.id for actor in actors if getattr(actor, index.by) == one.group]
                    told = _("{group}: {value} ({outside} out, {inside} within)")
                    word, value, outside, inside = index_cells(one)
                    self.mark(told.format(group=word, value=value, outside=outside, inside=inside), members)

    def _names(self, computed: Computed) -> dict[int, str]:
        return {number: name_of(actor) for number, actor in computed.network.actors.items()}

    def _chain(self, computed: Computed, names: dict[int, str]) -> None:
        """From strategy to practice over those in the middle, and where the middle is missing."""
        if not any(actor.level for actor in computed.network.actors.values()):
            return
        chain = steering_chain(computed.network)
        count = len(chain.paths)
        self.head(_("Steering chain"))
        told = _n("{n} way from strategy to practice", "{n} ways from strategy to practice", count)
        self.say(told.format(n=formats.number(count)))
        for path in chain.paths[:MOST]:
            text = " – ".join(names[one] for one in path)
            self.mark(text, path, (_pair(path[0], path[1]), _pair(path[1], path[2])))
        self.rest(count)
        past = [(_pair(*pair), f"{names[pair[0]]} – {names[pair[1]]}") for pair in chain.past_the_middle]
        self.pairs(_("Past the middle"), past)
        self.actors(_("No way to the middle"), chain.without_middle, names)
        self.actors(_("Middle without strategy"), chain.open_above, names)
        self.actors(_("Middle without practice"), chain.open_below, names)

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
                if titles:
                    self.figures[f"{titles[column - 1]} {metric.key}"] = cell.text()
            if not titles:
                grid.addWidget(plain_label(metric.told, "caption"), 2 * row + 1, 0, 1, 2)
        self.add(grid)

    def _show_passages(self, title: str, places: Sequence[Place], *, first: int = _MANY) -> None:
        self.passages = self._new_passages()
        self.passages.show_places(self._project, title, places, first=first)

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


def _pair(first: int, second: int) -> tuple[int, int]:
    """The two as a line has them."""
    return min(first, second), max(first, second)
