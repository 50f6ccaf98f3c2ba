"""What is gathered from a project for paper."""

import pytest

from qualapp.importers.codebook_yaml import find_codebook, read_codebook
from qualapp.model.codebook import Codebook, CodeEntry, CodeSet, Words
from qualapp.model.coding import Valence
from qualapp.model.source import Reading, SourceKind, Turn, Visit
from qualapp.model.text import TextRange
from qualapp.reports.codebooks import codebook_of, codebook_report
from qualapp.reports.memos import MemoFilter, memos_report, told_memos
from qualapp.reports.transcripts import transcript_of
from qualapp.store.identity import guid_bytes
from qualapp.store.project import Project
from qualapp.store.sources import Addition

TEXT = "Hanne: Vi mangler timer og en aftale.\n"


@pytest.fixture
def study(project: Project) -> Project:
    """One interview, two codes, two coders, and memos on everything."""
    case = project.cases.add("Nord")
    turn = Turn(TextRange(0, 37), TextRange(7, 37), "Hanne", 61_000)
    reading = Reading("Hanne", TEXT, turns=(turn,))
    project.sources.add(Addition(reading, case.id, SourceKind.INTERVIEW, Visit.FIRST))
    top = project.codes.add("Ledelse")
    time = project.codes.add("Tid", top.id)
    first = project.codings.apply(time.id, 1, TextRange(18, 23), Valence.BARRIER)
    project.memos.write("Om projektet")
    project.memos.write("Om casen", "case", case.id)
    project.memos.write("Om kilden", "source", 1)
    project.memos.write("Om koden", "code", time.id)
    project.memos.write("Om uddraget", "excerpt", first.excerpt_id)
    project.history.coder_id = project.coders.add("Jonas Møller").id
    second = project.codings.apply(top.id, 1, TextRange(18, 23), Valence.DRIVER)
    project.memos.write("Om kodningen", "coding", second.id)
    return project


def test_a_transcript_has_the_codings_in_the_order_of_the_codebook(study):
    report = transcript_of(study, 1)
    assert [(c.code, c.valence, c.initials) for c in report.codings] == [
        ("Ledelse", Valence.DRIVER, "JM"),
        ("Ledelse > Tid", Valence.BARRIER, "SK"),
    ]
    assert {c.range.of(report.text) for c in report.codings} == {"timer"}
    assert report.coders == {"JM": "Jonas Møller", "SK": "Signe Krogh"}
    assert [use.code for use in report.codes] == ["Ledelse", "Ledelse > Tid"]
    assert report.passages[0].turn.time == 61_000


def test_a_transcript_can_be_of_one_coder(study):
    jonas = study.coders.named("Jonas Møller").id
    assert [c.initials for c in transcript_of(study, 1, {jonas}).codings] == ["JM"]


def test_each_memo_knows_what_it_is_about(study):
    told = {memo.text: memo for memo in told_memos(study)}
    assert {text: (memo.kind, memo.name, memo.quotation) for text, memo in told.items()} == {
        "Om projektet": ("project", "Test", ""),
        "Om casen": ("case", "Nord", ""),
        "Om kilden": ("source", "Nord: Hanne", ""),
        "Om koden": ("code", "Ledelse > Tid", ""),
        "Om uddraget": ("excerpt", "Nord: Hanne", "timer"),
        "Om kodningen": ("excerpt", "Nord: Hanne", "timer"),
    }
    assert told["Om kodningen"].code == "Ledelse"
    assert told["Om kodningen"].range == TextRange(18, 23)
    assert told["Om kodningen"].place.endswith("characters 19–23")


@pytest.mark.parametrize(
    ("wanted", "texts"),
    [
        ({"words": "KODEN om"}, {"Om koden"}),
        ({"words": "timer"}, {"Om uddraget", "Om kodningen"}),
        ({"words": "tid"}, {"Om koden"}),
        ({"kinds": frozenset({"case", "source"})}, {"Om casen", "Om kilden"}),
        ({"words": "findes ikke"}, set()),
    ],
)
def test_a_filter_looks_at_memo_words_and_name(study, wanted, texts):
    assert {memo.text for memo in memos_report(study, MemoFilter(**wanted)).memos} == texts


