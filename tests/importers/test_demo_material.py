"""The demo material: what demo.yaml says of the twelve texts is true of the files themselves."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from qualapp.importers import read
from qualapp.model.case import OrganisationalLevel, Sector
from qualapp.model.coding import EffectLevel, Horizon, Statement, Valence
from qualapp.model.source import BlockKind, SourceKind, Visit
from qualapp.shipped import data_path

FOLDER = Path(__file__).parents[2] / "resources" / "demo"
DEMO: dict[str, Any] = yaml.safe_load((FOLDER / "demo.yaml").read_text("utf-8"))
SOURCES = {source["title"]: source for source in DEMO["sources"]}
CODINGS: list[dict[str, Any]] = DEMO["codings"]
MEMOS: list[dict[str, Any]] = DEMO["memos"]
SPOKEN = {SourceKind.INTERVIEW, SourceKind.GROUP_INTERVIEW, SourceKind.TELEPHONE_INTERVIEW}
INTERVIEWS = [title for title, source in SOURCES.items() if source["kind"] in SPOKEN]
WRITTEN = [title for title in SOURCES if title not in INTERVIEWS]
CODED_CLOSELY = {SourceKind.INTERVIEW, SourceKind.GROUP_INTERVIEW}
OLDER_THAN_THE_VISIT = {SourceKind.MINUTES, SourceKind.DOCUMENT}
TIME = r"[\[#]\d\d:\d\d:\d\d(?:-\d)?[\]#]"


def paragraphs(file: str) -> list[str]:
    """The paragraphs of a file in order; a row of a table is its cells with tabs between them."""
    path = FOLDER / file
    if path.suffix == ".docx":
        return docx_paragraphs(path)
    if path.suffix == ".odt":
        return odt_paragraphs(path)
    return path.read_text("utf-8").splitlines()


def docx_paragraphs(path: Path) -> list[str]:
    import docx

    document = docx.Document(str(path))
    rows = [row for table in document.tables for row in table.rows]
    return [p.text for p in document.paragraphs] + ["\t".join(c.text for c in row.cells) for row in rows]


def odt_paragraphs(path: Path) -> list[str]:
    import odfdo

    body = odfdo.Document(path).body
    return [str(element.inner_text) for element in body.get_elements("//text:h | //text:p")]


def turns(title: str) -> list[tuple[str, str]]:
    """Speaker and words of each paragraph that opens a turn, or '' and the words of one that goes on."""
    found: list[tuple[str, str]] = []
    for paragraph in paragraphs(SOURCES[title]["file"]):
        cells = paragraph.split("\t")
        if len(cells) == 3:
            found.append((cells[1], cells[2]))
            continue
        label = re.match(r"([^\s:]{1,20}):\s", paragraph)
        words = paragraph[label.end() :] if label else paragraph
        found.append((label[1] if label else "", re.sub(TIME, "", words).strip()))
    return found


def quotes(claims: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(claim["source"], claim["quote"]) for claim in claims if "quote" in claim]


def ids(codes: list[dict[str, Any]]) -> set[str]:
    return {code["id"] for code in codes}.union(*(ids(code.get("codes", [])) for code in codes))


def test_every_text_is_there_and_no_other() -> None:
    listed = sorted(source["file"] for source in SOURCES.values())
    shipped = sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".yaml" and path.name != "README.md")
    assert listed == shipped
    assert Counter(Path(file).suffix for file in listed) == {".docx": 4, ".odt": 4, ".txt": 3, ".md": 1}


def test_there_are_twelve_texts_of_every_kind() -> None:
    kinds = Counter(source["kind"] for source in SOURCES.values())
    assert kinds == Counter(SourceKind) + Counter({SourceKind.INTERVIEW: 4})
    assert len(INTERVIEWS) == 7


@pytest.mark.parametrize("title", INTERVIEWS)
def test_an_interview_has_1000_to_1500_words_or_fewer_by_telephone(title: str) -> None:
    words = sum(len(said.split()) for speaker, said in turns(title) if speaker)
    least, most = (600, 1200) if SOURCES[title]["kind"] == SourceKind.TELEPHONE_INTERVIEW else (1000, 1500)
    assert least <= words <= most


@pytest.mark.parametrize("title", WRITTEN)
def test_a_written_text_has_600_to_1200_words_and_nobody_speaks_in_it(title: str) -> None:
    reading = read(FOLDER / SOURCES[title]["file"])
    assert 600 <= len(reading.text.split()) <= 1200
    assert SOURCES[title]["speakers"] == reading.speakers() == {}
    assert sum(block.kind is BlockKind.HEADING for block in reading.blocks) >= 8


@pytest.mark.parametrize("title", INTERVIEWS)
def test_the_speakers_are_those_who_speak_in_the_file(title: str) -> None:
    heard = {speaker for speaker, _ in turns(title)} - {"", "Taler"}
    named = SOURCES[title]["speakers"]
    assert heard == set(named)
    assert [label for label, about in named.items() if about.get("interviewer")] in (["Interviewer"], ["I"])
    for about in named.values():
        if not about.get("interviewer"):
            assert about["role"]
            assert about["pseudonym"]
            Sector(about["sector"])
            OrganisationalLevel(about["level"])


@pytest.mark.parametrize("title", SOURCES)
def test_a_source_belongs_to_a_case_and_a_visit_of_its_year(title: str) -> None:
    source = SOURCES[title]
    assert source["case"] in {case["name"] for case in DEMO["cases"]}
    year = {Visit.FIRST: 2024, Visit.REVISIT: 2025}[Visit(source["visit"])]
    may_be_older = SourceKind(source["kind"]) in OLDER_THAN_THE_VISIT
    assert source["date"].year in ({2024, year} if may_be_older else {year})


def test_two_texts_come_from_each_of_the_two_visits_to_a_case() -> None:
    visits = Counter((source["case"], source["visit"]) for source in SOURCES.values())
    assert visits == {(case["name"], visit): 2 for case in DEMO["cases"] for visit in Visit}


def test_titles_are_unique() -> None:
    assert len(SOURCES) == len(DEMO["sources"])


@pytest.mark.parametrize(("title", "quote"), quotes(CODINGS + MEMOS))
def test_a_quote_stands_there_once_and_in_an_interview_in_an_answer(title: str, quote: str) -> None:
    read_here = paragraphs(SOURCES[title]["file"])
    assert "\n".join(read_here).count(quote) == sum(quote in paragraph for paragraph in read_here) == 1
    assert quote == quote.strip()
    if title in INTERVIEWS:
        interviewers = {label for label, about in SOURCES[title]["speakers"].items() if about.get("interviewer")}
        assert [speaker for speaker, said in turns(title) if quote in said and speaker not in interviewers]


def test_the_values_of_a_coding_are_words_of_the_program() -> None:
    initials = {coder["initials"] for coder in DEMO["coders"]}
    for coding in CODINGS:
        assert coding["coder"] in initials
        Valence(coding["valence"])
        assert 0 <= coding.get("weight", 0) <= 100
        for word, key in ((EffectLevel, "level"), (Horizon, "horizon"), (Statement, "statement")):
            if key in coding:
                word(coding[key])


def test_codes_are_those_of_the_shipped_codebook() -> None:
    used = {coding["code"] for coding in CODINGS} | {memo["code"] for memo in MEMOS if "code" in memo}
    codebook = yaml.safe_load(data_path("codebooks", "fixsen.yaml").read_text("utf-8"))
    assert used <= ids(codebook["codes"])


def test_nobody_makes_the_same_claim_twice() -> None:
    claims = Counter((c["coder"], c["source"], c["quote"], c["code"], c["valence"]) for c in CODINGS)
    assert set(claims.values()) == {1}


def test_both_coders_read_every_text() -> None:
    counts = Counter((coding["coder"], coding["source"]) for coding in CODINGS)
    assert set(counts) == {(coder["initials"], title) for coder in DEMO["coders"] for title in SOURCES}
    assert min(counts.values()) >= 2
    assert min(counts[coder, title] for coder, title in counts if SOURCES[title]["kind"] in CODED_CLOSELY) >= 4


def test_coders_agree_in_part() -> None:
    valences: dict[tuple[str, str, str], dict[str, str]] = {}
    for c in CODINGS:
        valences.setdefault((c["source"], c["quote"], c["code"]), {})[c["coder"]] = c["valence"]
    shared = [by_coder for by_coder in valences.values() if len(by_coder) == 2]
    assert any(by_coder["SK"] == by_coder["JM"] for by_coder in shared)
    assert any(by_coder["SK"] != by_coder["JM"] for by_coder in shared)


def test_something_is_driver_and_barrier_at_once() -> None:
    valences: dict[tuple[str, ...], set[str]] = {}
    for c in CODINGS:
        valences.setdefault((c["coder"], c["source"], c["quote"], c["code"]), set()).add(c["valence"])
    assert sum(found == {"driver", "barrier"} for found in valences.values()) >= 2


def test_every_valence_dimension_and_kind_of_statement_occurs() -> None:
    assert {c["valence"] for c in CODINGS} == set(Valence)
    assert {c.get("statement") for c in CODINGS} >= set(Statement)
    assert {c["code"].partition("_")[0][:3] for c in CODINGS} == {"org", "led", "men", "kon", "ind"}
    assert sum(c.get("is_result", False) for c in CODINGS) >= 4


def test_memos_stand_on_what_exists() -> None:
    cases = {case["name"] for case in DEMO["cases"]}
    for memo in MEMOS:
        about = memo["about"]
        assert about in {"project", "source", "excerpt", "code", "case"}
        assert memo["text"]
        assert memo.get("source", "Skoleleder") in SOURCES
        assert memo.get("case", "Fjordengen") in cases
        if about == "excerpt":
            own = [(c["coder"], c["source"], c["quote"]) for c in CODINGS]
            assert (memo["coder"], memo["source"], memo["quote"]) in own


def test_a_no_break_space_and_an_emoji_are_part_of_quotes() -> None:
    said = "".join(quote for _, quote in quotes(CODINGS))
    assert "\u00a0" in said
    assert "😊" in said
