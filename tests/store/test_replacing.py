"""A corrected file takes the place of a coded text: claims stay on their words, doubts are listed, undo is exact."""

import hashlib
import random
import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project_content import content_of

from qualapp.errors import UserError
from qualapp.importers import read_pasted
from qualapp.model.source import Reading, Speaker
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.replacement import Fate
from qualapp.store.sources import Addition, count_words

FIRST = """Interview med en leder

I: Hvordan begyndte det herude i gården?

Leder: Det begyndte med kafe og boller. Vi manglede stole, og kommunen hjalp os ik rigtigt.

I: Og så?

Leder: Så kom der tyve kvinder. De ville gerne lære at sy, og det lærte de."""


def reading(text: str, name: str = "Rettet") -> Reading:
    """A text as the importer reads it, with the bytes of its file."""
    read = read_pasted(text, name)
    return Reading(name, read.text, read.blocks, read.turns, text.encode(), ".txt")


@pytest.fixture
def coded(project: Project) -> Project:
    """An interview in which some words are coded."""
    project.codes.add("Ledelse")
    case = project.cases.add("Lærkevangen")
    who = (Speaker("I", is_interviewer=True), Speaker("Leder", role="leder"))
    project.sources.add(Addition(reading(FIRST, "Interview"), case.id, speakers=who))
    return project


def code(project: Project, words: str) -> int:
    start = project.sources.text(1).index(words)
    return project.codings.apply(1, 1, TextRange(start, start + len(words))).excerpt_id


def words_of(project: Project, excerpt_id: int) -> str:
    return project.excerpts[excerpt_id].range.of(project.sources.text(1))


def replace(project: Project, text: str, *, anyway: bool = False) -> None:
    project.texts.replace(project.texts.replacement(1, reading(text)), anyway=anyway)


def test_codings_stay_on_their_words_and_the_doubtful_ones_are_listed(coded: Project) -> None:
    same, changed = code(coded, "tyve kvinder"), code(coded, "kafe og boller")
    doubtful, gone = code(coded, "kommunen hjalp os ik rigtigt"), code(coded, "Og så?")
    text = (
        FIRST.replace("kafe", "kaffe").replace("kommunen hjalp os ik rigtigt", "det gik").replace("I: Og så?\n\n", "")
    )
    before = content_of(coded)
    planned = coded.texts.replacement(1, reading(text))
    assert content_of(coded) == before
    assert [planned.codings(fate) for fate in Fate] == [1, 1, 2]
    assert [(each.excerpt_id, each.before.of(FIRST)) for each in planned.doubtful] == [
        (doubtful, "kommunen hjalp os ik rigtigt"),
        (gone, "Og så?"),
    ]
    assert [each.after.of(text) for each in planned.doubtful] == ["det gik", ""]
    coded.texts.replace(planned)
    assert coded.sources.text(1) == reading(text).text
    assert [words_of(coded, number) for number in (same, changed, doubtful, gone)] == [
        "tyve kvinder",
        "kaffe og boller",
        "det gik",
        "",
    ]
    assert len(coded.codings.in_source(1)) == 4
    assert coded.check() == []
    coded.history.undo()
    assert content_of(coded) == before
    assert coded.check() == []


def test_words_that_were_moved_are_found_again(coded: Project) -> None:
    excerpt = code(coded, "Vi manglede stole, og kommunen")
    text = FIRST.replace(" Vi manglede stole, og kommunen hjalp os ik rigtigt.", "")
    text += " Vi manglede stole, og kommunen hjalp os ik rigtigt."
    planned = coded.texts.replacement(1, reading(text))
    assert [each.fate for each in planned.carried] == [Fate.SAME]
    coded.texts.replace(planned)
    assert words_of(coded, excerpt) == "Vi manglede stole, og kommunen"
    assert coded.check() == []


