"""Read .otr, in which oTranscribe keeps a transcript: JSON around a little web page with time stamps."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.content import Piece, document_readings
from qualapp.importers.files import shown_name
from qualapp.importers.json_file import json_of
from qualapp.importers.readers import reads
from qualapp.importers.time_stamps import clock, stamp
from qualapp.importers.web_page import parsed, pieces_of
from qualapp.model.source import Reading

if TYPE_CHECKING:
    from lxml import etree

_LATEST = 3_600_000


@reads(".otr")
def read_otranscribe(path: Path) -> list[Reading]:
    """A transcript from oTranscribe; its time stamps are written as `[00:12:34]`."""
    data, found, notes = json_of(path)
    written = found.get("text") if isinstance(found, dict) else None
    if not isinstance(written, str):
        message = _("“{name}” is not a transcript from oTranscribe; it holds no text.")
        raise UserError(message.format(name=shown_name(path)))
    return document_readings(path, data, _pieces(path, written), notes)


def _pieces(path: Path, written: str) -> Iterator[Piece]:
    if written.strip():
        root = parsed(path, written)
        for mark in root.iter("span"):
            if "timestamp" in (mark.get("class") or "").split():
                _write_out(mark)
        yield from pieces_of(root)


def _write_out(mark: "etree._Element") -> None:
    """Let a time stamp say its time as other transcripts do."""
    shown = "".join(map(str, mark.itertext()))
    time = _time(mark.get("data-timestamp") or "")
    time = clock(shown) if time is None else time
    tail = (mark.tail or "").lstrip(" \xa0")
    mark[:] = []
    mark.text = shown if time is None else stamp(time)
    mark.tail = f" {tail}" if tail else mark.tail


def _time(told: str) -> int | None:
    """The milliseconds that an attribute tells: in seconds, or as minutes and seconds in old versions."""
    if ":" in told:
        return clock(told)
    try:
        seconds = float(told)
    except ValueError:
        return None
    return round(seconds * 1000) if 0 <= seconds < _LATEST else None
