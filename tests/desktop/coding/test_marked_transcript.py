from dataclasses import replace

from hands import colour_at, colours_in, point_in
from interviews import INTERVIEW, codings, mark, place
from PySide6.QtCore import QPoint

from qualapp.desktop.coding.marks import Transcript
from qualapp.desktop.look.code_colours import code_colour
from qualapp.desktop.look.tokens import mix
from qualapp.model.coding import Valence
from qualapp.model.text import TextRange

ABOVE = QPoint(0, -9)
BELOW = QPoint(0, 13)


def on(words: str) -> TextRange:
    return place(INTERVIEW, words)


def seen(view, words: str, after: int = 2, shift: QPoint = ABOVE) -> str:
    return colour_at(view, point_in(view, words, after) + shift)


def test_an_excerpt_has_the_wash_of_the_code_applied_first(coded):
    assert seen(coded, "de lærer hinanden at lappe", 20) == code_colour(3).wash
    assert seen(coded, "Boligforeningen") == code_colour(2).wash
    assert seen(coded, "Og hvem kommer") == "#FFFFFF"


def test_where_excerpts_overlap_the_shortest_is_wash_and_the_other_a_line_below(coded):
    assert seen(coded, "Den første måned") == code_colour(3).wash
    point = point_in(coded, "Den første måned", 2)
    below = colours_in(coded, point.x() + 2, point.y() + 8, 4, 12)
    assert code_colour(1).ink in below
    assert code_colour(1).ink not in colours_in(coded, point.x(), point.y() - 10, 4, 3)


def test_the_focused_excerpt_comes_forward_strong_and_outlined(coded):
    coded.focus_excerpt(1)
    assert seen(coded, "Den første måned") == code_colour(1).wash_strong
    assert seen(coded, "Vi stod uden") == code_colour(1).wash_strong
    coded.focus_excerpt(None)
    assert seen(coded, "Vi stod uden") == code_colour(1).wash


def test_words_of_a_question_are_brighter_once_they_are_coded(page):
    question = point_in(page, "Hvad er deres rolle")
    faint = colours_in(page, question.x(), question.y() - 8, 40, 16)
    assert "#1D2129" not in faint
    page.show_marks(codings())
    assert "#1D2129" in colours_in(page, question.x(), question.y() - 8, 40, 16)


def test_an_excerpt_whose_words_are_gone_is_a_mark_where_they_were(coded):
    assert code_colour(9).ink in colours_in(
        coded, point_in(coded, "kom selv").x() - 8, point_in(coded, "kom selv").y() - 10, 12, 20
    )
    assert coded.excerpts_at(on("kom selv").start) == (10,)


def test_in_the_dark_the_same_washes_are_dark(coded, theme):
    theme.follow("dark")
    assert seen(coded, "Boligforeningen") == code_colour(2, dark=True).wash


def test_stripes_are_solid_for_mine_and_hatched_for_anothers(coded):
    left = 140 + 552 + 16
    mine = point_in(coded, "Vi stod uden").y()
    assert colour_at(coded, QPoint(left + 2, mine)) == code_colour(1).ink
    others = point_in(coded, "Hvad er deres rolle").y()
    hatched = colours_in(coded, left + 1, others - 6, 3, 12)
    assert len(hatched) > 3
    assert max(hatched) > mix(code_colour(2).ink, "#FFFFFF", 0.6)


def test_another_code_leaves_stripes_in_their_lanes(coded):
    before = {coding: stripe.lane for stripe in coded._gutter.stripes for coding in stripe.codings}
    early = mark(99, 99, on("Det var et tilfælde. Vi stod uden lokale"))
    coded.show_marks([*codings(), early])
    after = {coding: stripe.lane for stripe in coded._gutter.stripes for coding in stripe.codings}
    assert {coding: after[coding] for coding in before} == before


def test_applying_a_code_changes_colours_only(page):
    page.resize(964, 400)
    page.verticalScrollBar().setValue(63)
    page.select(on("Boligforeningen"))
    page.verticalScrollBar().setValue(63)
    page.show_marks(codings())
    assert page.verticalScrollBar().value() == 63
    assert page.selected_range() == on("Boligforeningen")


def test_focusing_is_told_once(coded, qtbot):
    told = []
    coded.excerpt_focused.connect(told.append)
    coded.focus_excerpt(4)
    coded.focus_excerpt(4, jump=True)
    coded.focus_excerpt(777)
    assert told == [4, None]


def test_an_excerpt_that_is_no_longer_there_loses_the_focus(coded, qtbot):
    coded.focus_excerpt(3)
    with qtbot.waitSignal(coded.excerpt_focused, check_params_cb=lambda found: found is None):
        coded.show_marks([coding for coding in codings() if coding.excerpt_id != 3])
    assert coded.focused_excerpt is None


