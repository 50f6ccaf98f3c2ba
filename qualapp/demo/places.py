"""What was made of the demo project so far, by the names that its files call it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from qualapp.model.text import TextRange

Entry = Mapping[str, Any]


@dataclass
class Places:
    """Coders by initials, cases and sources by name, and the texts of these."""

    coders: dict[str, int] = field(default_factory=dict)
    cases: dict[str, int] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def range(self, entry: Entry) -> TextRange:
        """Where the quote of an entry stands: once in its source."""
        start = self.texts[entry["source"]].index(entry["quote"])
        return TextRange(start, start + len(entry["quote"]))
