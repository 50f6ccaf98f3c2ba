from hands import colours_in, point_in
from interviews import spoken
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QRegion

from qualapp import i18n
from qualapp.formats import recording_time


def ink_rows(view, left: int, top: int, width: int, height: int) -> list[int]:
    """The rows of a part of the page in which something is written."""
    return [row for row in range(top, top + height) if len(colours_in(view, left, row, width, 1)) > 1]


def test_times_are_written_as_the_language_has_them():
    assert [recording_time(907_000), recording_time(3_765_000), recording_time(0)] == ["15:07", "1:02:45", "00:00"]
    i18n.speak("da")
    assert [recording_time(907_000), recording_time(3_765_000)] == ["15.07", "1.02.45"]


def test_speaker_and_time_stand_beside_the_first_lines_of_a_turn_and_nowhere_else(page):
    first = point_in(page, "Det var et tilfælde").y()
    rows = ink_rows(page, 0, first - 12, 122, 27 * 5)
    assert rows
    assert rows[0] >= first - 8
    assert rows[-1] <= first + 30


def test_the_label_ends_twenty_pixels_before_the_text(page):
    y = point_in(page, "Det var et tilfælde").y()
    assert len(colours_in(page, 122, y - 10, 16, 40)) == 1
    assert len(colours_in(page, 112, y - 10, 9, 40)) > 1


def test_the_time_of_a_single_line_stands_after_the_name(page):
    y = point_in(page, "Og hvem kommer").y()
    assert ink_rows(page, 0, y - 12, 122, 40)[-1] <= y + 10


def test_a_label_is_drawn_once_however_many_paragraphs_the_turn_has(page):
    page.show_transcript(spoken((("Mor", 5, "Et afsnit.\n\nOg et til, hun sagde.\n\nOg et tredje."),)))
    y = point_in(page, "Og et til").y()
    assert ink_rows(page, 0, y - 10, 122, 60) == []


def test_a_page_painted_strip_by_strip_looks_as_if_painted_at_once(coded):
    coded.focus_excerpt(4)
    page = coded.viewport()
    whole, strips = QImage(page.size(), QImage.Format.Format_RGB32), QImage(page.size(), QImage.Format.Format_RGB32)
    page.render(whole)
    for top in range(0, page.height(), 7):
        page.render(strips, QPoint(0, top), QRegion(0, top, page.width(), 7))
    assert strips == whole


def test_a_time_without_a_name_stands_in_the_place_of_the_name(page):
    page.show_transcript(spoken((("", 5, "Et afsnit."), ("", 65, "Og et til, hun sagde."))))
    y = point_in(page, "Og et til").y()
    rows = ink_rows(page, 0, y - 12, 122, 40)
    assert rows
    assert rows[-1] <= y + 10
