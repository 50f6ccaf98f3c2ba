import pytest

from qualapp.exporters.report import valence_counts
from qualapp.model.coding import Valence


def test_codes_stand_under_the_codes_above_them_even_where_these_have_nothing(coded, report_of):
    report = report_of(
        coded(code="Ledelse > Opbakning > Tid", code_id=3),
        coded(code="Ledelse > Synlighed", code_id=4),
        coded(code="Mennesker", code_id=5),
    )
    assert [(section.path, len(section.excerpts)) for section in report.sections()] == [
        (("Ledelse",), 0),
        (("Ledelse", "Opbakning"), 0),
        (("Ledelse", "Opbakning", "Tid"), 1),
        (("Ledelse", "Synlighed"), 1),
        (("Mennesker",), 1),
    ]


def test_a_code_counts_its_own_codings_and_those_below(coded, report_of):
    report = report_of(
        coded(code="A", code_id=1),
        coded(code="A > B", code_id=2),
        coded(code="A > B", code_id=2),
        coded(code="A > B > C", code_id=3),
        coded(code="D", code_id=4),
    )
    assert [(section.name, section.below, section.total) for section in report.sections()] == [
        ("A", 3, 4),
        ("B", 1, 3),
        ("C", 0, 1),
        ("D", 0, 1),
    ]


def test_two_codes_of_the_same_name_stay_two(coded, report_of):
    report = report_of(coded(code="Andet", code_id=1), coded(code="Andet", code_id=2))
    assert [section.total for section in report.sections()] == [1, 1]


def test_codings_of_a_code_stay_in_their_order_when_others_come_between(coded, report_of):
    report = report_of(coded("1", code_id=1), coded("2", code="B", code_id=2), coded("3", code_id=1))
    assert [[excerpt.text for excerpt in section.excerpts] for section in report.sections()] == [["1", "3"], ["2"]]


def test_every_valence_is_counted_also_at_zero(coded):
    counted = valence_counts([coded(valence=Valence.DRIVER), coded(valence=Valence.DRIVER)])
    assert counted == {Valence.DRIVER: 2, Valence.BARRIER: 0, Valence.AMBIVALENT: 0, Valence.NONE: 0}


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".csv", ".html"])
def test_each_writer_tells_how_far_it_is(coded, report_of, tmp_path, ending):
    from qualapp.exporters import write

    report = report_of(*[coded(code_id=number, code=f"Kode {number}") for number in range(5)])
    told = list(write(report, tmp_path / f"report{ending}"))
    assert told
    assert all(0 <= progress.done <= progress.total == 5 for progress in told)
    assert [progress.done for progress in told] == sorted(progress.done for progress in told)
