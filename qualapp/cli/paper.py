"""What is read on paper: coded transcripts, the codebook, memos."""

import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualapp.cli import codebook_files, codebooks, records
from qualapp.cli.eyes import look_as
from qualapp.cli.output import finish_shown, note, room, write_json
from qualapp.cli.program import Window
from qualapp.cli.shape import Command, Group, Option, any_path, json_option, project_argument
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.store.project import Project

if TYPE_CHECKING:
    from qualapp.exporters.memos_report import ToldMemo
    from qualapp.exporters.transcript_report import TranscriptReport
    from qualapp.progress import Work

out_argument = click.argument("out", type=any_path)
_KINDS = ("project", "case", "source", "code", "excerpt")


@click.command(
    cls=Command,
    help=N_("Write a source with its codes in the margin, to be printed; the ending (.docx, .pdf) says how."),
)
@project_argument
@out_argument
@click.option("--source", required=True, metavar="NAME", cls=Option, help=N_("Which source, by name or guid."))
@click.option("--coder", "coders", metavar="NAME", multiple=True, cls=Option, help=N_("Only what this coder coded."))
@click.pass_obj
def transcript(window: Window | None, project: Path, out: Path, source: str, coders: Sequence[str]) -> None:
    from qualapp.exporters.transcript_word import write_transcript
    from qualapp.reports.transcripts import transcript_of

    with Project.open(project, read_only=True) as opened:
        chosen = look_as(opened, coders)
        report = transcript_of(opened, opened.sources.find(source).id, chosen)
    write: Callable[[TranscriptReport, Path], Work[Path]] = write_transcript
    if out.suffix.lower() == ".pdf":
        if window is None or window.pdf is None:
            raise UserError(_("A PDF needs the window, which cannot be loaded here. Write a .docx instead."))
        write = window.pdf
    finish_shown(write(report, out), _("Writing"))
    click.echo(_("Wrote “{path}”.").format(path=out))


@click.group(cls=Group, help=N_("Hand the codebook of a project on, merge another into it, and keep versions of it."))
def codebook() -> None:
    pass


for _command in (
    codebook_files.export,
    codebook_files.import_codebook,
    codebooks.diff,
    codebooks.merge,
    codebooks.freeze,
    codebooks.versions,
):
    codebook.add_command(_command)


@click.command(cls=Command, help=N_("List memos with what they are about, or write them to a Word file OUT."))
@project_argument
@click.argument("out", type=any_path, required=False)
@click.option("--search", metavar="WORDS", default="", cls=Option, help=N_("Only memos with these words."))
@click.option("--coder", "coders", metavar="NAME", multiple=True, cls=Option, help=N_("Only what this coder wrote."))
@click.option(
    "--about", "kinds", type=click.Choice(_KINDS), multiple=True, cls=Option, help=N_("Only memos on such a thing.")
)
@json_option
def memos(
    project: Path, out: Path | None, search: str, coders: Sequence[str], kinds: Sequence[str], as_json: bool
) -> None:
    from qualapp.exporters.memos_word import memos_in_words, write_memos
    from qualapp.reports.memos import MemoFilter, memos_report

    with Project.open(project, read_only=True) as opened:
        chosen = look_as(opened, coders)
        report = memos_report(opened, MemoFilter(search, chosen, frozenset(kinds)))
    count = memos_in_words(len(report.memos))
    if out is not None:
        finish_shown(write_memos(report, out), _("Writing"))
    if as_json:
        write_json([records.of_memo(memo) for memo in report.memos])
    elif out is not None:
        click.echo(_("Wrote {memos} to “{path}”.").format(memos=count, path=out))
    else:
        _list(report.memos)
        note(count)


def _list(memos: "Sequence[ToldMemo]") -> None:
    from qualapp.exporters.memos_word import HEADINGS, quotation_marks, written
    from qualapp.exporters.words import joined, plain

    last = ("", "")
    for memo in memos:
        if (memo.kind, memo.name) != last:
            last = memo.kind, memo.name
            click.secho(_(HEADINGS[memo.kind]) if memo.kind == "project" else memo.name, bold=True)
        if memo.quotation:
            before, after = quotation_marks(memo)
            click.echo(_indented(plain(before + memo.quotation + after), 2))
        click.secho(_indented(joined(written(memo), memo.code, memo.place), 4), dim=True)
        for line in plain(memo.text).splitlines():
            click.echo(_indented(line, 4))
        click.echo()


def _indented(words: str, by: int) -> str:
    return textwrap.fill(words, room(), initial_indent=" " * by, subsequent_indent=" " * by)
