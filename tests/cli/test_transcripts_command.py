"""Transcripts of other programs, by command: in with their times, and out with the quotations."""

from pathlib import Path

from command_line import Run

SUBTITLES = (
    "WEBVTT\n\n0:0:3.2 --> 0:0:5.0\n<v Lone>Vi begyndte.</v>\n\n0:12:34.0 --> 0:12:39.0\n<v Amina>Så kom jeg.</v>\n"
)
SEVERAL = "#TEXT Interview 1\nI: Hvad?\nB1: Ja.\n#TEXT Interview 2\nI: Nå?\nB1: Nej.\n"


def test_quotations_have_the_time_of_their_turn(run: Run, tmp_path: Path) -> None:
    project, file = tmp_path / "a.qualapp", tmp_path / "Møde.vtt"
    file.write_text(SUBTITLES, "utf-8")
    run("new", project, "--codebook", "fixsen", "--coder", "Signe")
    assert run("import", project, file, "--json").json[0]["name"] == "Møde"
    start = "[00:00:03] Lone: Vi begyndte.\n[00:12:34] Amina: Så kom jeg.".index("Så kom")
    ends = ("--start", start, "--end", start + 11)
    assert run("code", project, "--source", "Møde", *ends, "--code", "Ledelse").code == 0
    (excerpt,) = run("excerpts", project, "--json").json
    assert (excerpt["text"], excerpt["speaker"], excerpt["time"]) == ("Så kom jeg.", "Amina", 754_000)
    assert run("export", project, tmp_path / "a.html").code == 0
    assert "12:34" in (tmp_path / "a.html").read_text("utf-8")


def test_several_texts_of_a_file_become_several_sources_once(run: Run, tmp_path: Path) -> None:
    project, file = tmp_path / "a.qualapp", tmp_path / "alle.txt"
    file.write_text(SEVERAL, "utf-8")
    run("new", project, "--coder", "Signe")
    assert [source["name"] for source in run("import", project, file, "--json").json] == ["Interview 1", "Interview 2"]
    again = run("import", project, file)
    assert again.err.count("was skipped") == 2
    assert len(run("sources", project, "--json").json) == 2
