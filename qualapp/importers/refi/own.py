"""What this program itself put beside the standard: its own rows, trusted only where they are sound."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, NoReturn

from qualapp.i18n import _
from qualapp.importers.refi.package import Package
from qualapp.importers.refi.remarks import Remarks
from qualapp.model.exchange import Outcome, OwnRow, TravellingFile
from qualapp.model.exchange_marks import OWN_FOLDER, PROJECT_ENTRY, source_entry

_FORMAT = 1
_MOST_BYTES = 100_000_000
_MOST_NAME = 255
_LARGEST = 2**63
_LONE = re.compile(rb"\\u[dD][89a-fA-F]")


@dataclass(frozen=True)
class OwnPart:
    """What our own files say of a source: its rows, the text they are about, and the file that it came from."""

    rows: tuple[OwnRow, ...] = ()
    text_sha256: str = ""
    original: TravellingFile | None = None
    is_pdf: bool = False
    """Whether the original is the file of the PDFSource itself."""


class Own:
    """Reads our own parts of an archive; for another program's project there are none."""

    def __init__(self, package: Package, origin: str, remarks: Remarks) -> None:
        self._package = package
        self.rows: tuple[OwnRow, ...] = ()
        found = self._json(PROJECT_ENTRY, "", remarks)
        self.is_there = found is not None and self._is_of(found, origin, remarks)
        if found is not None and self.is_there:
            self.rows = self._rows(found, "", remarks)

    def of(self, guid: str, where: str, remarks: Remarks) -> OwnPart:
        """What our own files say of a source."""
        found = self._json(source_entry(guid), where, remarks) if self.is_there else None
        if found is None:
            return OwnPart()
        sha256 = found.get("text_sha256")
        original, is_pdf = self._original(found.get("original"), guid)
        return OwnPart(self._rows(found, where, remarks), sha256 if isinstance(sha256, str) else "", original, is_pdf)

    def _is_of(self, found: Mapping[str, Any], origin: str, remarks: Remarks) -> bool:
        """Whether the rows belong to this project, and not to one that another program wrote anew around them."""
        told = found.get("qde_origin")
        if told == origin and "rows" in found:
            return True
        _tell_damaged("", remarks)
        return False

    def _original(self, told: Any, guid: str) -> tuple[TravellingFile | None, bool]:
        if not isinstance(told, dict):
            return None, False
        name, entry = told.get("name"), told.get("entry")
        if not (isinstance(name, str) and isinstance(entry, str)):
            return None, False
        is_pdf = entry.lower() == f"sources/{guid}.pdf"
        found = self._package.entry(entry) if is_pdf or entry.startswith(f"{OWN_FOLDER}/originals/") else None
        plain = PurePosixPath(name.replace("\\", "/")).name[-_MOST_NAME:]
        return (self._package.file(found, plain), is_pdf) if found else (None, False)

    def _json(self, entry: str, where: str, remarks: Remarks) -> Mapping[str, Any] | None:
        found = self._package.entry(entry)
        data = self._package.bytes(found, _MOST_BYTES) if found else None
        if data is None:
            if found:
                _tell_damaged(where, remarks)
            return None
        try:
            told = json.loads(data, parse_constant=_refused)
        except (ValueError, RecursionError):
            told = None
        if isinstance(told, dict) and told.get("format") == _FORMAT and _can_be_written(data, told):
            return told
        _tell_damaged(where, remarks)
        return None

    def _rows(self, found: Mapping[str, Any], where: str, remarks: Remarks) -> tuple[OwnRow, ...]:
        rows = found.get("rows")
        if isinstance(rows, list) and all(map(_is_row, rows)):
            return tuple(rows)
        _tell_damaged(where, remarks)
        return ()


def _tell_damaged(where: str, remarks: Remarks) -> None:
    sentence = _("What only Qualapp knows was changed by another program or is damaged; it was left out.")
    remarks.say(Outcome.LEFT_OUT, sentence, where)


def _refused(_constant: str) -> NoReturn:
    raise ValueError


def _is_row(row: object) -> bool:
    return isinstance(row, dict) and {"noun", "guid"} <= row.keys() and all(map(_is_cell, row.values()))


def _is_cell(cell: object) -> bool:
    if isinstance(cell, int):
        return not isinstance(cell, bool) and -_LARGEST <= cell < _LARGEST
    return cell is None or isinstance(cell, str | float)


def _can_be_written(data: bytes, told: Mapping[str, Any]) -> bool:
    """Whether no half of a pair of surrogates stands alone in it."""
    if not _LONE.search(data):
        return True
    try:
        json.dumps(told, ensure_ascii=False).encode()
    except (UnicodeEncodeError, RecursionError):
        return False
    return True
