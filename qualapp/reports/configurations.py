"""Realist configurations out of a project, by case, with the words that they rest on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qualapp.exporters.configurations_report import ConfigurationsReport, ToldConfiguration, ToldPart
from qualapp.i18n import _
from qualapp.model.theory import ConfigurationPart
from qualapp.reports.citations import Citations
from qualapp.reports.hypotheses import cited_record
from qualapp.store.project import Project


@dataclass(frozen=True)
class ConfigurationFilter:
    """Which configurations are wanted; an empty field lets all through. 0 stands for those without a case."""

    cases: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()
    coders: frozenset[int] = frozenset()

    def lets(self, told: ToldConfiguration) -> bool:
        """Whether a configuration is wanted."""
        of_case = not self.cases or (told.configuration.case_id or 0) in self.cases
        of_coder = not self.coders or told.configuration.coder_id in self.coders
        return of_case and of_coder and (not self.roles or bool(self.roles & set(told.roles)))


def told_configurations(project: Project) -> list[ToldConfiguration]:
    """All configurations that may be shown, by case and then in the order in which they were made."""
    citations = Citations(project)
    cases = {case.id: case.name for case in project.cases.all()}
    coders = {coder.id: coder.name for coder in project.coders.all()}
    found = []
    for one in project.configurations.all():
        parts = tuple(
            ToldPart(number, part, citations.at(source, range))
            for number, part, source, range in project.configurations.parts(one.id)
        )
        case = cases[one.case_id] if one.case_id is not None else ""
        found.append(ToldConfiguration(one, case, coders[one.coder_id], parts))
    return sorted(found, key=lambda told: (not told.case, told.case.casefold(), told.case, told.configuration.id))


def configurations_report(
    project: Project, wanted: ConfigurationFilter = ConfigurationFilter()
) -> ConfigurationsReport:
    """The configurations that a filter lets through, ready to be written to a file."""
    return ConfigurationsReport(
        project.name,
        [told for told in told_configurations(project) if wanted.lets(told)],
        tuple(_sentences(project, wanted)),
        project.coders[project.history.coder_id].name,
        datetime.now().astimezone(),
    )


def configuration_records(found: Sequence[ToldConfiguration]) -> list[dict[str, Any]]:
    """Configurations as JSON tells them."""
    return [
        {
            "guid": told.configuration.guid,
            "case": told.case,
            "told_by": list(told.roles),
            "speakers": list(told.tellers),
            "coder": told.coder,
            **{
                part.value: {
                    "text": told.sentence(part),
                    "excerpts": [cited_record(cited) for cited in told.under(part)],
                }
                for part in ConfigurationPart
            },
        }
        for told in found
    ]


def _sentences(project: Project, wanted: ConfigurationFilter) -> Iterable[str]:
    if wanted.cases:
        known = {0: _("no case")} | {case.id: case.name for case in project.cases.all()}
        names = [known.get(number, _("deleted")) for number in sorted(wanted.cases)]
        yield _("{field}: {values}").format(field=_("Case"), values=_(" or ").join(names))
    if wanted.roles:
        yield _("{field}: {values}").format(field=_("Role"), values=_(" or ").join(sorted(wanted.roles)))
    if wanted.coders:
        names = [coder.name for coder in project.coders.all() if coder.id in wanted.coders] or [_("deleted")]
        yield _("{field}: {values}").format(field=_("Coder"), values=_(" or ").join(sorted(names)))
