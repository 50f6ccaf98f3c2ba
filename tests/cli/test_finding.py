"""Commands that find: excerpts, search, export."""

import csv
from pathlib import Path

import pytest
from command_line import Answer, Run

from qualapp.store.project import Project

KEYS = {
    *("guid", "source", "start", "end", "text", "code", "valence", "weight", "level", "horizon", "statement"),
    *("coder", "case", "visit", "speaker", "role", "created"),
}


def test_every_excerpt_is_told_with_its_very_words(run: Run, built_demo: Path) -> None:
    told = run("excerpts", built_demo, "--json").json
    assert set(told[0]) >= KEYS
    with Project.open(built_demo, read_only=True) as project:
        texts = {source.name: project.sources.text(source.id) for source in project.sources.all()}
        assert len(told) == project.counts()["coding"]
    assert all(texts[e["source"]][e["start"] : e["end"]] == e["text"] for e in told)
    assert len({e["guid"] for e in told}) == len(told)


@pytest.mark.parametrize(
    ("option", "value", "key"),
    [
        ("--case", "Fjordengen", "case"),
        ("--valence", "barrier", "valence"),
        ("--coder", "Jonas Møller", "coder"),
    ],
)
def test_a_filter_lets_through_what_it_names(run: Run, built_demo: Path, option: str, value: str, key: str) -> None:
    everything = run("excerpts", built_demo, "--json").json
    found = run("excerpts", built_demo, option, value, "--json").json
    assert found == [excerpt for excerpt in everything if excerpt[key] == value]
    assert 0 < len(found) < len(everything)


def test_a_code_brings_those_below_it(run: Run, built_demo: Path) -> None:
    found = run("excerpts", built_demo, "--code", "Leadership", "--json").json
    assert {excerpt["code"].split(" > ")[0] for excerpt in found} == {"Ledelse"}
    assert len({excerpt["code"] for excerpt in found}) > 2


def test_filters_narrow_together_and_widen_when_repeated(run: Run, built_demo: Path) -> None:
    one = run("excerpts", built_demo, "--case", "Fjordengen", "--valence", "driver", "--json").json
    two = run("excerpts", built_demo, "--case", "Fjordengen", "--case", "Lærkevangen", "--valence", "driver", "--json")
    assert {excerpt["case"] for excerpt in one} == {"Fjordengen"}
    assert {excerpt["case"] for excerpt in two.json} == {"Fjordengen", "Lærkevangen"}


def test_a_search_among_excerpts_knows_inflections(run: Run, built_demo: Path) -> None:
    found = run("excerpts", built_demo, "--search", "time", "--json").json
    assert {word for excerpt in found for word in excerpt["text"].split()} & {"timer", "timer."}
    assert all("time" in excerpt["text"].casefold() for excerpt in found)


def test_excerpts_are_written_under_their_code_with_who_said_it(run: Run, built_demo: Path) -> None:
    answer = run("excerpts", built_demo, "--code", "Ledelse", "--case", "Lærkevangen", "--coder", "Signe Krogh")
    assert answer.err.endswith("codings\n")
    lines = answer.out.splitlines()
    assert lines[0].startswith("Ledelse")
    assert any("Hanne, Sundhedsplejerske" in line for line in lines)
    assert max(map(len, lines)) <= 100


def test_nothing_found_is_no_error(run: Run, study: Path) -> None:
    assert run("excerpts", study) == Answer("", "0 codings\n", 0)
    assert run("excerpts", study, "--json").json == []


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--code", "Ledlse", "There is no code “Ledlse”. Did you mean: Ledelse"),
        ("--case", "Mars", "There is no case “Mars”. The cases are: Lærkevangen."),
        ("--coder", "Ib", "There is no coder “Ib” in the project. The coders are: Signe Krogh."),
        ("--search", "–", "Type a word to search for."),
    ],
)
def test_a_name_that_is_not_there_lists_those_that_are(
    run: Run, study: Path, option: str, value: str, sentence: str
) -> None:
    for command in (["excerpts", study], ["export", study, study.with_suffix(".csv")]):
        answer = run(*command, option, value)
        assert answer.code == 1
        assert answer.err.startswith(sentence)
    assert not study.with_suffix(".csv").exists()


