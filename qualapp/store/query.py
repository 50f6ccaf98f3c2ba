"""A search as typed, as the search tables understand it."""

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.language.words import WORD, lemma, plain, searchable
from qualapp.model.text import TextRange, kept

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
        words = " ".join(self._words)
        if self.is_inside:
            return f'"{words}"' if self.open_end else f'"{words} "'
        if self.open_end:
            return f'words : "{words}" *'
        if self.is_phrase:
            return f'words : "{words}"'
        return f'(words : "{words}" OR lemmas : "{lemma(self.text, language)}")'

    def marks(self, text: str, language: str) -> Iterator[TextRange]:
        """Where the term stands in a text."""
        if self.is_phrase:
            yield from self._phrases(text)
            return
        known = _known(self, language)
        for match in WORD.finditer(text):
            if known[match.group()]:
                yield TextRange(match.start(), match.end())

    @property
    def _words(self) -> list[str]:
        return [plain(word) for word in WORD.findall(self.text)]

    def _phrases(self, text: str) -> Iterator[TextRange]:
        wanted = self._words
        latest: deque[tuple[str, int]] = deque(maxlen=len(wanted))
        for match in WORD.finditer(text):
            latest.append((plain(match.group()), match.start()))
            if [word for word, _start in latest] == wanted:
                yield TextRange(latest[0][1], match.end())

    def fits(self, language: str) -> Callable[[str], bool]:
        """What says of a word whether it is meant."""
        wanted = plain(self.text)
        if self.open_start and self.open_end:
            return lambda word: wanted in plain(word)
        if self.open_start:
            return lambda word: plain(word).endswith(wanted)
        if self.open_end:
            return lambda word: plain(word).startswith(wanted)
        base = lemma(self.text, language)
        return lambda word: plain(word) == wanted or lemma(word, language) == base


class _Known(dict[str, bool]):
    """Words, and whether they are meant; each is asked once."""

    def __init__(self, fits: Callable[[str], bool]) -> None:
        super().__init__()
        self._fits = fits

    def __missing__(self, word: str) -> bool:
        self[word] = answer = self._fits(word)
        return answer


@lru_cache(maxsize=8)
def _known(term: Term, language: str) -> _Known:
    return _Known(term.fits(language))


def terms(typed: str) -> list[Term]:
    """What was typed as terms, all of which must stand in the same passage.

    Words in quotation marks stand as they are; `*part*` looks inside words; `part*` at their beginning.
    Raises UserError where nothing can be looked for.

    >>> terms('ledelse "stor opbakning" *plejerske*')[2]
    Term(text='plejerske', is_phrase=False, open_start=True, open_end=True)
    """
    found = [term for match in _TERM.finditer(searchable(kept(typed))) for term in _terms(match)]
    if not found:
        raise UserError(_("Type a word to search for."))
    for term in found:
        if term.is_inside and len(plain(term.text)) < 3:
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
