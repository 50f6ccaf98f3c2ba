"""From coding an excerpt to the state of an arrow, and on to the table of links in Word."""

import sqlite3
from pathlib import Path

import docx
import pytest
from case_material import interview
from click.testing import CliRunner

from qualapp.analysis.theory import tallies, untested
from qualapp.cli import cli
from qualapp.demo import build_demo
from qualapp.desktop.theory.reading import read
from qualapp.desktop.theory.theory_looks import drawn_links
from qualapp.model.source import Visit
from qualapp.model.theory import EvidenceFilter, LinkState, Stance
from qualapp.progress import finish
from qualapp.store.project import Project


def _run(*arguments: object) -> str:
    result = CliRunner().invoke(cli, ["--language", "en", *map(str, arguments)])
    assert result.exit_code == 0, result.stderr
    return result.stdout


def _counted_in_sql(path: Path, column: str, coder: int = 0) -> dict[tuple[str, str], tuple[int, int, int, int, int]]:
    """By guid and stance: excerpts, sources, informants, roles and cases, straight from the file."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute(
            f"""
            WITH said AS (
                SELECT e.{column} AS about, e.stance, e.excerpt_id, e.source_id, s.case_id, e.coder_id,
                    (SELECT i.id FROM turn t JOIN informant i ON i.id = t.informant_id
                     WHERE t.source_id = e.source_id AND t.start <= x.start AND x.start < t.stop
                     AND i.is_interviewer = 0) AS informant
                FROM evidence e JOIN excerpt x ON x.id = e.excerpt_id JOIN source s ON s.id = e.source_id
                WHERE e.{column} IS NOT NULL AND (? = 0 OR e.coder_id = ?)
            )
            SELECT about, stance, count(DISTINCT excerpt_id), count(DISTINCT source_id), count(DISTINCT informant),
                count(DISTINCT (SELECT nullif(role, '') FROM informant WHERE id = informant)), count(DISTINCT case_id)
            FROM said GROUP BY about, stance
            """,
            (coder, coder),
        ).fetchall()
    connection.close()
    return {(about, stance): tuple(counts) for about, stance, *counts in rows}


@pytest.mark.parametrize("who", [0, 1, 2])
def test_what_is_shown_equals_what_a_query_of_ones_own_counts(tmp_path: Path, who: int) -> None:
    path = tmp_path / "demo.qualapp"
    finish(build_demo(path))
    with Project.open(path, read_only=True) as project:
        (theory,) = project.theories.all()
        wanted = EvidenceFilter(coders=frozenset({who} if who else ()))
        counted = tallies(project.evidence.of_theory(theory.id, wanted))
        shown = {
            (number, stance.value): (s.excerpts, s.sources, s.informants, s.roles, s.cases)
            for number, tally in counted.links.items()
            for stance in Stance
            if (s := tally.of(stance)).excerpts
        }
        about_nodes = {
            (number, stance.value): tally.of(stance).excerpts
            for number, tally in counted.nodes.items()
            for stance in Stance
            if tally.of(stance).excerpts
        }
    assert shown == _counted_in_sql(path, "link_id", who)
    assert about_nodes == {key: counts[0] for key, counts in _counted_in_sql(path, "node_id", who).items()}
    assert len(shown) > 8


def _state(project: Project, theory: int, link: int) -> tuple[LinkState, str, str]:
    """What the arrow comes to, and the sign and number on it."""
    reading = read(project, theory, EvidenceFilter())
    (look,) = [one.look for one in drawn_links(reading.links, reading.nodes, reading.counted) if one.id == link]
    return reading.counted.link(link).state, look.glyph, look.text


def test_an_excerpt_is_coded_given_as_evidence_and_stands_in_the_table(tmp_path: Path) -> None:
    path, table = tmp_path / "study.qualapp", tmp_path / "teori.docx"
    with Project.create(path, name="Studiet", coder="Signe Krogh") as project:
        first = project.cases.add("Lærkevangen").id
        second = project.cases.add("Bakkegården").id
        one = interview(project, "Leder", first, Visit.FIRST, "Anna", "Bo")
        other = interview(project, "Mor", second, Visit.REVISIT, "Cecilie")
        jonas = project.coders.add("Jonas").id
    _run("theory", "add", path, "familieindsatser")

    with Project.open(path) as project:
        signe = project.history.coder_id
        (theory,) = project.theories.all()
        nodes = {node.id: node for node in project.theories.nodes(theory.id)}
        link = next(one for one in project.theories.links(theory.id) if nodes[one.from_id].kind == "mechanism")
        anna, cecilie = (
            next(turn.speech for turn in project.sources.turns(source) if turn.speaker == who)
            for source, who in ((one, "Anna"), (other, "Cecilie"))
        )
        coding = project.codings.apply(nodes[link.from_id].code_id, one, anna)
        assert _state(project, theory.id, link.id)[0] is LinkState.UNTESTED
        assert link in untested(project.theories.links(theory.id), tallies(project.evidence.of_theory(theory.id)))

        given = project.evidence.give(one, anna, Stance.SUPPORTS, strength=80, link_id=link.id)
        assert given.excerpt_id == coding.excerpt_id
        state, supported, number = _state(project, theory.id, link.id)
        assert (state, number) == (LinkState.SUPPORTED, "1")
        project.history.coder_id = jonas
        project.evidence.give(one, anna, Stance.SUPPORTS, link_id=link.id)
        assert _state(project, theory.id, link.id) == (LinkState.SUPPORTED, supported, "1")
        project.evidence.give(other, cecilie, Stance.CONTRADICTS, note="Hun tøver", link_id=link.id)
        state, mixed, number = _state(project, theory.id, link.id)
        assert (state, number, mixed != supported) == (LinkState.MIXED, "2", True)
        project.history.undo()
        assert _state(project, theory.id, link.id) == (LinkState.SUPPORTED, supported, "1")
        project.history.redo()
        project.history.coder_id = signe
        quoted = [range.of(project.sources.text(source)) for source, range in ((one, anna), (other, cecilie))]
        names = nodes[link.from_id].name, nodes[link.to_id].name

    _run("theory", "export", path, table)
    document = docx.Document(str(table))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    (at,) = [place for place, row in enumerate(rows) if row[0].startswith(f"{names[0]} furthers {names[1]}")]
    assert rows[at][1].startswith("± Mixed")
    assert rows[at][2].split("\n") == ["1 excerpt", "1 informant", "1 source", "1 case"]
    assert rows[at][3].split("\n") == ["1 excerpt", "1 informant", "1 source", "1 case"]
    words = rows[at + 1][0]
    assert all(f"“{quotation}”" in words for quotation in quoted)
    assert "Hun tøver" in words
    assert words.index("✓") < words.index("✗")
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert f"{names[0]} furthers {names[1]}: supported in Lærkevangen, contradicted in Bakkegården" in text
    assert text.count("○ ") == len(rows) - 2 - 1  # all links but the one; a head and a row of quotations stand beside
