"""A corrected file in the place of a text that is coded."""

from pathlib import Path
from typing import Any

import click

from qualapp.cli.output import note, write_json
from qualapp.cli.shape import Command, Option, any_path, coder_option, json_option, project_argument
from qualapp.errors import UserError
from qualapp.formats import number
from qualapp.i18n import N_, _, _n
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.replacement import Carried, Fate, Replacement, little_in_common, nothing_differs


@click.command(
    cls=Command,
    help=N_("Put a corrected file in the place of a text. Codings stay on their words, doubtful ones are listed."),
)
@project_argument
@click.argument("file", type=any_path)
@click.option("--source", metavar="NAME", required=True, cls=Option, help=N_("The source's name or guid."))
@click.option("--dry-run", "only_look", is_flag=True, cls=Option, help=N_("Only say what would change."))
@click.option("--anyway", is_flag=True, cls=Option, help=N_("Replace it also where little is the same."))
@coder_option
@json_option
def replace(
    project: Path, file: Path, source: str, only_look: bool, anyway: bool, coder: str | None, as_json: bool
) -> None:
    from qualapp.importers import proposed_speakers, read

    with Project.open(project, coder=coder, read_only=only_look) as opened:
        reading = read(file)
        for sentence in reading.notes:
            note(f"{reading.name}{reading.suffix}: {sentence}")
        planned = opened.texts.replacement(opened.sources.find(source).id, reading)
        if planned.is_another and not anyway and not only_look:
            raise UserError(" ".join((little_in_common(planned), _("If it is, add --anyway."))))
        if not only_look:
            opened.texts.replace(planned, proposed_speakers(planned.reading), anyway=anyway)
        elif planned.is_same or planned.is_another:
            note(nothing_differs(planned) if planned.is_same else little_in_common(planned))
        codes = _codes(opened, planned)
        guids = {each.excerpt_id: opened.excerpts[each.excerpt_id].guid for each in planned.carried}
    if as_json:
        write_json(_record(planned, codes, guids))
    else:
        _tell(planned, codes)


def _codes(project: Project, planned: Replacement) -> dict[int, list[str]]:
    """The codes of each excerpt, by their paths."""
    tree = project.codes.tree()
    found: dict[int, list[str]] = {each.excerpt_id: [] for each in planned.carried}
    for coding in project.codings.in_source(planned.source_id):
        path = tree.path(coding.code_id)
        if path not in found[coding.excerpt_id]:
            found[coding.excerpt_id].append(path)
    return found


def _record(planned: Replacement, codes: dict[int, list[str]], guids: dict[int, str]) -> dict[str, Any]:
    """What changes, for other programs; `same`, `changed` and `doubtful` count codings, `likeness` is from 0 to 1."""
    versions = planned.versions

    def told(each: Carried) -> dict[str, Any]:
        before, after = _placed(each.before, versions.old), _placed(each.after, versions.new)
        return {"guid": guids[each.excerpt_id], "codes": codes[each.excerpt_id], "before": before, "after": after}

    return {
        "source": planned.name,
        "file": planned.file,
        "likeness": round(versions.likeness, 4),
        "changes": planned.changes,
        **{str(fate): planned.codings(fate) for fate in Fate},
        "renamed_speakers": {old: new for new, old in planned.renamed.items()},
        "new_speakers": list(planned.arrived),
        "speakers_gone": list(planned.gone),
        "doubtful_excerpts": [told(each) for each in planned.doubtful],
    }


def _placed(place: TextRange, text: str) -> dict[str, Any]:
    return {"start": place.start, "end": place.end, "text": place.of(text)}


def _tell(planned: Replacement, codes: dict[int, list[str]]) -> None:
    changes = planned.changes
    same, changed, doubtful = (planned.codings(fate) for fate in Fate)
    for sentence in (
        _n("{n} place of the text changes.", "{n} places of the text change.", changes).format(n=number(changes)),
        _n("{n} coding stays on the same words.", "{n} codings stay on the same words.", same).format(n=number(same)),
        _n(
            "{n} coding is on words that change a little.", "{n} codings are on words that change a little.", changed
        ).format(n=number(changed)),
        _n("{n} coding is doubtful.", "{n} codings are doubtful.", doubtful).format(n=number(doubtful)),
    ):
        click.echo(sentence)
    for each in planned.doubtful:
        click.echo()
        click.secho("; ".join(codes[each.excerpt_id]) or "–", bold=True)
        click.echo(f"- {_line(each.before.of(planned.versions.old))}")
        click.echo(f"+ {_line(each.after.of(planned.versions.new))}")


def _line(words: str) -> str:
    return " ".join(words.split()) or _("(no words left)")
