from datetime import UTC, date, datetime

import pytest

from qualapp import formats, i18n


@pytest.fixture
def danish():
    i18n.speak("da")


@pytest.mark.usefixtures("danish")
def test_danes_write_numbers_with_comma_and_points():
    assert formats.number(1234.5) == "1.234,5"
    assert formats.number(1234567) == "1.234.567"
    assert formats.number(-1234) == "−1.234"
    assert formats.percent(0.473) == "47\u00a0%"
    assert formats.range(0.67, 0.79) == "0,67–0,79"


def test_the_english_write_numbers_with_point_and_commas():
    assert formats.number(1234.5) == "1,234.5"
    assert formats.percent(0.473, decimals=1) == "47.3%"
    assert formats.range(1200, 15000) == "1,200–15,000"


def test_decimals_that_are_asked_for_are_kept_and_others_only_when_they_say_something():
    assert formats.number(0.7, decimals=2) == "0.70"
    assert formats.number(3, decimals=2) == "3.00"
    assert formats.number(0.7) == "0.7"
    assert formats.number(100.0) == "100"
    assert formats.number(1500) == "1,500"
    assert formats.number(1 / 3) == "0.33"


def test_nearly_nothing_has_no_minus():
    assert formats.number(-0.001) == "0"
    assert formats.number(-0.001, decimals=2) == "0.00"


def test_what_is_no_number_is_a_dash():
    assert formats.number(float("nan")) == "–"
    assert formats.number(float("inf"), decimals=2) == "–"


@pytest.mark.usefixtures("danish")
def test_danes_write_days_and_times_with_points():
    assert formats.date(date(2024, 3, 4)) == "04.03.2024"
    assert formats.date_time(datetime(2024, 3, 14, 9, 5)) == "14.03.2024 09.05"
    assert formats.recording_time(907_000) == "15.07"
    assert formats.recording_time(3_765_999) == "1.02.45"


def test_the_english_write_days_with_the_month_and_times_with_colons():
    assert formats.date(date(2024, 3, 4)) == "4 Mar 2024"
    assert formats.date_time(datetime(2024, 12, 31, 23, 59)) == "31 Dec 2024 23:59"
    assert formats.recording_time(3_765_999) == "1:02:45"


def test_a_recording_begins_at_zero_minutes():
    assert formats.recording_time(0) == "00:00"
    assert formats.recording_time(59_999) == "00:59"
    assert formats.recording_time(3_600_000) == "1:00:00"


def test_a_moment_with_a_time_zone_is_shown_on_the_clock_of_this_machine():
    moment = datetime(2024, 3, 14, 12, tzinfo=UTC)
    assert formats.date_time(moment) == formats.date_time(moment.astimezone().replace(tzinfo=None))


def test_characters_are_counted_from_1_and_the_last_is_named():
    assert formats.characters(103, 128) == "characters 104–128"
    assert formats.characters(1203, 1231) == "characters 1,204–1,231"
    assert formats.characters(103) == formats.characters(103, 104) == "character 104"
    assert formats.characters(0, 0) == "character 1"
    assert formats.first_and_last(103, 128) == (104, 128)
    assert formats.first_and_last(5, 5) == (6, None)