def test_a_filter_by_coder_and_the_sentence_that_says_so(study):
    jonas = study.coders.named("Jonas Møller").id
    report = memos_report(study, MemoFilter(coders=frozenset({jonas}), words="om"))
    assert [memo.text for memo in report.memos] == ["Om kodningen"]
    assert report.filters == ("Coder: Jonas Møller", "Words: om")


def test_memos_are_printed_journal_first_and_excerpts_last(study):
    assert [memo.kind for memo in memos_report(study).memos] == [
        "project",
        "case",
        "source",
        "code",
        "excerpt",
        "excerpt",
    ]


def test_a_codebook_tells_how_often_each_code_is_used_and_its_key(study):
    report = codebook_report(study)
    ledelse = report.codebook.codes[0]
    assert report.counts[ledelse.id] == {Valence.DRIVER: 1}
    assert report.counts[ledelse.codes[0].id] == {Valence.BARRIER: 1}
    assert report.keys == {ledelse.id: "1"}
    assert report.excerpts == {ledelse.id: 1, ledelse.codes[0].id: 1}


def test_an_excerpt_that_two_have_coded_alike_is_counted_once(study):
    time = study.codes.find("Ledelse > Tid")
    study.codings.apply(time.id, 1, TextRange(18, 23), Valence.BARRIER)
    report = codebook_report(study)
    guid = report.codebook.codes[0].codes[0].id
    assert (report.excerpts[guid], sum(report.counts[guid].values())) == (1, 2)


def test_a_code_keeps_the_guid_that_it_came_with_and_sets_go_along(project):
    guids = [f"00000000-0000-0000-0000-00000000000{end}" for end in "ab"]
    entries = tuple(CodeEntry(guid, Words(name, name)) for guid, name in zip(guids, ("Led", "Tid"), strict=True))
    project.codes.add_codebook(Codebook("", Words("x", "x"), codes=entries), "da")
    project.codes.add_codebook(Codebook("", Words("x", "x"), codes=entries[:1]), "da")
    out = [code.id for code in codebook_of(project).codes]
    own = [code.guid for code in project.codes.tree().children()]
    assert out == [*guids, own[2]], "the second code of one origin has its own"
    xml = (
        f'<Set xmlns="urn:QDA-XML:project:1.0" guid="{guids[1]}" name="Kerne"><Description>Om</Description>'
        f'<MemberCode targetGUID="{own[0]}"/><MemberSource targetGUID="{own[1]}"/></Set>'
    )
    project._db.execute(
        "INSERT INTO kept (guid, kind, name, about, xml, texts, files, created)"
        " VALUES (?, 'Set', 'Kerne', '', ?, '[]', '[]', 0)",
        (guid_bytes(guids[1]), xml),
    )
    assert codebook_report(project).sets == (CodeSet(guids[1], "Kerne", "Om", (guids[0],)),)


def test_a_shipped_codebook_comes_out_in_both_languages_as_it_went_in(project):
    shipped = read_codebook(find_codebook("fixsen"))
    project.codes.add_codebook(shipped, "da")
    out = codebook_of(project)

    def told(book):
        return [(c.name, c.definition, c.include, c.exclude, c.example, c.is_codable) for c, _above in book.walk()]

    assert told(out) == told(shipped)


def test_what_a_team_has_changed_has_no_old_translation(project):
    project.codes.add_codebook(read_codebook(find_codebook("fixsen")), "da")
    first = project.codes.tree().children()[0]
    project.codes.describe(first.id, include="Kun møder")
    entry = codebook_of(project).codes[0]
    assert (entry.include.da, entry.include.en) == ("Kun møder", "")
    assert entry.definition.en
    project.codes.describe(first.id, definition="Vores egen")
    entry = codebook_of(project).codes[0]
    assert (entry.definition.en, entry.exclude.en) == ("", "")
