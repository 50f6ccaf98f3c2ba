"""What is guessed from names and first lines, and what is rather not guessed."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualapp.desktop.sources.incoming import Incoming, State, mark_twins
from qualapp.desktop.sources.proposals import (
    FileName,
    proposed_cases,
    proposed_date,
    proposed_kind,
    proposed_name,
    proposed_visit,
)
from qualapp.desktop.sources.turn_preview import opening
from qualapp.desktop.sources.written_dates import only_day
from qualapp.formats import date
from qualapp.importers import Unread, read
from qualapp.model.source import SourceKind, Visit

DAY = datetime.date(2024, 3, 14)


@pytest.mark.parametrize(
    ("stem", "speakers", "turns", "kind"),
    [
        ("Leder", 1, True, SourceKind.INTERVIEW),
        ("Mødre", 3, True, SourceKind.GROUP_INTERVIEW),
        ("Kursusgang 4, observation", 0, False, SourceKind.OBSERVATION),
        ("Følgegruppe, mødereferat", 4, True, SourceKind.MINUTES),
        ("Telefoninterview med leder", 1, True, SourceKind.TELEPHONE_INTERVIEW),
        ("Helhedsplan 2020-2024", 0, False, SourceKind.DOCUMENT),
        ("Interview med skolelederen", 0, False, SourceKind.INTERVIEW),
    ],
)
def test_the_kind_follows_from_words_and_speakers(stem: str, speakers: int, turns: bool, kind: SourceKind) -> None:
    assert proposed_kind(stem, speakers, turns) is kind


@pytest.mark.parametrize(
    ("stem", "text", "day"),
    [
        ("Interview 14.03.2024", "", DAY),
        ("2024-03-14 leder", "", DAY),
        ("leder_20240314", "", DAY),
        ("leder_14032024", "", DAY),
        ("leder", "Interview den 14. marts 2024\n\nI: Hej", DAY),
        ("leder", "Interview on March 14, 2024", DAY),
        ("leder", "Første møde 14.03.2024, næste 15.03.2024", None),
        ("leder", "Optaget 03/04/2024", None),
        ("leder", "Optaget 14/03/2024", DAY),
        ("leder", "Tlf. 12345678, kl. 14.03", None),
        ("leder", "I: Hej\n" * 9 + "14.03.2024", None),
        ("31.02.2024", "", None),
    ],
)
def test_a_day_is_proposed_only_where_there_is_no_doubt(stem: str, text: str, day: datetime.date | None) -> None:
    assert proposed_date(stem, text) == day


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2100, 12, 31)), st.sampled_from(["da", "en"]))
def test_every_day_is_read_as_the_window_writes_it(day: datetime.date, language: str) -> None:
    from qualapp import i18n

    i18n.speak(language)
    assert only_day(date(day)) == day
    assert only_day(day.isoformat()) == day


def test_cases_come_from_known_names_then_from_what_names_share_then_from_folders() -> None:
    files = [
        FileName("Lærkevangen, leder"),
        FileName("Fjordengen - far"),
        FileName("Fjordengen – mor"),
        FileName("Mosegården - enlig"),
        FileName("Lærkevangens nabo"),
    ]
    assert proposed_cases(files, ["Lærkevangen"]) == ["Lærkevangen", "Fjordengen", "Fjordengen", "", ""]
    folders = [FileName("leder", "Bøgelunden"), FileName("far", "Mosegården"), FileName("mor", "Interviews 2024")]
    assert proposed_cases(folders, []) == ["Bøgelunden", "Mosegården", ""]


def test_words_that_all_files_are_called_by_are_no_case() -> None:
    assert proposed_cases([FileName("Interview 1 - Bo"), FileName("Interview 1 - Lis")], []) == ["", ""]
    assert proposed_cases([FileName("2024_a"), FileName("2024_b")], []) == ["", ""]


def test_a_name_is_never_empty() -> None:
    assert proposed_name("Lærkevangen", "Lærkevangen") == "Lærkevangen"
    assert proposed_name("Lærkevangen_leder", "lærkevangen") == "Leder"
    assert proposed_name("Nabo til Lærkevangen", "Lærkevangen") == "Nabo til Lærkevangen"


def test_the_visit_is_told_by_file_or_folder() -> None:
    assert proposed_visit(FileName("leder, genbesøg")) is Visit.REVISIT
    assert proposed_visit(FileName("leder", "Genbesøg 2025")) is Visit.REVISIT
    assert proposed_visit(FileName("leder, første besøg")) is Visit.FIRST
    assert proposed_visit(FileName("leder")) is None


def test_the_first_of_twins_is_wanted_and_the_other_is_not(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Det samme.", "utf-8")
    files = [Incoming.of(tmp_path / name, read(tmp_path / name)) for name in ("a.txt", "b.txt")]
    files.insert(1, Incoming.of(tmp_path / "c", Unread(tmp_path / "c", "Nothing.")))
    mark_twins(files)
    assert [(file.state, file.wanted) for file in files] == [
        (State.READY, True),
        (State.UNREAD, False),
        (State.TWIN, False),
    ]


def test_the_preview_of_an_endless_text_is_short(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    before = "\n\n".join(f"Afsnit {number}." for number in range(50))
    turns = "\n\n".join(f"Interviewer: Spørgsmål?\n\nBo: {'ord ' * 900}" for _number in range(400))
    path.write_text(f"{before}\n\n{turns}\n", "utf-8")
    pieces = opening(read(path))
    assert [piece.words for piece in pieces[:5]] == ["Afsnit 0.", "Afsnit 1.", "Afsnit 2.", "Afsnit 3.", "…"]
    assert [piece.speaker for piece in pieces[5:]] == ["Interviewer", "Bo"] * 6
    assert all(len(piece.words) <= 702 for piece in pieces)
