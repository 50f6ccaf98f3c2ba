"""What lies on the disk, and why it says no, in words that do not change with the system."""

import errno
import os
import stat

from qualapp.errors import UserError
from qualapp.i18n import N_, _

_Path = str | os.PathLike[str]

_REASONS = (
    (("EACCES", "EPERM"), N_("you have no permission")),
    (("ENOENT",), N_("it is no longer there")),
    (("ENOTDIR",), N_("part of its path is a file, not a folder")),
    (("EISDIR",), N_("it is a folder")),
    (("EEXIST",), N_("there is something of that name already")),
    (("ENAMETOOLONG",), N_("its name is too long")),
    (("EINVAL", "EILSEQ"), N_("its name has characters that cannot be used here")),
    (("ELOOP",), N_("its links lead in a circle")),
    (("ENOSPC", "EDQUOT", "EFBIG"), N_("the disk is full")),
    (("EROFS",), N_("the disk can only be read")),
    (("EBUSY", "ETXTBSY"), N_("another program is using it")),
    (("EIO", "ENODEV", "ENXIO", "ESTALE", "ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH"), N_("the disk does not answer")),
)
_REASON_OF = {getattr(errno, name): words for names, words in _REASONS for name in names if hasattr(errno, name)}


def reason(error: OSError) -> str:
    """Why the system said no, as the end of a sentence in the language of the program.

    >>> from qualapp import i18n; i18n.speak("en")
    >>> reason(PermissionError(errno.EACCES, "Tilladelse nægtet"))
    'you have no permission'
    """
    words = _REASON_OF.get(error.errno or 0)
    return _(words) if words else error.strerror or str(error)


def refusal(error: OSError) -> UserError:
    """The sentence for what the system refuses where nobody nearer knows what was being done."""
    if error.filename is None:
        return UserError(_("That could not be done: {reason}.").format(reason=reason(error)))
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes | os.PathLike) else error.filename
    return UserError(_("“{path}” cannot be used: {reason}.").format(path=name, reason=reason(error)))


def is_file(path: _Path) -> bool:
    """Whether an ordinary file lies there; False where nobody may look, as for `is_folder` and `is_there`."""
    return stat.S_ISREG(_mode(path))


def is_folder(path: _Path) -> bool:
    """Whether a folder lies there."""
    return stat.S_ISDIR(_mode(path))


def is_there(path: _Path) -> bool:
    """Whether anything lies there."""
    return bool(_mode(path))


def _mode(path: _Path) -> int:
    try:
        return os.stat(path).st_mode  # noqa: PTH116 (takes text and paths alike)
    except (OSError, ValueError):
        return 0
