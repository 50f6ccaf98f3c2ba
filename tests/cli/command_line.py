"""What the tests of commands share."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Answer:
    """What a command wrote, and its exit code."""

    out: str
    err: str
    code: int

    @property
    def json(self) -> Any:
        """What it wrote, as JSON."""
        return json.loads(self.out)


Run = Callable[..., Answer]

INTERVIEW = """Interviewer: Hvordan begyndte det?

Sundhedsplejerske: Ledelsen har bakket op fra første dag. Det er guld værd.

Interviewer: Og nu?

Sundhedsplejerske: Nu mangler vi timer 😊 og en aftale.
"""
