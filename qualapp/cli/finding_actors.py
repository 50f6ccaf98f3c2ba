"""Where the texts may mention the actors of the register."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qualapp import formats
from qualapp.cli.output import finish_shown, note, write_json
from qualapp.cli.shape import Command, Group, Option, json_option, project_argument
from qualapp.i18n import N_, _, _n
from qualapp.model.network import Actor
from qualapp.store.project import Project

if TYPE_CHECKING:
    from qualapp.analysis.actor_finder import CommonForm, Proposal
    from qualapp.reports.mentions import SourceProposals

_AROUND = 40


@click.group(cls=Group, help=N_("The actors of a project, and where its texts may mention them."))
def actors() -> None:
    pass


@actors.command(
    "find",
    cls=Command,
    help=N_(
        "Find where actors may be mentioned and nobody has decided on it yet. Nothing is written:"
        " proposals are accepted or rejected in the window."
    ),
)
@project_argument
@click.option("--source", "names", metavar="NAME", multiple=True, cls=Option, help=N_("Only this source."))
@click.option(
    "--tolerant", is_flag=True, cls=Option, help=N_("Read letters that a scanner mistakes for one another as the same.")
)
@click.option(
    "--names", "with_names", is_flag=True, cls=Option,
    help=N_("Also names that are not in the register, where a language model of spaCy's that finds them is installed."),
)  # fmt: skip
@json_option
def find_actors(project: Path, names: Sequence[str], tolerant: bool, with_names: bool, as_json: bool) -> None:
    from qualapp.reports.mentions import find_mentions, forms_to_doubt

    with Project.open(project, read_only=True) as opened:
        sources = [opened.sources.find(name) for name in names] or opened.sources.all()
        work = find_mentions(opened, sources, tolerant=tolerant, with_names=with_names)
        found = finish_shown(work, _("Finding actors"))
        register = {actor.id: actor for actor in opened.actors.all()}
        doubted = forms_to_doubt(opened, found)
        if as_json:
            proposals = [record for one in found for record in _records(opened, one, register)]
            write_json({"proposals": proposals, "common_forms": [_common(form) for form in doubted]})
            return
        for one in found:
            _write_source(opened, one, {number: actor.name for number, actor in register.items()})
    total = sum(len(one.open) for one in found)
    note(_n("{n} proposal", "{n} proposals", total).format(n=formats.number(total)))
    for form in doubted:
        note(_doubt(form))


def _records(project: Project, found: "SourceProposals", register: Mapping[int, Actor]) -> Iterator[dict[str, Any]]:
    text = project.sources.text(found.source.id)
    for place in found.open:
        meant = [register[actor] for actor in place.actors]
        yield {
            "source": found.source.name,
            "source_guid": found.source.guid,
            "start": place.range.start,
            "end": place.range.end,
            "text": place.range.of(text),
            "form": place.form,
            "actors": [{"guid": actor.guid, "name": actor.name} for actor in meant],
            "kind": place.kind,
        }


def _common(form: "CommonForm") -> dict[str, Any]:
    return {"form": form.form, "count": form.count, "share": form.share, "is_small_word": form.is_small_word}


def _write_source(project: Project, found: "SourceProposals", called: Mapping[int, str]) -> None:
    if not found.open:
        return
    click.secho(f"{found.source.case}: {found.source.name}" if found.source.case else found.source.name, bold=True)
    text = project.sources.text(found.source.id)
    groups: dict[tuple[bool, str], list[Proposal]] = {}
    for place in found.open:
        groups.setdefault((place.kind is not None, _meant(place, called)), []).append(place)
    for (_is_new, name), places in sorted(groups.items(), key=lambda one: (one[0][0], -len(one[1]), one[0][1])):
        click.echo(f"  {name}: {formats.number(len(places))}")
        for place in places:
            _write_place(text, place)


def _meant(place: "Proposal", called: Mapping[int, str]) -> str:
    """Who may be meant: actors of the register, or a name that is not in it."""
    if place.kind is not None:
        kinds = {"person": _("a person, not in the register")}
        told = kinds.get(place.kind, _("an organisation, not in the register"))
        return f"{place.form} ({told})"
    return _(" or ").join(called[actor] for actor in place.actors)


def _write_place(text: str, place: "Proposal") -> None:
    start, end = place.range.start, place.range.end
    before = " ".join(text[max(0, start - _AROUND) : start].split("\n")[-1].split())
    after = " ".join(text[end : end + _AROUND].split("\n")[0].split())
    words = click.style(" ".join(text[start:end].split()), bold=True, underline=True)
    first, _last = formats.first_and_last(start, end)
    gap_before = " " if text[start - 1 : start].isspace() and before else ""
    gap_after = " " if text[end : end + 1].isspace() and after else ""
    click.echo(click.style(f"{first:>10}  ", dim=True) + f"{before}{gap_before}{words}{gap_after}{after}")


def _doubt(form: "CommonForm") -> str:
    if form.is_small_word:
        told = _("“{form}” is a small word of the language: {n} of the places are probably something else.")
    else:
        told = _("“{form}” stands very often ({n} places): check whether it always means the actor.")
    return told.format(form=form.form, n=formats.number(form.count))
