"""What a person may choose among when asked for a codebook."""

from qualapp.i18n import _
from qualapp.importers.codebook_files import READERS


def readable_forms() -> str:
    """The files that can be read as a codebook, as a dialog of files wants them."""
    return _("Codebooks ({endings})").format(endings=" ".join(f"*{ending}" for ending in READERS))
