"""A search as typed, as the search tables understand it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.language.words import WORD, lemma, searchable
from qualapp.model.text import TextRange

_TERM = re.compile(r'"([^"]*)"|»([^«]*)«|“([^”]*)”|(\S+)')


@dataclass(frozen=True)
class Term:
    """One thing that is looked for: a word in any inflection, a phrase as it stands, or part of a word."""

    text: str
    is_phrase: bool = False
    open_start: bool = False
    open_end: bool = False

    @property
    def is_inside(self) -> bool:
        """Whether the index of letters, not that of words, must be asked."""
        return self.open_start

    def match(self, language: str) -> str:
        """The term in the words of FTS5."""
        if self.is_inside:
            return _quoted(self.text)
        if self.open_end:
            return f"words : {_quoted(self.text)} *"
        if self.is_phrase:
            return f"words : {_quoted(self.text)}"
        return f"(words : {_quoted(self.text)} OR lemmas : {_quoted(lemma(self.text, language))})"

    def marks(self, text: str, language: str) -> Iterator[TextRange]:
        """Where the term stands in a text."""
        if self.is_phrase:
            gap = r"[\W_]+"
            pattern = gap.join(_loose(match.group()) for match in WORD.finditer(self.text))
            found = re.finditer(rf"(?<![^\W_]){pattern}(?![^\W_])", text, re.IGNORECASE)
            yield from (TextRange(match.start(), match.end()) for match in found)
            return
        fits = self._fits(language)
        for match in WORD.finditer(text):
            if fits(match.group()):
                yield TextRange(match.start(), match.end())

    def _fits(self, language: str) -> Callable[[str], bool]:
        wanted = self.text.casefold()
        if self.open_start and self.open_end:
            return lambda word: wanted in searchable(word).casefold()
        if self.open_start:
            return lambda word: searchable(word).casefold().endswith(wanted)
        if self.open_end:
            return lambda word: searchable(word).casefold().startswith(wanted)
        base = lemma(self.text, language)
        return lambda word: searchable(word).casefold() == wanted or lemma(word, language) == base


def terms(typed: str) -> list[Term]:
    """What was typed as terms, all of which must stand in the same passage.

    Words in quotation marks stand as they are; `*part*` looks inside words; `part*` at their beginning.
    Raises UserError where nothing can be looked for.

    >>> terms('ledelse "stor opbakning" *plejerske*')[2]
    Term(text='plejerske', is_phrase=False, open_start=True, open_end=True)
    """
    found = [term for match in _TERM.finditer(searchable(typed)) for term in _terms(match)]
    if not found:
        raise UserError(_("Type a word to search for."))
    for term in found:
        if term.is_inside and len(term.text) < 3:
            raise UserError(_("A search inside words needs three letters or more: *{part}*.").format(part=term.text))
    return found


def _terms(match: re.Match[str]) -> list[Term]:
    phrase = next((group for group in match.groups()[:3] if group is not None), None)
    if phrase is not None:
        words = WORD.findall(phrase)
        return [Term(" ".join(words), is_phrase=True)] if words else []
    token = match.group(4)
    words = WORD.findall(token)
    if not words:
        return []
    if len(words) > 1:
        return [Term(" ".join(words), is_phrase=True)]
    return [Term(words[0], open_start=token.startswith("*"), open_end=token.endswith("*"))]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _loose(word: str) -> str:
    """A pattern for a word in which soft hyphens may stand."""
    return "\u00ad?".join(re.escape(letter) for letter in word)
