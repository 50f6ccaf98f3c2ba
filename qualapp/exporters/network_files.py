"""A network as a file, in the format of its ending."""

from pathlib import Path

from qualapp.disk import is_file, refusal
from qualapp.errors import UserError
from qualapp.exporters.draft import draft_of
from qualapp.exporters.network_graph import write_graph
from qualapp.exporters.network_report import NetworkReport
from qualapp.exporters.network_tables import write_csv, write_workbook
from qualapp.exporters.network_word import write_word
from qualapp.i18n import _
from qualapp.progress import Progress, Work

ENDINGS = (".docx", ".xlsx", ".csv", ".graphml", ".gexf")
_ALL = (*ENDINGS, ".svg", ".png", ".pdf")


def write_network(report: NetworkReport, path: Path) -> Work[list[Path]]:
    """Write a network, and return what was written: for .csv the ties, and the actors in a file beside it.

    Raises UserError where the ending is another or a file cannot be written; then older files are as they were.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        told = _("The network cannot be written to “{file}”. Let its name end in {endings}.")
        raise UserError(told.format(file=path.name, endings=", ".join(_ALL)))
    yield Progress(0, 1, _("Saving the file"))
    if ending == ".csv":
        actors_word = _("actors")
        beside = path.with_name(f"{path.stem}-{actors_word}{path.suffix}")
        _write_both(report, path, beside)
        return [path, beside]
    with draft_of(path) as draft:
        if ending == ".docx":
            write_word(report, draft)
        elif ending == ".xlsx":
            write_workbook(report, draft)
        else:
            write_graph(report, draft, ending)
    return [path]


def _write_both(report: NetworkReport, lines: Path, actors: Path) -> None:
    """Write both tables; where the ties cannot take their place, the actors are as they were, too."""
    before, is_put = _content(actors), False
    try:
        with draft_of(lines) as of_lines:
            with draft_of(actors) as of_actors:
                write_csv(report, of_lines, of_actors)
            is_put = True
    except UserError:
        if is_put and before is not None:
            with draft_of(actors) as draft:
                draft.write_bytes(before)
        elif is_put:
            actors.unlink(missing_ok=True)
        raise


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if is_file(path) else None
    except OSError as error:
        raise refusal(error) from error
