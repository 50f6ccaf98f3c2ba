"""Where sentences end: enough of Danish and English to quote one sentence of a transcript."""

import re
from collections.abc import Iterator

_STOP = re.compile(r"(?P<mark>[.!?…]+)(?P<after>[\"'»«”’“)\]]*)(?P<space>\s+)(?P<next>[\"'»«”“‘(\[–—-]*\s*\w?)")
_LEAD = "\"'»«”“‘’([–—-/"
_NEVER_LAST = {
    "da": "adm afd bl.a ca d.d d.v.s dr ds dvs ekskl eks evt f.eks fhv fr frk fx gns hhv hr if ift iflg iht inkl jf jvf"
    " kap kbh kl kpt m.a.o mht mia mio nr p.a p.g.a pct pga pkt prof skt stk tlf udg vdr vedr vejl vha",
    "en": "approx capt cf dept dr e.g eg hon i.e ie jr mr mrs ms prof rev sr st vs",
}
"""Abbreviations with which no sentence ends; others, such as osv. and etc., may end one before a capital letter."""
_BEFORE_FIGURES = {
    "da": "apr aug bd dec feb jan jul jun mar maj nov okt s sep sept sp v vol",
    "en": "apr aug ch dec feb fig jan jul jun mar no nos nov oct p pp sep sept vol",
}
"""Words that may end a sentence, but are abbreviations before a figure: s. 12."""


def sentences(text: str, language: str) -> Iterator[tuple[int, int]]:
    """From where to where the sentences of a text stand, white space between them left out.

    A full stop ends a sentence unless it belongs to an abbreviation, an initial or a date, or goes on in small
    letters; a question and an exclamation mark end one unless the quotation that they close goes on.

    >>> text = "Vi mødtes f.eks. kl. 10. Så kom hun."
    >>> [text[start:stop] for start, stop in sentences(text, "da")]
    ['Vi mødtes f.eks. kl. 10.', 'Så kom hun.']
    """
    language = language if language in _NEVER_LAST else "da"
    start = len(text) - len(text.lstrip())
    for match in _STOP.finditer(text):
        if match.start("space") > start and _ends(text, match, language):
            yield start, match.start("space")
            start = match.end("space")
    stop = len(text.rstrip())
    if stop > start:
        yield start, stop


def _ends(text: str, match: re.Match[str], language: str) -> bool:
    following = match["next"][-1:]
    goes_on = following.islower()
    if match["mark"][-1] in "!?":
        return not (goes_on and match["after"])
    if goes_on:
        return False
    return match["mark"] != "." or not _is_abbreviation(_word_before(text, match.start()), following, language)


def _word_before(text: str, stop: int) -> str:
    start = stop
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    return text[start:stop].lstrip(_LEAD)


def _is_abbreviation(word: str, following: str, language: str) -> bool:
    small = word.casefold()
    if small in _NEVER_LAST[language].split():
        return True
    if following.isdigit() and small in _BEFORE_FIGURES[language].split():
        return True
    return len(word) == 1 and word.isalpha() and word.isupper() and not (language == "en" and word == "I")
