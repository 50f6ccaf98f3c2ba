"""Where the files that ship with the program are found."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def data_path(*parts: str) -> Path:
    """The path of a shipped file or folder, such as `data_path("codebooks", "fixsen.yaml")`.

    In an installed program the data lies inside the package; in a checkout beside it.
    """
    installed = _PACKAGE.joinpath(*parts)
    return installed if installed.exists() else _PACKAGE.parent.joinpath(*parts)