def test_search_tells_where_the_words_stand(run: Run, study: Path) -> None:
    (hit,) = run("search", study, "ledelse", "--json").json
    with Project.open(study, read_only=True) as project:
        text = project.sources.text(project.sources.all()[0].id)
    ((start, end),) = hit["marks"]
    assert text[start:end] == "Ledelsen"
    assert text[hit["start"] : hit["end"]] == hit["text"] == "Ledelsen har bakket op fra første dag. Det er guld værd."
    assert (hit["source"], hit["case"]) == ("Sundhedsplejerske", "Lærkevangen")


def test_search_takes_phrases_and_parts_of_words(run: Run, study: Path) -> None:
    assert len(run("search", study, '"mangler vi timer"', "--json").json) == 1
    assert run("search", study, '"timer mangler"', "--json").json == []
    assert len(run("search", study, "*delse*", "--json").json) == 1


def test_places_are_counted_from_1_for_people_and_from_0_in_json(run: Run, study: Path) -> None:
    (hit,) = run("search", study, "ledelse", "--json").json
    told = next(line for line in run("search", study, "ledelse").out.splitlines() if hit["text"] in line)
    assert int(told.split()[0]) == hit["start"] + 1
    excerpts = run("excerpts", study, "--json").json
    written = run("excerpts", study).out
    assert all(f"characters {e['start'] + 1:,}–{e['end']:,}" in " ".join(written.split()) for e in excerpts)


def test_search_writes_passages_under_their_source(run: Run, study: Path) -> None:
    answer = run("search", study, "guld", "dag")
    source, passage = answer.out.splitlines()
    assert source == "Lærkevangen: Sundhedsplejerske"
    assert passage.endswith("  Ledelsen har bakket op fra første dag. Det er guld værd.")
    assert answer.err == "1 passage\n"


def test_search_stops_at_its_limit_but_counts_all(run: Run, built_demo: Path) -> None:
    answer = run("search", built_demo, "det", "--limit", 3)
    assert sum(1 for line in answer.out.splitlines() if line[:9].strip().isdigit()) == 3
    assert int(answer.err.split()[0]) > 100
    assert len(run("search", built_demo, "det", "--limit", 3, "--json").json) == 3


def test_export_writes_what_excerpts_lists(run: Run, built_demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "barrierer.csv"
    answer = run("export", built_demo, out, "--valence", "barrier")
    listed = run("excerpts", built_demo, "--valence", "barrier", "--json").json
    assert answer == Answer(f"Wrote {len(listed)} codings to “{out}”.\n", "", 0)
    with out.open(encoding="utf-8-sig", newline="") as file:
        sample = file.readline()
        file.seek(0)
        rows = list(csv.DictReader(file, delimiter=";" if ";" in sample else ","))
    assert [row["Identity"] for row in rows] == [excerpt["guid"] for excerpt in listed]
    assert [row["Wording"] for row in rows] == [excerpt["text"] for excerpt in listed]


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".csv", ".html"])
def test_every_format_is_chosen_by_its_ending(run: Run, built_demo: Path, tmp_path: Path, ending: str) -> None:
    assert run("export", built_demo, tmp_path / f"out{ending}").code == 0
    assert (tmp_path / f"out{ending}").stat().st_size > 1000


def test_what_was_asked_for_stands_in_the_file(run: Run, built_demo: Path, tmp_path: Path) -> None:
    run("export", built_demo, tmp_path / "a.html", "--code", "Ledelse", "--case", "Fjordengen", "--search", "timer")
    page = (tmp_path / "a.html").read_text("utf-8")
    for sentence in ("Code: Ledelse, with sub-codes", "Case: Fjordengen", "Words: timer"):
        assert sentence in page


def test_an_unknown_ending_is_refused_with_those_there_are(run: Run, study: Path, tmp_path: Path) -> None:
    answer = run("export", study, tmp_path / "a.pdf")
    assert answer.code == 1
    assert ".docx" in answer.err
    assert not (tmp_path / "a.pdf").exists()
