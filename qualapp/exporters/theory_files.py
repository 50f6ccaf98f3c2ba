"""A theory as a file: Word to be read, GraphML and JSON for other programs."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qualapp.errors import UserError
from qualapp.exporters.draft import draft_of
from qualapp.exporters.theory_report import TheoryReport
from qualapp.i18n import _
from qualapp.progress import Progress, Work

ENDINGS = (".docx", ".graphml", ".json")


def write_theory(report: TheoryReport, path: Path, record: Mapping[str, Any]) -> Work[Path]:
    """Write a theory in the format of the path's ending, and return the path; `record` is what JSON holds.

    Raises UserError where the ending is another or the file cannot be written; then an older file is as it was.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        sentence = _("A theory cannot be written to “{file}”. Let its name end in one of these: {endings}.")
        raise UserError(sentence.format(file=path.name, endings=", ".join((*ENDINGS, ".svg", ".png", ".pdf"))))
    yield Progress(0, 1, _("Writing"))
    with draft_of(path) as draft:
        if ending == ".docx":
            from qualapp.exporters.theory_word import write_document

            write_document(report, draft)
        elif ending == ".graphml":
            from qualapp.exporters.theory_graphml import write_graphml

            write_graphml(report, draft)
        else:
            draft.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path
