"""Memos in Word: grouped, with what they rest on."""

from dataclasses import replace
from datetime import datetime

import docx
import pytest

from qualapp import i18n
from qualapp.errors import UserError
from qualapp.exporters.memos_report import MemosReport, ToldMemo
from qualapp.exporters.memos_word import write_memos
from qualapp.progress import finish

MADE = datetime(2024, 5, 6, 14, 32)
JOURNAL = ToldMemo(1, "g", "project", "Nord", "Første dag.", "Signe", "SI", "1", 1, MADE, MADE)
ON_CODE = replace(JOURNAL, kind="code", name="Ledelse > Tid", text="Ligner den\nOpbakning?")
ON_WORDS = replace(
    JOURNAL, kind="excerpt", name="Nord: Hanne", text="Husk.", quotation="Vi mangler timer.", place="characters 3–20"
)


def written(path, *memos, filters=()) -> list[tuple[str, str]]:
    report = MemosReport("Nord", memos, filters, "Signe", MADE)
    found = docx.Document(str(finish(write_memos(report, path / "m.docx"))))
    return [(paragraph.style.name, paragraph.text) for paragraph in found.paragraphs]


def test_the_journal_comes_first_then_what_memos_are_about(tmp_path):
    found = written(tmp_path, JOURNAL, ON_CODE, ON_WORDS)
    assert [(style, text) for style, text in found if style.startswith("Heading")] == [
        ("Heading 1", "Project journal"),
        ("Heading 1", "Memos on codes"),
        ("Heading 2", "Ledelse > Tid"),
        ("Heading 1", "Memos on excerpts"),
        ("Heading 2", "Nord: Hanne"),
    ]
    assert [text for style, text in found if style == "Excerpt memo"] == [
        "6 May 2024 14:32 · Signe\nFørste dag.",
        "6 May 2024 14:32 · Signe\nLigner den\nOpbakning?",
        "6 May 2024 14:32 · Signe\nHusk.",
    ]


def test_a_memo_on_an_excerpt_stands_below_its_words_and_their_place(tmp_path):
    found = written(tmp_path, replace(ON_WORDS, code="Ledelse"))
    at = found.index(("Quote", "“Vi mangler timer.”"))
    assert found[at + 1] == ("Excerpt source", "characters 3–20 · Ledelse")
    assert found[at + 2][0] == "Excerpt memo"


def test_words_of_a_note_taker_are_not_printed_as_speech(tmp_path):
    found = written(tmp_path, replace(ON_WORDS, is_paraphrase=True))
    assert ("Excerpt paraphrase", "Vi mangler timer.") in found
    assert "Quote" not in {style for style, _text in found}


def test_a_memo_that_was_changed_another_day_says_so(tmp_path):
    found = written(tmp_path, replace(JOURNAL, changed=datetime(2024, 6, 1, 9, 0)))
    assert found[-1][1].startswith("6 May 2024 14:32 · Signe · changed 1 Jun 2024\n")


def test_the_front_says_which_memos_these_are(tmp_path):
    assert ("Report fact", "Listed\tAll memos of the project") in written(tmp_path, JOURNAL)
    assert ("Report fact", "Listed\tWords: tid\nCoder: Ib") in written(
        tmp_path, JOURNAL, filters=("Words: tid", "Coder: Ib")
    )
    assert ("Report caveat", "No memo matches what was asked for.") in written(tmp_path)


def test_danish(tmp_path):
    i18n.speak("da")
    found = written(tmp_path, ON_WORDS)
    assert ("Quote", "»Vi mangler timer.«") in found
    assert ("Heading 1", "Notater om uddrag") in found


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(UserError, match=r"\.docx"):
        finish(write_memos(MemosReport("Nord", (), (), "Signe", MADE), tmp_path / "m.pdf"))
