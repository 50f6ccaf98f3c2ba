"""The codebook out of a project."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache

from qualapp.exporters.codebook_report import CodebookReport
from qualapp.importers.codebook_yaml import read_codebook, shipped_codebooks
from qualapp.model.code import Code, CodeTree
from qualapp.model.codebook import NO_WORDS, Codebook, CodeEntry, CodeSet, Words
from qualapp.store.project import Project

_KEYS = 9
_GUIDANCE = ("definition", "include", "exclude", "example")


def codebook_report(project: Project, *, both_languages: bool = False) -> CodebookReport:
    """The codebook of a project with how often each code is used, ready to be written to a file."""
    tree = project.codes.tree()
    ids = project.codebooks.known_as()
    counted = project.codes.counts_by_valence()
    first = project.language
    return CodebookReport(
        project=project.name,
        description=project.description,
        codebook=codebook_of(project),
        coder=project.coders[project.history.coder_id].name,
        made=datetime.now().astimezone(),
        languages=(first, "en" if first == "da" else "da") if both_languages else (first,),
        counts={ids[number]: counts for number, counts in counted.items()},
        keys={ids[code.id]: str(digit) for digit, code in enumerate(tree.children()[:_KEYS], start=1)},
        excerpts={ids[number]: count for number, count in project.codes.excerpt_counts().items()},
        sets=tuple(_sets(project.codebooks.sets(), {code.guid: ids[code.id] for code, _depth in tree.walk()})),
    )


def codebook_of(project: Project) -> Codebook:
    """The codes of a project as a codebook that can be handed on.

    A code that came from another program has the id that it has there. What it says in the other language comes from
    the shipped codebook where the code still says the same.
    """
    tree = project.codes.tree()
    ids = project.codebooks.known_as()
    codes = tuple(_entry(tree, code, project.language, ids) for code in tree.children())
    return Codebook(project.guid, _words(project.name, "", project.language), codes=codes)


def _entry(tree: CodeTree, code: Code, language: str, ids: Mapping[int, str]) -> CodeEntry:
    shipped = _shipped(language).get((code.name, code.definition))
    texts = {
        key: _guidance(getattr(code, key), getattr(shipped, key) if shipped else NO_WORDS, language)
        for key in _GUIDANCE
    }
    return CodeEntry(
        ids[code.id],
        _words(code.name, code.name_other, language),
        code.colour or None,
        is_codable=code.is_codable,
        codes=tuple(_entry(tree, below, language, ids) for below in tree.children(code.id)),
        **texts,
    )


def _sets(kept: Iterable[str], ids: Mapping[str, str]) -> Iterator[CodeSet]:
    """The groups that have codes in them."""
    from qualapp.exporters.refi.elements import children, parsed

    for xml in kept:
        one = parsed(xml)
        members = (str(member.get("targetGUID")) for member in children(one, "MemberCode"))
        codes = tuple(ids[guid] for guid in members if guid in ids)
        if codes:
            described = "".join(str(part.text or "") for part in children(one, "Description"))
            yield CodeSet(str(one.get("guid")), str(one.get("name", "")), described, codes)


def _guidance(said: str, shipped: Words, language: str) -> Words:
    if shipped and shipped.in_language(language) == said:
        return shipped
    return _words(said, "", language)


def _words(said: str, other: str, language: str) -> Words:
    return Words(da=said, en=other) if language == "da" else Words(da=other, en=said)


@cache
def _shipped(language: str) -> dict[tuple[str, str], CodeEntry]:
    """The codes of the shipped codebooks by their name and definition in a language."""
    return {(entry.name.in_language(language), entry.definition.in_language(language)): entry for entry in _entries()}


def _entries() -> Iterator[CodeEntry]:
    for path in shipped_codebooks():
        for entry, _above in read_codebook(path).walk():
            yield entry
