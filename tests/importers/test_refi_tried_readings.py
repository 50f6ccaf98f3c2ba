"""Where it is in doubt how a program counts, each way is shown with the words that it would quote."""

from pathlib import Path

from refi_files import code, codes, coding, passage, project, qdpx, sources, text_source, texts

from qualapp.importers.refi import Breaks, Ends, PositionReading, TriedReadings, Unit, open_refi

WORDS = "Lederen siger ja. 😀 Resten siger nej.\r\nVi blev hørt af kommunen.\r\nOg så gik det godt for alle."
SAID = ("siger ja", "hørt af kommunen", "gik det godt")


def tried(path: Path, *, ends: int = 0, names: bool = False, unit: int = 0, reading: PositionReading | None = None):
    """What is found of three passages whose ends are so much later and which count so much more after the smiley."""
    given = []
    for number, words in enumerate(SAID):
        start = WORDS.index(words)
        start += unit if start > WORDS.index("😀") else 0
        name = words if names else None
        given.append(passage(10 + number, start, start + len(words) + ends, coding(20 + number, 1), name=name))
    file = qdpx(
        path / "doubt.qdpx", project(codes(code(1, "Ledelse")), sources(text_source(2, *given))), texts(_2=WORDS)
    )
    with open_refi(file, reading) as opened:
        return opened.tried_readings()


def quoted(found: TriedReadings, reading: PositionReading) -> list[str]:
    (one,) = (one for one in found.readings if one.reading == reading)
    return [example.words for example in one.examples]


def test_ends_that_belong_to_the_passage_are_seen_by_the_words_that_are_cut(tmp_path: Path) -> None:
    found = tried(tmp_path, ends=-1)
    assert found.is_doubtful
    assert found.readings[0].reading == PositionReading()
    assert quoted(found, PositionReading()) == ["siger j", "hørt af kommune", "gik det god"]
    assert quoted(found, PositionReading(ends=Ends.INCLUSIVE)) == list(SAID)
    assert (found.readings[0].whole, found.readings[1].whole) == (0, 3)
    assert found.readings[1].reading == PositionReading(ends=Ends.INCLUSIVE)


def test_signs_that_count_as_two_move_what_comes_after_them(tmp_path: Path) -> None:
    found = tried(tmp_path, unit=1)
    assert found.is_doubtful
    assert quoted(found, PositionReading(Unit.UTF_16)) == list(SAID)
    assert quoted(found, PositionReading())[0] == "siger ja"
    assert quoted(found, PositionReading())[1:] == ["ørt af kommunen.", "ik det godt "]


def test_whole_words_leave_no_doubt_also_without_titles(tmp_path: Path) -> None:
    found = tried(tmp_path)
    assert not found.is_doubtful
    assert (found.passages, found.readings[0].whole, found.borne_out) == (3, 3, 0)


def test_titles_that_are_the_words_settle_it(tmp_path: Path) -> None:
    found = tried(tmp_path, ends=-1, names=True)
    assert not found.is_doubtful
    assert found.borne_out == 3
    assert found.readings[0].reading.ends is Ends.INCLUSIVE
    assert [example.words for example in found.readings[0].examples] == list(SAID)


def test_ways_that_come_to_the_same_words_are_shown_once(tmp_path: Path) -> None:
    found = tried(tmp_path, ends=-1)
    words = [tuple(example.words for example in one.examples) for one in found.readings]
    assert len(set(words)) == len(words)
    assert not [one for one in found.readings if one.reading.breaks is Breaks.TWO], "the breaks here are two already"


def test_what_stands_around_a_quotation_goes_on_where_it_ends(tmp_path: Path) -> None:
    first = tried(tmp_path).readings[0].examples[1]
    assert (first.before[-8:], first.after[:4]) == ("Vi blev ", ".↵Og")
    assert first.source == "Text 2"


def test_a_chosen_reading_stands_first(tmp_path: Path) -> None:
    chosen = PositionReading(ends=Ends.INCLUSIVE)
    assert tried(tmp_path, ends=-1, reading=chosen).readings[0].reading == chosen


def test_without_passages_there_is_nothing_to_choose(tmp_path: Path) -> None:
    file = qdpx(tmp_path / "none.qdpx", project(codes(code(1, "A")), sources(text_source(2))), texts(_2="Hej"))
    with open_refi(file) as opened:
        found = opened.tried_readings()
    assert found == TriedReadings()
    assert not found.is_doubtful
