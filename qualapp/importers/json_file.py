"""Files in which programs that write down speech keep their results as JSON."""

import json
from pathlib import Path
from typing import Any

from qualapp.importers.files import damaged
from qualapp.importers.plain_text import text_of


def json_of(path: Path) -> tuple[bytes, Any, list[str]]:
    """The bytes of a file, what is in it, and a note where its encoding had to be guessed."""
    data, text, note = text_of(path)
    try:
        return data, json.loads(text), [note] if note else []
    except (ValueError, RecursionError) as error:
        raise damaged(path) from error
