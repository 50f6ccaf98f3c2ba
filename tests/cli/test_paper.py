"""Commands for paper: transcript, codebook export, memos."""

from pathlib import Path

import docx
from command_line import Answer, Run

from qualapp.cli import Window
from qualapp.importers.codebook_yaml import read_codebook
from qualapp.store.project import Project


def test_a_transcript_is_written_with_its_codes(run: Run, built_demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "s.docx"
    assert run("transcript", built_demo, out, "--source", "Sundhedsplejerske") == Answer(f"Wrote “{out}”.\n", "", 0)
    texts = [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]
    assert "Sundhedsplejerske" in texts
    with Project.open(built_demo, read_only=True) as project:
        count = len(project.codings.in_source(project.sources.find("Sundhedsplejerske").id))
    assert sum("▌" in text for text in texts) == count > 0


def test_a_transcript_of_one_coder_has_fewer_codes(run: Run, built_demo: Path, tmp_path: Path) -> None:
    def codes(*more: str) -> int:
        run("transcript", built_demo, tmp_path / "s.docx", "--source", "Sundhedsplejerske", *more)
        return sum("▌" in paragraph.text for paragraph in docx.Document(str(tmp_path / "s.docx")).paragraphs)

    assert 0 < codes("--coder", "Jonas Møller") < codes()


def test_a_pdf_is_painted_by_the_window_and_refused_without_it(run: Run, built_demo: Path, tmp_path: Path) -> None:
    def pdf(report, path):
        path.write_text(report.source.name)
        yield from ()
        return path

    out = tmp_path / "s.pdf"
    refused = run("transcript", built_demo, out, "--source", "Sundhedsplejerske")
    assert refused.code == 1
    assert ".docx" in refused.err
    assert not out.exists()
    window = Window(has_screen=False, open=lambda _path, _language: 0, pictures=lambda _project, _folder: (), pdf=pdf)
    assert run("transcript", built_demo, out, "--source", "Sundhedsplejerske", window=window).code == 0
    assert out.read_text() == "Sundhedsplejerske"


def test_an_unknown_source_or_ending_is_refused_in_a_sentence(run: Run, study: Path, tmp_path: Path) -> None:
    answer = run("transcript", study, tmp_path / "a.docx", "--source", "Ib")
    assert (answer.code, answer.err) == (1, "There is no source “Ib”. There are: Sundhedsplejerske.\n")
    answer = run("transcript", study, tmp_path / "a.odt", "--source", "Sundhedsplejerske")
    assert answer.err == "A transcript cannot be written to “a.odt”. Let its name end in .docx or .pdf.\n"


def test_a_codebook_can_be_used_in_another_project(run: Run, study: Path, tmp_path: Path) -> None:
    out = tmp_path / "bog.yaml"
    assert run("codebook", "export", study, out).code == 0
    assert run("new", tmp_path / "next.qualapp", "--codebook", out).code == 0
    assert {code["path"] for code in run("codes", tmp_path / "next", "--json").json} == {
        code["path"] for code in run("codes", study, "--json").json
    }
    assert read_codebook(out).codes[0].definition.en


def test_a_codebook_is_written_in_one_language_or_both(run: Run, study: Path, tmp_path: Path) -> None:
    def text(*more: str) -> str:
        run("codebook", "export", study, tmp_path / "b.docx", *more)
        return "\n".join(paragraph.text for paragraph in docx.Document(str(tmp_path / "b.docx")).paragraphs)

    assert "How the activity is set up" in text("--both")
    assert "How the activity is set up" not in text()


def test_memos_are_listed_below_what_they_are_about(run: Run, built_demo: Path) -> None:
    answer = run("memos", built_demo)
    told = run("memos", built_demo, "--json").json
    assert answer.out.startswith("Project journal\n")
    assert answer.err == f"{len(told)} memos\n"
    with Project.open(built_demo, read_only=True) as project:
        assert {memo["guid"] for memo in told} == {memo.guid for memo in project.memos.all()}
        texts = {s.name: project.sources.text(s.id) for s in project.sources.all()}
    quoted = [memo for memo in told if memo["about"] == "excerpt"]
    assert quoted
    for memo in quoted:
        name = memo["name"].split(": ", 1)[1]
        assert texts[name][memo["start"] : memo["end"]] == memo["quotation"]


def test_memos_are_filtered_and_written_to_a_file(run: Run, built_demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "m.docx"
    told = run("memos", built_demo, out, "--about", "code", "--json").json
    assert {memo["about"] for memo in told} == {"code"}
    texts = "\n".join(paragraph.text for paragraph in docx.Document(str(out)).paragraphs)
    assert all(memo["text"] in texts for memo in told)
    one = run("memos", built_demo, out, "--coder", "Jonas Møller", "--search", told[0]["text"].split()[0])
    assert one.out.startswith("Wrote ")