def test_another_source_begins_without_codings(coded, qtbot):
    coded.focus_excerpt(3)
    with qtbot.waitSignal(coded.excerpt_focused):
        coded.show_transcript(Transcript(8, "Noget helt andet."))
    assert coded.excerpts_at(3) == ()
    assert coded.focus_next(1) is None


def test_next_and_previous_go_in_reading_order_and_stop_at_the_ends(coded):
    met = [coded.focus_next(1) for _ in range(11)]
    assert met == [1, 2, 3, 5, 4, 6, 7, 8, 9, 10, None]
    assert coded.focused_excerpt == 10
    assert [coded.focus_next(-1) for _ in range(2)] == [9, 8]


def test_a_jump_brings_the_excerpt_into_view_and_shows_it_for_a_moment(coded, qtbot):
    coded.resize(964, 200)
    coded.focus_excerpt(9, jump=True)
    assert coded.viewport().rect().contains(point_in(coded, "min kontaktperson"))
    assert coded.textCursor().position() == coded.document().find("min kontaktperson").selectionStart()
    thick = coded.viewport().grab().toImage()
    qtbot.waitUntil(lambda: coded.viewport().grab().toImage() != thick, timeout=2000)


def test_the_next_paragraph_without_codings_skips_questions(page):
    marks = [mark(1, 1, on("Det var et tilfælde.")), mark(2, 2, on("Kommunen kom med et skema."))]
    page.show_marks(marks)
    third, last = INTERVIEW.turns[3].speech, INTERVIEW.turns[7].speech
    assert page.next_uncoded_block(1) == third
    assert page.next_uncoded_block(1) == last
    assert page.next_uncoded_block(1) is None
    assert page.next_uncoded_block(-1) == third
    assert page.selected_range() is None


def test_excerpts_at_a_place_come_shortest_first(coded):
    assert coded.excerpts_at(on("de lærer hinanden").start) == (4, 5)
    assert coded.excerpts_at(on("Tak.").start) == ()


def test_ends_move_by_a_word(coded):
    text = INTERVIEW.text
    coded.focus_excerpt(2)
    assert coded.widen_by_word("end", 1).of(text) == "Den første måned sad jeg der mest alene med en kande kaffe,"
    assert coded.widen_by_word("end", -1).of(text) == "Den første måned sad jeg der mest alene med en kande"
    assert coded.widen_by_word("start", 1).of(text) == "første måned sad jeg der mest alene med en kande kaffe"
    assert coded.widen_by_word("start", -1).of(text).startswith("tøj. Den første")


def test_ends_move_over_labels_to_the_words_beyond(coded):
    coded.show_marks([mark(1, 1, on("Hvordan fandt I på at lægge cafeen i vaskeriet?"))])
    coded.focus_excerpt(1)
    wider = coded.widen_by_word("end", 1)
    assert wider.end == on("Det var et tilfælde").start + len("Det")


def test_another_coders_excerpt_stays_as_it_is(coded):
    coded.focus_excerpt(7)
    assert coded.widen_by_word("end", 1) is None
    coded.focus_excerpt(None)
    assert coded.widen_by_word("start", -1) is None


def test_an_excerpt_never_loses_its_last_word(page):
    page.show_marks([mark(1, 1, on("skema"))])
    page.focus_excerpt(1)
    assert page.widen_by_word("end", -1) is None
    assert page.widen_by_word("start", 1) is None


def test_hits_are_framed_and_the_current_one_is_filled(page, theme):
    first, second = on("kaffe, men"), on("skema")
    page.set_search_hits([first, second], second)
    point = point_in(page, "kaffe, men")
    assert "#2F4FA8" in colours_in(page, point.x() - 6, point.y() - 12, 30, 4)
    assert seen(page, "skema") == theme.tokens.accent_soft
    assert seen(page, "kaffe, men", 3) == "#FFFFFF"
    page.set_search_hits([])
    assert "#2F4FA8" not in colours_in(page, point.x() - 6, point.y() - 12, 30, 4)


def test_another_valence_shows_another_sign_at_the_same_place(coded, theme):
    name = QPoint(140 + 552 + 16 + 49 + 10, point_in(coded, "Vi stod uden").y())
    assert theme.tokens.driver in colours_in(coded, name.x(), name.y() - 6, 12, 12)
    barrier = [replace(coding, valence=Valence.BARRIER) if coding.coding_id == 1 else coding for coding in codings()]
    coded.show_marks(barrier)
    shown = colours_in(coded, name.x(), name.y() - 6, 12, 12)
    assert theme.tokens.barrier in shown
    assert theme.tokens.driver not in shown
