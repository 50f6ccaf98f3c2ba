"""What was coded and said: lists of excerpts, search, and files to send on."""

import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from qualapp import formats
from qualapp.cli import records
from qualapp.cli.eyes import look_as
from qualapp.cli.output import finish_shown, note, room, write_json
from qualapp.cli.shape import Command, Option, any_path, excerpt_filters, json_option, project_argument
from qualapp.i18n import N_, _, _n
from qualapp.model.coding import Valence
from qualapp.model.excerpt import CodedExcerpt, ExcerptFilter
from qualapp.store.project import Project
from qualapp.store.search import Hit


@click.command(cls=Command, help=N_("List coded excerpts: by code, case, source and position."))
@project_argument
@excerpt_filters
@json_option
def excerpts(project: Path, as_json: bool, **chosen: Any) -> None:
    with Project.open(project, read_only=True) as opened:
        found = opened.excerpts.find(_wanted(opened, **chosen))
    if as_json:
        write_json([records.of_excerpt(excerpt) for excerpt in found])
        return
    code = ""
    for excerpt in found:
        if excerpt.code != code:
            code = excerpt.code
            click.secho(code, bold=True)
        _write_excerpt(excerpt)
    note(_n("{n} coding", "{n} codings", len(found)).format(n=len(found)))


@click.command(cls=Command, help=N_("Find words in all texts, in all their inflections."))
@project_argument
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", cls=Option, help=N_("At most N passages."))
@json_option
def search(project: Path, words: Sequence[str], limit: int | None, as_json: bool) -> None:
    typed = " ".join(words)
    with Project.open(project, read_only=True) as opened:
        sources = {source.id: source for source in opened.sources.all()}
        hits = list(opened.search.hits(typed, limit or -1))
        total = opened.search.count(typed)
    if as_json:
        write_json([records.of_hit(hit, sources[hit.source_id]) for hit in hits])
        return
    last = 0
    for hit in hits:
        if hit.source_id != last:
            last = hit.source_id
            source = sources[last]
            click.secho(f"{source.case}: {source.name}" if source.case else source.name, bold=True)
        _write_hit(hit)
    note(_n("{n} passage", "{n} passages", total).format(n=total))


@click.command(
    cls=Command,
    help=N_(
        "Write coded excerpts to a file; its ending (.docx, .xlsx, .csv, .html) says how."
        " With .qdpx the whole project is written for NVivo, MAXQDA, ATLAS.ti and others (REFI-QDA)."
    ),
)
@project_argument
@click.argument("out", type=any_path)
@excerpt_filters
@json_option
def export(project: Path, out: Path, as_json: bool, **chosen: Any) -> None:
    from qualapp import exporters
    from qualapp.reports import report_of

    if out.suffix.lower() == ".qdpx":
        from qualapp.cli.exchanging import export_project

        export_project(project, out, chosen, as_json)
        return
    with Project.open(project, read_only=True) as opened:
        report = report_of(opened, _wanted(opened, **chosen))
    finish_shown(exporters.write(report, out), _("Writing"))
    count = len(report.excerpts)
    if as_json:
        write_json({"path": str(out), "codings": count})
        return
    codings = _n("{n} coding", "{n} codings", count).format(n=count)
    click.echo(_("Wrote {codings} to “{path}”.").format(codings=codings, path=out))


def _wanted(
    project: Project,
    codes: Sequence[str],
    cases: Sequence[str],
    valences: Sequence[str],
    coders: Sequence[str],
    search: str,
) -> ExcerptFilter:
    return ExcerptFilter(
        codes=frozenset(project.codes.find(path).id for path in codes),
        cases=frozenset(project.cases.find(name).id for name in cases),
        valences=frozenset(Valence(valence) for valence in valences),
        coders=look_as(project, coders),
        words=search,
    )


def _write_excerpt(excerpt: CodedExcerpt) -> None:
    from qualapp.exporters import words

    before, after = words.quotation_marks(excerpt)
    said = f"{before}{excerpt.text}{after}" if excerpt.text else words.missing_words()
    click.echo(textwrap.fill(words.plain(said), room(), initial_indent="  ", subsequent_indent="  "))
    for line in (f"{words.valence(excerpt)} · {words.who(excerpt)}", words.where(excerpt), words.how(excerpt)):
        click.secho(textwrap.fill(line, room(), initial_indent="    ", subsequent_indent="    "), dim=True)
    click.echo()


def _write_hit(hit: Hit) -> None:
    shown = ""
    last = 0
    for mark in (mark.moved(-hit.passage.start) for mark in hit.marks):
        start = max(mark.start, last)
        shown += hit.text[last:start] + click.style(hit.text[start : mark.end], bold=True, underline=True)
        last = max(mark.end, last)
    shown += hit.text[last:]
    first, _last = formats.first_and_last(hit.passage.start, hit.passage.end)
    click.echo(click.style(f"{first:>7}  ", dim=True) + shown.replace("\n", "\n" + " " * 9))
