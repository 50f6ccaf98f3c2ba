"""Networks written to files and told: what stands there is what the ties say."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import docx
import networkx
import openpyxl
import pytest

from qualapp import i18n
from qualapp.analysis.network import Change, NetworkFilter, compare, measure
from qualapp.demo import build_demo
from qualapp.errors import UserError
from qualapp.exporters.network_files import ENDINGS, write_network
from qualapp.exporters.network_tables import line_rows
from qualapp.model.theory import EvidenceFilter
from qualapp.progress import finish
from qualapp.reports.configurations import ConfigurationFilter, configurations_report
from qualapp.reports.networks import drawn_network, network_record, network_report
from qualapp.reports.theories import theory_report
from qualapp.store.project import Project


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The demo project, opened to be read."""
    path = Path(tmp_path_factory.mktemp("networks")) / "demo.qualapp"
    finish(build_demo(path))
    with Project.open(path, read_only=True) as project:
        yield project


def test_the_numbers_of_the_drawing_are_those_of_the_tables(demo: Project) -> None:
    """The query is written anew and knows nothing of how networks are drawn."""
    query = """
        SELECT min(a.guid, b.guid), max(a.guid, b.guid), count(DISTINCT t.excerpt_id), count(*),
            min(t.strength), max(t.strength), sum(t.valence = 'driver'), sum(t.valence = 'barrier')
        FROM tie t JOIN actor a ON a.id = t.from_id JOIN actor b ON b.id = t.to_id JOIN source s ON s.id = t.source_id
        JOIN visit v ON v.id = s.visit_id WHERE v.kind = 'revisit' GROUP BY 1, 2"""
    expected = {(one.hex(), other.hex()): tuple(rest) for one, other, *rest in demo._db.execute(query)}
    report = network_report(demo, NetworkFilter(visits=frozenset({"revisit"})))
    found = {}
    for line in report.lines:
        pair = sorted(actor.guid.replace("-", "") for actor in (line.first, line.second))
        low, high = line.levels or (None, None)
        found[pair[0], pair[1]] = (line.mentions, line.claims, low, high, line.drivers, line.barriers)
    assert found == expected
    assert len(found) > 10


def test_the_demo_tells_of_other_ties_at_the_revisit(demo: Project) -> None:
    first, revisit = (drawn_network(demo, NetworkFilter(visits=frozenset({visit}))) for visit in ("first", "revisit"))
    changes = compare(first, revisit)
    assert {Change.NEW, Change.GONE, Change.STRONGER, Change.WEAKER} <= {line.change for line in changes.lines.values()}
    names = {actor.id: actor.name for actor in demo.actors.all()}
    stronger = {
        frozenset((names[one], names[other]))
        for (one, other), line in changes.lines.items()
        if line.change is Change.STRONGER
    }
    assert frozenset(("Boligorganisation", "Boligsocial helhedsplan")) in stronger
    assert any(line.difference > 1 for line in first.lines.values())


def test_what_is_told_as_json_is_measured_of_the_same_network(demo: Project) -> None:
    record = network_record(demo)
    figures = measure(drawn_network(demo))
    assert json.loads(json.dumps(record)) == json.loads(json.dumps(record, ensure_ascii=False))
    assert record["figures"]["density"] == figures.density
    assert record["figures"]["actors"] == len(record["actors"]) == figures.actors
    assert len(record["lines"]) == figures.lines
    assert record["mixed_relations"]
    assert record["steering_chain"]["without_middle"]
    one = network_record(demo, NetworkFilter(relations=frozenset({demo.relations.all()[0].id}), cases=frozenset({99})))
    assert one["figures"]["density"] is None
    assert one["undefined"]["density"] == "There are no actors."


