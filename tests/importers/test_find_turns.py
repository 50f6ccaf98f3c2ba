"""Turns as transcribers write them, and reports whose colons are no speakers."""

import re
import time

import pytest

from qualapp.importers import is_interviewer_label, proposed_speakers
from qualapp.importers.turns import turns_in
from qualapp.model.source import Block, BlockKind, Reading, Speaker
from qualapp.model.text import TextRange


def blocks_of(text, kind=BlockKind.PARAGRAPH):
    return [Block(kind, TextRange(*found.span())) for found in re.finditer(r"[^\n]*\S[^\n]*", text)]


def spoken(text, blocks=None):
    """Speaker, words and time of each turn."""
    turns = turns_in(text, blocks_of(text) if blocks is None else blocks)
    return [(turn.speaker, turn.speech.of(text), turn.time) for turn in turns]


def speakers(text):
    return [speaker for speaker, _words, _time in spoken(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I", "B1"),
        ("Interviewer", "Informant"),
        ("Interviewer 2", "Sundhedsplejerske (Lærkevangen)"),
        ("INT", "KVINDE 3"),
        ("Lone", "Amina"),
        ("Lone Holm", "Jens-Peter Ø."),
        ("Q", "A"),
        ("SPEAKER_00", "SPEAKER_01"),
        ("[Taler 1]", "[Taler 2]"),
        ("i", "b1"),
        ("Boligsocial medarbejder", "Leder af helhedsplan"),
    ],
)
def test_labels_with_a_colon_at_line_start_are_speakers(one, other):
    text = f"{one}: Hvad laver du?\n\n{other}: Jeg passer hus.\n{one}: Også i dag?\n{other}:\tNej.\n"
    assert spoken(text) == [
        (one, "Hvad laver du?", None),
        (other, "Jeg passer hus.", None),
        (one, "Også i dag?", None),
        (other, "Nej.", None),
    ]


@pytest.mark.parametrize(
    ("opening", "milliseconds"),
    [
        ("[00:12:34] B1:", 754_000),
        ("(00:12:34) B1:", 754_000),
        ("00:12:34 B1:", 754_000),
        ("#00:12:34-3# B1:", 754_300),
        ("B1: [00:12:34]", 754_000),
        ("B1 [00:12:34]:", 754_000),
        ("B1 (12:34):", 754_000),
        ("B1 [12:34]", 754_000),
        ("[12:34] B1:", 754_000),
        ("00:12:34.500 B1:", 754_500),
        ("[00:12:34,25] B1:", 754_250),
        ("[1:00:00] B1:", 3_600_000),
        ("[00:12:34]\nB1:", 754_000),
        ("00:12:34\n\nB1:", 754_000),
        ("B1 00:12:34\n", 754_000),
        ("00:12:34 B1\n", 754_000),
        ("B1:\n[00:12:34]", 754_000),
        ("[00:12:34.000 --> 00:12:39.000] B1:", 754_000),
        ("**B1:** [00:12:34]", 754_000),
        ("**B1**: [00:12:34]", 754_000),
    ],
)
def test_a_time_stamp_before_or_after_the_label_is_the_turns_time(opening, milliseconds):
    text = f"I: Hvad så?\n\n{opening} Ja, altså\nog mere\n\nI: Nå.\n\nB1: Ja.\n"
    assert spoken(text)[1] == ("B1", "Ja, altså\nog mere", milliseconds)
    turn = turns_in(text, blocks_of(text))[1]
    assert turn.range.of(text) == f"{opening} Ja, altså\nog mere"


def test_a_stamp_that_ends_a_turn_is_its_time_and_not_said():
    text = "I: Hvem er du? #00:00:04-2#\n\nB1: Lone. #00:00:06-0#\n"
    assert spoken(text) == [("I", "Hvem er du?", 4200), ("B1", "Lone.", 6000)]
    assert [turn.range.of(text) for turn in turns_in(text, blocks_of(text))] == text.strip().split("\n\n")


def test_a_stamp_alone_after_a_turn_closes_it():
    text = "I: Hvem er du?\n#00:00:04-2#\n\nB1: Lone.\n#00:00:06-0#\n"
    assert spoken(text) == [("I", "Hvem er du?", 4200), ("B1", "Lone.", 6000)]


