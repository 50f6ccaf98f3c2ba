"""Colleagues' copies merged, and what two people said differently decided."""

from pathlib import Path
from typing import Any

import click

from qualapp.cli.output import note, write_json
from qualapp.cli.shape import Command, Option, any_path, coder_option, json_option, project_argument
from qualapp.exporters.nouns import listed
from qualapp.i18n import N_, _, _n
from qualapp.reports.conflict_words import hidden_sentence
from qualapp.reports.merges import doubled_sentences
from qualapp.store.identity import iso
from qualapp.store.merging.open_conflicts import Conflict, Voice
from qualapp.store.merging.report import MergeReport
from qualapp.store.project import Project


@click.command(
    cls=Command,
    help=N_("Bring in what colleagues did in their copies of the project. Order does not matter, twice is once."),
)
@project_argument
@click.argument("others", metavar="OTHER...", nargs=-1, required=True, type=any_path)
@click.option("--dry-run", "only_look", is_flag=True, cls=Option, help=N_("Only say what would come in."))
@click.option(
    "--prefer",
    type=click.Choice(["mine", "theirs", "both"]),
    cls=Option,
    help=N_("What is to stand where two said different things; without it the later one, kept for you to look at."),
)
@click.option(
    "--another",
    is_flag=True,
    cls=Option,
    help=N_("Also merge a project that was begun apart; what has the same name or words is taken to be the same."),
)
@click.option(
    "--apart",
    metavar="GUID",
    multiple=True,
    cls=Option,
    help=N_("What is not to be taken to be the same, by its guid in the other project; can be given several times."),
)
@coder_option
@json_option
def merge(
    project: Path,
    others: tuple[Path, ...],
    only_look: bool,
    prefer: str | None,
    another: bool,
    apart: tuple[str, ...],
    coder: str | None,
    as_json: bool,
) -> None:
    with Project.open(project, coder=coder) as opened:
        bring_in = opened.merging.preview if only_look else opened.merging.merge
        report = bring_in(others, another=another, apart=apart)
        if prefer and not only_look and report.conflicts:
            opened.decisions.decide_all(prefer, report.merge)
        waiting = [] if only_look else opened.decisions.open()
        hidden = 0 if only_look else opened.decisions.hidden()
    if as_json:
        write_json(report.as_json() | {"open_conflicts": [_record(conflict) for conflict in waiting]})
        _tell_hidden(hidden)
        return
    _tell(report, only_look)
    for conflict in waiting:
        _tell_conflict(conflict)
    _tell_hidden(hidden)
    if waiting:
        note(_("Decide with: qualapp decide PROJECT KEY --choose kept, other, both or own"))


@click.command(cls=Command, help=N_("List what two people said differently and nobody has decided."))
@project_argument
@json_option
def conflicts(project: Path, as_json: bool) -> None:
    with Project.open(project, read_only=True) as opened:
        waiting, hidden = opened.decisions.open(), opened.decisions.hidden()
    _tell_hidden(hidden)
    if as_json:
        write_json([_record(conflict) for conflict in waiting])
        return
    for conflict in waiting:
        _tell_conflict(conflict)
    if not waiting and not hidden:
        note(_("Nothing waits to be decided."))


@click.command(cls=Command, help=N_("Decide what is to stand where two people said different things."))
@project_argument
@click.argument("key")
@click.option(
    "--choose",
    type=click.Choice(["kept", "other", "both", "own"]),
    required=True,
    cls=Option,
    help=N_("What stands now, the other version, both, or words of your own."),
)
@click.option("--words", metavar="TEXT", default="", cls=Option, help=N_("The words of your own."))
@coder_option
def decide(project: Path, key: str, choose: str, words: str, coder: str | None) -> None:
    with Project.open(project, coder=coder) as opened:
        keys = [conflict.key for conflict in opened.decisions.open() if conflict.key.startswith(key)]
        opened.decisions.decide(keys[0] if len(keys) == 1 and key else key, choose, words)


def _record(conflict: Conflict) -> dict[str, Any]:
    return {
        "key": conflict.key,
        "kind": conflict.kind,
        "noun": conflict.noun,
        "guid": conflict.guid,
        "name": conflict.name,
        "cell": conflict.cell,
        "stands": _voice(conflict.stands),
        "lost": _voice(conflict.lost),
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {"words": voice.words, "coder": voice.coder, "time": iso(voice.time) if voice.time else None}


def _tell(report: MergeReport, only_look: bool) -> None:
    if report.is_empty:
        note(_("Nothing new: all that these files say is here already."))
        return
    note(_("This would come in:") if only_look else _("Merged."))
    for sentence, counts in (
        (_("New: {what}"), report.added),
        (_("Changed: {what}"), report.changed),
        (_("Deleted: {what}"), report.removed),
    ):
        if counts:
            click.echo(sentence.format(what=listed(counts)))
    _tell_details(report)
    if report.conflicts:
        note(
            _n(
                "{n} thing was said differently by two people.",
                "{n} things were said differently by two people.",
                report.conflicts,
            ).format(n=report.conflicts)
        )


def _tell_details(report: MergeReport) -> None:
    for name, count in report.codings_by_coder.items():
        click.echo(_n("{n} coding by {name}", "{n} codings by {name}", count).format(n=count, name=name))
    for match in report.matches:
        click.echo(_("Taken to be the same: {name} ({guid})").format(name=match.name, guid=match.theirs))
    for name in report.edited_texts:
        click.echo(_("The text of “{name}” was edited; codings moved with their words.").format(name=name))
    for sentence in doubled_sentences(report):
        note(sentence)
    for name in report.namesakes:
        note(_("Two coders are called {name}. If they are one person, merge them in the window.").format(name=name))


def _tell_hidden(hidden: int) -> None:
    if told := hidden_sentence(hidden):
        note(told)


def _tell_conflict(conflict: Conflict) -> None:
    click.echo(f"{conflict.key[:8]}  {conflict.name}  {conflict.cell}")
    click.echo("  " + _("stands: {words}").format(words=_said(conflict.stands)))
    click.echo("  " + _("other: {words}").format(words=_said(conflict.lost)))


def _said(voice: Voice) -> str:
    words = " ".join(voice.words.split()) or "–"
    return f"{words} ({voice.coder})" if voice.coder else words
