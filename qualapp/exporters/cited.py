"""Words of a source with who says them and where they stand, ready to be told."""

from dataclasses import dataclass

from qualapp import formats
from qualapp.exporters import words
from qualapp.i18n import language
from qualapp.model.source import Source, Visit
from qualapp.model.text import TextRange


@dataclass(frozen=True)
class Cited:
    """A quotation, or a paraphrase where the source does not have the very words; `speaker` and `role` may be empty."""

    source: Source
    range: TextRange
    quotation: str
    is_paraphrase: bool
    speaker: str
    role: str
    informant: int | None = None

    @property
    def teller(self) -> tuple[object, ...]:
        """What tells who says it from others: the informant, or where none is known the name in the source."""
        return ("informant", self.informant) if self.informant is not None else (self.source.id, self.speaker)

    @property
    def visit(self) -> Visit | None:
        """At which visit it was said."""
        return self.source.visit

    @property
    def quoted(self) -> str:
        """The words with the quotation marks of the language, on one line."""
        said = " ".join(self.quotation.split())
        if not said:
            return words.missing_words()
        before, after = ("", "") if self.is_paraphrase else ("»", "«") if language() == "da" else ("“", "”")
        return f"{before}{said}{after}"

    @property
    def who(self) -> str:
        """The role of who says it, or the name in the source."""
        return self.role or self.speaker

    @property
    def place(self) -> str:
        """Who says it, in which source of which case, when and where there."""
        source = f"{self.source.case}: {self.source.name}" if self.source.case else self.source.name
        when = words.when(self.source)
        return words.joined(self.who, source, when, formats.characters(self.range.start, self.range.end))
