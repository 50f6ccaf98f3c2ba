"""What each figure means, in one line and as a formula."""

from dataclasses import dataclass

from qualapp.analysis.network.brokerage import Role
from qualapp.analysis.network.external import External
from qualapp.analysis.network.measures import ActorMeasures, Measures
from qualapp.analysis.network.values import Undefined, Value
from qualapp.i18n import N_, _


@dataclass(frozen=True)
class Metric:
    """A figure by its key, name, one-line explanation and formula; `decimals` is how many are worth showing."""

    key: str
    name: str
    explanation: str
    formula: str
    decimals: int = 3

    @property
    def title(self) -> str:
        """The name in the language of the program."""
        return _(self.name)

    @property
    def told(self) -> str:
        """The explanation in the language of the program."""
        return _(self.explanation)

    def of(self, figures: Measures | ActorMeasures) -> Value:
        """This figure of a network or an actor."""
        if self.key.startswith("brokerage_"):
            assert isinstance(figures, ActorMeasures)
            return float(figures.brokerage[Role(self.key.removeprefix("brokerage_"))])
        value = getattr(figures, self.key)
        if isinstance(value, tuple):
            return float(len(value))
        found: Value = value.value if isinstance(value, External) else value
        return found if isinstance(found, Undefined) else float(found)


NETWORK_METRICS = (
    Metric("actors", N_("Actors"), N_("How many actors are drawn."), "n", 0),
    Metric("lines", N_("Tied pairs"), N_("How many pairs of actors are tied, whichever way."), "m", 0),
    Metric("claims", N_("Ties told"), N_("How many ties coders have claimed in excerpts."), "Σ c", 0),
    Metric(
        "density",
        N_("Density"),
        N_("How many of the possible ties there are: 0 is none, 1 is all with all."),
        "2m / n(n − 1); arcs / n(n − 1)",
    ),
    Metric("mean_degree", N_("Mean degree"), N_("How many others an actor is tied to on average."), "Σ dᵢ / n", 2),
    Metric(
        "mean_level",
        N_("Mean level of collaboration"),
        N_("The mean of all levels that were told, from 0 (none) to 5 (collaboration)."),
        "Σ s / |s|",
        2,
    ),
    Metric(
        "degree_centralisation",
        N_("Degree centralisation"),
        N_("How much the ties gather around one actor: 1 is a star, 0 is all alike."),
        "Σ (max d − dᵢ) / (n − 1)(n − 2)",
    ),
    Metric(
        "betweenness_centralisation",
        N_("Betweenness centralisation"),
        N_("How much the shortest ways lead over one actor: 1 is a star, 0 is all alike."),
        "Σ (max b − bᵢ) / (n − 1)",
    ),
    Metric(
        "reciprocity_by_arcs",
        N_("Reciprocity by arcs"),
        N_("How many of the arcs are answered by one the other way."),
        "|{a → b : b → a}| / |{a → b}|",
    ),
    Metric(
        "reciprocity_by_pairs",
        N_("Reciprocity by pairs"),
        N_("How many of the tied pairs are tied both ways."),
        "|{a ⇄ b}| / m",
    ),
    Metric(
        "transitivity",
        N_("Transitivity"),
        N_("How often two whom an actor is tied to are tied to each other too."),
        "3 · △ / ∧",
    ),
    Metric(
        "average_clustering",
        N_("Average clustering"),
        N_("The mean over actors of how often their neighbours are tied to each other."),
        "Σ (2 △ᵢ / dᵢ(dᵢ − 1)) / n",
    ),
    Metric(
        "mean_path",
        N_("Mean path"),
        N_("How many steps it takes on average from one actor to another whom it can reach."),
        "Σ d(i, j) / |{i, j}|",
        2,
    ),
    Metric(
        "components",
        N_("Parts"),
        N_("Into how many parts the network falls that no tie leads between; an actor without ties is one, too."),
        "p(G)",
        0,
    ),
    Metric("isolates", N_("Without ties"), N_("How many actors are tied to nobody."), "|{i : dᵢ = 0}|", 0),
    Metric(
        "bridges",
        N_("Bridges"),
        N_("How many tied pairs are the only way between those on either side."),
        "|{e : p(G − e) > p(G)}|",
        0,
    ),
    Metric(
        "cut_points",
        N_("Cut points"),
        N_("How many actors the network would fall apart without."),
        "|{i : p(G − i) > p(G)}|",
        0,
    ),
    Metric(
        "communities",
        N_("Communities"),
        N_("How many groups there are with many ties within and few between, as Louvain finds them."),
        "|C| : max Σ (mc / m − (dc / 2m)²)",
        0,
    ),
    Metric(
        "modularity",
        N_("Modularity"),
        N_("How much more the ties stay within the communities than by chance."),
        "Σ (mc / m − (dc / 2m)²)",
    ),
    Metric(
        "external_by_sector",
        N_("E-I index by sector"),
        N_("Do ties lead out of the sector? −1 is all within, +1 is all out."),
        "(E − I) / (E + I)",
    ),
    Metric(
        "external_by_level",
        N_("E-I index by level"),
        N_("Do ties lead out of the level? −1 is all within, +1 is all out."),
        "(E − I) / (E + I)",
    ),
)
"""Figures of a network in the order in which they are shown."""