def test_every_file_has_as_many_actors_and_ties_as_the_project(demo: Project, tmp_path: Path) -> None:
    """Counted by a query that knows nothing of how networks are drawn."""
    count = "SELECT count(*) FROM (SELECT from_id FROM tie UNION SELECT to_id FROM tie)"
    pairs = "SELECT count(*) FROM (SELECT DISTINCT min(from_id, to_id), max(from_id, to_id) FROM tie)"
    (expected,) = demo._db.execute(f"SELECT ({count}), ({pairs})")
    report = network_report(demo)
    written = {ending: finish(write_network(report, tmp_path / f"net{ending}")) for ending in ENDINGS}
    book = openpyxl.load_workbook(written[".xlsx"][0])
    graphs = (networkx.read_graphml(*written[".graphml"]), networkx.read_gexf(*written[".gexf"]))
    tables = [list(csv.reader(StringIO(path.read_text("utf-8-sig")))) for path in written[".csv"]]
    assert {
        "excel": (book["Actors"].max_row - 1, book["Ties"].max_row - 1),
        "csv": (len(tables[1]) - 1, len(tables[0]) - 1),
        **{
            type(graph).__name__ + str(n): (len(graph), len(graph.to_undirected().edges))
            for n, graph in enumerate(graphs)
        },
    } == dict.fromkeys(("excel", "csv", "DiGraph0", "DiGraph1"), expected)


def pairs_of(project: Project) -> set[tuple[str, str]]:
    """Who is tied to whom, by a query that knows nothing of how networks are drawn."""
    query = "SELECT DISTINCT min(a.guid, b.guid), max(a.guid, b.guid) FROM tie t JOIN actor a ON a.id = t.from_id"
    rows = project._db.execute(f"{query} JOIN actor b ON b.id = t.to_id").fetchall()
    return {(one.hex(), other.hex()) for one, other in rows}


def plain(guids: list[str]) -> frozenset[str]:
    return frozenset(guid.replace("-", "") for guid in guids)


def test_the_json_says_how_the_network_hangs_together(demo: Project) -> None:
    graph = networkx.Graph(sorted(pairs_of(demo)))
    record = network_record(demo)
    assert {plain(part) for part in record["components"]} == set(map(frozenset, networkx.connected_components(graph)))
    assert {plain(pair) for pair in record["bridges"]} == set(map(frozenset, networkx.bridges(graph)))
    assert plain(record["cut_points"]) == set(networkx.articulation_points(graph))
    assert record["cut_points"]
    communities = [plain(one) for one in record["communities"]]
    assert record["figures"]["modularity"] == pytest.approx(networkx.community.modularity(graph, communities))
    for one in record["actors"]:
        assert one["guid"] in record["communities"][one["community"] - 1]
        assert one["guid"] in record["components"][one["component"] - 1]
        assert one["cut_point"] == (one["guid"] in record["cut_points"])
    bridges = {plain([line["from"], line["to"]]) for line in record["lines"] if line["bridge"]}
    assert bridges == {plain(pair) for pair in record["bridges"]}
    for key in ("components", "communities", "bridges", "cut_points", "isolates"):
        assert record["figures"][key] == len(record[key])


@pytest.mark.parametrize("by", ["sector", "level"])
def test_the_e_i_index_of_each_group_is_that_of_a_query(by: str, demo: Project) -> None:
    query = f"SELECT hex(guid), {by} FROM actor"
    groups = {guid.lower(): group for guid, group in demo._db.execute(query)}
    ends = [(groups[one], groups[other]) for one, other in pairs_of(demo)]
    known = [pair for pair in ends if all(pair)]
    told = network_record(demo)["external_index"][by]
    out = sum(one != other for one, other in known)
    assert (told["outside"], told["inside"], told["without_group"]) == (out, len(known) - out, len(ends) - len(known))
    assert told["value"] == pytest.approx((2 * out - len(known)) / len(known))
    assert len(told["groups"]) > 2
    for group, one in told["groups"].items():
        own = [pair for pair in known if group in pair]
        out = sum(len(set(pair)) == 2 for pair in own)
        assert (one["outside"], one["inside"]) == (out, len(own) - out)
        assert one["value"] == (pytest.approx((2 * out - len(own)) / len(own)) if own else None)
        assert ("undefined" in one) == (not own)


