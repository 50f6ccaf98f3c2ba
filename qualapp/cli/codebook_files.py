"""Codebooks written to files and read from them."""

from pathlib import Path

import click

from qualapp.cli.output import finish_shown, note, write_json
from qualapp.cli.shape import Command, Option, any_path, coder_option, json_option, project_argument
from qualapp.i18n import N_, _
from qualapp.store.project import Project


@click.command(
    cls=Command,
    help=N_(
        "Write the codebook; the ending says how: .docx to be read, .qdc (REFI-QDA) for other programs, .xlsx or .csv"
        " to be edited as a table, .yaml for another project."
    ),
)
@project_argument
@click.argument("out", type=any_path)
@click.option("--both", is_flag=True, cls=Option, help=N_("In Danish and English, as far as both are known."))
@json_option
def export(project: Path, out: Path, both: bool, as_json: bool) -> None:
    from qualapp.exporters.codebook_files import write_codebook
    from qualapp.reports.codebooks import codebook_report

    with Project.open(project, read_only=True) as opened:
        report = codebook_report(opened, both_languages=both)
    finish_shown(write_codebook(report, out), _("Writing"))
    if as_json:
        write_json({"path": str(out), "codes": report.codebook.code_count, "sets": len(report.sets)})
    else:
        click.echo(_("Wrote “{path}”.").format(path=out))


@click.command(
    "import",
    cls=Command,
    help=N_(
        "Add the codes of a codebook (.qdc, .xlsx, .csv, .yaml) that the project does not have; the others stay as they"
        " are. Where codes must be decided one by one, “codebook merge” does it. One undo takes it back."
    ),
)
@project_argument
@click.argument("file")
@coder_option
@json_option
def import_codebook(project: Path, file: str, coder: str | None, as_json: bool) -> None:
    from qualapp.importers.codebook_files import read_named_codebook
    from qualapp.reports.codebook_arrival import take_in

    with Project.open(project, coder=coder) as opened:
        read = finish_shown(read_named_codebook(file), _("Reading"))
        arrived = take_in(opened, read)
    if as_json:
        write_json({**arrived.record(), "remarks": read.sentences()})
        return
    for sentence in read.sentences():
        note(sentence)
    for path in arrived.added:
        click.echo(f"+ {path}")
    for path in arrived.different:
        click.echo(f"≠ {path}")
    note(arrived.in_words())
    if arrived.different:
        note(
            _("What differs was left as it is here; “qualapp codebook merge {project} {file}” decides of each.").format(
                project=project, file=file
            )
        )
