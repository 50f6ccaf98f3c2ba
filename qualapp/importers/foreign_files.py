"""Files that only another program can read, known by their endings."""

import re
from pathlib import Path

from qualapp.i18n import _
from qualapp.importers.files import shown_name

_EXPORTING = (
    (r"\.nvpx?|\.nvcx", "NVivo"),
    (r"\.mx\d\d?|\.mex\d*|\.mtr", "MAXQDA"),
    (r"\.atl(?:proj|cb)\d*|\.hpr\d*", "ATLAS.ti"),
    (r"\.f4[ap]|\.f4x", "f4analyse"),
    (r"\.qrk", "Quirkos"),
    (r"\.tprj|\.tra", "Transana"),
)
"""Programs that write REFI-QDA, by the endings of the files that only they can read."""


def only_elsewhere(path: Path) -> str:
    """Where only another program can read this file: how it can be brought in all the same; else empty."""
    program = next((name for endings, name in _EXPORTING if re.fullmatch(endings, path.suffix.lower())), None)
    if program is None:
        return ""
    message = _(
        "Only {program} can read “{name}”. Open it there, export the project as REFI-QDA (.qdpx) and import that."
    )
    return message.format(program=program, name=shown_name(path))
