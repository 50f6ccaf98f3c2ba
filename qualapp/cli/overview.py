"""What is in a project: listings that only read it."""

from pathlib import Path

import click

from qualapp import formats
from qualapp.cli import records
from qualapp.cli.eyes import look_as
from qualapp.cli.output import note, write_json, write_table
from qualapp.cli.shape import Command, json_option, project_argument
from qualapp.i18n import N_, _
from qualapp.store.connection import MIGRATIONS
from qualapp.store.project import Project

_NOUNS = {
    "case": N_("Cases"),
    "visit": N_("Visits"),
    "source": N_("Sources"),
    "block": N_("Paragraphs"),
    "turn": N_("Turns"),
    "informant": N_("Informants"),
    "code": N_("Codes"),
    "excerpt": N_("Excerpts"),
    "coding": N_("Codings"),
    "memo": N_("Memos"),
    "variable": N_("Variables"),
    "value": N_("Values"),
    "assignment": N_("Sources handed out"),
    "coder": N_("Coders"),
}


@click.command(cls=Command, help=N_("Say what is in a project: its name, and how many of everything."))
@project_argument
@json_option
def info(project: Path, as_json: bool) -> None:
    with Project.open(project, read_only=True) as opened:
        look_as(opened)
        known = {"name": opened.name, "description": opened.description, "language": opened.language}
        counts = opened.counts()
        coders = ", ".join(coder.name for coder in opened.coders.all())
    if as_json:
        write_json({**known, "schema_version": MIGRATIONS, **counts})
        return
    click.secho(known["name"], bold=True)
    if known["description"]:
        click.echo(known["description"])
    click.echo()
    width = max(len(_(word)) for word in _NOUNS.values())
    for noun, word in _NOUNS.items():
        click.echo(
            f"{_(word):<{width}}  {formats.number(counts[noun]):>7}" + (f"  {coders}" if noun == "coder" else "")
        )


@click.command(cls=Command, help=N_("List the interviews and other texts."))
@project_argument
@json_option
def sources(project: Path, as_json: bool) -> None:
    from qualapp.exporters.words import KINDS, VISITS

    with Project.open(project, read_only=True) as opened:
        look_as(opened)
        listed = [(source, opened.excerpts.coded_share(source.id)) for source in opened.sources.all()]
    if as_json:
        write_json([records.of_source(source, coded) for source, coded in listed])
        return
    rows = [
        (
            source.name,
            source.case,
            _(VISITS[source.visit]) if source.visit else "",
            formats.date(source.date) if source.date else "",
            _(KINDS[source.kind]),
            formats.number(source.words),
            formats.percent(coded),
        )
        for source, coded in listed
    ]
    headings = (_("Source"), _("Case"), _("Visit"), _("Date"), _("Kind"), _("Words"), _("Coded"))
    write_table(headings, rows, numbers=[5, 6])


@click.command(cls=Command, help=N_("List the cases with their sources."))
@project_argument
@json_option
def cases(project: Path, as_json: bool) -> None:
    with Project.open(project, read_only=True) as opened:
        everything = opened.sources.all()
        listed = [(case, [s for s in everything if s.case_id == case.id]) for case in opened.cases.all()]
    if as_json:
        write_json([records.of_case(case, its) for case, its in listed])
        return
    rows = [(case.name, formats.number(len(its)), "; ".join(source.name for source in its)) for case, its in listed]
    write_table((_("Case"), _("Number"), _("Sources")), rows, numbers=[1])


@click.command(cls=Command, help=N_("List the codebook as a tree, with how often each code is used."))
@project_argument
@json_option
def codes(project: Path, as_json: bool) -> None:
    with Project.open(project, read_only=True) as opened:
        tree = opened.codes.tree()
        look_as(opened)
        counts = opened.codes.counts()
    if as_json:
        write_json([records.of_code(code, tree, counts.get(code.id, 0)) for code, _depth in tree.walk()])
        return
    rows = [("  " * depth + code.name, formats.number(counts.get(code.id, 0))) for code, depth in tree.walk()]
    write_table((_("Code"), _("Codings")), rows, numbers=[1])


@click.command(cls=Command, help=N_("Test the whole project file; exit code 1 where something is wrong."))
@project_argument
@json_option
def check(project: Path, as_json: bool) -> None:
    with Project.open(project, read_only=True) as opened:
        wrong = opened.check()
    if as_json:
        write_json(wrong)
    for sentence in wrong if not as_json else ():
        note(sentence)
    if wrong:
        raise click.exceptions.Exit(1)
    if not as_json:
        click.echo(_("“{name}” is sound.").format(name=project.name))
