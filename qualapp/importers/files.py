"""The files a researcher points at: how they are called, their bytes, and what they look like inside."""

import os
import stat
import unicodedata
from pathlib import Path

from qualapp.disk import reason
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.importers.encodings import decoded
from qualapp.model.text import normalise

MOST_BYTES = 200_000_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_FIRST_BYTES = (
    (b"\xff\xd8\xff", N_("a JPEG picture")),
    (b"\x89PNG\r\n", N_("a PNG picture")),
    (b"GIF8", N_("a GIF picture")),
    (b"%PDF", N_("a PDF document")),
    (b"{\\rtf", N_("an RTF document")),
    (b"PK\x03\x04", N_("a zip archive or an office document")),
    (_OLD_OFFICE, N_("an old or password-protected office document")),
    (b"ID3", N_("a sound recording")),
    (b"RIFF", N_("a sound recording")),
    (b"OggS", N_("a sound recording")),
    (b"\x1f\x8b", N_("a compressed file")),
    (b"7z\xbc\xaf", N_("a compressed file")),
    (b"Rar!", N_("a compressed file")),
    (b"SQLite format 3", N_("a database")),
)


def kind_of(data: bytes) -> str | None:
    """What a file looks like by its first bytes, in words, or None when it may be text.

    >>> kind_of(b"Interview 1") is None
    True
    """
    if data[4:8] == b"ftyp":
        return _("a sound or video recording")
    return next((_(kind) for first, kind in _FIRST_BYTES if data.startswith(first)), None)


def shown_name(path: Path) -> str:
    """The file's name as it can be shown and stored, whatever characters the disk has."""
    return _shown(path.name) or _("(nameless)")


def shown_stem(path: Path) -> str:
    """The file's name without its ending, as it can be shown and stored."""
    return _shown(path.stem) or _("(nameless)")


def _shown(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(normalise(_legible(name)).text.split()))


def _legible(name: str) -> str:
    """A name whose bytes are no UTF-8, as files from an old archive have, read as Windows wrote it."""
    try:
        return decoded(name.encode("utf-8", "surrogateescape"))[0]
    except UnicodeEncodeError:
        return name


def bytes_of(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file; a UserError says in one sentence why there are none to be had."""
    try:
        found = path.stat()
        if stat.S_ISREG(found.st_mode) and found.st_size <= most:
            return path.read_bytes()
        if stat.S_ISDIR(found.st_mode):
            os.scandir(path).close()
    except OSError as error:
        raise UserError(_why_not(path, error)) from error
    raise UserError(_why_unfit(path, found, most))


def _why_unfit(path: Path, found: os.stat_result, most: int) -> str:
    if stat.S_ISDIR(found.st_mode):
        message = _("“{name}” is a folder; choose the files in it.")
    elif stat.S_ISREG(found.st_mode):
        message = _("“{name}” is larger than {most} MB; split it into smaller files and import those.")
    else:
        message = _("“{name}” is not an ordinary file; choose a document.")
    return message.format(name=shown_name(path), most=most // 1_000_000)


def _why_not(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        message = _("“{name}” is no longer there; it may have been moved, renamed or deleted.")
    elif isinstance(error, PermissionError):
        message = _("You have no permission to read “{name}”; ask the one who owns it, or close it in other programs.")
    else:
        message = _("“{name}” could not be read: {reason}.")
    return message.format(name=shown_name(path), reason=reason(error))


def damaged(path: Path) -> UserError:
    """The sentence for a file that breaks off or makes no sense."""
    message = _("“{name}” is damaged or incomplete; fetch it again from where it came.")
    return UserError(message.format(name=shown_name(path)))


def locked(path: Path) -> UserError:
    """The sentence for a document that a password protects."""
    message = _("“{name}” is protected by a password; save a copy without password and import that.")
    return UserError(message.format(name=shown_name(path)))


def of_another_kind(path: Path, data: bytes, kind: str) -> UserError:
    """The sentence for a file that does not begin like a document of this kind; `kind` says it in words."""
    if not data:
        message = _("“{name}” is empty; there is no text to import.")
    elif data.startswith(_OLD_OFFICE):
        message = _("“{name}” is in Word's old format; open it in Word, save it as .docx and import that.")
    else:
        message = _("“{name}” is not {kind}; it begins like {found}.")
    found = kind_of(data) or (_("plain text") if data[:200].isascii() else _("no document known here"))
    return UserError(message.format(name=shown_name(path), kind=kind, found=found))
