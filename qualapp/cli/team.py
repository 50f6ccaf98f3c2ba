"""Work in a team: copies for colleagues, blind coding, who codes what and how far each has come."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from qualapp import formats
from qualapp.cli.output import note, write_json, write_table
from qualapp.cli.shape import Command, Option, any_path, coder_option, json_option, project_argument
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.assignment import Assignment, CoderProgress
from qualapp.model.source import Source
from qualapp.store.identity import iso
from qualapp.store.project import Project


@click.command(cls=Command, help=N_("Write a copy OUT for a colleague; it opens with that coder."))
@project_argument
@click.argument("out", type=any_path)
@click.option("--coder", metavar="NAME", required=True, cls=Option, help=N_("Whom the copy is for; added if new."))
@json_option
def copy(project: Path, out: Path, coder: str, as_json: bool) -> None:
    out = out if out.suffix == ".qualapp" else out.with_name(out.name + ".qualapp")
    with Project.open(project) as opened:
        meant = opened.save_copy_for(out, coder)
    if as_json:
        write_json({"path": str(out), "coder": meant.name, "coder_guid": meant.guid})
        return
    click.echo(_("Wrote “{path}” for {name}.").format(path=out, name=meant.name))


@click.command(cls=Command, help=N_("Let coders work blind, or open the comparison; without either, say how it is."))
@project_argument
@click.option("--on/--off", "wanted", default=None, cls=Option, help=N_("Begin blind coding, or open the comparison."))
@coder_option
@json_option
def blind(project: Path, wanted: bool | None, coder: str | None, as_json: bool) -> None:
    with Project.open(project, coder=coder, read_only=wanted is None) as opened:
        if wanted is not None:
            (opened.blinding.begin if wanted else opened.blinding.open_comparison)()
        is_on = opened.blinding.is_on
        names = [opened.coders[number].name for number in opened.blinding.openers()] if is_on else []
    if as_json:
        write_json({"blind": is_on, "openers": names})
    elif is_on:
        who = _(" or ").join(names)
        click.echo(_("The coders work blind; {names} can open the comparison.").format(names=who))
    else:
        click.echo(_("Everybody’s codings are shown to all."))


@click.command(
    cls=Command,
    help=N_("Hand sources out to coders, or list who codes what. With several coders the words are shared evenly."),
)
@project_argument
@click.option("--to", "coders", metavar="NAME", multiple=True, cls=Option, help=N_("Who is to code; may be repeated."))
@click.option("--source", "sources", metavar="NAME", multiple=True, cls=Option, help=N_("Only this source."))
@click.option("--case", "cases", metavar="NAME", multiple=True, cls=Option, help=N_("Only sources of this case."))
@click.option(
    "--twice", type=click.IntRange(min=0), default=0, metavar="N", cls=Option, help=N_("How many go to two coders.")
)
@click.option("--seed", type=click.IntRange(min=0), metavar="N", cls=Option, help=N_("What the lots begin with."))
@click.option("--back", is_flag=True, cls=Option, help=N_("Take the sources back instead."))
@click.option("--done/--not-done", default=None, cls=Option, help=N_("Tick sources off as the coder, or no longer."))
@coder_option
@json_option
def assign(
    project: Path,
    coders: Sequence[str],
    sources: Sequence[str],
    cases: Sequence[str],
    coder: str | None,
    as_json: bool,
    **how: Any,
) -> None:
    is_asked = bool(coders) or how["done"] is not None
    with Project.open(project, coder=coder, read_only=not is_asked) as opened:
        chosen = _chosen(opened, sources, cases)
        if is_asked:
            _hand_out(opened, chosen, [opened.coders.named(name).id for name in coders], how)
        listed = [one for one in opened.assignments.all() if one.source_id in chosen]
        told = [_told(one, opened) for one in listed]
    if as_json:
        write_json(told)
        return
    rows = [(one["source"], one["case"], one["coder"], formats.number(one["words"]), _day(one["done"])) for one in told]
    if rows:
        write_table((_("Source"), _("Case"), _("Coder"), _("Words"), _("Done")), rows, numbers=[3])
    else:
        note(_("Nothing is handed out."))


@click.command(cls=Command, help=N_("Tell how far each coder has come with what was handed out."))
@project_argument
@json_option
def progress(project: Path, as_json: bool) -> None:
    with Project.open(project, read_only=True) as opened:
        names = {coder.id: coder.name for coder in opened.coders.all()}
        sources = {source.id: source for source in opened.sources.all()}
        listed = opened.assignments.progress()
    if as_json:
        write_json([_record(one, names, sources) for one in listed])
        return
    rows = [
        (
            names[one.coder_id],
            *(formats.number(len(some)) for some in (one.assigned, one.begun, one.done, one.beside)),
            formats.number(one.words),
            formats.percent(one.coded),
            formats.date_time(datetime.fromtimestamp(one.latest / 1_000_000, UTC)) if one.latest else "",
        )
        for one in listed
    ]
    headings = (
        _("Coder"),
        _("Handed out"),
        _("Begun"),
        _("Done"),
        _("Beside"),
        _("Words"),
        _("Coded"),
        _("Last worked"),
    )
    write_table(headings, rows, numbers=[1, 2, 3, 4, 5, 6])


def _hand_out(project: Project, sources: set[int], coders: list[int], how: dict[str, Any]) -> None:
    ordered = sorted(sources)
    if how["done"] is not None:
        mine = {one.source_id for one in project.assignments.of_coder(project.history.coder_id)} & sources
        if not mine:
            raise UserError(_("None of these sources is handed out to the coder. Name the coder with --coder."))
        with project.history.step(N_("Tick sources off") if how["done"] else N_("Take the tick off sources")):
            for number in sorted(mine):
                project.assignments.tick(number, done=how["done"])
    elif how["back"]:
        with project.history.step(N_("Take sources back")):
            for coder in coders:
                project.assignments.take_back(ordered, coder)
    elif len(coders) > 1:
        seed = random.randrange(1_000_000) if how["seed"] is None else how["seed"]
        project.assignments.hand_out_evenly(ordered, coders, twice=how["twice"], seed=seed)
        note(_("Drawn with seed {seed}.").format(seed=seed))
    elif how["twice"]:
        raise UserError(_("Sources that are coded twice need at least two coders."))
    else:
        project.assignments.hand_out(ordered, coders[0])


def _chosen(project: Project, names: Sequence[str], cases: Sequence[str]) -> set[int]:
    among = {project.cases.find(name).id for name in cases}
    named = {project.sources.find(name).id for name in names}
    return {
        source.id
        for source in project.sources.all()
        if (not among or source.case_id in among) and (not named or source.id in named)
    }


def _told(one: Assignment, project: Project) -> dict[str, Any]:
    source = project.sources[one.source_id]
    return {
        "guid": one.guid,
        "source": source.name,
        "source_guid": source.guid,
        "case": source.case,
        "words": source.words,
        "coder": project.coders[one.coder_id].name,
        "by": project.coders[one.by_id].name,
        "created": iso(one.created),
        "done": iso(one.done) if one.done else None,
        "seed": one.seed,
    }


def _record(one: CoderProgress, names: dict[int, str], sources: dict[int, Source]) -> dict[str, Any]:
    def told(some: Sequence[int]) -> list[str]:
        return [sources[number].name for number in some]

    return {
        "coder": names[one.coder_id],
        "assigned": told(one.assigned),
        "begun": told(one.begun),
        "done": told(one.done),
        "beside": told(one.beside),
        "words": one.words,
        "coded": one.coded,
        "last_worked": iso(one.latest) if one.latest else None,
    }


def _day(moment: str | None) -> str:
    return formats.date(datetime.fromisoformat(moment).date()) if moment else ""