def test_turns_and_headings_are_those_of_the_file_and_informants_stay_who_they_are(coded: Project) -> None:
    before = content_of(coded)
    people = {who.name: who.id for who in coded.informants.all()}
    coded.speakers.settle(1)
    text = FIRST.replace("I: ", "Interviewer: ").replace("Så kom", "Så kom\n\nMona: Ja.\n\nLeder: Så kom")
    planned = coded.texts.replacement(1, reading(text))
    assert (planned.renamed, planned.arrived, planned.gone) == ({"Interviewer": "I"}, ("Mona",), ())
    coded.texts.replace(planned, [Speaker("Mona", role="beboer")])
    turns = coded.sources.turns(1)
    assert [turn.speaker for turn in turns] == ["Interviewer", "Leder", "Interviewer", "Leder", "Mona", "Leder"]
    assert [turn.informant_id for turn in turns][:4] == [people["I"], people["Leder"], people["I"], people["Leder"]]
    told = {who.name: (who.role, who.is_interviewer, who.case_id) for who in coded.informants.all()}
    assert told == {"Interviewer": ("", True, 1), "Leder": ("leder", False, 1), "Mona": ("beboer", False, 1)}
    assert tuple(coded.sources.blocks(1)) == reading(text).blocks
    assert coded.speakers.unsettled() == [1]
    assert coded.check() == []
    coded.history.undo()
    assert not coded.speakers.unsettled()
    coded.history.undo()
    assert content_of(coded) == before


def test_who_no_longer_speaks_goes_unless_something_is_known_of_them(coded: Project) -> None:
    text = "\n\n".join(line for line in FIRST.split("\n\n") if not line.startswith("Leder"))
    planned = coded.texts.replacement(1, reading(text))
    assert planned.gone == ("Leder",)
    coded.texts.replace(planned, anyway=True)
    assert {who.name for who in coded.informants.all()} == {"I", "Leder"}
    coded.history.undo()
    coded.informants.describe(2, role="")
    replace(coded, text, anyway=True)
    assert {who.name for who in coded.informants.all()} == {"I"}


def test_the_new_original_is_kept_beside_the_old_one(coded: Project) -> None:
    text = FIRST.replace("kafe", "kaffe")
    replace(coded, text)
    source = coded.sources[1]
    assert coded.sources.original(1) == text.encode()
    assert (source.sha256, source.origin) == (hashlib.sha256(text.encode()).hexdigest(), "Rettet.txt")
    assert (source.name, source.words) == ("Interview", count_words(text, reading(text).turns))
    assert coded._db.execute("SELECT count(*) FROM original").fetchone() == (2,)
    coded.history.undo()
    assert coded.sources.original(1) == FIRST.encode()


def test_a_speaker_who_was_renamed_when_the_text_came_in_is_known_again(project: Project) -> None:
    read = reading(FIRST).with_speakers({"Leder": "Boligsocial leder"})
    project.sources.add(Addition(read))
    planned = project.texts.replacement(1, reading(FIRST.replace("kafe", "kaffe")))
    assert (planned.renamed, planned.arrived, planned.gone) == ({}, (), ())
    project.texts.replace(planned)
    assert {turn.speaker for turn in project.sources.turns(1)} == {"I", "Boligsocial leder"}
    assert len(project.informants.all()) == 2


def test_a_file_that_says_the_same_is_refused(coded: Project) -> None:
    planned = coded.texts.replacement(1, reading(FIRST))
    assert planned.is_same
    with pytest.raises(UserError, match=r"“Rettet\.txt” says the same as “Interview”, word for word"):
        coded.texts.replace(planned)


def test_another_interview_altogether_is_refused_unless_it_is_wanted(coded: Project) -> None:
    excerpt = code(coded, "tyve kvinder")
    before = content_of(coded)
    other = "I: Hvad laver du til daglig?\n\nBeboer: Jeg går til fodbold med min søn hver onsdag aften."
    planned = coded.texts.replacement(1, reading(other))
    assert planned.is_another
    with pytest.raises(UserError, match=r"“Rettet\.txt” looks like another text than “Interview”: only .* of the"):
        coded.texts.replace(planned)
    assert content_of(coded) == before
    coded.texts.replace(planned, anyway=True)
    assert words_of(coded, excerpt) == ""
    assert len(coded.codings.in_source(1)) == 1
    assert coded.check() == []
    coded.history.undo()
    assert content_of(coded) == before


def test_a_text_that_was_changed_after_the_preview_is_looked_at_again(coded: Project) -> None:
    planned = coded.texts.replacement(1, reading(FIRST.replace("kafe", "kaffe")))
    coded.texts.edit(1, TextRange(0, 0), "Ny ")
    with pytest.raises(UserError, match="has been changed meanwhile"):
        coded.texts.replace(planned)


ACTS = st.sampled_from(["keep", "keep", "keep", "keep", "change", "drop", "insert", "break", "label"])


