"""Another codebook beside the project's: where it comes from, how it differs, and what was decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from qualapp import formats
from qualapp.analysis.codebook_difference import CODABLE, MOVED, Difference, Row
from qualapp.errors import UserError
from qualapp.exporters.codebook_merge_report import CodebookMergeReport, DecidedCode, DecidedPart
from qualapp.exporters.words import joined
from qualapp.i18n import N_, _, _n
from qualapp.importers.codebook_files import READERS, read_codebook_file
from qualapp.importers.codebook_yaml import find_codebook
from qualapp.model.book import Book, BookCode, book_of
from qualapp.model.codebook_decisions import Act, Decision
from qualapp.progress import Work
from qualapp.reports.codebook_words import (
    changes_in_words,
    decision_in_words,
    likeness_in_words,
    path_of,
    state_of,
)
from qualapp.store.project import Project

PROJECT_ENDING = ".qualapp"
ENDINGS = (*READERS, PROJECT_ENDING)
_PARTS = (
    (Act.MERGE, N_("Codes that were merged")),
    (Act.TAKE, N_("Codes that got name, texts or place from the other codebook")),
    (Act.MAP, N_("Codes that are the same under two names, or differ and stay as they were")),
    (Act.BOTH, N_("Codes that are kept side by side")),
    (Act.ADD, N_("Codes that were taken over")),
    (Act.LEAVE, N_("Codes that were left out")),
)


@dataclass(frozen=True)
class OtherBook:
    """A codebook that was read to be compared, with sentences on what was adapted or left out."""

    book: Book
    remarks: tuple[str, ...] = ()


def other_book(name_or_path: str | Path, language: str) -> Work[OtherBook]:
    """The codebook of a file (.yaml, .qdc, .xlsx, .csv), of another project, or one that comes with the program.

    A project is opened for reading only. Raises UserError where there is no such codebook.
    """
    path = Path(name_or_path)
    if path.suffix.casefold() == PROJECT_ENDING:
        with Project.open(path, read_only=True) as project:
            return OtherBook(project.codebooks.book())
    if path.suffix.casefold() not in ENDINGS:
        path = find_codebook(str(name_or_path))
    read = yield from read_codebook_file(path)
    return OtherBook(book_of(read.codebook, language, says_codable=read.says_codable), tuple(read.sentences()))


def find_code(book: Book, written: str) -> BookCode:
    """The one code of this path, name or key.

    Raises UserError where there is none or more than one.
    """
    told = " ".join(written.split()).casefold()
    for names in (lambda one: {one.key, book.path(one.key).casefold()}, _names):
        found = [code for code in book.codes if told in names(code) or written in names(code)]
        if len(found) == 1:
            return found[0]
        if found:
            paths = "; ".join(book.path(code.key) for code in found)
            raise UserError(
                _("Several codes of “{book}” are called “{code}”: {paths}.").format(
                    book=book.name, code=written, paths=paths
                )
            )
    raise UserError(_("There is no code “{code}” in “{book}”.").format(code=written, book=book.name))


def _names(code: BookCode) -> set[str]:
    return {code.name.casefold(), code.name_other.casefold()} - {""}


def merge_report(project: Project, found: Difference, decisions: Sequence[Decision]) -> CodebookMergeReport:
    """What was decided of each code, ready to be written; to be gathered before it is done."""
    tree = project.codes.tree()
    counts = project.codes.counts()
    codings = {code.guid: counts.get(code.id, 0) for code, _depth in tree.walk()}
    rows = {row.theirs.key: row for row in found.rows if row.theirs is not None}
    parts = []
    for act, title in _PARTS:
        of_act = [one for one in decisions if one.act is act and not _is_nothing(one, rows)]
        codes = tuple(_decided(one, found, rows, codings) for one in of_act)
        if codes:
            parts.append(DecidedPart(_(title), codes))
    return CodebookMergeReport(
        project.name,
        found.theirs.name,
        project.coders[project.history.coder_id].name,
        datetime.now().astimezone(),
        tuple(_facts(found)),
        tuple(parts),
    )


def _is_nothing(decision: Decision, rows: dict[str, Row]) -> bool:
    """Whether a decision only says that what both have alike is the same."""
    row = rows.get(decision.theirs)
    is_same = row is not None and row.mine is not None and row.mine.key == decision.mine
    return is_same and row is not None and not row.changes and decision.act in (Act.MAP, Act.TAKE)


def _facts(found: Difference) -> Iterator[tuple[str, str]]:
    ours, other = len(found.mine), len(found.theirs)
    yield (
        _("Codes"),
        joined(
            _n("{n} of ours", "{n} of ours", ours).format(n=formats.number(ours)),
            _n("{n} in the other", "{n} in the other", other).format(n=formats.number(other)),
        ),
    )
    alike = len(found.same) - len(found.changed)
    yield (
        _("Compared"),
        joined(
            _n("{n} alike", "{n} alike", alike).format(n=formats.number(alike)),
            _n("{n} differs", "{n} differ", len(found.changed)).format(n=formats.number(len(found.changed))),
            _n("{n} only there", "{n} only there", len(found.added)).format(n=formats.number(len(found.added))),
            _n("{n} only here", "{n} only here", len(found.removed)).format(n=formats.number(len(found.removed))),
        ),
    )
    yield (
        _("Method"),
        _(
            "Codes are the same where they come from the same code, or are called the same below the same code."
            " For all others, codes were proposed by dictionary forms, spelling and definitions. What was decided of"
            " each stands below."
        ),
    )


def _decided(decision: Decision, found: Difference, rows: dict[str, Row], codings: dict[str, int]) -> DecidedCode:
    key = decision.theirs or decision.mine
    row = rows.get(decision.theirs)
    count = codings.get(decision.mine, 0)
    return DecidedCode(path_of(found, key), decision_in_words(decision, found), _why(decision, row), count)


def _why(decision: Decision, row: Row | None) -> str:
    if row is None:
        return ""
    if row.mine is not None and row.mine.key == decision.mine:
        return _("differs: {fields}").format(fields=changes_in_words(row)) if row.changes else ""
    proposal = next((one for one in row.proposals if one.mine == decision.mine), None)
    return likeness_in_words(proposal) if proposal else ""


def difference_record(found: Difference) -> dict[str, Any]:
    """A difference for other programs."""
    return {
        "mine": found.mine.name,
        "other": found.theirs.name,
        "codes": [_row_record(row, found) for row in found.rows],
        "counts": {
            "same": len(found.same) - len(found.changed),
            "changed": len(found.changed),
            "only_there": len(found.added),
            "only_here": len(found.removed),
        },
    }


def _row_record(row: Row, found: Difference) -> dict[str, Any]:
    return {
        "state": state_of(row),
        "mine": _code_record(found.mine, row.mine),
        "other": _code_record(found.theirs, row.theirs),
        "changes": [_change_record(row, change, found) for change in row.changes],
        "proposals": [
            {
                "guid": one.mine,
                "path": found.mine.path(one.mine),
                "score": one.score,
                "reasons": [reason.value for reason in one.reasons],
            }
            for one in row.proposals
        ],
    }


def _code_record(book: Book, code: BookCode | None) -> dict[str, str] | None:
    return {"key": code.key, "path": book.path(code.key)} if code else None


def _change_record(row: Row, change: str, found: Difference) -> dict[str, Any]:
    assert row.mine is not None
    assert row.theirs is not None
    if change == MOVED:
        return {"field": change, "mine": found.mine.path(row.mine.key), "other": found.theirs.path(row.theirs.key)}
    if change == CODABLE:
        return {"field": change, "mine": row.mine.is_codable, "other": row.theirs.is_codable}
    return {"field": change, "mine": getattr(row.mine, change), "other": getattr(row.theirs, change)}


def decision_record(decision: Decision, found: Difference) -> dict[str, str]:
    """A decision for other programs: codes by their paths."""
    keys = {"mine": decision.mine, "other": decision.theirs, "into": decision.into}
    return {"act": decision.act.value} | {name: path_of(found, key) for name, key in keys.items() if key}