def test_names_with_times_on_their_own_line_as_meeting_programs_write_them():
    text = (
        "Lone Holm   0:03\nGoddag.\n\nAmina   0:10\nHej.\nEr det her?\n\nLone Holm   1:20\nJa.\n\nAmina   1:24\nGodt.\n"
    )
    assert spoken(text) == [
        ("Lone Holm", "Goddag.", 3000),
        ("Amina", "Hej.\nEr det her?", 10_000),
        ("Lone Holm", "Ja.", 80_000),
        ("Amina", "Godt.", 84_000),
    ]


def test_a_turn_goes_on_through_paragraphs_until_the_next_label_or_heading():
    text = "I: Fortæl.\n\nB1: Først det.\n\nSå det.\n\nTema 2\n\nI: Og så?\n\nB1: Slut."
    heading = text.index("Tema 2")
    blocks = [
        Block(BlockKind.HEADING, block.range, 1) if block.range.start == heading else block for block in blocks_of(text)
    ]
    assert [words for _speaker, words, _time in spoken(text, blocks)] == [
        "Fortæl.",
        "Først det.\n\nSå det.",
        "Og så?",
        "Slut.",
    ]


def test_a_label_without_words_is_a_turn_in_which_nothing_was_said():
    text = "I: Hvad?\n\nB1:\n\nI: Hallo?\n\nB1: "
    assert spoken(text) == [("I", "Hvad?", None), ("B1", "", None), ("I", "Hallo?", None), ("B1", "", None)]


def test_one_who_speaks_once_belongs_to_the_conversation():
    text = "I: a?\nLone: b\nI: c?\nLone: d\nTolk: det ved hun ikke\nKirsten: hej hej\nI: e?\nLone: f"
    assert speakers(text) == ["I", "Lone", "I", "Lone", "Tolk", "Kirsten", "I", "Lone"]


def test_two_lines_are_a_conversation_when_one_is_the_interviewers():
    assert speakers("I: Hvad laver du?\nB1: Jeg er leder.") == ["I", "B1"]


def test_an_informant_alone_with_unlabelled_questions():
    assert speakers("Hvad så?\nB1: Ja.\nHvorfor?\nB1: Derfor.\nNå?\nB1: Nej.") == ["B1", "B1", "B1"]


def test_facts_at_the_top_are_no_turns():
    facts = "Interview med leder\nDato: 12. marts\nInterviewer: Lone Holm\nInformant: Leder, Lærkevangen\n"
    dialogue = "Interviewer: Goddag.\nInformant: Goddag.\nInterviewer: Hvad så?\nInformant: Ikke så meget.\n"
    assert speakers(f"{facts}Varighed: 54 min\n\n{dialogue}") == ["Interviewer", "Informant"] * 2
    assert speakers(f"{facts}\nI: Goddag.\nB1: Hej.\nI: Nå?\nB1: Ja.") == ["I", "B1", "I", "B1"]
    assert speakers("Dato: 12. marts\nI: Goddag.\nB1: Hej.\nI: Nå?\nB1: Ja.") == ["I", "B1", "I", "B1"]


def test_colons_inside_what_is_said_open_no_turns():
    text = (
        "I: Hvad sagde hun?\nB1: Hun sagde:\nKom klokken 10:30\nog tag med:\nkl. 10: kaffe\nhttp://example.org/a:b\n"
        "I forhold til det: ja\nSpørgsmål: nej\nI: Ja?\nB1: Ja."
    )
    assert speakers(text) == ["I", "B1", "I", "B1"]
    assert "I forhold til det: ja" in spoken(text)[1][1]


@pytest.mark.parametrize("code", ["KL", "CA", "NR", "JF", "BL", "MEN", "HVAD", "KL1", "OK"])
@pytest.mark.parametrize("other", ["I", "LH", "Lone", "Interviewer"])
def test_initials_spelled_like_a_word_speak_when_they_come_back_in_capitals(code, other):
    text = f"{other}: Hvad laver du?\n{code}: Jeg passer hus.\n{other}: Også i dag?\n{code}: Ja, kl. 10: kaffe."
    assert speakers(text) == [other, code, other, code]


def test_initials_that_head_facts_elsewhere_speak_when_they_come_back_often():
    talk = "NB: Hvad laver du?\nAM: Jeg passer hus.\nNB: Også i dag?\nAM: Ja.\nNB: Tak.\nAM: Selv tak."
    assert speakers(talk) == ["NB", "AM"] * 3
    assert speakers("I: Hvad?\nB1: Ja.\nNB: Båndet stopper.\nI: Nå?\nB1: Nej.\nNB: Latter.") == ["I", "B1"] * 2