@given(
    acts=st.lists(ACTS, min_size=8, max_size=40),
    spans=st.lists(st.tuples(st.integers(0, 39), st.integers(1, 4)), max_size=8),
)
@settings(max_examples=40)
def test_untouched_words_stay_coded_whatever_happens_around_them(acts: list[str], spans: list[tuple[int, int]]) -> None:
    old = [_word(place) for place in range(len(acts))]
    new = [_corrected(act, word) for act, word in zip(acts, old, strict=True)]
    with Project.create(coder="Signe") as project:
        project.codes.add("Ledelse")
        first = reading(_joined(old))
        project.sources.add(Addition(first))
        claims = _claims(project, old, spans)
        before = content_of(project)
        planned = project.texts.replacement(1, reading("".join(new)))
        if planned.is_same:
            assert set(acts) <= {"keep"}
            return
        project.texts.replace(planned, anyway=True)
        text = project.sources.text(1)
        assert text == reading("".join(new)).text
        assert tuple(project.sources.blocks(1)) == reading("".join(new)).blocks
        assert [turn.range for turn in project.sources.turns(1)] == [t.range for t in reading("".join(new)).turns]
        for excerpt, words, start in claims:
            if set(acts[start : start + len(words.split())]) == {"keep"}:
                assert words_of(project, excerpt) == words
        foretold = {each.excerpt_id: each.after for each in planned.carried}
        assert {e.id: e.range for e in project.excerpts.in_source(1)} == foretold
        assert project.check() == []
        full = content_of(project)
        project.history.undo()
        assert content_of(project) == before
        assert project.check() == []
        project.history.redo()
        assert content_of(project) == full


def _word(place: int) -> str:
    """A word that stands nowhere else; every seventh begins a turn."""
    word = "".join("abcdefghij"[int(digit)] for digit in f"{place * 7919 + 100_000}")
    return ("\n\nI: " if place % 14 == 7 else "\n\nLeder: " if place % 14 == 0 else "") + word


def _joined(words: Sequence[str]) -> str:
    return "".join(word if word.startswith("\n") else f" {word}" for word in words).strip()


def _corrected(act: str, word: str) -> str:
    spaced = word if word.startswith("\n") else f" {word}"
    return {
        "change": spaced[:-4] + "xyzw",
        "drop": "",
        "insert": f"{spaced} 😀 nyt",
        "break": f"\n\nMona: Ja.{spaced}",
        "label": spaced.replace("I: ", "Interviewer: "),
    }.get(act, spaced)


def _claims(project: Project, words: Sequence[str], spans: Sequence[tuple[int, int]]) -> list[tuple[int, str, int]]:
    """Code some stretches inside one turn; gives the excerpt, its words, and its first word's place."""
    found = []
    text = project.sources.text(1)
    for first, count in spans:
        first %= len(words)
        inside = [words[first].split()[-1]]
        for word in words[first + 1 : first + count]:
            if word.startswith("\n"):
                break
            inside.append(word)
        quotation = " ".join(inside)
        start = text.index(quotation)
        excerpt = project.codings.apply(1, 1, TextRange(start, start + len(quotation))).excerpt_id
        found.append((excerpt, quotation, first))
    return found


def test_a_long_interview_is_replaced_and_brought_back_while_one_waits(project: Project) -> None:
    chance = random.Random(4)
    known = sorted(set(FIRST.replace(":", "").split()))
    lines = [
        f"{'IB'[n % 2]}: " + " ".join(f"{chance.choice(known)}{chance.randrange(40)}" for _word in range(33))
        for n in range(300)
    ]
    project.codes.add("Ledelse")
    project.sources.add(Addition(reading("\n\n".join(lines))))
    last = project.sources[1].characters - 60
    with project.history.step("Code"):
        for _number in range(500):
            start = chance.randrange(last)
            project.codings.apply(1, 1, TextRange(start, start + 50))
    before = content_of(project)
    corrected = [line.replace("1 ", "en ", 1) for line in lines]
    began = time.perf_counter()
    planned = project.texts.replacement(1, reading("\n\n".join(corrected)))
    assert planned.changes > 250
    shown = time.perf_counter()
    project.texts.replace(planned)
    made = time.perf_counter()
    project.history.undo()
    undone = time.perf_counter()
    assert content_of(project) == before
    assert max(shown - began, made - shown, undone - made) < 2
