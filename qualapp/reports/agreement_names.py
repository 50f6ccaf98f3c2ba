"""What the coders, codes and units of a comparison are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from qualapp.analysis.agreement import Agreement, CodeAgreement
from qualapp.exporters.agreement_report import AgreementTable, Row
from qualapp.i18n import _
from qualapp.model.code import CodeTree
from qualapp.reports.agreement_words import unit_in_words
from qualapp.store.project import Project


@dataclass(frozen=True)
class Names:
    """What was found, with the codebook, the names of the coders, and the unit in words."""

    found: Agreement
    tree: CodeTree
    coders: Mapping[int, str]
    unit: str

    @cached_property
    def used(self) -> list[CodeAgreement]:
        """The codes that anybody used."""
        return [code for code in self.found.codes if any(use.codings for use in code.uses.values())]


def names_of(project: Project, found: Agreement) -> Names:
    """Look up the names."""
    coders = {coder: project.coders[coder].name for coder in found.coders}
    unit = unit_in_words(found.comparison.unit, found.comparison.threshold)
    return Names(found, project.codes.tree(), coders, unit)


def titled(
    names: Names, name: str, headings: Sequence[str], rows: Sequence[Row], *, labels: int = 1, note: str = ""
) -> AgreementTable:
    """A table with the unit in its title."""
    title = _("{table} · unit: {unit}").format(table=name, unit=names.unit)
    return AgreementTable(name, title, tuple(headings), tuple(rows), labels, note)