def test_two_whose_initials_are_both_words_speak():
    assert speakers("KL: Hvad?\nCA: Ja.\nKL: Nå?\nCA: Nej.") == ["KL", "CA", "KL", "CA"]


def test_abbreviations_that_come_back_small_or_alone_or_once_speak_nothing():
    assert speakers("I: Hvad?\nB1: Ja.\nkl: ti\nI: Nå?\nB1: Nej.\nkl: elleve") == ["I", "B1"] * 2
    assert speakers("I: Hvad?\nB1: Ja.\nKL: Kommunernes forening.\nI: Nå?\nB1: Nej.") == ["I", "B1"] * 2
    assert speakers("KL: ti, vi ankommer\nKL: elleve, kaffe\nKL: tolv, frokost\nKL: et, hjem\nKL: to, slut") == []


REPORT = """Baggrund: Området ligger syd for byen.
Figur 1: Deltagere
Kilde: Egne beregninger.
Note: Tallene er afrundet.
Anm.: N = 54
Kilde: Egne beregninger.
Note: Tallene er afrundet.
Anm.: N = 55
Tabel 2: Forældre
Kilde: Egne beregninger.
ISBN: 978-87-0000-000-0
Projekt: 100
2.1 Fase 1: Viden
Spørgsmål: Hvad virker?
Svar: Det ved vi ikke.
Spørgsmål: Hvad så?
Svar: Det prøver vi.
http://example.org
E-mail: a@example.org
"""


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        "Navn: Lone\nAlder: 44\nBopæl: Odense",
        "Formål: a\nMålgruppe: b\nBydel: c\n" * 5,
        "Nord: a\nSyd: b\nVest: c\n" * 5,
        "Drivkræfter: a\nBarrierer: b\n" * 5,
        "Styrker: a\nSvagheder: b\n" * 5,
        "I: Indledning\nII: Metode\nIII: Fund\nIV: Slut",
        "10:30 Vi ankommer\n10:45 Kaffe\n11:00 Rundvisning\n11:30 Kaffe",
        "Lone kom forbi. " * 400 + "\nI: Hvad?\n" + "Så gik hun. " * 2000 + "\nB1: Nej.\n" + "Hun kom. " * 2000,
    ],
)
def test_reports_lists_and_forms_have_no_speakers(text):
    assert spoken(text) == []


def table(*rows):
    text = "\n".join("\t".join(row) for row in rows)
    return text, blocks_of(text, BlockKind.TABLE_ROW)


def test_a_table_with_time_speaker_and_words_has_a_turn_in_each_row():
    text, rows = table(
        ("Tid", "Taler", "Tekst"),
        ("00:00:04", "Interviewer", "Hvad vil kommunen?"),
        ("00:00:16", "Afdelingsleder", "En fælles retning."),
    )
    assert spoken(text, rows) == [
        ("Interviewer", "Hvad vil kommunen?", 4000),
        ("Afdelingsleder", "En fælles retning.", 16_000),
    ]
    assert turns_in(text, rows)[0].range.of(text) == "00:00:04\tInterviewer\tHvad vil kommunen?"


def test_a_table_without_heads_is_known_by_the_few_names_that_come_back():
    text, rows = table(
        ("1", "I:", "Hvordan kom du med på kurset?", "god"),
        ("2", "B1:", "Min nabo tog mig med en onsdag.", ""),
        ("3", "", "Og så blev jeg.", ""),
        ("4", "I:", "Hvorfor blev du ved? [00:00:31]", "se side 2"),
        ("5", "B1:", "[00:00:35] For kaffens skyld.", ""),
    )
    assert spoken(text, rows) == [
        ("I", "Hvordan kom du med på kurset?", None),
        ("B1", "Min nabo tog mig med en onsdag.", None),
        ("B1", "Og så blev jeg.", None),
        ("I", "Hvorfor blev du ved?", 31_000),
        ("B1", "For kaffens skyld.", 35_000),
    ]
    assert not turns_in(text, rows)[0].range.of(text).endswith("god")


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("Navn", "Rolle", "Telefon"),
            ("Lone", "Leder af hele området", "12"),
            ("Amina", "Frivillig i køkkenet", "13"),
        ],
        [
            ("Drivkraft", "Ledelsen er med"),
            ("Barriere", "Ingen tid"),
            ("Drivkraft", "Fast sted"),
            ("Barriere", "Intet rum"),
        ],
        [("Område", "Antal"), ("Nord", "54"), ("Syd", "37"), ("Vest", "12")],
        [("Ansvarlig", "Opgave"), *[("Lone", "Skriver et referat af mødet"), ("Amina", "Køber ind til mødet")] * 3],
    ],
)
def test_other_tables_have_no_turns(rows):
    assert spoken(*table(*rows)) == []


