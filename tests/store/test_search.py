"""What search finds and marks (rule 12)."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualapp.errors import UserError
from qualapp.language.words import WORD, lemma, plain
from qualapp.model.source import Block, BlockKind, Reading, Turn
from qualapp.model.text import TextRange, kept
from qualapp.progress import finish
from qualapp.store.project import Project
from qualapp.store.query import Term, terms
from qualapp.store.search import passages
from qualapp.store.sources import Addition


def add(project: Project, text: str, name: str = "Interview") -> int:
    """A source of one paragraph for each line."""
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, TextRange(start, start + len(line))))
        start += len(line) + 1
    return project.sources.add(Addition(Reading(name, text, tuple(blocks)))).id


def found(project: Project, typed: str) -> list[str]:
    """The words that are marked, in order; the number of passages and of hits agree."""
    hits = list(project.search.hits(typed))
    assert project.search.count(typed) == len(hits)
    assert project.search.tally(typed) == dict(Counter(hit.source_id for hit in hits))
    assert list(project.search.tally(typed)) == list(dict.fromkeys(hit.source_id for hit in hits))
    assert project.search.sources(typed) >= {hit.source_id for hit in hits}
    for hit in hits:
        text = project.sources.text(hit.source_id)
        assert hit.text == hit.passage.of(text)
        assert all(hit.passage.start <= mark.start < mark.end <= hit.passage.end for mark in hit.marks)
        assert len(set(hit.marks)) == len(hit.marks) > 0
        assert project.search.stands_in(typed, hit.text)
    return [mark.of(project.sources.text(hit.source_id)) for hit in hits for mark in hit.marks]


FINDS = [
    ("ar", "Et ar på armen i tre år", ["ar"]),
    ("år", "Et ar på armen i tre år", ["år"]),
    ("ÅR", "Tre år", ["år"]),
    ("tre år", "I tre\u00a0år", ["tre", "år"]),
    (
        "helhedsplan",
        "Helheds\u00adplanen og hel\u00adheds\u00adplaner",
        ["Helheds\u00adplanen", "hel\u00adheds\u00adplaner"],
    ),
    ("hel\u00adhedsplan", "helhedsplan", ["helhedsplan"]),
    ("sundhedsplejerske", "Alle sundhedsplejerskerne kom", ["sundhedsplejerskerne"]),
    ("sundhedsplejerskerne", "En sundhedsplejerske kom", ["sundhedsplejerske"]),
    ("*plejersk*", "Sundhedsplejersker og plejersken", ["Sundhedsplejersker", "plejersken"]),
    ("*plejerske", "En sundhedsplejerske blandt plejersker", ["sundhedsplejerske"]),
    ("*plejerske", "Kun sundhedsplejersker", []),
    ("sund*", "Sundhed, sund og usund", ["Sundhed", "sund"]),
    ('"stor opbakning"', "Der var stor, stor opbakning", ["stor opbakning"]),
    ('"stor opbakning"', "Stor – opbakning; en stor\nopbakning", ["Stor – opbakning"]),
    ("»stor opbakning«", "Stor opbakning til en stor leder", ["Stor opbakning"]),
    ("“stor opbakning”", "opbakning er stor", []),
    ("hånd-i-hånd", "De gik hånd i hånd.", ["hånd i hånd"]),
    ("😀 år", "😀😀 tre 😀 år", ["år"]),
    ("straße", "Die STRASSE", ["STRASSE"]),
    ("garden", "Gården og garden", ["garden"]),
    ("gården", "Ga\u030arden i NFD", ["Ga\u030arden"]),
    ("ga\u030arden", "Gården i NFC", ["Gården"]),
    ("2024", "I 2024 var der 20240 kroner", ["2024"]),
    ("OR", "or not", ["or"]),
    ("NEAR AND NOT", "near and not", ["near", "and", "not"]),
    ("lemmas:år", "lemmas år", ["lemmas år"]),
    ("år^2", "år 2", ["år 2"]),
    ("it's", "it's", ["it's"]),
    ('a"b', "a b", ["a b"]),
    ("'; DROP TABLE search; --", "drop; table search", ["drop", "table", "search"]),
]


@pytest.mark.parametrize(("typed", "text", "marked"), FINDS, ids=[f"{row[0]}" for row in FINDS])
def test_search_finds_and_marks(typed: str, text: str, marked: list[str], project: Project) -> None:
    add(project, text)
    assert found(project, typed) == marked


@pytest.mark.parametrize("typed", ["", "  ", "…", '""', "*", "**", "-", "\0", "\ud800", "😀", "»«"])
def test_nothing_can_be_looked_for_without_a_word(typed: str, project: Project) -> None:
    for gesture in (project.search.count, project.search.sources, lambda words: list(project.search.hits(words))):
        with pytest.raises(UserError, match="Type a word"):
            gesture(typed)


@pytest.mark.parametrize("typed", ["*ab*", "*a", "*å"])
def test_inside_words_takes_three_letters(typed: str, project: Project) -> None:
    with pytest.raises(UserError, match="three letters or more"):
        project.search.count(typed)


def test_all_terms_stand_in_the_same_passage_of_a_hit_but_anywhere_in_a_source(project: Project) -> None:
    apart = add(project, "Ledelsen kom.\nOpbakning manglede.")
    together = add(project, "Ledelsen gav opbakning.")
    assert [hit.source_id for hit in project.search.hits("ledelse opbakning")] == [together]
    assert project.search.sources("ledelse opbakning") == {apart, together}


def test_hits_come_in_order_and_in_parts(project: Project) -> None:
    for number in range(3):
        add(project, f"Ord {number}.\nEt ord mere.")
    every = list(project.search.hits("ord"))
    assert [(hit.source_id, hit.passage.start) for hit in every] == sorted(
        (h.source_id, h.passage.start) for h in every
    )
    assert list(project.search.hits("ord", limit=2)) == every[:2]
    assert list(project.search.hits("ord", limit=2, after=3)) == every[3:5]


def test_the_label_of_a_turn_is_not_searched_but_what_stands_between_turns_is(project: Project) -> None:
    text = "Titel om kaffe\nLeder: Vi drak te\n(pause)\nLeder: Og vand"
    turns = [Turn(TextRange(15, 32), TextRange(22, 32), "Leder"), Turn(TextRange(41, 55), TextRange(48, 55), "Leder")]
    project.sources.add(Addition(Reading("x", text, (), tuple(turns))))
    assert found(project, "leder") == []
    assert found(project, "te") == ["te"]
    assert found(project, "kaffe") == ["kaffe"]
    assert found(project, "pause") == ["pause"]


def test_search_follows_undo_and_redo_of_an_import(project: Project) -> None:
    add(project, "Den første handler om haver.")
    second = add(project, "Den anden handler om haver.")
    assert found(project, "haver") == ["haver", "haver"]
    project.history.undo()
    assert found(project, "haver") == ["haver"]
    assert found(project, "anden") == []
    project.history.redo()
    assert found(project, "anden") == ["anden"]
    project.history.undo()
    third = add(project, "Den tredje handler om planter.")
    assert third == second
    assert found(project, "anden") == []
    assert found(project, "tredje") == ["tredje"]
    assert project.check() == []


def test_search_follows_undo_of_many_sources_at_once(project: Project) -> None:
    add(project, "Den gamle.")
    finish(project.sources.add_all([Addition(Reading(f"{n}", f"Nummer {n} er ny.")) for n in range(60)]))
    assert project.search.count("ny") == 60
    project.history.undo()
    assert project.search.count("ny") == 0
    assert found(project, "gamle") == ["gamle"]
    project.history.redo()
    assert project.search.count("ny") == 60
    assert project.check() == []


def test_the_undo_of_a_long_interview_leaves_the_other_sources_in_peace(project: Project) -> None:
    first = add(project, "Den korte.")
    add(project, "\n".join(f"Afsnit {number}" for number in range(3000)))
    (before,) = project._db.execute("SELECT id FROM passage WHERE source_id = ?", (first,)).fetchone()
    told = []
    project.history.on_change.append(told.append)
    project.history.undo()
    (after,) = project._db.execute("SELECT id FROM passage WHERE source_id = ?", (first,)).fetchone()
    assert before == after
    assert told[0].sources == {first + 1}


def test_an_import_that_fails_is_not_found(project: Project) -> None:
    work = project.sources.add_all([Addition(Reading("a", "Spøgelse")), Addition(Reading("b", "Genfærd"))])
    next(work)
    next(work)
    work.close()
    assert project.search.count("spøgelse") == 0
    assert project.sources.all() == []
    assert project.check() == []


def test_rebuilding_finds_the_same(project: Project) -> None:
    add(project, "Ledelsen gav opbakning.\nOpbakningen varede i tre år.")
    before = list(project.search.hits("opbakning"))
    project.search.rebuild()
    assert list(project.search.hits("opbakning")) == before
    assert project.check() == []


def test_old_search_tables_are_filled_anew_when_the_project_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "p.qualapp"
    with Project.create(path, coder="Signe") as project:
        add(project, "Ledelsen gav opbakning.")
    for spoil in ("UPDATE search_state SET version = 0", "DROP TABLE search", "DELETE FROM search_state"):
        with Project.open(path) as project:
            project._db.execute(spoil)
            assert project.check() == ["The search tables are missing or old."]
        with Project.open(path) as project:
            assert found(project, "ledelse") == ["Ledelsen"]
            assert project.check() == []


LETTERS = "abåæøÅßÖİıéǰﬁ２½\u030a\u0301\u00ad\u00a0 \n-–.,*\"»«_😀'ÉKk"
TEXTS = st.one_of(st.text(LETTERS, min_size=1, max_size=60), st.text(min_size=1, max_size=40)).map(kept).filter(bool)
WORDS_TYPED = st.one_of(st.text(LETTERS, min_size=1, max_size=12), st.text(min_size=1, max_size=8))
SHAPES = st.sampled_from(["{}", '"{}"', "*{}*", "*{}", "{}*", "{} {}"])


@given(text=TEXTS, word=WORDS_TYPED, shape=SHAPES, data=st.data())
def test_every_hit_quotes_what_was_typed(text: str, word: str, shape: str, data: st.DataObject) -> None:
    standing = [match.group() for match in WORD.finditer(text)]
    if standing and data.draw(st.booleans(), "a word of the text"):
        word = data.draw(st.sampled_from(standing), "which")
    typed = shape.replace("{}", word)
    try:
        wanted = terms(typed)
    except UserError:
        return
    with Project.create(coder="Signe") as project:
        add(project, text)
        for words in found(project, typed):
            assert any(quotes(words, term) for term in wanted)
        assert project.search.count(typed) == sum(all_stand(line, wanted) for line in text.split("\n"))


def quotes(words: str, term: Term) -> bool:
    """Whether some words of a text are what was typed."""
    said = [plain(word) for word in WORD.findall(words)]
    typed = [plain(word) for word in WORD.findall(term.text)]
    if term.is_phrase:
        return said == typed
    if len(said) != 1:
        return False
    (one,), (other,) = said, typed
    if term.open_start or term.open_end:
        inside = [one[place:] for place in range(len(one))] if term.open_start else [one]
        return any(part.startswith(other) if term.open_end else part == other for part in inside)
    return one == other or lemma(one, "da") == lemma(other, "da")


def all_stand(line: str, wanted: list[Term]) -> bool:
    """Whether each term stands somewhere in a line, tried at each run of words."""
    words = WORD.findall(line)
    for term in wanted:
        length = len(WORD.findall(term.text)) if term.is_phrase else 1
        runs = [" ".join(words[place : place + length]) for place in range(len(words) - length + 1)]
        if not any(quotes(run, term) for run in runs):
            return False
    return True


@given(text=TEXTS, data=st.data())
def test_every_word_of_a_text_is_found_in_each_way(text: str, data: st.DataObject) -> None:
    standing = list(WORD.finditer(text))
    if not standing:
        return
    match = data.draw(st.sampled_from(standing))
    word = match.group()
    typed = [word, f'"{word}"', f"{word}*"]
    if len(plain(word)) >= 3:
        typed += [f"*{word}", f"*{word}*"]
    if len(plain(word[1:])) >= 3 and WORD.fullmatch(word[1:]):
        typed += [f"*{word[1:]}", f"*{word[1:]}*"]
    with Project.create(coder="Signe") as project:
        add(project, text)
        for way in typed:
            marks = [mark for hit in project.search.hits(way) for mark in hit.marks]
            assert TextRange(match.start(), match.end()) in marks, way


def test_marks_of_an_inflection_share_the_lemma() -> None:
    (term,) = terms("sundhedsplejerske")
    text = "Sundhedsplejerskerne, sundhedsplejersken og plejerne"
    assert [mark.of(text) for mark in term.marks(text, "da")] == ["Sundhedsplejerskerne", "sundhedsplejersken"]
    assert lemma("Sundhedsplejerskerne", "da") == "sundhedsplejerske"


@given(st.data())
def test_passages_cover_all_words_outside_labels_once(data: st.DataObject) -> None:
    text = data.draw(st.text("ab .\n", min_size=1, max_size=40))
    points = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8).map(lambda p: p[: len(p) // 2 * 2])))
    turns = []
    for start, stop in zip(points[::2], points[1::2], strict=True):
        speech = data.draw(st.integers(start, stop))
        turns.append(Turn(TextRange(start, stop), TextRange(speech, stop), "A"))
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    blocks = [Block(BlockKind.PARAGRAPH, TextRange(a, b)) for a, b in pairwise(edges)]
    found_places = [place for passage in passages(text, blocks, turns) for place in range(passage.start, passage.end)]
    labels = {place for turn in turns for place in range(turn.range.start, turn.speech.start)}
    wanted = {place for place, letter in enumerate(text) if not letter.isspace()} - labels
    assert len(found_places) == len(set(found_places))
    assert {place for place in found_places if not text[place].isspace()} == wanted
