"""How nodes and links of a theory look: kind by sign, evidence by line, sign, number and colour."""

from dataclasses import dataclass

from qualapp import formats
from qualapp.analysis.theory import Tallies, Tally
from qualapp.desktop.canvas import CanvasLink, CanvasNode, Ending, LinkLook, NodeLook
from qualapp.desktop.look.widgets.chip import Tone
from qualapp.exporters.theory_words import kind_word, relation_word, state_word
from qualapp.i18n import _, _n
from qualapp.model.theory import LinkRelation, LinkState, LinkStatus, NodeKind, TheoryLink, TheoryNode


@dataclass(frozen=True)
class StateLook:
    """The sign, colour and line of a state of evidence."""

    glyph: str
    token: str
    width: float
    dash: tuple[float, ...] = ()


STATES = {
    LinkState.SUPPORTED: StateLook("supported", "driver", 1.6),
    LinkState.CONTRADICTED: StateLook("contradicted", "barrier", 2.0, (6, 3.5)),
    LinkState.MIXED: StateLook("mixed", "ambivalent", 2.0, (8, 2.5, 1.2, 2.5)),
    LinkState.UNDECIDED: StateLook("untested", "none", 1.6, (3, 3)),
    LinkState.UNTESTED: StateLook("untested", "none", 1.4, (1.2, 3)),
}
TONES: dict[str, Tone] = {"driver": "driver", "barrier": "barrier", "ambivalent": "ambivalent", "none": "plain"}
"""The chips of the colours of states."""
_GLYPHS = {NodeKind.CONDITION: "driver", NodeKind.BARRIER: "barrier"}
_ICONS = {NodeKind.TARGET_GROUP: "users"}
_EFFECTS = {NodeKind.SHORT_TERM, NodeKind.LONG_TERM}
_HOPED = {LinkStatus.EXPECTED, LinkStatus.HYPOTHESIS}
_WIDEST = 3.3


def drawn_nodes(nodes: list[TheoryNode], links: list[TheoryLink], counted: Tallies) -> list[CanvasNode]:
    """The nodes as the canvas draws them."""
    return [CanvasNode(node.id, _node_look(node, links, counted), node.x, node.y) for node in nodes]


def drawn_links(links: list[TheoryLink], nodes: list[TheoryNode], counted: Tallies) -> list[CanvasLink]:
    """The links as the canvas draws them."""
    names = {node.id: node.name for node in nodes}
    return [
        CanvasLink(link.id, link.from_id, link.to_id, _link_look(link, names, counted.link(link.id))) for link in links
    ]


def _node_look(node: TheoryNode, links: list[TheoryLink], counted: Tallies) -> NodeLook:
    found = counted.node(node.id)
    tip = f"{node.name}\n{kind_word(node.kind)}"
    return NodeLook(
        node.name,
        glyph=_GLYPHS.get(node.kind, ""),
        icon=_ICONS.get(node.kind, ""),
        is_dashed=_is_only_hoped(node, links, counted),
        badge=STATES[found.state].glyph if found.excerpts else "",
        badge_text=formats.number(found.excerpts) if found.excerpts else "",
        tip=f"{tip}\n{counts(found)}" if found.excerpts else tip,
    )


def _is_only_hoped(node: TheoryNode, links: list[TheoryLink], counted: Tallies) -> bool:
    """Whether an effect is expected by all links that lead to it, and nobody has seen it."""
    leading = [link for link in links if link.to_id == node.id]
    is_seen = counted.node(node.id).supports or any(counted.link(link.id).supports for link in leading)
    return node.kind in _EFFECTS and bool(leading) and not is_seen and all(one.status in _HOPED for one in leading)


def _link_look(link: TheoryLink, names: dict[int, str], found: Tally) -> LinkLook:
    look = STATES[found.state]
    width = look.width
    if found.state is LinkState.SUPPORTED:
        width = min(_WIDEST, width + 0.14 * found.supports)
    covaries = link.relation is LinkRelation.COVARIES
    ending = Ending.BAR if link.relation is LinkRelation.HINDERS else Ending.ARROW
    sentence = f"{names[link.from_id]} {relation_word(link.relation)} {names[link.to_id]}"
    return LinkLook(
        look.token,
        width,
        look.dash,
        look.glyph,
        formats.number(found.excerpts) if found.excerpts else "",
        Ending.NONE if covaries else ending,
        tip=f"{sentence}\n{state_word(found.state)}: {counts(found)}" if found.excerpts else sentence,
    )


def counts(found: Tally) -> str:
    """How much is said, by how many, in how many sources: citations apart from those who say them."""
    parts = [
        _n("{n} excerpt", "{n} excerpts", found.excerpts).format(n=formats.number(found.excerpts)),
        _n("{n} source", "{n} sources", found.sources).format(n=formats.number(found.sources)),
        _n("{n} informant", "{n} informants", found.informants).format(n=formats.number(found.informants)),
        _n("{n} role", "{n} roles", found.roles).format(n=formats.number(found.roles)),
        _n("{n} case", "{n} cases", found.cases).format(n=formats.number(found.cases)),
    ]
    return _("{excerpts} from {others}").format(excerpts=parts[0], others=", ".join(parts[1:]))
