"""How two codebooks differ, which of their codes may be the same, and what is proposed."""

from dataclasses import replace

import pytest

from qualapp.analysis.codebook_difference import CODABLE, MOVED, Difference, difference
from qualapp.analysis.codebook_likeness import Reason
from qualapp.analysis.codebook_proposal import proposed
from qualapp.importers.codebook_yaml import read_codebook, shipped_codebooks
from qualapp.model.book import Book, BookCode, book_of, marks_of
from qualapp.model.codebook_decisions import Act, Decision

GUID = "01234567-89ab-7cde-8f01-23456789abcd"


def book(*lines: str, language: str = "da", prefix: str = "m") -> Book:
    """A codebook from lines that are indented by two spaces; a definition stands after a colon."""
    codes: list[BookCode] = []
    above = [""]
    for number, line in enumerate(lines):
        depth = (len(line) - len(line.lstrip())) // 2
        name, _colon, definition = line.strip().partition(": ")
        codes.append(BookCode(f"{prefix}{number}", above[depth], name, definition=definition))
        above[depth + 1 :] = [codes[-1].key]
    return Book(prefix, language, tuple(codes))


def theirs(*lines: str) -> Book:
    return book(*lines, prefix="t")


def told(found: Difference) -> list[str]:
    """The rows as a person reads them."""
    signs = [
        ("+" if row.mine is None else "-" if row.theirs is None else "~" if row.changes else "=") for row in found.rows
    ]
    return [f"{'  ' * row.depth}{sign} {row.code.name}" for row, sign in zip(found.rows, signs, strict=True)]


def marked(code: BookCode, *names: str) -> BookCode:
    return replace(code, marks=marks_of(*names))


def test_a_book_does_not_differ_from_itself() -> None:
    one = book("Ledelse", "  Opbakning", "Mennesker")
    assert difference(one, one).is_empty
    assert difference(one, theirs("Ledelse", "  Opbakning", "Mennesker")).is_empty


def test_the_rows_are_one_tree_of_both() -> None:
    found = difference(
        book("Ledelse", "  Opbakning", "  Tid", "Mennesker"),
        theirs("Ledelse", "  Vilje", "  Opbakning", "  Mod", "    Stort mod", "Kontekst", "Mennesker", "  Netværk"),
    )
    assert told(found) == [
        "= Ledelse",
        "  + Vilje",
        "  = Opbakning",
        "  + Mod",
        "    + Stort mod",
        "  - Tid",
        "+ Kontekst",
        "= Mennesker",
        "  + Netværk",
    ]


def test_names_are_the_same_in_small_letters_and_in_either_language() -> None:
    mine = Book("m", "da", (BookCode("1", "", "Ledelse", "Leadership"), BookCode("2", "1", "Tillid")))
    other = Book("t", "en", (BookCode("a", "", "Leadership", ""), BookCode("b", "a", "TILLID")))
    found = difference(mine, other)
    assert found.same == {"a": "1", "b": "2"}


def test_a_code_that_was_renamed_and_moved_is_known_by_its_guid() -> None:
    mine = book("Ledelse", "  Opbakning", "Mennesker")
    renamed = replace(mine.codes[1], key=GUID, marks=marks_of(GUID))
    mine = replace(mine, codes=(mine.codes[0], renamed, mine.codes[2]))
    other = theirs("Ledelse", "Mennesker", "  Støtte fra chefen")
    moved = replace(other.codes[2], key=GUID, marks=marks_of(GUID))
    found = difference(mine, replace(other, codes=(*other.codes[:2], moved)))
    (row,) = found.changed
    assert (row.mine, row.theirs, row.changes) == (renamed, moved, ("name", MOVED))
    assert not found.added
    assert not found.removed


def test_a_code_that_came_from_a_shipped_codebook_is_known_under_another_name() -> None:
    mine = book("Styring")
    mine = replace(mine, codes=(marked(mine.codes[0], "fixsen/org"),))
    other = theirs("Organisering", "Styring")
    other = replace(other, codes=(marked(other.codes[0], "fixsen/org"), other.codes[1]))
    assert difference(mine, other).same == {"t0": "m0"}


def test_an_id_that_only_one_file_knows_is_no_mark_of_the_whole_world() -> None:
    assert marks_of("/tid", "tid") == frozenset()
    assert marks_of(f"{GUID}/{GUID}") == {GUID, f"{GUID}/{GUID}"}