def test_labels_inside_the_cells_of_a_table_count_too():
    text, rows = table(("00:00:04", "I: Hvad så?"), ("00:00:09", "B1: Ikke så meget."), ("00:00:12", "I: Nå."))
    assert spoken(text, rows) == [("I", "Hvad så?", 4000), ("B1", "Ikke så meget.", 9000), ("I", "Nå.", 12_000)]


def test_a_table_names_initials_that_are_spelled_like_a_word():
    rows = [("I", "Hvad laver du til daglig?"), ("KL", "Jeg passer huset og børnene.")] * 3
    text, blocks = table(*rows)
    assert [speaker for speaker, _words, _time in spoken(text, blocks)] == ["I", "KL"] * 3


def test_a_table_pasted_as_plain_text():
    assert (
        speakers("I\tHvordan gik det?\nB1\tDet gik godt nok.\nI\tHvad så nu?\nB1\tNu går vi hjem.") == ["I", "B1"] * 2
    )


@pytest.mark.parametrize("label", ["I", "I2", "Int.", "INT1", "Interviewer", "Interviewer 2", "Interviewer (LH)", "Q"])
def test_labels_of_interviewers(label):
    assert is_interviewer_label(label)


@pytest.mark.parametrize("label", ["Moderator", "Spørger", "Forsker", "Evaluator", "Forsker fra VIVE", "facilitator"])
def test_titles_of_interviewers(label):
    assert is_interviewer_label(label)


@pytest.mark.parametrize(
    "label", ["B1", "Informant", "Interviewperson", "IP1", "Ida", "Ib", "Leder", "Q-park", "I dag"]
)
def test_labels_of_others(label):
    assert not is_interviewer_label(label)


def test_proposed_speakers_tell_roles_and_interviewers():
    text = "Interviewer: a\nB1: b\nSundhedsplejerske 2 (Lærkevangen): c\nAmina: d\nInterviewer: e\nAmina: f"
    reading = Reading("x", text, turns=turns_in(text, blocks_of(text)))
    assert proposed_speakers(reading) == [
        Speaker("Interviewer", is_interviewer=True),
        Speaker("B1"),
        Speaker("Sundhedsplejerske 2 (Lærkevangen)", role="Sundhedsplejerske"),
        Speaker("Amina"),
    ]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Leder af helhedsplan", "Leder af helhedsplan"),
        ("Lone Holm (sundhedsplejerske)", "sundhedsplejerske"),
        ("Amina, frivillig", "frivillig"),
        ("Projektlederen", "Projektlederen"),
        ("Netværksmor 3", "Netværksmor"),
        ("Social worker", "Social worker"),
        ("KVINDE 3", ""),
        ("Informant 2", ""),
        ("Moderator", ""),
        ("P2", ""),
    ],
)
def test_roles_that_labels_tell(label, role):
    text = f"{label}: a\nI: b\n{label}: c\nI: d"
    found = {
        speaker.label: speaker.role
        for speaker in proposed_speakers(Reading("x", text, turns=turns_in(text, blocks_of(text))))
    }
    assert found[label] == role


@pytest.mark.parametrize(
    "line",
    [
        "a:" * 500_000,
        " " * 1_000_000 + ":",
        "[00:00:01 " * 100_000,
        "I\t" * 300_000,
        "(" * 500_000 + ":",
        "a " * 500_000,
    ],
    ids=["colons", "spaces", "stamps", "tabs", "brackets", "words"],
)
def test_one_endless_line_takes_no_endless_time(line):
    started = time.process_time()
    turns_in(line, [Block(BlockKind.PARAGRAPH, TextRange(0, len(line)))])
    assert time.process_time() - started < 5
