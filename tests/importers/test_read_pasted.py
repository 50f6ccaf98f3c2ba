import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qualapp.errors import UserError
from qualapp.importers import read, read_pasted
from qualapp.model.text import normalise

TALK = "I: Hvordan kom I i gang?\r\n\r\nB1: Vi begyndte med kaffe.\r\n\r\nI: Og så?\r\n\r\nB1: Så kom de."


def test_a_pasted_text_is_read_like_a_file(tmp_path):
    (tmp_path / "Samtale.txt").write_bytes(TALK.encode())
    assert read_pasted(TALK, "Samtale") == read(tmp_path / "Samtale.txt")
    assert [turn.speaker for turn in read_pasted(TALK, "Samtale").turns] == ["I", "B1"] * 2


def test_a_table_that_was_pasted_is_a_conversation_too():
    rows = ["I\tHvad så?", "B1\tIkke så meget.", "I\tNå?", "B1\tJa.", "I\tHvornår?", "B1\tI går."]
    assert len(read_pasted("\n".join(rows), "Tabel").turns) == 6


@pytest.mark.parametrize("name", ["a/b", "  mange  ord ", "..", "linje\nskift", "rapport.docx", "", "\x00", "C:\\x"])
def test_any_name_will_do(name):
    reading = read_pasted("Hej", name)
    assert reading.name
    assert "\n" not in reading.name
    assert reading.suffix == ".txt"


@pytest.mark.parametrize("text", ["", " \n\t", "\xa0", "\ufeff"])
def test_nothing_cannot_be_pasted(text):
    with pytest.raises(UserError):
        read_pasted(text, "Tom")


def test_more_than_one_source_holds_is_refused(monkeypatch):
    monkeypatch.setattr("qualapp.importers.content.MOST_CHARACTERS", 1_000_000)
    with pytest.raises(UserError, match="more than 1 million characters"):
        read_pasted("ord " * 300_000, "Stor")


@given(st.text(max_size=200))
def test_whatever_is_pasted_is_kept_as_it_is(text):
    try:
        reading = read_pasted(text, "x")
    except UserError:
        assume(False)
    assert normalise(reading.text).text == reading.text
    assert reading.text == normalise(text.replace("\x00", "")).text.lstrip("\ufeff")
    assert "".join("".join(block.range.of(reading.text) for block in reading.blocks).split()) == "".join(
        reading.text.split()
    )
