"""A network as a file, in the format of its ending."""

from pathlib import Path

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
        with draft_of(path) as lines, draft_of(beside) as actors:
            write_csv(report, lines, actors)
        return [path, beside]
    with draft_of(path) as draft:
        if ending == ".docx":
            write_word(report, draft)
        elif ending == ".xlsx":
            write_workbook(report, draft)
        else:
            write_graph(report, draft, ending)
    return [path]
