"""What can be guessed of a file before anybody has said anything; whoever imports it corrects the rest."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from qualapp.desktop.sources.written_dates import only_day
from qualapp.model.source import SourceKind, Visit

_KINDS = (
    (SourceKind.OBSERVATION, re.compile(r"observation|feltnot|feltdagbog|field ?not", re.IGNORECASE)),
    (SourceKind.MINUTES, re.compile(r"referat(?!er\w)|\bminutes\b", re.IGNORECASE)),
    (SourceKind.WORKSHOP, re.compile(r"workshop", re.IGNORECASE)),
    (SourceKind.CASE_REPORT, re.compile(r"case[ -]?rapport|case[ -]?report|casebeskrivelse", re.IGNORECASE)),
    (SourceKind.TELEPHONE_INTERVIEW, re.compile(r"telefoninterview|telefonisk|phone interview", re.IGNORECASE)),
    (
        SourceKind.GROUP_INTERVIEW,
        re.compile(r"gruppeinterview|fokusgrupp|focus ?group|group interview", re.IGNORECASE),
    ),
)
_INTERVIEW = re.compile(r"interview", re.IGNORECASE)
_REVISIT = re.compile(r"genbesøg|re-?visit|\b2\. besøg|second visit", re.IGNORECASE)
_FIRST = re.compile(r"første ?besøg|\b1\. besøg|first visit", re.IGNORECASE)
_PARTED = re.compile(r"\s+[-–—]\s+|\s*_+\s*|\s*[–—]\s*")
_FILE_WORDS = """interview interviews gruppeinterview gruppeinterviews fokusgruppe telefoninterview transskription
    transskriptioner transskribering transcript transcripts referat referater minutes observation observationer
    observations workshop workshops noter notes feltnoter fil filer file files lyd optagelse optagelser dokument
    dokumenter document documents bilag kopi copy udkast draft rapport report case cases data materiale runde round
    genbesøg besøg revisit visit første first nr no af of new folder ny mappe"""
_NO_CASE = frozenset(_FILE_WORDS.split())
_GROUP = 3
_FIRST_LINES = 8
_FIRST_CHARACTERS = 800


@dataclass(frozen=True)
class FileName:
    """The name of a file without its ending, and of the folder in which it lies."""

    stem: str
    folder: str = ""


def proposed_kind(stem: str, speakers: int, has_turns: bool) -> SourceKind:
    """What a text may be, by the words of its name and by how many speak beside the interviewer.

    >>> proposed_kind("Fjordengen - mødereferat", 0, False), proposed_kind("Fjordengen - leder", 1, True)
    (<SourceKind.MINUTES: 'minutes'>, <SourceKind.INTERVIEW: 'interview'>)
    """
    for kind, words in _KINDS:
        if words.search(stem):
            return kind
    if speakers >= _GROUP:
        return SourceKind.GROUP_INTERVIEW
    return SourceKind.INTERVIEW if has_turns or _INTERVIEW.search(stem) else SourceKind.DOCUMENT


def proposed_visit(file: FileName) -> Visit | None:
    """The round of fieldwork that the file's or its folder's name tells."""
    for name in (file.stem, file.folder):
        if _REVISIT.search(name):
            return Visit.REVISIT
        if _FIRST.search(name):
            return Visit.FIRST
    return None


def proposed_date(stem: str, text: str) -> date | None:
    """The one day in the file's name, else the one in the first lines."""
    opening = "\n".join(text[:_FIRST_CHARACTERS].split("\n")[:_FIRST_LINES])
    return only_day(stem) or only_day(opening)


def proposed_cases(files: Sequence[FileName], known: Iterable[str]) -> list[str]:
    """For each file the name of a case that it may belong to, or nothing.

    A known case that the name begins with, else the beginning that several names share, else the folder where
    there are several folders.

    >>> proposed_cases([FileName("Lærkevangen - leder"), FileName("Lærkevangen - far")], [])
    ['Lærkevangen', 'Lærkevangen']
    >>> proposed_cases([FileName("Interview - Anna"), FileName("Interview - Bo")], ["Fjordengen"])
    ['', '']
    """
    cases = sorted(known, key=len, reverse=True)
    beginnings = [_beginning(file.stem) for file in files]
    counted = Counter(beginning.casefold() for beginning in beginnings)
    folders = {file.folder for file in files}
    found = []
    for file, beginning in zip(files, beginnings, strict=True):
        case = _known_case(file, cases)
        if not case and beginning and counted[beginning.casefold()] > 1:
            case = beginning
        if not case and len(folders) > 1 and _may_be_case(file.folder):
            case = file.folder
        found.append(case)
    return found


def proposed_name(stem: str, case: str) -> str:
    """The file's name without the case that it begins with.

    >>> proposed_name("Lærkevangen - sundhedsplejerske", "Lærkevangen")
    'Sundhedsplejerske'
    """
    if not case or not _begins_with(stem, case):
        return stem
    rest = stem[len(case) :].lstrip(" -–—_.,:").rstrip()
    return rest[:1].upper() + rest[1:] or stem


def _known_case(file: FileName, cases: Sequence[str]) -> str:
    for case in cases:
        if case and (_begins_with(file.stem, case) or file.folder.casefold() == case.casefold()):
            return case
    return ""


def _begins_with(stem: str, case: str) -> bool:
    after = stem[len(case) : len(case) + 1]
    return stem.casefold().startswith(case.casefold()) and not after.isalnum()


def _beginning(stem: str) -> str:
    first, *others = _PARTED.split(stem, maxsplit=1)
    return first.strip() if others and others[0].strip() and _may_be_case(first) else ""


def _may_be_case(name: str) -> bool:
    """Whether a name has a word that is neither a number nor one of those that files and folders are called by."""
    return any(word not in _NO_CASE for word in re.findall(r"[^\W\d_]{2,}", name.casefold()))