def test_counts_are_whole_numbers_in_json(demo: Project) -> None:
    record = network_record(demo, NetworkFilter(with_isolates=True))
    for figures in (record["figures"], *(one["figures"] for one in record["actors"])):
        whole = {"actors", "lines", "claims", "bridges", "components", "degree", "inwards", "outwards", "ties"}
        whole |= {key for key in figures if key.startswith("brokerage_")}
        assert {type(figures[key]) for key in whole & set(figures)} == {int}
    assert isinstance(record["figures"]["mean_degree"], float)


def test_a_filter_of_what_is_gone_can_still_be_told(project: Project) -> None:
    """The window keeps what was chosen when somebody deletes it."""
    theory = project.theories.add("Kurser").id
    gone = frozenset({999})
    told = dict(network_report(project, NetworkFilter(cases=gone, relations=gone, coders=gone)).facts)
    assert (told["Cases"], told["Relations"], told["Coders"]) == ("deleted", "deleted", "deleted")
    wanted = EvidenceFilter(cases=gone, coders=gone, visits=frozenset({""}))
    assert theory_report(project, theory, wanted).filters == ("Case: deleted", "Visit: no visit", "Coder: deleted")
    report = configurations_report(project, ConfigurationFilter(cases=frozenset({0, 999})))
    assert report.filters == ("Case: no case or deleted",)


DANISH_VALENCES = {"drivkraft", "barriere", "ambivalent", "uden valens"}


def test_people_read_names_in_their_language(demo: Project) -> None:
    for tongue, name, relation in (
        ("en", "Social housing master plan", "Collaboration"),
        ("da", "Boligsocial helhedsplan", "Samarbejde"),
    ):
        i18n.speak(tongue)
        report = network_report(demo)
        assert name in {one.name for one in report.actors}
        assert any(relation in line.relation_names for line in report.lines)
        assert any(name in line.title for line in report.strongest)
        valences = {row[9] for row in line_rows(report)[1:]}
        assert valences <= ({"driver", "barrier", "ambivalent", "no valence"} if tongue == "en" else DANISH_VALENCES)


@pytest.mark.parametrize("ending", [".graphml", ".gexf"])
def test_a_graph_is_read_back_with_all_that_is_known(ending: str, demo: Project, tmp_path: Path) -> None:
    report = network_report(demo)
    (path,) = finish(write_network(report, tmp_path / f"net{ending}"))
    graph = networkx.read_gexf(path) if ending == ".gexf" else networkx.read_graphml(path)
    assert graph.is_directed()
    assert set(graph) == {one.actor.guid for one in report.actors}
    assert {frozenset(pair) for pair in graph.edges} == {
        frozenset((line.first.guid, line.second.guid)) for line in report.lines
    }
    (town,) = [one for one in report.actors if one.actor.name == "Kommune"]
    told = graph.nodes[town.actor.guid]
    called = (told["label"], told["name"], told["name_other"])
    assert called == ("Municipality", "Kommune", "Municipality")
    assert (told["sector"], told["degree"]) == ("municipality", 3)
    degrees = {number: len(set(graph.predecessors(number)) | set(graph.successors(number))) for number in graph}
    assert all(graph.nodes[number]["degree"] == degree for number, degree in degrees.items())


def test_csv_has_the_ties_and_beside_them_the_actors(demo: Project, tmp_path: Path) -> None:
    report = network_report(demo)
    ties, actors = finish(write_network(report, tmp_path / "net.csv"))
    assert (ties.name, actors.name) == ("net.csv", "net-actors.csv")
    rows = list(csv.DictReader(StringIO(ties.read_text("utf-8-sig"))))
    assert len(rows) == len(report.lines)
    assert sum(int(row["Excerpts"]) for row in rows) == sum(line.mentions for line in report.lines)
    people = list(csv.DictReader(StringIO(actors.read_text("utf-8-sig"))))
    assert {row["guid"] for row in people} >= {row["source"] for row in rows} | {row["target"] for row in rows}


