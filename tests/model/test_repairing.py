"""A reading that is mended keeps its tables, headings and turns at their words."""

from qualapp.model.repairing import looks_damaged, proposed_repairs, repaired_reading
from qualapp.model.source import Block, BlockKind, Reading, Turn
from qualapp.model.text import TextRange


def _reading(*lines: tuple[BlockKind, str]) -> Reading:
    text = "\n".join(line for _kind, line in lines)
    blocks, start = [], 0
    for kind, line in lines:
        blocks.append(Block(kind, TextRange(start, start + len(line))))
        start += len(line) + 1
    return Reading("Skannet", text, tuple(blocks), original=b"as it came")


def _mended(reading: Reading) -> Reading:
    repairs = proposed_repairs(reading.text, reading.blocks, reading.turns, "da")
    return repaired_reading(reading, [each for each in repairs if each.is_sure])


HEADING, PARAGRAPH, ROW = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW
DAMAGED = "Det foerste aar var boernene glade, og foraeldrene fik raad og stoette"


def test_rows_and_headings_stay_what_they_are_while_their_letters_are_mended() -> None:
    reading = _reading(
        (HEADING, "Maal og omraader"), (ROW, "aar\tboern"), (ROW, "foerste\taeldre"), (PARAGRAPH, DAMAGED + ".")
    )
    mended = _mended(reading)
    assert [(block.kind, block.range.of(mended.text)) for block in mended.blocks] == [
        (HEADING, "Mål og områder"),
        (ROW, "år\tbørn"),
        (ROW, "første\tældre"),
        (PARAGRAPH, "Det første år var børnene glade, og forældrene fik råd og støtte."),
    ]
    assert mended.original == b"as it came"


def test_paragraphs_that_a_page_broke_become_one() -> None:
    reading = _reading((PARAGRAPH, DAMAGED), (PARAGRAPH, "af sundhedsplejersken, naar de havde brug for det."))
    mended = _mended(reading)
    assert [block.range.of(mended.text) for block in mended.blocks] == [mended.text]
    assert "\n" not in mended.text


def test_turns_keep_their_names_and_their_words() -> None:
    first, second = f"Soeren: {DAMAGED}", "Aase: og saa gik det godt for de smaa"
    text = f"{first}\n{second}"
    turns = tuple(
        Turn(TextRange(start, start + len(line)), TextRange(start + line.index(" ") + 1, start + len(line)), who)
        for start, line, who in ((0, first, "Soeren"), (len(first) + 1, second, "Aase"))
    )
    reading = Reading("Samtale", text, (Block(PARAGRAPH, TextRange(0, len(text))),), turns)
    mended = _mended(reading)
    assert [turn.speech.of(mended.text) for turn in mended.turns] == [
        "Det første år var børnene glade, og forældrene fik råd og støtte",
        "og så gik det godt for de små",
    ]
    assert [turn.range.of(mended.text).split(":")[0] for turn in mended.turns] == ["Soeren", "Aase"]


def test_a_text_looks_damaged_only_where_several_repairs_are_sure() -> None:
    assert looks_damaged(proposed_repairs(DAMAGED, (), (), "da"))
    assert not looks_damaged(proposed_repairs("Vi talte med Aase om boern.", (), (), "da"))
