"""Configurations with the words that they rest on, ready to be shown or written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from qualapp.exporters import words
from qualapp.exporters.cited import Cited
from qualapp.i18n import _
from qualapp.model.theory import Configuration, ConfigurationPart


@dataclass(frozen=True)
class ToldPart:
    """An excerpt under one part; `id` is its number there."""

    id: int
    part: ConfigurationPart
    cited: Cited


@dataclass(frozen=True)
class ToldConfiguration:
    """What works for whom when in one account, with its case and excerpts."""

    configuration: Configuration
    case: str
    coder: str
    parts: tuple[ToldPart, ...]

    def sentence(self, part: ConfigurationPart) -> str:
        """What is written under a part."""
        return str(getattr(self.configuration, part.value))

    def under(self, part: ConfigurationPart) -> list[Cited]:
        """The words under a part."""
        return [one.cited for one in self.parts if one.part is part]

    @property
    def roles(self) -> tuple[str, ...]:
        """Who tells it: the roles of those who say the words, each once."""
        return tuple(dict.fromkeys(one.cited.role for one in self.parts if one.cited.role))

    @property
    def tellers(self) -> tuple[str, ...]:
        """Those who say the words, each once, with the source; more than one is not one account any more."""
        found = {one.cited.teller: (one.cited.who, one.cited.source.name) for one in self.parts}
        return tuple(words.joined(*dict.fromkeys(names)) for names in found.values())

    @property
    def mixed(self) -> str:
        """A sentence that says that the words come from different speakers; empty where one tells it all."""
        if len(self.tellers) < 2:
            return ""
        return _("The words come from different speakers: {names}.").format(names="; ".join(self.tellers))


@dataclass(frozen=True)
class ConfigurationsReport:
    """Configurations by case; `filters` are sentences that say which these are, none where they are all."""

    project: str
    configurations: Sequence[ToldConfiguration]
    filters: tuple[str, ...]
    coder: str
    made: datetime
