"""What is dragged between the transcript and the codebook."""

import json

from PySide6.QtCore import QMimeData

from qualapp.model.text import TextRange

RANGE_MIME = "application/x-qualapp-range"
CODE_MIME = "application/x-qualapp-code"


def range_data(source_id: int, text_range: TextRange, words: str) -> QMimeData:
    """A stretch of a source, for the codebook; for other programs its words."""
    data = QMimeData()
    data.setText(words)
    found = {"source": source_id, "start": text_range.start, "end": text_range.end}
    data.setData(RANGE_MIME, json.dumps(found).encode())
    return data


def range_in(data: QMimeData) -> tuple[int, TextRange] | None:
    """The source and the stretch that is dragged, if it comes from a transcript."""
    if not data.hasFormat(RANGE_MIME):
        return None
    try:
        found = json.loads(bytes(data.data(RANGE_MIME).data()))
        return int(found["source"]), TextRange(int(found["start"]), int(found["end"]))
    except (ValueError, KeyError, TypeError):
        return None


def copied(data: QMimeData) -> QMimeData:
    """The stretch that is dragged, to be kept when the drag is over."""
    found = QMimeData()
    found.setData(RANGE_MIME, data.data(RANGE_MIME))
    return found


def code_data(code_id: int) -> QMimeData:
    """A code, for a transcript."""
    data = QMimeData()
    data.setData(CODE_MIME, str(code_id).encode())
    return data


def code_in(data: QMimeData) -> int | None:
    """The code that is dragged, if one is."""
    written = bytes(data.data(CODE_MIME).data()) if data.hasFormat(CODE_MIME) else b""
    return int(written) if written.isdigit() else None
