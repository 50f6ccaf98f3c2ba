"""What JSON tells of agreement: guids, values as numbers, and why there is none where there is none."""

from collections.abc import Mapping
from typing import Any

from qualapp.analysis.agreement import (
    Agreement,
    CodeAgreement,
    PairAgreement,
    Undefined,
    ValenceAgreement,
    Value,
    WeightAgreement,
)
from qualapp.analysis.agreement.explanations import explain_all
from qualapp.analysis.agreement.explanations_of_codes import explain_code
from qualapp.analysis.agreement.results import Figures
from qualapp.model.code import CodeTree
from qualapp.store.project import Project

Record = dict[str, Any]


def record_of(project: Project, found: Agreement) -> Record:
    """The whole answer; every figure lies under the unit that is named at the top."""
    tree = project.codes.tree()
    names = {coder: project.coders[coder].name for coder in found.coders}
    wanted = found.comparison
    return {
        "unit": wanted.unit,
        "threshold": wanted.threshold,
        "coded_only": wanted.coded_only,
        "level": wanted.level,
        "samples": wanted.samples,
        "seed": wanted.seed,
        "coders": list(names.values()),
        "sources": found.sources,
        "units": found.units,
        "overall": _figures(found.overall),
        "codes": [_code(tree, names, found, code) for code in found.codes],
        "pairs": [_pair(tree, names, pair) for pair in found.pairs],
        "unitising": _unitising(tree, found),
        "unitising_2004": _unitising_2004(tree, found),
        "valence": _valence(found.valence),
        "weight": _weight(found.weight),
        "confusions": [
            {"code": tree.path(one.code), "other": tree.path(one.other) if one.other else None, "units": one.units}
            for one in found.confusions
        ],
        "set_aside": vars(found.set_aside),
        "explanations": [one._asdict() for one in explain_all(found)],
    }


def _code(tree: CodeTree, names: Mapping[int, str], found: Agreement, code: CodeAgreement) -> Record:
    return {
        "guid": tree[code.code].guid,
        "path": tree.path(code.code),
        **_figures(code.figures),
        "units": code.units,
        "by_any": code.by_any,
        "by_all": code.by_all,
        "prevalence": code.prevalence,
        "bias": code.bias,
        "greatest_kappa": None if code.greatest_kappa is None else _value(code.greatest_kappa),
        "uses": {names[coder]: {"codings": use.codings, "units": use.units} for coder, use in code.uses.items()},
        "explanations": [one._asdict() for one in explain_code(found, code)],
    }


def _pair(tree: CodeTree, names: Mapping[int, str], pair: PairAgreement) -> Record:
    return {
        "coders": [names[coder] for coder in pair.coders],
        "units": pair.units,
        **_figures(pair.figures),
        "codes": [{"path": tree.path(code), **_figures(figures)} for code, figures in pair.codes.items()],
        "valence": _valence(pair.valence),
        "weight": _weight(pair.weight),
    }


def _unitising(tree: CodeTree, found: Agreement) -> Record | None:
    if found.unitising is None:
        return None
    return {
        "definition": "Krippendorff, Mathet, Bouvry & Widlöcher 2016",
        "u_alpha": _value(found.unitising.edges_and_codes),
        "binary_u_alpha": _value(found.unitising.relevance),
        "cu_alpha": _value(found.unitising.codes),
        "k_u_alpha": [
            {"path": tree.path(code), **_value(value), "coverage": covered}
            for code, (value, covered) in found.unitising.by_code.items()
        ],
    }


def _unitising_2004(tree: CodeTree, found: Agreement) -> Record | None:
    if found.unitising_2004 is None:
        return None
    by_code = found.unitising_2004.by_code
    return {
        "definition": "Krippendorff 2004",
        "pooled": _value(found.unitising_2004.pooled),
        "codes": [{"path": tree.path(code), **_value(value)} for code, value in by_code.items()],
    }


def _valence(found: ValenceAgreement) -> Record:
    return {
        "excerpts": found.excerpts,
        "percent": _value(found.percent),
        "kappa": _value(found.kappa),
        "alpha": _value(found.alpha),
        "table": [
            {"first": list(first), "second": list(second), "excerpts": number}
            for (first, second), number in sorted(found.table.items())
        ],
    }


def _weight(found: WeightAgreement) -> Record:
    return {
        "excerpts": found.excerpts,
        "points_apart": _value(found.apart),
        **{f"{metric}_alpha": _value(value) for metric, value in found.alpha.items()},
    }


def _figures(figures: Figures) -> Record:
    return {
        kind.value: _value(figure.value) | ({} if figure.low is None else {"low": figure.low, "high": figure.high})
        for kind, figure in figures.items()
    }


def _value(value: Value) -> Record:
    """A number, or null with the reason."""
    return {"value": None, "undefined": value.value} if isinstance(value, Undefined) else {"value": value}
