"""Theories of change: listing, reading, adding and writing them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualapp.cli.output import finish_shown, note, write_json, write_table
from qualapp.cli.program import Window
from qualapp.cli.shape import Command, Group, ProjectPath, any_path, coder_option, json_option, project_argument
from qualapp.cli.theory_options import chosen_theory, evidence_filters, report_of, theory_option, wanted_evidence
from qualapp.cli.theory_text import write_evidence, write_theory_text
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.store.project import Project

if TYPE_CHECKING:
    from qualapp.importers.theory_yaml import WrittenTheory

_PICTURES = (".svg", ".png", ".pdf")


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

    report = report_of(project, name, cases, visits, roles, coders)
    if as_json:
        write_json(theory_record(report, with_evidence=False))
    else:
        write_theory_text(report)


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

    report = report_of(project, name, cases, visits, roles, coders)
    if as_json:
        write_json(theory_record(report))
        return
    for link in report.links:
        write_evidence(f"{link.first.name} → {link.second.name}", link)
    for node in report.nodes:
        write_evidence(node.name, node)
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
            wanted = wanted_evidence(opened, cases, visits, roles, coders)
            window.theory(opened, chosen_theory(opened, name), wanted, out)
    else:
        report = report_of(project, name, cases, visits, roles, coders)
        finish_shown(write_theory(report, out, theory_record(report)), _("Writing"))
    click.echo(_("Wrote “{path}”.").format(path=out))


def _written(which: str) -> "list[WrittenTheory]":
    from qualapp.disk import is_there
    from qualapp.importers.theory_yaml import read_theories, shipped_theory

    is_file = which.casefold().endswith((".yaml", ".yml")) or is_there(which)
    return read_theories(Path(which)) if is_file else [shipped_theory(which)]
