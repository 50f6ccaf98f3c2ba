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
        "kept": _n("{n} thing kept for other programs", "{n} things kept for other programs", n),
        "codebook_version": _n("{n} version of the codebook", "{n} versions of the codebook", n),
    }
    return forms.get(noun, _n("{n} other thing", "{n} other things", n)).format(n=formats.number(n))


def listed(counts: Mapping[str, int]) -> str:
    """Several nouns with their numbers, the greatest first."""
    ordered = sorted(counts.items(), key=lambda pair: -pair[1])
    return ", ".join(counted(noun, n) for noun, n in ordered)
