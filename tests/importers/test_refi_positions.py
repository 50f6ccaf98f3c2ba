"""Positions of other programs' projects: whatever they count, passages keep their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refi_files import code, codes, coding, guid, passage, project, qdpx, sources, text_source, texts

from qualapp.importers.refi import Breaks, Ends, PositionReading, Unit, open_refi
from qualapp.importers.refi.positions import Offsets
from qualapp.model.exchange import Outcome

WORDS = "Vi ringede til dem alle sammen. Ingen kom. Så gik vi selv derud og bankede på hver dør."
QUOTES = ["ringede til dem", "Ingen kom.", "bankede på hver dør", "gik vi selv"]


def opened(tmp_path, text, passages, origin="Somebody", reading=None):
    path = qdpx(
        tmp_path / "p.qdpx",
        project(codes(code(1, "A")), sources(text_source(2, *passages)), origin=origin),
        texts(_2=text),
    )
    return open_refi(path, reading)


def read(tmp_path, text, passages, origin="Somebody", reading=None):
    """The passages of a project with one text: their words and titles; its reading and remarks."""
    with opened(tmp_path, text, passages, origin, reading) as found:
        (source,) = found.sources()
        quoted = [source.text[one.start : one.end] for one in source.selections]
        return quoted, found.reading, found.remarks, source


def counted(text, quotes, count, more=0, named=True):
    """Passages around quotes, their ends as `count` counts what stands before them."""
    found = []
    for number, quote in enumerate(quotes, 10):
        start = text.index(quote)
        ends = count(text[:start]), count(text[: start + len(quote)]) - more
        name = " ".join(quote.split()) if named else None
        found.append(passage(number, *ends, coding(number + 50, 1), name=name))
    return found


def utf_16(text):
    return len(text.encode("utf-16-le")) // 2


def one_break(text):
    return len(text.replace("\r\n", "\n"))


def two_breaks(text):
    return len(text.replace("\r\n", "\n").replace("\n", "\r\n"))


def test_positions_are_code_points_with_exclusive_ends_where_nothing_tells_otherwise(tmp_path):
    text = "😀 " + WORDS
    quoted, reading, _remarks, _source = read(tmp_path, text, counted(text, QUOTES, len, named=False))
    assert quoted == QUOTES
    assert reading == PositionReading()


def test_ends_are_inclusive_where_three_quotations_prove_it(tmp_path):
    quoted, reading, remarks, _source = read(tmp_path, WORDS, counted(WORDS, QUOTES[:3], len, more=1))
    assert quoted == QUOTES[:3]
    assert reading.ends is Ends.INCLUSIVE
    (said,) = [remark for remark in remarks if "Positions" in remark.sentence]
    assert said.outcome is Outcome.ADAPTED
    assert "the last position belongs to the passage" in said.sentence
    assert "3 quotations" in said.sentence


def test_two_titles_that_are_a_letter_longer_prove_nothing(tmp_path):
    quoted, reading, _remarks, _source = read(tmp_path, WORDS, counted(WORDS, QUOTES[:2], len, more=1))
    assert quoted == [quote[:-1] for quote in QUOTES[:2]]
    assert reading.ends is Ends.EXCLUSIVE


def test_ends_stay_exclusive_where_more_quotations_say_so(tmp_path):
    passages = [*counted(WORDS, QUOTES[:3], len, more=1), *counted(WORDS, QUOTES, len)]
    assert read(tmp_path, WORDS, passages)[1].ends is Ends.EXCLUSIVE


def test_nvivo_on_windows_counts_utf_16(tmp_path):
    text = "😀👩‍👧 " + WORDS
    passages = counted(text, QUOTES, utf_16, named=False)
    assert read(tmp_path, text, passages, "NVivo 12.6.1.970 (Windows)")[0] == QUOTES
    assert read(tmp_path, text, counted(text, QUOTES, len, named=False), "NVivo for Mac 1.7")[0] == QUOTES


def test_a_quotation_after_an_emoji_proves_utf_16(tmp_path):
    text = "😀 " + WORDS
    quoted, reading, _remarks, _source = read(tmp_path, text, counted(text, QUOTES[2:3], utf_16))
    assert quoted == QUOTES[2:3]
    assert reading.unit is Unit.UTF_16


def test_a_quotation_after_an_emoji_proves_that_nvivo_counted_code_points(tmp_path):
    text = "😀 " + WORDS
    quoted, reading, _remarks, _source = read(tmp_path, text, counted(text, QUOTES[2:3], len), "NVivo 14 (Windows)")
    assert quoted == QUOTES[2:3]
    assert reading.unit is Unit.CODE_POINTS


LINES = "Første linje.\r\nAnden linje.\r\n\r\nTredje linje her.\r\nOg den fjerde."
OF_LINES = ["Anden linje.", "Tredje linje", "den fjerde", "Anden linje.\r\n\r\nTredje"]


@pytest.mark.parametrize(
    ("origin", "count"),
    [
        ("Somebody", len),
        ("f4analyse 3.4", len),
        ("NVivo 12 Windows", len),
        ("ATLAS.ti 22.0.6 Windows", one_break),
        ("MAXQDA 24.3", one_break),
        ("QualCoder-3.5", one_break),
    ],
)
def test_line_ends_count_as_the_program_is_known_to_count_them(tmp_path, origin, count):
    quoted, _reading, _remarks, source = read(
        tmp_path, LINES.encode(), counted(LINES, OF_LINES, count, named=False), origin
    )
    assert quoted == [quote.replace("\r\n", "\n") for quote in OF_LINES]
    assert "\r" not in source.text


@pytest.mark.parametrize("origin", ["Somebody", "ATLAS.ti 22", "MAXQDA 24", "QualCoder 3"])
@pytest.mark.parametrize("count", [len, one_break])
def test_quotations_decide_how_line_ends_count_whatever_the_program(tmp_path, origin, count):
    quoted, _reading, _remarks, _source = read(tmp_path, LINES.encode(), counted(LINES, OF_LINES, count), origin)
    assert quoted == [quote.replace("\r\n", "\n") for quote in OF_LINES]


def test_positions_may_count_two_for_line_ends_that_are_one_in_the_text(tmp_path):
    text = LINES.replace("\r\n", "\n")
    quotes = [quote.replace("\r\n", "\n") for quote in OF_LINES]
    quoted, reading, _remarks, _source = read(tmp_path, text, counted(text, quotes, two_breaks))
    assert quoted == quotes
    assert reading.breaks is Breaks.TWO


def test_all_ways_of_counting_can_come_together(tmp_path):
    text = "😀 " + LINES
    passages = counted(text, OF_LINES[:3], lambda before: utf_16(before.replace("\r\n", "\n")), more=1)
    quoted, reading, _remarks, _source = read(tmp_path, text.encode(), passages)
    assert quoted == OF_LINES[:3]
    assert reading == PositionReading(Unit.UTF_16, Ends.INCLUSIVE, Breaks.ONE)


def test_a_byte_order_mark_is_not_counted(tmp_path):
    data = b"\xef\xbb\xbf" + WORDS.encode()
    quoted, _reading, _remarks, source = read(tmp_path, data, counted(WORDS, QUOTES, len, named=False))
    assert quoted == QUOTES
    assert source.text == WORDS


def test_texts_keep_the_line_breaks_that_they_begin_with(tmp_path):
    text = "\n\n " + WORDS + " \n"
    quoted, _reading, _remarks, source = read(tmp_path, text, counted(text, QUOTES, len, named=False))
    assert quoted == QUOTES
    assert source.text == text


def test_what_a_text_may_not_hold_goes_and_passages_stay(tmp_path):
    text = "Her\x00 er\u2028\x0c" + WORDS[:20] + "\x07\ufeff" + WORDS[20:]
    quotes = ["Ingen kom.", "bankede"]
    quoted, _reading, _remarks, source = read(tmp_path, text, counted(text, quotes, len, named=False))
    assert quoted == quotes
    assert "\x00" not in source.text


def test_a_researcher_who_knows_better_is_believed(tmp_path):
    inclusive = PositionReading(ends=Ends.INCLUSIVE)
    passages = counted(WORDS, QUOTES, len, more=1, named=False)
    quoted, reading, remarks, _source = read(tmp_path, WORDS, passages, reading=inclusive)
    assert (quoted, reading) == (QUOTES, inclusive)
    assert any("You chose this" in remark.sentence for remark in remarks)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("ringede til dem", ""),
        ("ringede…", ""),
        ("ringede til...", ""),
        ("", ""),
        ("line:6", "line:6"),
        ("ringede ikke…", "ringede ikke…"),
        ("Forsøg på kontakt", "Forsøg på kontakt"),
    ],
)
def test_a_name_is_a_title_where_it_is_not_the_words(tmp_path, name, title):
    *_rest, source = read(tmp_path, WORDS, [passage(10, 3, 18, name=name)])
    assert source.selections[0].name == title


def test_a_quotation_over_lines_is_no_title_though_its_line_breaks_became_spaces(tmp_path):
    text = "Første\nlinje\n\n og mere"
    *_rest, source = read(tmp_path, text, [passage(10, 0, 17, name="Første linje   og")])
    assert source.selections[0].name == ""


@pytest.mark.parametrize(
    ("start", "end", "found", "said"),
    [
        (80, 999, 80, "reached beyond the text"),
        (-5, 4, 0, "reached beyond the text"),
        (20, 9, 9, "ended before it began"),
        (999, 1005, None, "wholly outside"),
        ("x", 5, None, "does not say where it is"),
        ("1", "9" * 4999, None, "does not say where it is"),
        (None, 4, None, "does not say where it is"),
    ],
)
def test_passages_that_cannot_be_are_mended_or_left_out_and_said_so(tmp_path, start, end, found, said):
    quoted, _reading, remarks, source = read(tmp_path, WORDS, [passage(10, start, end, coding(60, 1))])
    assert [one.start for one in source.selections] == ([] if found is None else [found])
    (remark,) = [remark for remark in remarks if said in remark.sentence]
    assert remark.where == "Text 2"
    assert remark.outcome is (Outcome.LEFT_OUT if found is None else Outcome.ADAPTED)
    assert all(quote in WORDS for quote in quoted)


@pytest.mark.parametrize("place", [0, 5, len(WORDS)])
def test_a_passage_without_words_stays_where_it_is(tmp_path, place):
    *_rest, remarks, source = read(tmp_path, WORDS, [passage(10, place, place, coding(60, 1))])
    assert [(one.start, one.end) for one in source.selections] == [(place, place)]
    assert not [remark for remark in remarks if remark.outcome is not Outcome.TAKEN]


PIECES = st.lists(
    st.sampled_from(["a", "æ ", "😀", "e\u0301", "\r\n", "\n", "\r", "👩‍👧", "\u2028", "\x00"]), max_size=30
)


@given(PIECES, PIECES, PIECES, st.sampled_from(Unit), st.sampled_from([Breaks.AS_WRITTEN, Breaks.ONE]))
def test_a_passage_has_its_words_however_they_are_counted(before, inside, after, unit, breaks):
    one, two, three = ("".join(part) for part in (before, inside, after))
    if (one + "|" + two + "|" + three).count("\r\n") != (one + two + three).count("\r\n"):
        return
    text = one + two + three

    def count(part):
        part = part.replace("\r\n", "\n") if breaks is Breaks.ONE else part
        return utf_16(part) if unit is Unit.UTF_16 else len(part)

    offsets = Offsets(text, PositionReading(unit, Ends.EXCLUSIVE, breaks))
    assert text[offsets.position(count(one)) : offsets.position(count(one + two))] == two
    assert offsets.length == count(text)


def test_passages_may_overlap_nest_and_be_the_same(tmp_path):
    ends = [(0, 20), (5, 30), (5, 30), (6, 7)]
    passages = [passage(10 + place, *each, coding(60 + place, 1)) for place, each in enumerate(ends)]
    *_rest, source = read(tmp_path, WORDS, passages)
    assert [(one.start, one.end) for one in source.selections] == ends
    assert [one.guid for one in source.selections] == [guid(10 + place) for place in range(4)]
