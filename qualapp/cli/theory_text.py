"""How a theory and its evidence are written on the terminal."""

from typing import TYPE_CHECKING

import click

from qualapp.cli.output import note, write_table
from qualapp.i18n import _

if TYPE_CHECKING:
    from qualapp.exporters.theory_report import ReportLink, ReportNode, TheoryReport


def write_theory_text(report: "TheoryReport") -> None:
    """Write the links and nodes of a theory as tables, and where cases disagree."""
    from qualapp.exporters.nouns import counted
    from qualapp.exporters.theory_words import kind_word, relation_word, state_word, status_word
    from qualapp.model.theory import LinkStatus

    for line in report.filters:
        note(line)
    links = [
        (
            f"{link.first.name} {relation_word(link.relation)} {link.second.name}",
            status_word(link.status) if link.status is not LinkStatus.NONE else "",
            state_word(link.weighed.state),
            *map(str, _numbers(link)),
        )
        for link in report.links
    ]
    head = (_("Speaks for"), _("Speaks against"), _("Left open"), _("Informants"), _("Sources"), _("Cases"))
    write_table((_("Assumed link"), _("Beforehand"), _("State"), *head), links, range(3, 9))
    click.echo()
    nodes = [(node.name, kind_word(node.kind), *map(str, _numbers(node))) for node in report.nodes]
    write_table((_("Node"), _("Kind"), *head), nodes, range(2, 8))
    for link in report.disputed:
        click.echo(
            _("{first} → {second}: supported in {supported}, contradicted in {contradicted}").format(
                first=link.first.name,
                second=link.second.name,
                supported=", ".join(link.supported_in),
                contradicted=", ".join(link.contradicted_in),
            )
        )
    note(f"{counted('theory_node', len(nodes))}, {counted('theory_link', len(links))}")


def _numbers(one: "ReportLink | ReportNode") -> tuple[int, ...]:
    found = one.weighed
    stances = (found.supports.excerpts, found.contradicts.excerpts, found.open.excerpts)
    return (*stances, found.all.informants, found.all.sources, found.all.cases)


def write_evidence(title: str, one: "ReportLink | ReportNode") -> None:
    """Write what speaks for and against a link or node, with the words."""
    from qualapp.exporters.evidence_words import said
    from qualapp.exporters.theory_words import state_word
    from qualapp.exporters.words import plain

    if not one.evidence:
        return
    click.secho(f"{title} ({state_word(one.weighed.state).lower()})", bold=True)
    for piece in one.evidence:
        click.echo(plain(f"  {said(piece.stance)}: {piece.cited.quoted}"))
        told = f"{piece.cited.place} · {piece.coder}"
        click.secho(plain(f"    {told} · {piece.note}" if piece.note else f"    {told}"), dim=True)
