"""Two theories made into one thematic theory."""

from collections.abc import Sequence
from pathlib import Path

import click

from qualapp.cli.output import write_json
from qualapp.cli.shape import Command, Option, coder_option, json_option, project_argument
from qualapp.cli.theorising import theory
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.theory_drawing import TheoryDrawing, drawing_of
from qualapp.store.project import Project


@theory.command(
    cls=Command,
    help=N_(
        "Make one thematic theory of two; both stay. Nodes that are alike in name are taken to be one."
        " Each node tells where it came from, and the evidence of both counts."
    ),
)
@project_argument
@click.argument("first")
@click.argument("second")
@click.option("--name", required=True, metavar="NAME", cls=Option, help=N_("What the thematic theory is to be called."))
@click.option(
    "--same",
    "same",
    nargs=2,
    multiple=True,
    metavar="NODE NODE",
    cls=Option,
    help=N_("A node of the first and one of the second theory that are one; may be given several times."),
)
@click.option(
    "--apart",
    "apart",
    multiple=True,
    metavar="NODE",
    cls=Option,
    help=N_("A node of the second theory that is no node of the first; may be given several times."),
)
@click.option("--dry-run", "only_look", is_flag=True, cls=Option, help=N_("Only say which nodes would be one."))
@coder_option
@json_option
def merge(
    project: Path,
    first: str,
    second: str,
    name: str,
    same: Sequence[tuple[str, str]],
    apart: Sequence[str],
    only_look: bool,
    coder: str | None,
    as_json: bool,
) -> None:
    from qualapp.analysis.theory_merging import planned_merge, proposed_mapping

    with Project.open(project, coder=coder) as opened:
        one, other = (
            drawing_of(opened.theory_versions.drawing(opened.theories.find(wanted).id)) for wanted in (first, second)
        )
        mapped = _mapped(one, other, proposed_mapping(one, other, opened.language), same, apart)
        made = None if only_look else opened.theories.merge(planned_merge(name, one, other, mapped))
    pairs = [(one.node(mine).name, other.node(theirs).name) for theirs, mine in mapped.items()]
    if as_json:
        write_json({"guid": made.guid if made else None, "name": name, "same": [list(pair) for pair in pairs]})
        return
    for mine, theirs in pairs:
        click.echo(f"{mine} = {theirs}")
    if made:
        click.echo(_("Made “{name}” of “{first}” and “{second}”.").format(name=name, first=one.name, second=other.name))


def _mapped(
    one: TheoryDrawing,
    other: TheoryDrawing,
    proposed: dict[str, str],
    same: Sequence[tuple[str, str]],
    apart: Sequence[str],
) -> dict[str, str]:
    """The proposed pairs without those that are said to be apart, and with those that are said to be one."""
    parted = {_key(other, node) for node in apart}
    said = {_key(other, theirs): _key(one, mine) for mine, theirs in same}
    if len(set(said.values())) < len(said):
        raise UserError(_("A node of the first theory can be one with one node of the second only."))
    kept = {
        theirs: mine
        for theirs, mine in proposed.items()
        if theirs not in parted and theirs not in said and mine not in said.values()
    }
    return kept | said


def _key(drawing: TheoryDrawing, name: str) -> str:
    found = [node.key for node in drawing.nodes if name.strip().casefold() in {node.name.casefold(), node.key}]
    if len(found) != 1:
        names = "; ".join(node.name for node in drawing.nodes)
        sentence = _("“{theory}” has not one node “{name}”. Its nodes are: {nodes}.")
        raise UserError(sentence.format(theory=drawing.name, name=name, nodes=names))
    return found[0]
