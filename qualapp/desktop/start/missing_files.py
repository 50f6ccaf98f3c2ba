"""Which files are gone."""

from collections.abc import Sequence

from qualapp.disk import is_file
from qualapp.progress import Progress, Work


def missing_files(paths: Sequence[str]) -> Work[list[str]]:
    """Those of the paths where no file is; a share that does not answer takes long, so this runs beside the window."""
    gone = []
    for number, path in enumerate(paths):
        if not is_file(path):
            gone.append(path)
        yield Progress(number + 1, len(paths))
    return gone
