"""Memos out of a project, with what they are about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from qualapp import formats
from qualapp.exporters import words
from qualapp.exporters.memos_report import KINDS, MemosReport, ToldMemo
from qualapp.formats import moment
from qualapp.i18n import _
from qualapp.model.code import CodeTree
from qualapp.model.coding import Coder
from qualapp.model.memo import Memo
from qualapp.model.source import Fidelity, Source, fidelity_of
from qualapp.model.text import TextRange
from qualapp.store.project import Project


@dataclass(frozen=True)
class MemoFilter:
    """Which memos are wanted; an empty field lets all through. `words` must all stand in memo, quotation or name."""

    words: str = ""
    coders: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()

    def lets(self, memo: ToldMemo) -> bool:
        """Whether a memo is wanted."""
        if self.coders and memo.coder_id not in self.coders:
            return False
        if self.kinds and memo.kind not in self.kinds:
            return False
        if not self.words.strip():
            return True
        told = f"{memo.text}\n{memo.quotation}\n{memo.name}\n{memo.code}".casefold()
        return all(word in told for word in self.words.casefold().split())


def memos_report(project: Project, wanted: MemoFilter = MemoFilter()) -> MemosReport:
    """The memos that a filter lets through, ready to be written to a file."""
    return MemosReport(
        project=project.name,
        memos=in_print_order(memo for memo in told_memos(project) if wanted.lets(memo)),
        filters=tuple(_sentences(project, wanted)),
        coder=project.coders[project.history.coder_id].name,
        made=datetime.now().astimezone(),
    )


def in_print_order(memos: Iterable[ToldMemo]) -> list[ToldMemo]:
    """By kind, by what they are about, and there by place or date."""

    def key(memo: ToldMemo) -> tuple[int, str, str, TextRange, datetime]:
        return KINDS.index(memo.kind), memo.name.casefold(), memo.name, memo.range or TextRange(0, 0), memo.created

    return sorted(memos, key=key)


def told_memos(project: Project) -> Iterator[ToldMemo]:
    """All memos of a project with what they are about, oldest first."""
    places = _Places(project)
    for memo in project.memos.all():
        yield places.told(memo)


class _Places:
    """What memos can be about, each read once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._texts: dict[int, str] = {}

    @cached_property
    def _coders(self) -> dict[int, Coder]:
        return {coder.id: coder for coder in self._project.coders.all()}

    @cached_property
    def _sources(self) -> dict[int, Source]:
        return {source.id: source for source in self._project.sources.all()}

    @cached_property
    def _cases(self) -> dict[int, str]:
        return {case.id: case.name for case in self._project.cases.all()}

    @cached_property
    def _tree(self) -> CodeTree:
        return self._project.codes.tree()

    def told(self, memo: Memo) -> ToldMemo:
        """A memo with what it is about."""
        coder = self._coders[memo.coder_id]
        about: dict[str, object] = {"kind": "project", "name": self._project_name}
        if memo.about_id is not None:
            about = getattr(self, f"_on_{memo.about}")(memo.about_id)
        return ToldMemo(
            id=memo.id,
            guid=memo.guid,
            text=memo.text,
            coder=coder.name,
            coder_initials=coder.initials,
            coder_colour=coder.colour,
            coder_id=coder.id,
            created=moment(memo.created).astimezone(),
            changed=moment(memo.changed).astimezone(),
            **about,  # type: ignore[arg-type]
        )

    @cached_property
    def _project_name(self) -> str:
        return self._project.name

    def _on_case(self, case_id: int) -> dict[str, object]:
        return {"kind": "case", "name": self._cases[case_id], "case_id": case_id}

    def _on_source(self, source_id: int) -> dict[str, object]:
        source = self._sources[source_id]
        return {"kind": "source", "name": _named(source), "source_id": source_id, "place": words.when(source)}

    def _on_code(self, code_id: int) -> dict[str, object]:
        return {"kind": "code", "name": self._tree.path(code_id), "code_id": code_id}

    def _on_excerpt(self, excerpt_id: int) -> dict[str, object]:
        excerpt = self._project.excerpts[excerpt_id]
        source = self._sources[excerpt.source_id]
        return {
            "kind": "excerpt",
            "name": _named(source),
            "quotation": excerpt.range.of(self._text(source.id)),
            "is_paraphrase": fidelity_of(source.kind, source.fidelity) is not Fidelity.VERBATIM,
            "place": words.joined(words.when(source), formats.characters(excerpt.range.start, excerpt.range.end)),
            "source_id": source.id,
            "excerpt_id": excerpt_id,
            "range": excerpt.range,
        }

    def _on_coding(self, coding_id: int) -> dict[str, object]:
        coding = self._project.codings[coding_id]
        return self._on_excerpt(coding.excerpt_id) | {
            "code": self._tree.path(coding.code_id),
            "code_id": coding.code_id,
        }

    def _text(self, source_id: int) -> str:
        if source_id not in self._texts:
            self._texts[source_id] = self._project.sources.text(source_id)
        return self._texts[source_id]


def _named(source: Source) -> str:
    return f"{source.case}: {source.name}" if source.case else source.name


def _sentences(project: Project, wanted: MemoFilter) -> Iterator[str]:
    from qualapp.exporters.memos_word import HEADINGS

    if wanted.kinds:
        kinds = _(" or ").join(_(HEADINGS[kind]) for kind in KINDS if kind in wanted.kinds)
        yield kinds
    if wanted.coders:
        names = _(" or ").join(sorted(project.coders[number].name for number in wanted.coders))
        yield _("{field}: {values}").format(field=_("Coder"), values=names)
    if wanted.words.strip():
        yield _("Words: {words}").format(words=wanted.words.strip())