def test_the_workbook_has_numbers_as_numbers_and_no_nought_for_what_is_undefined(demo: Project, tmp_path: Path) -> None:
    report = network_report(demo, NetworkFilter(with_isolates=True))
    (path,) = finish(write_network(report, tmp_path / "net.xlsx"))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [
        *("Figures", "Actors", "Ties", "Parts and communities", "What holds it together", "E-I index"),
        *("Steering chain", "About"),
    ]
    figures = {row[0]: row[1] for row in book["Figures"].iter_rows(min_row=2, values_only=True)}
    assert figures["Actors"] == 75
    people = list(book["Actors"].iter_rows(values_only=True))
    closeness = people[0].index("Closeness")
    isolates = [row for row in people[1:] if row[people[0].index("Degree")] == 0]
    assert len(isolates) > 40
    assert all(row[closeness] is None for row in isolates)
    sets = list(book["Parts and communities"].iter_rows(min_row=2, values_only=True))
    for kind, column in (("Part", "Part"), ("Community", "Community")):
        members = Counter(row[people[0].index(column)] for row in people[1:])
        assert {number: count for what, number, count, _who in sets if what == kind} == members
    held = Counter(row[0] for row in book["What holds it together"].iter_rows(min_row=2, values_only=True))
    counted = {"Cut point": "Cut points", "Bridge": "Bridges", "Without ties": "Without ties"}
    assert held == {what: figures[title] for what, title in counted.items()}
    index = {tuple(row[:2]): row[2:] for row in book["E-I index"].iter_rows(min_row=2, values_only=True)}
    assert index["E-I index by sector", "The network"][0] == figures["E-I index by sector"]
    assert index["E-I index by level", "Strategic"][0] is not None


def test_the_word_section_quotes_the_strongest_and_the_most_disputed_ties(demo: Project, tmp_path: Path) -> None:
    (path,) = finish(write_network(network_report(demo), tmp_path / "net.docx"))
    document = docx.Document(str(path))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "boligforeningen er vores stærkeste samarbejdspartner" in text
    assert "Jeg betaler halvdelen af hans løn" in text
    assert "Several relations are drawn as one" in text
    heads = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 2"]
    assert heads[1:6] == [
        *("Actors", "How it hangs together", "E-I index by sector", "E-I index by level", "Steering chain"),
    ]
    tables = [[cell.text for cell in table.columns[0].cells] for table in document.tables]
    assert {"Part 1", "Community 1", "Cut points", "Bridges"} < set(tables[2])
    assert "Municipality" in tables[3]
    assert "Practical" in tables[4]


def test_another_ending_is_refused(demo: Project, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=rf"“net.odt”.*{ENDINGS[0]}.*.svg"):
        finish(write_network(network_report(demo), tmp_path / "net.odt"))
    assert not list(tmp_path.iterdir())


def test_an_empty_network_is_written_all_the_same(project: Project, tmp_path: Path) -> None:
    for ending in ENDINGS:
        for path in finish(write_network(network_report(project), tmp_path / f"tom{ending}")):
            assert path.stat().st_size > 0


def test_of_two_tables_none_is_written_where_one_cannot_be(project: Project, tmp_path: Path) -> None:
    (tmp_path / "net.csv").mkdir()
    beside = tmp_path / "net-actors.csv"
    for before in (None, b"older"):
        if before is not None:
            beside.write_bytes(before)
        with pytest.raises(UserError, match="it is a folder"):
            finish(write_network(network_report(project), tmp_path / "net.csv"))
        assert (beside.read_bytes() if beside.exists() else None) == before
    assert len(list(tmp_path.glob("*.csv"))) == 2
