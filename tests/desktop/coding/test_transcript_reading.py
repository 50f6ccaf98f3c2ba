import unicodedata

from hands import before, colour_at, drag, move, point_in
from interviews import INTERVIEW, mark, place, spoken
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from qualapp.desktop.coding.marks import Transcript
from qualapp.model.source import Block, BlockKind
from qualapp.model.text import TextRange


def blocks_of(view):
    block = view.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def line_places(view):
    """Where every line of the page stands and what is in it."""
    layout = view.document().documentLayout()
    return [
        (layout.blockBoundingRect(block).y(), line.y(), line.textStart(), line.textLength())
        for block in blocks_of(view)
        for line in (block.layout().lineAt(number) for number in range(block.layout().lineCount()))
    ]


def plain(*paragraphs: tuple[BlockKind, str, int]) -> Transcript:
    text, blocks = "", []
    for kind, words, level in paragraphs:
        blocks.append(Block(kind, TextRange(len(text), len(text) + len(words)), level))
        text += words + "\n\n"
    return Transcript(1, text, tuple(blocks))


def test_labels_and_blank_lines_are_not_in_the_document(page):
    assert [block.text() for block in blocks_of(page)] == [turn.speech.of(INTERVIEW.text) for turn in INTERVIEW.turns]


def test_time_stamps_after_the_speech_are_not_in_the_document(page):
    text = "Mor: Ja tak. #00:14:08#\nFar: Nej."
    turns = spoken((("Mor", 848, "Ja tak."), ("Far", None, "Nej."))).turns
    mor = turns[0].__class__(1, TextRange(0, 23), TextRange(5, 12), "Mor", 848_000, None, False, "")
    far = turns[0].__class__(2, TextRange(24, 33), TextRange(29, 33), "Far", None, None, False, "")
    page.show_transcript(Transcript(1, text, (), (mor, far)))
    assert [block.text() for block in blocks_of(page)] == ["Ja tak.", "Nej."]


def test_the_column_keeps_its_width_whatever_the_window(page, qtbot):
    places = line_places(page)
    page.resize(1500, 500)
    qtbot.waitUntil(lambda: page.viewport().height() < 520)
    assert line_places(page) == places
    layouts = [block.layout() for block in blocks_of(page)]
    full = [layout.lineAt(number).textLength() for layout in layouts for number in range(layout.lineCount() - 1)]
    assert 62 <= sum(full) / len(full) <= 75


def test_spare_width_becomes_margin_on_both_sides(page, qtbot):
    page.resize(1564, 670)
    qtbot.waitUntil(lambda: 280 <= page.viewport().x() <= 320)


def test_codings_do_not_move_a_word(page):
    places = line_places(page), page.verticalScrollBar().maximum()
    page.show_marks([mark(1, 1, place(INTERVIEW, "Og hvem kommer der nu?")), mark(2, 2, place(INTERVIEW, "skema"))])
    page.focus_excerpt(1)
    page.viewport().grab()
    assert (line_places(page), page.verticalScrollBar().maximum()) == places


def test_only_paragraphs_have_air_and_broken_lines_stay_together(page):
    page.show_transcript(
        plain(
            (BlockKind.HEADING, "Referat", 1),
            (BlockKind.PARAGRAPH, "brudt\naf hånd", 0),
            (BlockKind.PARAGRAPH, "ny", 0),
        )
    )
    assert [block.text() for block in blocks_of(page)] == ["Referat", "brudt", "af hånd", "ny"]
    assert [block.blockFormat().topMargin() for block in blocks_of(page)] == [14, 14, 0, 14]


def test_without_known_paragraphs_blank_lines_part_them(page):
    page.show_transcript(Transcript(1, "\n\net\n \n\nto\n\n"))
    assert [block.text() for block in blocks_of(page)] == ["et", "to"]
    assert page.document().lastBlock().blockFormat().topMargin() == 14


def test_headings_are_larger_and_bolder(page):
    page.show_transcript(plain((BlockKind.HEADING, "Referat", 1), (BlockKind.PARAGRAPH, "Referat", 0)))
    heading, paragraph = (next(iter(block.begin())).fragment().charFormat().font() for block in blocks_of(page))
    assert heading.weight() == 600
    assert heading.pixelSize() > page.document().defaultFont().pixelSize() == 17
    assert paragraph.weight() == 400


def test_cells_of_a_table_stand_under_each_other(page):
    page.show_transcript(
        Transcript(
            1,
            "Opgave\tHvem\nLampe til huset\tMerete",
            (Block(BlockKind.TABLE_ROW, TextRange(0, 11)), Block(BlockKind.TABLE_ROW, TextRange(12, 34))),
        )
    )
    cells = [point_in(page, "Hvem").x(), point_in(page, "Merete").x()]
    assert cells[0] == cells[1]
    assert cells[0] > point_in(page, "huset").x() + 20


def test_dragging_over_words_selects_them(page, qtbot):
    with qtbot.waitSignal(page.selection_changed):
        drag(page, before(page, "Boligforeningen"), before(page, "betalte", 7))
    assert page.selected_range() == place(INTERVIEW, "Boligforeningen betalte")


def test_white_space_at_the_ends_is_not_selected(page):
    drag(page, before(page, " Boligforeningen"), before(page, "betalte lampen", 8))
    assert page.selected_range() == place(INTERVIEW, "Boligforeningen betalte")