ACTOR_METRICS = (
    Metric("degree", N_("Degree"), N_("How many others the actor is tied to."), "dᵢ", 0),
    Metric("inwards", N_("In-degree"), N_("How many others have a tie to the actor."), "|{j : j → i}|", 0),
    Metric("outwards", N_("Out-degree"), N_("How many others the actor has a tie to."), "|{j : i → j}|", 0),
    Metric("ties", N_("Weighted degree"), N_("How many excerpts tell of the actor’s ties."), "Σ wᵢⱼ", 0),
    Metric(
        "mean_level",
        N_("Mean level of collaboration"),
        N_("The mean of the levels that were told of the actor’s ties, from 0 to 5."),
        "Σ s / |s|",
        2,
    ),
    Metric(
        "betweenness",
        N_("Betweenness"),
        N_("How many of the shortest ways between others lead over the actor."),
        "Σ σⱼₖ(i) / σⱼₖ ÷ (n − 1)(n − 2) / 2",
    ),
    Metric(
        "closeness",
        N_("Closeness"),
        N_("How near the actor is to all whom it can reach: 1 is tied to everybody."),
        "(r − 1) / Σ d(i, j) · (r − 1) / (n − 1)",
    ),
    Metric(
        "eigenvector",
        N_("Eigenvector centrality"),
        N_("High where the actor is tied to others who are central themselves."),
        "xᵢ = Σ aᵢⱼ xⱼ / λ",
    ),
    Metric(
        "clustering",
        N_("Clustering"),
        N_("How many of the actor’s neighbours are tied to each other."),
        "2 △ᵢ / dᵢ(dᵢ − 1)",
    ),
    Metric(
        "external_by_sector",
        N_("E-I index by sector"),
        N_("Do ties lead out of the sector? −1 is all within, +1 is all out."),
        "(E − I) / (E + I)",
    ),
    Metric(
        "external_by_level",
        N_("E-I index by level"),
        N_("Do ties lead out of the level? −1 is all within, +1 is all out."),
        "(E − I) / (E + I)",
    ),
    Metric(
        "brokerage_coordinator",
        N_("Coordinator"),
        N_("Stands between two of its own sector who are not tied."),
        "A → A → A",
        0,
    ),
    Metric(
        "brokerage_itinerant",
        N_("Itinerant broker"),
        N_("Stands between two of the same other sector."),
        "A → B → A",
        0,
    ),
    Metric(
        "brokerage_gatekeeper",
        N_("Gatekeeper"),
        N_("Lets what comes from another sector into its own."),
        "A → B → B",
        0,
    ),
    Metric(
        "brokerage_representative",
        N_("Representative"),
        N_("Carries what comes from its own sector to another."),
        "A → A → B",
        0,
    ),
    Metric("brokerage_liaison", N_("Liaison"), N_("Stands between two other sectors."), "A → B → C", 0),
)
"""Figures of an actor in the order in which they are shown."""


def mixed_warning() -> str:
    """What to say where several relations are counted as one."""
    return _(
        "Several relations are drawn as one. Density, reciprocity and centralities then say little: choose one relation"
        " to measure it."
    )
