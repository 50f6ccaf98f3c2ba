"""How many there are of each noun, in words."""

from collections.abc import Mapping

from qualapp import formats
from qualapp.i18n import _n


def counted(noun: str, n: int) -> str:
    """So many of a noun.

    >>> counted("coding", 1), counted("code", 3)
    ('1 coding', '3 codes')
    """
    forms = {
        "project": _n("{n} project", "{n} projects", n),
        "case": _n("{n} case", "{n} cases", n),
        "visit": _n("{n} visit", "{n} visits", n),
        "source": _n("{n} source", "{n} sources", n),
        "block": _n("{n} paragraph", "{n} paragraphs", n),
        "turn": _n("{n} turn", "{n} turns", n),
        "informant": _n("{n} informant", "{n} informants", n),
        "code": _n("{n} code", "{n} codes", n),
        "excerpt": _n("{n} excerpt", "{n} excerpts", n),
        "coding": _n("{n} coding", "{n} codings", n),
        "memo": _n("{n} memo", "{n} memos", n),
        "variable": _n("{n} variable", "{n} variables", n),
        "value": _n("{n} value", "{n} values", n),
        "coder": _n("{n} coder", "{n} coders", n),
        "decision": _n("{n} decision", "{n} decisions", n),
        "assignment": _n("{n} source handed out", "{n} sources handed out", n),
        "blinding": _n("{n} time of blind coding", "{n} times of blind coding", n),
        "theory": _n("{n} theory", "{n} theories", n),
        "theory_node": _n("{n} node", "{n} nodes", n),
        "theory_link": _n("{n} link", "{n} links", n),
        "node_origin": _n("{n} origin of a node", "{n} origins of nodes", n),
        "theory_version": _n("{n} version of a theory", "{n} versions of theories", n),
        "hypothesis": _n("{n} hypothesis", "{n} hypotheses", n),
        "evidence": _n("{n} piece of evidence", "{n} pieces of evidence", n),
        "configuration": _n("{n} configuration", "{n} configurations", n),
        "configuration_part": _n("{n} excerpt in configurations", "{n} excerpts in configurations", n),
        "actor": _n("{n} actor", "{n} actors", n),
        "actor_form": _n("{n} form of an actor", "{n} forms of actors", n),
        "membership": _n("{n} seat in a body", "{n} seats in bodies", n),
        "relation": _n("{n} relation", "{n} relations", n),
        "tie": _n("{n} tie", "{n} ties", n),
        "mention": _n("{n} mention", "{n} mentions", n),
        "kept": _n("{n} thing kept for other programs", "{n} things kept for other programs", n),
        "codebook_version": _n("{n} version of the codebook", "{n} versions of the codebook", n),
    }
    return forms.get(noun, _n("{n} other thing", "{n} other things", n)).format(n=formats.number(n))


def listed(counts: Mapping[str, int]) -> str:
    """Several nouns with their numbers, the greatest first."""
    ordered = sorted(counts.items(), key=lambda pair: -pair[1])
    return ", ".join(counted(noun, n) for noun, n in ordered)
