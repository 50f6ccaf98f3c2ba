"""A project begins: made, and filled with texts."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualapp import settings
from qualapp.cli.output import finish_shown, note, write_json, write_table
from qualapp.cli.shape import Command, Option, any_path, coder_option, json_option, project_argument
from qualapp.errors import UserError
from qualapp.i18n import LANGUAGES, N_, _, _n
from qualapp.model.source import Reading, Source, SourceKind, Visit

if TYPE_CHECKING:
    from qualapp.cli.repairing import Repairs
    from qualapp.store.project import Project


which_option = click.option(
    "--which",
    metavar="NAME",
    cls=Option,
    help=N_("Which project, where the file of another program holds several."),
)


@click.command(cls=Command, help=N_("Make a new project, empty or of another program's."))
@project_argument
@click.option(
    "--codebook",
    "codebooks",
    metavar="NAME",
    multiple=True,
    cls=Option,
    help=N_("A codebook of the program (fixsen, arbejdsmetoder) or a file (.yaml, .qdc, .xlsx, .csv), more than once."),
)
@click.option("--coder", metavar="NAME", default="", cls=Option, help=N_("The first coder's name."))
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="da",
    show_default=True,
    cls=Option,
    help=N_("The language of the material."),
)
@click.option(
    "--from",
    "of",
    type=any_path,
    metavar="FILE",
    cls=Option,
    help=N_("A project of another program (.qdpx, QualCoder, Taguette) to begin with."),
)
@which_option
@json_option
def new(
    project: Path,
    codebooks: Sequence[str],
    coder: str,
    language: str,
    of: Path | None,
    which: str | None,
    as_json: bool,
) -> None:
    coder = coder or settings.load().coder
    if of is not None:
        if codebooks:
            raise UserError(_("The project brings its codebook along; leave --codebook out, or merge it afterwards."))
        from qualapp.cli import exchanging

        report = exchanging.new_project(project, of, coder, language, which)
        exchanging.tell_json([report]) if as_json else exchanging.tell(report)
        return
    _make(project, codebooks, coder, language, as_json)


def _make(project: Path, codebooks: Sequence[str], coder: str, language: str, as_json: bool) -> None:
    from qualapp.importers.codebook_files import read_named_codebook
    from qualapp.store.project import Project

    books = [finish_shown(read_named_codebook(name), _("Reading")) for name in codebooks]
    for book in books:
        for sentence in book.sentences():
            note(sentence)
    with Project.begin(project, language=language, coder=coder) as made:
        for book in books:
            made.codes.add_codebook(book.codebook, language)
        count = len(made.codes.tree())
    made.close()
    if as_json:
        write_json({"path": str(project), "codes": count})
        return
    codes = _n("{n} code", "{n} codes", count).format(n=count)
    click.echo(_("Made “{path}” with {codes}.").format(path=project, codes=codes))


@click.command(
    "import",
    cls=Command,
    help=N_("Add interviews and other texts (files and whole folders, in one step), or other programs' projects."),
)
@project_argument
@click.argument("files", nargs=-1, required=True, type=any_path, metavar="FILE...")
@click.option("--case", metavar="NAME", default="", cls=Option, help=N_("The case they belong to; made if missing."))
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in SourceKind]),
    default=SourceKind.INTERVIEW.value,
    show_default=True,
    cls=Option,
    help=N_("What sort of text they are."),
)
@click.option(
    "--visit",
    type=click.Choice([visit.value for visit in Visit]),
    cls=Option,
    help=N_("The visit they come from."),
)
@which_option
@click.option("--dry-run", "only_look", is_flag=True, cls=Option, help=N_("Only say what would come in."))
@click.option(
    "--repair",
    "wanted",
    type=click.Choice(["none", "sure", "all"]),
    default="none",
    show_default=True,
    cls=Option,
    help=N_("Which repairs of scanned or broken text are made before it is stored."),
)
@coder_option
@json_option
def import_files(
    project: Path,
    files: Sequence[Path],
    case: str,
    kind: str,
    visit: str | None,
    which: str | None,
    only_look: bool,
    wanted: str,
    coder: str | None,
    as_json: bool,
) -> None:
    from qualapp.cli.repairing import Repairs
    from qualapp.importers import Unread, read_all
    from qualapp.importers.other_programs import is_project_of_other
    from qualapp.store.project import Project

    projects = [path for path in files if is_project_of_other(path)]
    if projects:
        _refuse_choices_of_texts(case, kind, visit, wanted)
        _import_projects(project, files, projects, which, only_look, coder, as_json)
        return
    with Project.open(project, coder=coder) as opened:
        results = finish_shown(read_all(files), _("Reading"))
        unread = [result for result in results if isinstance(result, Unread)]
        for result in unread:
            note(result.message)
        fresh = _fresh(opened, [result for result in results if isinstance(result, Reading)])
        for reading in fresh:
            _tell_notes(reading)
        repairs = [Repairs.of(reading, opened.language, wanted) for reading in fresh]
        for each in repairs:
            each.tell()
        readings = [each.reading for each in repairs]
        if only_look:
            _tell_coming(readings, as_json)
        else:
            added = _add(opened, readings, case, SourceKind(kind), Visit(visit) if visit else None)
            _tell(opened, added, repairs, as_json)
    if not results:
        raise UserError(_("There is no file in there that can be read."))
    if unread:
        raise click.exceptions.Exit(1)


def _refuse_choices_of_texts(case: str, kind: str, visit: str | None, repair: str) -> None:
    """What is only said of texts is not quietly dropped."""
    if case.strip() or visit or kind != SourceKind.INTERVIEW or repair != "none":
        told = _("A project brings its cases and texts as they are; leave --case, --kind, --visit and --repair out.")
        raise UserError(told)


def _tell_coming(readings: Sequence[Reading], as_json: bool) -> None:
    """Say which texts would come in."""
    if as_json:
        write_json([{"name": reading.name, "characters": len(reading.text)} for reading in readings])
        return
    for reading in readings:
        click.echo(reading.name)
    note(_("Nothing was changed."))


def _import_projects(
    project: Path,
    files: Sequence[Path],
    projects: Sequence[Path],
    which: str | None,
    only_look: bool,
    coder: str | None,
    as_json: bool,
) -> None:
    """Bring in projects of other programs, each in a step of its own."""
    from qualapp.cli import exchanging
    from qualapp.store.project import Project

    if len(projects) < len(files):
        raise UserError(_("Import projects and single texts one after the other, not in one command."))
    with Project.open(project, coder=coder) as opened:
        reports = exchanging.import_projects(opened, projects, which, only_look)
    if as_json:
        exchanging.tell_json(reports)
        return
    for report in reports:
        exchanging.tell(report, only_look=only_look)


def _tell_notes(reading: Reading) -> None:
    """Say what to look at in a text that could be read."""
    for sentence in reading.notes:
        note(f"{reading.name}{reading.suffix}: {sentence}")


def _fresh(project: "Project", readings: Sequence[Reading]) -> list[Reading]:
    """The readings that are not in the project yet, each once; what is skipped is told."""
    there = {place: source.name for place, source in project.sources.same_text(readings).items()}
    fresh: dict[bytes, Reading] = {}
    for place, reading in enumerate(readings):
        name = there.get(place) or (fresh[reading.original].name if reading.original in fresh else "")
        if name:
            sentence = _("“{file}” was skipped: the same file is in the project already, as “{name}”.")
            note(sentence.format(file=reading.name + reading.suffix, name=name))
        else:
            fresh[reading.original] = reading
    return list(fresh.values())


def _add(
    project: "Project", readings: Sequence[Reading], case: str, kind: SourceKind, visit: Visit | None
) -> list[Source]:
    """Add the texts in one step, and their case with them where it is missing."""
    from qualapp.importers import proposed_speakers
    from qualapp.store.sources import Addition

    if not readings:
        return []
    label = N_("Import “{name}”") if len(readings) == 1 else N_("Import {number} sources")
    with project.history.step(label, name=readings[0].name, number=str(len(readings))):
        case_id = (project.cases.named(case) or project.cases.add(case)).id if case.strip() else None
        additions = [
            Addition(reading, case_id, kind, visit, speakers=proposed_speakers(reading)) for reading in readings
        ]
        return finish_shown(project.sources.add_all(additions), _("Adding"))


def _tell(project: "Project", added: Sequence[Source], repairs: "Sequence[Repairs]", as_json: bool) -> None:
    if as_json:
        from qualapp.cli.records import of_source

        pairs = zip(added, repairs, strict=True)
        write_json([{**of_source(source, 0.0), "repairs": each.counts()} for source, each in pairs])
    elif added:
        speakers = [", ".join(_speakers(project, source)) for source in added]
        rows = [(source.name, source.case, str(source.words), who) for source, who in zip(added, speakers, strict=True)]
        write_table((_("Source"), _("Case"), _("Words"), _("Speakers")), rows, numbers=[2])


def _speakers(project: "Project", source: Source) -> list[str]:
    return list(dict.fromkeys(turn.speaker for turn in project.sources.turns(source.id)))
