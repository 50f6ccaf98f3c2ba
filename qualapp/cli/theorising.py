"""Theories of change: listing, reading, adding and writing them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from qualapp.cli.eyes import look_as
from qualapp.cli.output import finish_shown, note, write_json, write_table
from qualapp.cli.program import Window
from qualapp.cli.shape import Command, Group, Option, ProjectPath, any_path, coder_option, json_option, project_argument
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.source import Visit
from qualapp.model.theory import EvidenceFilter
from qualapp.store.project import Project

if TYPE_CHECKING:
    from qualapp.exporters.theory_report import ReportLink, ReportNode, TheoryReport
    from qualapp.importers.theory_yaml import WrittenTheory

Callback = TypeVar("Callback", bound=Callable[..., None])

_PICTURES = (".svg", ".png", ".pdf")

theory_option = click.option(
    "--theory", "name", metavar="NAME", cls=Option,
    help=N_("Which theory, by name or guid; not needed where there is only one."),
)  # fmt: skip


def evidence_filters(command: Callback) -> Callback:
    """The options that choose among evidence; each may be given several times."""
    for option in (
        click.option("--coder", "coders", metavar="NAME", multiple=True, cls=Option, help=N_("Only this coder's.")),
        click.option("--role", "roles", metavar="ROLE", multiple=True, cls=Option, help=N_("Only of this role.")),
        click.option(
            "--visit", "visits", type=click.Choice([visit.value for visit in Visit]), multiple=True, cls=Option,
            help=N_("Only of this visit."),
        ),
        click.option("--case", "cases", metavar="NAME", multiple=True, cls=Option, help=N_("Only of this case.")),
    ):  # fmt: skip
        command = option(command)
    return command


@click.group(cls=Group, help=N_("Theories of change, and what the interviews say of each assumed link."))
def theory() -> None:
    pass


@theory.command("list", cls=Command, help=N_("List the theories of a project, or those that come with the program."))
@click.argument("project", type=ProjectPath(), required=False)
@json_option
def list_theories(project: Path | None, as_json: bool) -> None:
    if project is None:
        _list_shipped(as_json)
        return
    from qualapp.reports.theories import theory_report

    with Project.open(project, read_only=True) as opened:
        reports = [theory_report(opened, one.id) for one in opened.theories.all()]
        versions = [len(opened.theory_versions.of(one.id)) for one in opened.theories.all()]
    counts = [
        (len(one.nodes), len(one.links), len(one.untested), number)
        for one, number in zip(reports, versions, strict=True)
    ]
    if as_json:
        keys = ("nodes", "links", "untested", "versions")
        write_json([
            {"guid": one.guid, "name": one.name, **dict(zip(keys, numbers, strict=True))}
            for one, numbers in zip(reports, counts, strict=True)
        ])  # fmt: skip
        return
    titles = (_("Theory"), _("Nodes"), _("Links"), _("Untested"), _("Versions"))
    rows = [(one.name, *map(str, numbers)) for one, numbers in zip(reports, counts, strict=True)]
    write_table(titles, rows, range(1, 5))


def _list_shipped(as_json: bool) -> None:
    from qualapp.i18n import language
    from qualapp.importers.theory_yaml import shipped_theories

    found = shipped_theories()
    if as_json:
        write_json([
            {"id": one.id, "name": vars(one.name), "nodes": len(one.nodes), "links": len(one.links)} for one in found
        ])  # fmt: skip
        return
    rows = [(one.id, one.name.in_language(language()), str(len(one.nodes)), str(len(one.links))) for one in found]
    write_table((_("Id"), _("Theory"), _("Nodes"), _("Links")), rows, (2, 3))


@theory.command(cls=Command, help=N_("Show a theory: its nodes and links with the state that the evidence gives them."))
@project_argument
@theory_option
@evidence_filters
@json_option
def show(
    project: Path,
    name: str | None,
    cases: Sequence[str],
    visits: Sequence[str],
    roles: Sequence[str],
    coders: Sequence[str],
    as_json: bool,
) -> None:
    from qualapp.reports.theories import theory_record

    report = _report(project, name, cases, visits, roles, coders)
    if as_json:
        write_json(theory_record(report, with_evidence=False))
    else:
        _show(report)


@theory.command(cls=Command, help=N_("List what speaks for and against each link and node, with the words."))
@project_argument
@theory_option
@evidence_filters
@json_option
def evidence(
    project: Path,
    name: str | None,
    cases: Sequence[str],
    visits: Sequence[str],
    roles: Sequence[str],
    coders: Sequence[str],
    as_json: bool,
) -> None:
    from qualapp.exporters.nouns import counted
    from qualapp.reports.theories import theory_record

    report = _report(project, name, cases, visits, roles, coders)
    if as_json:
        write_json(theory_record(report))
        return
    for link in report.links:
        _tell(f"{link.first.name} → {link.second.name}", link)
    for node in report.nodes:
        _tell(node.name, node)
    pieces = sum(len(link.evidence) for link in report.links) + sum(len(node.evidence) for node in report.nodes)
    note(counted("evidence", pieces))


@theory.command(
    cls=Command,
    help=N_("Add a theory that comes with the program, or those in a .yaml FILE; their nodes become codes."),
)
@project_argument
@click.argument("which", metavar="NAME")
@coder_option
@json_option
def add(project: Path, which: str, coder: str | None, as_json: bool) -> None:
    from qualapp.analysis.theory_layout import laid_out
    from qualapp.exporters.nouns import counted

    written = _written(which)
    with Project.open(project, coder=coder or "") as opened:
        made = []
        for one in written:
            drawing = laid_out(one.in_language(opened.language))
            made.append((opened.theories.draw(drawing, f"theories/{one.id}"), len(drawing.nodes), len(drawing.links)))
    if as_json:
        write_json([{"guid": new.guid, "name": new.name, "nodes": nodes, "links": links} for new, nodes, links in made])
        return
    for new, nodes, links in made:
        counts = f"{counted('theory_node', nodes)}, {counted('theory_link', links)}"
        click.echo(_("Added “{name}”: {counts}.").format(name=new.name, counts=counts))


@theory.command(
    cls=Command,
    help=N_(
        "Write a theory to OUT: .docx is a table of links, .svg, .png and .pdf the drawing, .graphml and .json data."
    ),
)
@project_argument
@click.argument("out", type=any_path)
@theory_option
@evidence_filters
@click.pass_obj
def export(
    window: Window | None,
    project: Path,
    out: Path,
    name: str | None,
    cases: Sequence[str],
    visits: Sequence[str],
    roles: Sequence[str],
    coders: Sequence[str],
) -> None:
    from qualapp.exporters.theory_files import write_theory
    from qualapp.reports.theories import theory_record

    if out.suffix.lower() in _PICTURES:
        if window is None or window.theory is None:
            raise UserError(_("A picture needs the window, which cannot be loaded here. Write a .docx instead."))
        with Project.open(project, read_only=True) as opened:
            wanted = _wanted(opened, cases, visits, roles, coders)
            window.theory(opened, _chosen(opened, name), wanted, out)
    else:
        report = _report(project, name, cases, visits, roles, coders)
        finish_shown(write_theory(report, out, theory_record(report)), _("Writing"))
    click.echo(_("Wrote “{path}”.").format(path=out))


def _written(which: str) -> "list[WrittenTheory]":
    from qualapp.disk import is_there
    from qualapp.importers.theory_yaml import read_theories, shipped_theory

    is_file = which.casefold().endswith((".yaml", ".yml")) or is_there(which)
    return read_theories(Path(which)) if is_file else [shipped_theory(which)]


def _report(
    project: Path,
    name: str | None,
    cases: Sequence[str],
    visits: Sequence[str],
    roles: Sequence[str],
    coders: Sequence[str],
) -> "TheoryReport":
    from qualapp.reports.theories import theory_report

    with Project.open(project, read_only=True) as opened:
        wanted = _wanted(opened, cases, visits, roles, coders)
        return theory_report(opened, _chosen(opened, name), wanted)


def _wanted(
    project: Project, cases: Sequence[str], visits: Sequence[str], roles: Sequence[str], coders: Sequence[str]
) -> EvidenceFilter:
    chosen = look_as(project, coders)
    return EvidenceFilter(
        frozenset(project.cases.find(case).id for case in cases), frozenset(visits), frozenset(roles), chosen
    )


def _chosen(project: Project, name: str | None) -> int:
    """The theory of this name, or the only one."""
    theories = project.theories.all()
    if name is None and len(theories) == 1:
        return theories[0].id
    if not theories:
        raise UserError(_("The project has no theory of change yet. “{command}” adds one.").format(
            command="qualapp theory add"
        ))  # fmt: skip
    if name is None:
        listed = "; ".join(one.name for one in theories)
        raise UserError(_("Say which theory with --theory. There are: {theories}.").format(theories=listed))
    return project.theories.find(name).id


def _show(report: "TheoryReport") -> None:
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


def _tell(title: str, one: "ReportLink | ReportNode") -> None:
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
