"""What JSON tells of the nouns: guids, never numbers of rows; stored values as they are stored."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from qualapp.i18n import _
from qualapp.model.case import Case
from qualapp.model.code import Code, CodeTree
from qualapp.model.excerpt import CodedExcerpt
from qualapp.model.source import Source
from qualapp.store.history import filled
from qualapp.store.identity import iso
from qualapp.store.search import Hit

if TYPE_CHECKING:
    from qualapp.exporters.history_report import ToldStep
    from qualapp.exporters.memos_report import ToldMemo
    from qualapp.store.audit import AuditStep

Record = dict[str, Any]


def of_excerpt(excerpt: CodedExcerpt) -> Record:
    """One coding with its words; `guid` is the coding's."""
    return {
        "guid": excerpt.guid,
        "source": excerpt.source,
        "page": excerpt.page,
        "start": excerpt.range.start,
        "end": excerpt.range.end,
        "text": excerpt.text,
        "is_empty": excerpt.is_empty,
        "code": excerpt.code,
        "valence": excerpt.valence,
        "weight": excerpt.weight,
        "level": excerpt.level,
        "horizon": excerpt.horizon,
        "statement": excerpt.statement,
        "is_result": excerpt.is_result,
        "coder": excerpt.coder,
        "case": excerpt.case,
        "visit": excerpt.visit,
        "speaker": excerpt.speaker,
        "role": excerpt.role,
        "pseudonym": excerpt.pseudonym,
        "time": excerpt.time,
        "memo": excerpt.memo,
        "created": excerpt.created,
    }


def of_source(source: Source, coded: float) -> Record:
    """One source; `coded` is the share of its text that is coded."""
    return {
        "guid": source.guid,
        "name": source.name,
        "kind": source.kind,
        "case": source.case,
        "visit": source.visit,
        "date": source.date.isoformat() if source.date else None,
        "words": source.words,
        "characters": source.characters,
        "coded": round(coded, 4),
        "file": source.origin,
    }


def of_code(code: Code, tree: CodeTree, codings: int) -> Record:
    """One code with its path; `codings` counts its own, not those of the codes below it."""
    return {
        "guid": code.guid,
        "path": tree.path(code.id),
        "path_other": tree.path_other(code.id),
        "name": code.name,
        "name_other": code.name_other,
        "colour": tree.colour(code.id),
        "definition": code.definition,
        "include": code.include,
        "exclude": code.exclude,
        "example": code.example,
        "is_codable": code.is_codable,
        "codings": codings,
    }


def of_case(case: Case, sources: list[Source]) -> Record:
    """One case with the names of its sources."""
    return {
        "guid": case.guid,
        "name": case.name,
        "description": case.description,
        "visits": sorted({str(source.visit) for source in sources if source.visit}),
        "sources": [source.name for source in sources],
    }


def of_memo(memo: "ToldMemo") -> Record:
    """One memo; `about` is the kind of thing, `name` that thing, `start` and `end` the place of an excerpt."""
    return {
        "guid": memo.guid,
        "about": memo.kind,
        "name": memo.name,
        "code": memo.code,
        "start": memo.range.start if memo.range else None,
        "end": memo.range.end if memo.range else None,
        "quotation": memo.quotation,
        "text": memo.text,
        "coder": memo.coder,
        "created": _iso(memo.created),
        "changed": _iso(memo.changed),
    }


def of_step(step: "AuditStep", told: "ToldStep") -> Record:
    """One step of the history; `details` says what each row was before."""
    return {
        "step": step.id,
        "guid": step.guid,
        "time": iso(step.time),
        "coder": step.coder,
        "kind": step.kind,
        "label": filled(_(step.message), step.arguments),
        "copy": step.copy,
        "came_with": step.came_with,
        "undoes": step.undoes,
        "touched": [{"kind": one.noun, "operation": one.op, "count": one.count} for one in step.touched],
        "sources": list(told.sources),
        "codes": list(told.codes),
        "details": list(told.details),
    }


def of_hit(hit: Hit, source: Source) -> Record:
    """One passage that was found; `marks` are the places of the words in the source."""
    return {
        "guid": source.guid,
        "source": source.name,
        "case": source.case,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "text": hit.text,
        "marks": [[mark.start, mark.end] for mark in hit.marks],
    }


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