def test_a_selection_over_a_turn_includes_its_label_but_not_the_label_after_it(page):
    first, second = INTERVIEW.turns[0].speech, INTERVIEW.turns[1].speech
    cursor = page.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(page.document().findBlockByNumber(1).position(), QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    assert page.selected_range() == first
    cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    assert page.selected_range() == TextRange(first.start, second.start + 3)


def test_the_keyboard_walks_and_selects(page, qtbot):
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
    assert page.selected_range().of(INTERVIEW.text) == "Hvordan"
    QTest.keyClick(page, Qt.Key.Key_End)
    QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert page.selected_range().of(INTERVIEW.text) == "?"


def test_words_after_emoji_and_among_hebrew_are_the_ones_that_were_selected(page):
    words = "Glad 🙂👩‍👧 og שלום וברוכים med te\u0301 til alle."
    transcript = spoken((("Interviewer", 3, "Nå 𝄞?"), ("Mor", 9, words)))
    page.show_transcript(transcript)
    drag(page, before(page, "til"), before(page, "alle", 4))
    assert page.selected_range().of(transcript.text) == "til alle"
    for word in ("וברוכים", "🙂", "og"):
        page.select(place(transcript, word))
        assert page.selected_range() == place(transcript, word)
        assert page.textCursor().selectedText() == word
    QTest.mouseDClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point_in(page, "שלום", 1) - QPoint(8, 0))
    assert page.selected_range().of(transcript.text) == "שלום"


def test_a_selection_never_parts_a_letter_from_its_marks(page):
    transcript = spoken((("Mor", None, "en te\u0301 🙂 nu"),))
    page.show_transcript(transcript)
    start = page.document().find("te").selectionStart()
    cursor = page.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + 2, QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    assert unicodedata.normalize("NFC", page.selected_range().of(transcript.text)) == "té"
    cursor.setPosition(start + 4)
    cursor.setPosition(start + 5, QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    assert page.selected_range().of(transcript.text) == "🙂"


def test_a_drag_that_begins_in_the_margin_selects_nothing(page):
    drag(page, QPoint(60, 70), point_in(page, "Boligforeningen"))
    assert page.selected_range() is None


def test_two_clicks_take_a_word_and_three_a_paragraph_with_all_its_lines(page):
    transcript = plain((BlockKind.PARAGRAPH, "første linje\nanden linje\ntredje", 0), (BlockKind.PARAGRAPH, "nyt", 0))
    page.show_transcript(transcript)
    point = point_in(page, "anden")
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert page.selected_range().of(transcript.text) == "anden"
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert page.selected_range() == transcript.blocks[0].range


def test_copying_gives_the_words_without_labels(page):
    page.select(TextRange(INTERVIEW.turns[5].speech.start, INTERVIEW.turns[7].speech.end))
    page.copy()
    copied = QApplication.clipboard().text()
    assert copied.endswith("Siden er det gået lettere.\nTak.\nVi ses på torsdag 🙂")


def test_selected_words_are_tinted_in_the_accent(page, theme):
    place_above = point_in(page, "Og hvem kommer", 2) + QPoint(0, -9)
    assert colour_at(page, place_above) == "#FFFFFF"
    page.select(place(INTERVIEW, "Og hvem kommer"))
    assert colour_at(page, place_above) == "#C9D2E9"


def test_larger_letters_widen_the_column_and_keep_place_and_selection(page):
    page.resize(964, 300)
    selected = place(INTERVIEW, "lærlingeplads")
    page.select(selected)
    page.scroll_to(place(INTERVIEW, "Du nævnte kommunen"))
    top = page.top_position
    page.set_reading("", 22, 1.6)
    assert page.document().defaultFont().pixelSize() == 22
    assert page.document().begin().layout().lineAt(0).width() == round(552 * 22 / 17)
    assert page.selected_range() == selected
    assert page.top_position == top


def test_the_place_can_be_kept_and_found_again(page):
    page.resize(964, 260)
    page.top_position = INTERVIEW.turns[5].speech.start
    assert page.top_position == INTERVIEW.turns[5].speech.start
    value = page.verticalScrollBar().value()
    page.scroll_to(place(INTERVIEW, "Kommunen kom med"))
    assert page.verticalScrollBar().value() == value
    page.scroll_to(place(INTERVIEW, "Hvordan fandt"))
    assert page.verticalScrollBar().value() < value


def test_a_dark_theme_darkens_the_page_and_nothing_moves(page, theme):
    page.resize(964, 300)
    page.verticalScrollBar().setValue(57)
    places = line_places(page)
    theme.follow("dark")
    assert colour_at(page, QPoint(4, 4)) == theme.tokens.surface == "#1B1F25"
    assert line_places(page) == places
    assert page.verticalScrollBar().value() == 57


def test_a_long_speaker_is_told_in_full_by_its_tooltip(page, qtbot):
    page.scroll_to(place(INTERVIEW, "Vi ses"))
    at = QPoint(60, point_in(page, "Vi ses").y())
    QApplication.sendEvent(page.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, at, page.viewport().mapToGlobal(at)))
    assert QToolTip.text() == "Frivillig i beboerforeningen og vaskeriet"
    QToolTip.hideText()


def test_the_wheel_with_ctrl_is_left_to_the_window(page):
    places = line_places(page)
    control, buttons = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.NoButton
    turned = QWheelEvent(
        QPointF(400, 200),
        QPointF(400, 200),
        QPoint(),
        QPoint(0, 120),
        buttons,
        control,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.viewport(), turned)
    assert not turned.isAccepted()
    assert line_places(page) == places


def test_it_has_a_name_for_those_who_do_not_see_it(page):
    assert page.accessibleName() == "Transcript"
    assert "Enter" in page.accessibleDescription()


def test_nothing_to_show_is_no_error(page):
    page.show_transcript(Transcript(1, ""))
    page.viewport().grab()
    move(page, QPoint(300, 20), pressed=False)
    assert page.selected_range() is None
    assert page.top_position == 0
