"""Who works with whom: the actors of a project, and the network that its ties draw."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from qualapp import formats
from qualapp.cli.eyes import look_as
from qualapp.cli.finding_actors import actors
from qualapp.cli.network_text import tell_network
from qualapp.cli.output import finish_shown, note, write_json, write_table
from qualapp.cli.program import Window
from qualapp.cli.shape import (
    Command,
    Option,
    coder_option,
    json_option,
    output_option,
    project_argument,
    valence_choice,
)
from qualapp.cli.theory_options import case_of
from qualapp.errors import UserError
from qualapp.i18n import N_, _, _n
from qualapp.model.coding import Valence
from qualapp.model.network import Relation
from qualapp.model.source import Visit
from qualapp.model.value_words import ACTOR_KINDS, ORGANISATIONAL_LEVELS, SECTORS
from qualapp.store.project import Project

if TYPE_CHECKING:
    from qualapp.analysis.network import Layout, NetworkFilter
    from qualapp.exporters.network_report import NetworkReport

_WORDS = (ACTOR_KINDS, ORGANISATIONAL_LEVELS)
_PICTURES = (".svg", ".png", ".pdf")


@click.command(
    cls=Command,
    help=N_("Draw the network of actors from the ties that were coded, and measure it; figures without value say why."),
)
@project_argument
@click.option(
    "--case", "cases", metavar="NAME", multiple=True, cls=Option, help=N_("Only of this case; “none” is no case.")
)
@click.option(
    "--visit",
    "visits",
    type=click.Choice([*(visit.value for visit in Visit), "none"]),
    multiple=True,
    cls=Option,
    help=N_("Only this visit."),
)
@click.option(
    "--role", "roles", metavar="ROLE", multiple=True, cls=Option, help=N_("Only of this role; “none” is no role.")
)
@click.option("--relation", "relations", metavar="NAME", multiple=True, cls=Option, help=N_("Only this relation."))
@click.option("--valence", "valences", type=valence_choice, multiple=True, cls=Option, help=N_("Only this valence."))
@click.option("--coder", "coders", metavar="NAME", multiple=True, cls=Option, help=N_("Only ties of this coder."))
@click.option(
    "--mentions", type=click.IntRange(1), default=1, metavar="N", cls=Option,
    help=N_("Only ties that at least N excerpts tell of."),
)  # fmt: skip
@click.option("--isolates", "with_isolates", is_flag=True, cls=Option, help=N_("Also actors without ties."))
@click.option("--ego", metavar="ACTOR", cls=Option, help=N_("Only this actor and those it is tied to."))
@output_option(
    N_("Write it to a .docx (with the drawing and quotations), .svg, .png, .pdf, .xlsx, .csv, .graphml or .gexf file.")
)
@click.option(
    "--layout", type=click.Choice(["own", "triangle", "force", "circle", "sectors", "ego"]), cls=Option,
    help=N_("How a drawing is laid out; as it was placed in the window (own), else as a triangle, or around --ego."),
)  # fmt: skip
@json_option
@click.pass_obj
def network(
    window: Window | None, /, project: Path, out: Path | None, layout: str | None, as_json: bool, **chosen: Any
) -> None:
    from qualapp.reports.networks import network_record, network_report

    with Project.open(project, read_only=True) as opened:
        wanted = _wanted(opened, **chosen)
        record = network_record(opened, wanted) if as_json else {}
        report = network_report(opened, wanted)
        written = _write(opened, wanted, report, out, layout, window) if out is not None else []
    if not report.lines:
        note(_("No ties are coded that fit what was asked for."))
    if as_json:
        write_json(record)
    elif written:
        for path in written:
            click.echo(_("Wrote “{path}”.").format(path=path))
    else:
        tell_network(report)


def _write(
    project: Project,
    wanted: "NetworkFilter",
    report: "NetworkReport",
    out: Path,
    layout: str | None,
    window: Window | None,
) -> Sequence[Path]:
    """Write the network to a file, with its drawing where that can be painted."""
    from qualapp.exporters.network_files import write_network

    ending = out.suffix.lower()
    if ending in _PICTURES:
        if window is None or window.network is None:
            raise UserError(_("A picture needs the window, which cannot be loaded here. Write a .docx instead."))
        window.network(project, wanted, _layout(layout, wanted), out)
        return [out]
    if ending == ".docx" and report.actors and window is not None and window.network is not None:
        with TemporaryDirectory() as folder:
            drawn = Path(folder) / "network.png"
            window.network(project, wanted, _layout(layout, wanted), drawn)
            report = replace(report, picture=drawn.read_bytes())
    return finish_shown(write_network(report, out), _("Writing"))


def _layout(name: str | None, wanted: "NetworkFilter") -> "Layout | None":
    from qualapp.analysis.network import Layout

    if name is None:
        return Layout.EGO if wanted.ego else None
    return None if name == "own" else Layout(name)


def _wanted(
    project: Project,
    cases: Sequence[str],
    visits: Sequence[str],
    roles: Sequence[str],
    relations: Sequence[str],
    valences: Sequence[str],
    coders: Sequence[str],
    ego: str | None,
    **chosen: Any,
) -> "NetworkFilter":
    from qualapp.analysis.network import NetworkFilter

    chosen_coders, known = look_as(project, coders), project.cases.roles()
    return NetworkFilter(
        cases=frozenset(case_of(project, name) for name in cases),
        visits=frozenset("" if visit == "none" else str(visit) for visit in visits),
        roles=frozenset("" if role == "none" and role not in known else role for role in roles),
        relations=frozenset(one.id for name in relations for one in _relations(project, name)),
        valences=frozenset(map(Valence, valences)),
        coders=chosen_coders,
        ego=project.actors.find(ego).id if ego else None,
        **chosen,
    )


def _relations(project: Project, name: str) -> list[Relation]:
    """Those of this name or guid; copies that were merged can have several of one name."""
    known = project.relations.all()
    wanted = name.casefold().strip()
    found = [one for one in known if wanted in {one.name.casefold(), one.name_other.casefold(), one.guid}]
    if not found:
        listed = "; ".join(one.name for one in known) or "–"
        raise UserError(_("There is no relation “{name}”. There are: {relations}.").format(name=name, relations=listed))
    return found


@actors.command("list", cls=Command, help=N_("List the actors with their forms, and how often each is tied and meant."))
@project_argument
@json_option
def list_actors(project: Path, as_json: bool) -> None:
    with Project.open(project, read_only=True) as opened:
        look_as(opened)
        records = _actor_records(opened)
    if as_json:
        write_json({"actors": records})
        return
    if not records:
        note(_("There are no actors yet."))
    kinds, levels = ({str(stored): _(word) for stored, word in told.items()} for told in _WORDS)
    rows = [
        [
            *(one["name"], kinds[one["kind"]], _(SECTORS[one["sector"]]), levels.get(one["level"], "–")),
            *(str(one["ties"]), str(one["mentions"])),
        ]
        for one in records
    ]
    heads = [_("Actor"), _("Kind"), _("Sector"), _("Level"), _("Ties"), _("Mentions")]
    write_table(heads, rows, numbers=(4, 5))


def _actor_records(project: Project) -> list[dict[str, Any]]:
    ties, mentions = project.ties.all(), project.mentions.counts()
    forms: dict[int, list[str]] = {}
    for form in project.actors.forms():
        forms.setdefault(form.actor_id, []).append(form.form)
    everybody = project.actors.all()
    guids = {actor.id: actor.guid for actor in everybody}
    return [
        {
            "guid": actor.guid,
            "name": actor.name,
            "name_other": actor.name_other,
            "kind": str(actor.kind),
            "sector": actor.sector,
            "level": actor.level,
            "belongs_to": guids.get(actor.parent_id or 0),
            "description": actor.description,
            "forms": forms.get(actor.id, []),
            "ties": sum(1 for tie in ties if actor.id in (tie.from_id, tie.to_id)),
            "mentions": mentions.get(actor.id, 0),
        }
        for actor in everybody
    ]


@actors.command("add", cls=Command, help=N_("Add an actor, or with --register all of a register that are not there."))
@project_argument
@click.argument("name", required=False)
@click.option(
    "--register", metavar="NAME", cls=Option,
    help=N_("The register that comes with the program (aktoerer), or a .yaml file."),
)  # fmt: skip
@click.option("--form", "forms", metavar="WORD", multiple=True, cls=Option, help=N_("A form by which it is called."))
@click.option(
    "--kind", type=click.Choice(["organisation", "body", "group", "person"]), cls=Option, help=N_("Its kind.")
)
@click.option("--sector", metavar="SECTOR", default="", cls=Option, help=N_("Its sector, such as municipality."))
@click.option("--level", metavar="LEVEL", default="", cls=Option, help=N_("strategic, steering or practical."))
@coder_option
@json_option
def add_actors(
    project: Path, name: str | None, register: str | None, coder: str | None, as_json: bool, **about: Any
) -> None:
    if bool(name) == bool(register):
        raise UserError(_("Name an actor to add, or a register with --register."))
    with Project.open(project, coder=coder) as opened:
        added, relations = _add_register(opened, register) if register else (1, 0)
        doubted = _add_one(opened, name, **about) if name else []
    for form, why in doubted:
        note(_("“{form}”: {why}").format(form=form, why=why))
    if as_json:
        told = [{"form": form, "why": why} for form, why in doubted]
        write_json({"added": added, "relations": relations} | ({"doubted": told} if name else {}))
        return
    note(_n("{n} actor added.", "{n} actors added.", added).format(n=formats.number(added)))


def _add_register(project: Project, name: str) -> tuple[int, int]:
    from qualapp.importers.actor_yaml import read_register, shipped_register

    register = shipped_register() if name.casefold() == "aktoerer" else read_register(Path(name))
    return project.registers.add(register, project.language)


def _add_one(
    project: Project, name: str, forms: Sequence[str], kind: str | None, sector: str, level: str
) -> list[tuple[str, str]]:
    """Add an actor; returns what it is called that deserves a second look, and why."""
    from qualapp.model.case import OrganisationalLevel, Sector
    from qualapp.model.network import ActorKind
    from qualapp.model.register import is_exact_form
    from qualapp.reports.actor_names import doubted_names, refuse_again

    refuse_again(project, name)
    for word, choices in ((sector, Sector), (level, OrganisationalLevel)):
        if word and word not in list(choices):
            told = _("“{word}” is not among what can stand here: {words}.")
            raise UserError(told.format(word=word, words=", ".join(choices)))
    with project.history.step(N_("New actor “{name}”"), name=name):
        actor = project.actors.add(name, ActorKind(kind or "organisation"), sector=sector, level=level)
        for form in forms:
            project.actors.call(actor.id, form, is_exact=is_exact_form(form))
    return doubted_names(project, actor.id)


@actors.command(
    "merge", cls=Command, help=N_("Give all that is known of an actor to another, which then stands for both.")
)
@project_argument
@click.argument("name")
@click.argument("into")
@coder_option
@json_option
def merge_actors(project: Path, name: str, into: str, coder: str | None, as_json: bool) -> None:
    with Project.open(project, coder=coder) as opened:
        gone, stays = opened.actors.find(name), opened.actors.find(into)
        opened.actors.merge(gone.id, stays.id)
    if as_json:
        write_json({"merged": gone.guid, "into": stays.guid})
        return
    note(_("“{name}” is now “{into}”.").format(name=gone.name, into=stays.name))
