"""Files that appear whole or not at all."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qualapp.disk import is_folder, is_there, reason
from qualapp.errors import UserError
from qualapp.i18n import _


@contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """A path beside a file to write to; what is there afterwards takes the file's place.

    If writing fails or is cancelled, the file is as it was and the draft is gone.
    """
    target = Path(os.path.realpath(path))
    draft = target.with_name(f".qualapp-{secrets.token_hex(6)}.tmp")
    try:
        draft.touch(exist_ok=False)
        yield draft
        _put(draft, target)
    except OSError as error:
        raise UserError(_sentence(error, path)) from error
    finally:
        _discard(draft)


def _put(draft: Path, target: Path) -> None:
    if is_there(target):
        shutil.copymode(target, draft)
    draft.replace(target)


def _discard(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError:
        return


def _sentence(error: OSError, path: Path) -> str:
    if isinstance(error, PermissionError):
        return _(
            "“{file}” could not be written. Close it if it is open in another program, or save in another folder."
        ).format(file=path.name)
    if isinstance(error, FileNotFoundError | NotADirectoryError) and not is_folder(path.parent):
        return _("There is no folder “{folder}”. Make it, or save in another folder.").format(folder=path.parent)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _("“{file}” was not written, because the disk is full. Make room or save on another disk.").format(
            file=path.name
        )
    return _("“{file}” could not be written ({reason}). Save under another name or in another folder.").format(
        file=path.name, reason=reason(error)
    )
