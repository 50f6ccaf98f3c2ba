"""The words that stand before a colon: which may name a speaker, which the interviewer, and which tell a role."""

import re
from functools import lru_cache

from qualapp.importers.label_words import ANYBODY, FUNCTION_WORDS, HEADWORDS, INTERVIEWERS, ROLE_ENDINGS, ROLES
from qualapp.model.source import Reading, Speaker

_ABSTRACT = re.compile(
    r"\w{3,}(?:ering|eringen|elser|elsen|hed|heder|heden|tion|tioner|tionen|itet|iteter|skab|ninger|ingen|tions?)"
)
_REMEMBERED = 4096
_MOST_CHARACTERS = 48
_AGAIN, _OFTEN = 2, 3
_MOST_WORDS = 4
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NUMBER_AT_END = re.compile(r"[\s.,_#-]*\d{1,2}$")
_CODE = re.compile(r"[^\W\d_]{1,4}[ ._-]?\d{1,2}[a-zæøå]?|[A-ZÆØÅ]{1,3}")
_CAPITALS = re.compile(r"[A-ZÆØÅ]{1,4}(?:[ ._-]?\d{1,2})?")
_INITIALS = re.compile(r"[A-ZÆØÅ]{2}(?:[ ._-]?\d{1,2})?")
_ANYBODY_OF = re.compile(rf"(?:{'|'.join(ANYBODY)})(?:en|n|e|s)?(?:[ _-]+(?:\d+|[a-zæøå]))?")
_ROLE_ENDINGS = tuple(ROLE_ENDINGS)
_INFLECTIONS = ("", "en", "n", "ne", "r", "s")
_LONG_NUMBER = re.compile(r"\d{3}")
_OPENS = re.compile(r"[\[(]?[^\W\d_]")


@lru_cache(_REMEMBERED)
def is_interviewer_label(label: str) -> bool:
    """Whether a label says that the interviewer speaks.

    >>> [is_interviewer_label(label) for label in ("I", "INT1", "Interviewer 2 (LH)", "Interviewperson", "B1")]
    [True, True, True, False, False]
    """
    words = re.split(r"[\s,/_-]+", _bare(label).casefold())
    first = re.sub(r"[.\d]+$", "", words[0])
    return first in INTERVIEWERS and (len(words) == 1 or len(first) > 3)


@lru_cache(_REMEMBERED)
def is_code_label(label: str) -> bool:
    """Whether a label looks like a code for a person, such as `B1`, `P 2`, `INT` or `Informant 3`."""
    bare = _bare(label, numbers=False)
    return _CODE.fullmatch(bare) is not None or _ANYBODY_OF.fullmatch(bare.casefold()) is not None


@lru_cache(_REMEMBERED)
def role_of(label: str) -> str:
    """The role that a label tells, without number, place and name beside it; empty when it tells none.

    >>> role_of("Sundhedsplejerske 2 (Lærkevangen)"), role_of("Lone Holm, leder"), role_of("Amina"), role_of("B1")
    ('Sundhedsplejerske', 'leder', '', '')
    """
    if is_interviewer_label(label):
        return ""
    parts = (_NUMBER_AT_END.sub("", part.strip()) for part in re.split(r"[,()\[\]]", label))
    return next((part for part in parts if any(map(_tells_role, re.findall(r"[^\W\d_]+", part.casefold())))), "")


@lru_cache(_REMEMBERED)
def could_be_speaker(label: str) -> bool:
    """Whether a label has the form of a speaker's name; the whole file decides whether it is one."""
    words = _bare(label, numbers=False).split()
    if not words or len(words) > _MOST_WORDS or len(label) > _MOST_CHARACTERS or _LONG_NUMBER.search(label):
        return False
    if not _OPENS.match(label) or label.count("(") != label.count(")") or label[-1] in "-–":
        return False
    return is_interviewer_label(label) or not (is_headword(label) or _is_phrase(label, words))


def is_code_for_some(label: str, times: int) -> bool:
    """Whether a label spelled like a word is the code of a person after all: in capitals, and coming back.

    Nobody writes `kl.` or `ca.` in capitals at the start of line after line, but Karen Lund is `KL` on each of hers.
    Words that head facts (`NB`, `ID`) must come back more often, and be as short as initials.

    >>> is_code_for_some("KL", 2), is_code_for_some("Kl", 9), is_code_for_some("NB", 2), is_code_for_some("NB", 3)
    (True, False, False, True)
    """
    bare = _bare(label, numbers=False)
    if is_headword(label):
        return times >= _OFTEN and _INITIALS.fullmatch(bare) is not None
    return times >= _AGAIN and _CAPITALS.fullmatch(bare) is not None


def is_headword(label: str) -> bool:
    """Whether a label opens with a word that heads facts, notes and sections, such as `Kilde` or `Formål`."""
    first = label.split()[0].casefold()
    return bool({first, first.rstrip(".,0123456789")} & HEADWORDS)


def looks_like_name(label: str) -> bool:
    """Whether every word begins with a capital, as names do."""
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", _bare(label)))


def proposed_speakers(reading: Reading) -> list[Speaker]:
    """Who speaks in a file, in order of appearance, with role and interviewer as far as the labels tell."""
    return [Speaker(label, role_of(label), is_interviewer=is_interviewer_label(label)) for label in reading.speakers()]


def _tells_role(word: str) -> bool:
    stems = {word.removesuffix(inflection) for inflection in _INFLECTIONS}
    return not stems.isdisjoint(ROLES) or any(stem.endswith(_ROLE_ENDINGS) for stem in stems)


def _is_phrase(label: str, words: list[str]) -> bool:
    first, last = (re.sub(r"[.,\d]+$", "", word.casefold()) for word in (words[0], words[-1]))
    if len(label) == 1 and label.isupper():
        return False
    if first in FUNCTION_WORDS:
        return True
    if is_code_label(label):
        return False
    return last in FUNCTION_WORDS or _ABSTRACT.fullmatch(last) is not None


def _bare(label: str, numbers: bool = True) -> str:
    bare = _ASIDE.sub("", label).strip(" []") or label.strip("()[] ")
    return _NUMBER_AT_END.sub("", bare) or bare if numbers else bare
