"""Codebooks compared, merged, and kept as versions."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualapp import formats
from qualapp.cli.output import finish_shown, note, write_json, write_table
from qualapp.cli.shape import Command, Option, any_path, coder_option, json_option, project_argument
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.store.identity import iso
from qualapp.store.project import Project

if TYPE_CHECKING:
    from qualapp.analysis.codebook_difference import Difference, Row
    from qualapp.model.book import Book
    from qualapp.model.codebook_decisions import Decision

Pairs = Sequence[str]


@click.command(
    cls=Command,
    help=N_(
        "Say how another codebook differs: a file (.yaml, .qdc, .xlsx, .csv), another project, or one of the program."
        " With --from and --to, versions of this project's codebook are compared."
    ),
)
@project_argument
@click.argument("other", required=False)
@click.option("--from", "since", metavar="VERSION", cls=Option, help=N_("The earlier version."))
@click.option(
    "--to", "until", metavar="VERSION", cls=Option, help=N_("The later version; without it, the codebook as it is now.")
)
@json_option
def diff(project: Path, other: str | None, since: str | None, until: str | None, as_json: bool) -> None:
    from qualapp.analysis.codebook_difference import difference
    from qualapp.reports.codebook_comparison import difference_record

    if (other is None) == (since is None):
        raise UserError(_("Name another codebook, or a version with --from."))
    with Project.open(project, read_only=True) as opened:
        if since is not None:
            found = difference(_version(opened, since), _version(opened, until), empty_counts=True)
        else:
            found = difference(opened.codebooks.book(), _read(other or "", opened.language))
    if as_json:
        write_json(difference_record(found))
    else:
        _tell(found, (_("removed"), _("added")) if since is not None else (_("only here"), _("only there")))


@click.command(
    cls=Command,
    help=N_(
        "Merge another codebook into the project's; codings follow. Codes that are much alike are taken for one unless"
        " told otherwise. One undo takes it back."
    ),
)
@project_argument
@click.argument("other")
@click.option(
    "--map",
    "mapped",
    metavar="A=B",
    multiple=True,
    cls=Option,
    help=N_("Code A of the other is code B of the project."),
)
@click.option(
    "--merge", "merged", metavar="A=B", multiple=True, cls=Option,
    help=N_("Code A of the project goes into code B, of the project or of the other; its codings follow."),
)  # fmt: skip
@click.option(
    "--leave", "left", metavar="A", multiple=True, cls=Option, help=N_("Do not take code A of the other over.")
)
@click.option("--take", is_flag=True, cls=Option, help=N_("Where both have a code, take name, texts and place over."))
@click.option("--keep-both", is_flag=True, cls=Option, help=N_("Add codes that are only alike beside those there are."))
@click.option("--dry-run", is_flag=True, cls=Option, help=N_("Only say what would be done."))
@click.option(
    "--report", "out", type=any_path, metavar="FILE", cls=Option, help=N_("Write what was decided to a .docx.")
)
@coder_option
@json_option
def merge(
    project: Path,
    other: str,
    mapped: Pairs,
    merged: Pairs,
    left: Sequence[str],
    take: bool,
    keep_both: bool,
    dry_run: bool,
    out: Path | None,
    coder: str | None,
    as_json: bool,
) -> None:
    from qualapp.analysis.codebook_difference import difference
    from qualapp.analysis.codebook_proposal import proposed
    from qualapp.exporters.codebook_merge_word import write_codebook_merge
    from qualapp.reports.codebook_comparison import decision_record, merge_report
    from qualapp.reports.codebook_words import outcome_in_words

    with Project.open(project, coder=coder, read_only=dry_run) as opened:
        found = difference(opened.codebooks.book(), _read(other, opened.language))
        decisions = _decided(found, proposed(found, keep_both=keep_both, take=take), mapped, merged, left)
        report = merge_report(opened, found, decisions)
        if out is not None and not dry_run:
            finish_shown(write_codebook_merge(report, out), _("Writing"))
        outcome = None if dry_run else opened.codebooks.merge(found.theirs, decisions)
    if out is not None and dry_run:
        finish_shown(write_codebook_merge(report, out), _("Writing"))
    if as_json:
        done = {} if outcome is None else {name: getattr(outcome, name) for name in _COUNTS}
        write_json({"decisions": [decision_record(one, found) for one in decisions], "done": done})
        return
    for part in report.parts:
        click.secho(part.title, bold=True)
        for one in part.codes:
            click.echo("  " + " · ".join(filter(None, (one.path, one.what, one.detail))))
    click.echo(_("Nothing is written yet.") if outcome is None else outcome_in_words(outcome))


@click.command(cls=Command, help=N_("Keep the codebook as it is now as a version, with its date and the reason."))
@project_argument
@click.option("--name", required=True, metavar="NAME", cls=Option, help=N_("What the version is called."))
@click.option("--reason", metavar="TEXT", default="", cls=Option, help=N_("Why it is kept."))
@coder_option
def freeze(project: Path, name: str, reason: str, coder: str | None) -> None:
    with Project.open(project, coder=coder) as opened:
        version = opened.codebooks.freeze(name, reason)
    click.echo(_("The codebook is kept as “{name}”.").format(name=version.name))


@click.command(cls=Command, help=N_("List the versions of the codebook, with how many codings were made under each."))
@project_argument
@json_option
def versions(project: Path, as_json: bool) -> None:
    with Project.open(project, read_only=True) as opened:
        under = opened.codebooks.codings_under()
        names = {coder.id: coder.name for coder in opened.coders.all()}
        tree = opened.codes.tree()
        paths = {code.id: tree.path(code.id) for code, _depth in tree.walk()}
    if as_json:
        write_json(
            [
                {
                    "guid": one.version.guid if one.version else None,
                    "name": one.version.name if one.version else None,
                    "reason": one.version.reason if one.version else None,
                    "coder": names.get(one.version.coder_id) if one.version else None,
                    "created": iso(one.version.created) if one.version else None,
                    "codings": one.total,
                    "codings_by_code": {paths[code]: count for code, count in one.counts.items()},
                }
                for one in under
            ]
        )
        return
    rows = [
        (
            one.version.name if one.version else _("Before the first version"),
            _day(one.version.created) if one.version else "",
            names.get(one.version.coder_id, "") if one.version else "",
            formats.number(one.total),
            " ".join(one.version.reason.split()) if one.version else "",
        )
        for one in under
    ]
    write_table((_("Version"), _("Frozen"), _("Coder"), _("Codings"), _("Reason")), rows, numbers=(3,))


_COUNTS = ("added", "changed", "merged", "codings_moved", "kept_places")


def _read(other: str, language: str) -> "Book":
    from qualapp.reports.codebook_comparison import other_book

    read = finish_shown(other_book(other, language), _("Reading"))
    for sentence in read.remarks:
        note(sentence)
    return read.book


def _version(project: Project, name: str | None) -> "Book":
    if name is None:
        return project.codebooks.book()
    return project.codebooks.frozen(project.codebooks.find(name).id)


def _decided(
    found: "Difference", proposals: "list[Decision]", mapped: Pairs, merged: Pairs, left: Sequence[str]
) -> "list[Decision]":
    """What is proposed, but for codes of which something else was told."""
    from qualapp.model.codebook_decisions import Act, Decision
    from qualapp.reports.codebook_comparison import find_code

    told: dict[str, Decision] = {}
    for one, other in map(_pair, mapped):
        key = find_code(found.theirs, one).key
        told[key] = Decision(Act.MAP, find_code(found.mine, other).key, key)
    for one in left:
        key = find_code(found.theirs, one).key
        told[key] = Decision(Act.LEAVE, theirs=key)
    decisions = [told.get(one.theirs, one) for one in proposals]
    for one, other in map(_pair, merged):
        decisions.append(Decision(Act.MERGE, find_code(found.mine, one).key, into=_into(found, other)))
    return decisions


def _into(found: "Difference", written: str) -> str:
    """The key of a code of the project, or else of the other codebook."""
    from qualapp.reports.codebook_comparison import find_code

    try:
        return find_code(found.mine, written).key
    except UserError:
        return find_code(found.theirs, written).key


def _pair(written: str) -> tuple[str, str]:
    one, sign, other = written.partition("=")
    if not (sign and one.strip() and other.strip()):
        raise UserError(_("“{pair}” names no two codes. Write them as A=B.").format(pair=written))
    return one.strip(), other.strip()


def _tell(found: "Difference", lone: tuple[str, str]) -> None:
    """`lone` is what is said of a code that only the first or only the second book has."""
    from qualapp.reports.codebook_words import SAME, SIGNS, state_of

    for row in found.rows:
        state = state_of(row)
        line = f"{SIGNS[state]} {'  ' * row.depth}{_called(row)}"
        click.secho(" · ".join(filter(None, (line, _told(row, found, lone)))), dim=state == SAME)
    note(
        _("{same} the same, {changed} different, {there} {second}, {here} {first}").format(
            same=len(found.same) - len(found.changed),
            changed=len(found.changed),
            there=len(found.added),
            here=len(found.removed),
            first=lone[0],
            second=lone[1],
        )
    )


def _called(row: "Row") -> str:
    if row.mine is not None and row.theirs is not None and "name" in row.changes:
        return f"{row.mine.name} → {row.theirs.name}"
    return row.code.name


def _told(row: "Row", found: "Difference", lone: tuple[str, str]) -> str:
    from qualapp.reports.codebook_words import changes_in_words, likeness_in_words

    if row.changes:
        return _("differs: {fields}").format(fields=changes_in_words(row))
    if row.proposals:
        best = row.proposals[0]
        return _("like “{code}” ({likeness})").format(code=found.mine.path(best.mine), likeness=likeness_in_words(best))
    if row.mine is None:
        return lone[1]
    return lone[0] if row.theirs is None else ""


def _day(created: int) -> str:
    return formats.date_time(datetime.fromtimestamp(created / 1_000_000, UTC).astimezone())