def test_two_codes_of_one_name_are_joined_once_each() -> None:
    found = difference(book("Andet", "Andet"), theirs("Andet", "Andet", "Andet"))
    assert found.same == {"t0": "m0", "t1": "m1"}
    assert len(found.added) == 1


def test_what_the_other_does_not_say_is_no_change_unless_it_is_a_whole_book() -> None:
    mine, other = book("Tid: Timer og dage"), theirs("Tid")
    assert difference(mine, other).is_empty
    assert [row.changes for row in difference(mine, other, empty_counts=True).changed] == [("definition",)]


def test_whether_a_code_can_be_put_on_text_counts_where_both_say_it() -> None:
    mine, other = book("Tid"), theirs("Tid")
    mine = replace(mine, codes=(replace(mine.codes[0], is_codable=True),))
    assert difference(mine, other).is_empty
    other = replace(other, codes=(replace(other.codes[0], is_codable=False),))
    assert [row.changes for row in difference(mine, other).changed] == [(CODABLE,)]


@pytest.mark.parametrize(
    ("mine", "other", "reason"),
    [
        ("Samarbejde", "Samarbejder", Reason.WORDS),
        ("Rekrutering", "Rekruttering", Reason.SPELLING),
        ("Kompetencer hos frivillige", "Frivilliges kompetencer", Reason.WORDS),
        (
            "Bånd: Hvem beboerne kender i boligområdet og kan regne med",
            "Netværk: Om beboere kender nogen i boligområdet, som de kan regne med",
            Reason.DEFINITION,
        ),
    ],
)
def test_similar_codes_are_proposed_and_say_why(mine: str, other: str, reason: Reason) -> None:
    found = difference(
        book("Vejr: Sol og regn, som de kan få i et område", mine), theirs(other, "Penge: Hvem der kan søge")
    )
    row = found.added[0]
    assert row.proposals[0].mine == "m1"
    assert reason in row.proposals[0].reasons
    assert 0.6 <= row.proposals[0].score < 1


def test_a_code_in_another_place_is_proposed_as_the_same() -> None:
    found = difference(book("Ledelse", "  Tillid", "Mennesker"), theirs("Ledelse", "Mennesker", "  Tillid"))
    (row,) = found.added
    assert [(one.mine, one.score, one.reasons) for one in row.proposals] == [("m1", 1.0, (Reason.SAME_NAME,))]


def test_codes_that_have_little_in_common_are_not_proposed() -> None:
    lines = ("Økonomi: Penge og tilskud", "Ledelse: Det er, hvad en leder gør, og om det er i orden")
    (row,) = difference(book(*lines), theirs("Transport: Det er, om der er en bus i området")).added
    assert row.proposals == ()


def test_every_code_of_the_other_book_gets_one_decision_in_order() -> None:
    mine = book("Ledelse", "Samarbejde", "Mennesker: A")
    found = difference(mine, theirs("Ledelse", "Samarbejder", "Transport", "Mennesker: B"))
    assert proposed(found) == [
        Decision(Act.MAP, "m0", "t0"),
        Decision(Act.MAP, "m1", "t1"),
        Decision(Act.ADD, theirs="t2"),
        Decision(Act.MAP, "m2", "t3"),
    ]
    assert [one.act for one in proposed(found, take=True)] == [Act.MAP, Act.TAKE, Act.ADD, Act.TAKE]
    assert [one.act for one in proposed(found, keep_both=True)] == [Act.MAP, Act.ADD, Act.ADD, Act.MAP]


def test_each_code_of_ours_is_proposed_to_one_of_theirs_the_likeliest() -> None:
    found = difference(book("Samarbejde"), theirs("Samarbejder", "Samarbejdet"))
    acts = [one.act for one in proposed(found)]
    assert sorted(acts) == [Act.ADD, Act.MAP]


def test_the_shipped_codebook_is_the_same_in_both_languages() -> None:
    for path in shipped_codebooks():
        codebook = read_codebook(path)
        danish, english = (book_of(codebook, language) for language in ("da", "en"))
        found = difference(danish, english)
        assert len(found.same) == len(danish)
        assert {change for row in found.changed for change in row.changes} <= {
            "definition",
            "include",
            "exclude",
            "example",
        }


def test_a_book_whose_tree_is_broken_is_refused() -> None:
    with pytest.raises(ValueError, match="before the code above"):
        Book("x", "da", (BookCode("1", "2", "Under"), BookCode("2", "", "Over")))


def test_a_decision_needs_what_it_is_about() -> None:
    with pytest.raises(ValueError, match="needs mine and into"):
        Decision(Act.MERGE, mine="1")
