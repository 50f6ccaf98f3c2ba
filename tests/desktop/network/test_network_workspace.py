"""The network of actors, as a person uses it."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from network_material import NetworkMaterial, network_material
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from qualapp.analysis.network import NetworkFilter
from qualapp.analysis.network.layout import Layout
from qualapp.desktop.look import Theme
from qualapp.desktop.network.comparing import ComparingPage
from qualapp.desktop.network.levels import Triangle
from qualapp.desktop.network.matrix_paint import sector_told
from qualapp.desktop.network.page import OWN, NetworkPage
from qualapp.desktop.network.passages import PassageCard, Place
from qualapp.desktop.network.sides import proposed
from qualapp.desktop.network.workspace import NetworkWorkspace
from qualapp.desktop.paper.printing import lying_printer, print_drawings
from qualapp.desktop.session import Session
from qualapp.model.coding import Valence
from qualapp.model.network import PlacedTie, Tie
from qualapp.model.source import Visit
from qualapp.model.text import TextRange
from qualapp.progress import finish


@pytest.fixture
def material(tmp_path: Path) -> NetworkMaterial:
    return network_material(tmp_path / "p.qualapp")


@pytest.fixture
def told(material: NetworkMaterial) -> NetworkMaterial:
    """Three lines on the first visit, of which the revisit has one stronger, one gone and one new."""
    material.tie("Skolen", "Politiet", "Politiet", valence=Valence.BARRIER, strength=1)
    material.tie("Kommunen", "Følgegruppen", "Kommunen", relation="Henvisning", valence=Valence.DRIVER, strength=4)
    material.tie("Skolen", "Følgegruppen", "hver mandag", valence=Valence.DRIVER, strength=2)
    material.tie("Følgegruppen", "Skolen", "Vi ses", valence=Valence.BARRIER, strength=5)
    material.tie("Skolen", "Politiet", "Politiet", strength=3, source=material.revisit)
    material.tie("Kommunen", "Skolen", "Skolen", source=material.revisit)
    return material


@pytest.fixture
def session(material: NetworkMaterial, dressed: Theme) -> Iterator[Session]:
    session = Session(material.project)
    yield session
    session.close()
    session.deleteLater()


@pytest.fixture
def workspace(qtbot: QtBot, session: Session) -> Iterator[NetworkWorkspace]:
    workspace = NetworkWorkspace(session)
    workspace.resize(1300, 800)
    qtbot.addWidget(workspace)
    with qtbot.waitExposed(workspace):
        workspace.show()
    yield workspace
    workspace.hide()


def drawn(qtbot: QtBot, workspace: NetworkWorkspace) -> NetworkPage:
    """The page, when its network has been found."""
    page = workspace.page("network")
    assert isinstance(page, NetworkPage)
    qtbot.waitUntil(lambda: not page.computing.is_busy, timeout=20_000)
    QApplication.processEvents()
    return page


def ends(page: NetworkPage) -> set[frozenset[str]]:
    names = {number: item.look.label for number, item in page.drawing.nodes.items()}
    return {frozenset({names[link.from_id], names[link.to_id]}) for link in page.drawing.links.values()}


def link(page: NetworkPage, one: str, other: str) -> int:
    names = {number: item.look.label for number, item in page.drawing.nodes.items()}
    pair = {one, other}
    return next(id for id, link in page.drawing.links.items() if {names[link.from_id], names[link.to_id]} == pair)


def press(page: NetworkPage, actor_id: int) -> None:
    """Click an actor in the drawing."""
    page._gliding.stop()
    spot = page.canvas.mapFromScene(page.drawing.nodes[actor_id].pos())
    QTest.mouseClick(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QApplication.processEvents()


def test_without_ties_the_page_says_how_they_come_about(qtbot: QtBot, workspace: NetworkWorkspace) -> None:
    page = drawn(qtbot, workspace)
    assert page._empty.isVisible()
    with qtbot.waitSignal(workspace.coding_wanted):
        page._empty.pressed.emit()


def test_the_drawing_has_a_line_for_each_pair_that_an_independent_query_finds(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = drawn(qtbot, workspace)
    db = told.project.ties._db
    rows = db.execute(
        "SELECT DISTINCT min(a.name, b.name), max(a.name, b.name) FROM tie"
        " JOIN actor a ON a.id = tie.from_id JOIN actor b ON b.id = tie.to_id"
    )
    assert ends(page) == {frozenset(row) for row in rows.fetchall()}
    assert {item.look.label for item in page.drawing.nodes.values()} == set(told.actors)


def test_lines_look_as_valence_level_and_direction_say(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = drawn(qtbot, workspace)
    looks = {
        pair: page.drawing.links[link(page, *pair)].look
        for pair in (("Kommunen", "Følgegruppen"), ("Skolen", "Politiet"))
    }
    paying, police = looks.values()
    assert (paying.token, paying.dash, paying.ending.value) == ("driver", (), "arrow")
    assert (police.token, police.ending.value) == ("barrier", "none")
    assert police.dash
    assert paying.width > police.width


def test_the_triangle_has_the_levels_as_bands_from_the_top(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = drawn(qtbot, workspace)
    assert isinstance(page.drawing.backdrop, Triangle)
    heights = {name: page.computed.places[number][1] for name, number in told.actors.items()}  # type: ignore[union-attr]
    assert heights["Kommunen"] < heights["Følgegruppen"] < min(heights["Skolen"], heights["Politiet"])


def test_a_click_on_an_actor_opens_its_excerpts_and_each_opens_its_place(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = drawn(qtbot, workspace)
    press(page, told.actors["Politiet"])
    cards = page.panel.passages.cards
    assert {card.passage.words for card in cards} == {"Politiet"}
    assert len(cards) == 2
    with qtbot.waitSignal(workspace.place_wanted) as opened:
        QTest.mouseClick(cards[0], Qt.MouseButton.LeftButton, pos=QPoint(40, 14))
    place = opened.args[0]
    assert isinstance(place, Place)
    assert place.range.of(told.project.sources.text(place.source_id)) == "Politiet"


def test_a_line_says_that_the_two_ends_tell_it_differently(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = drawn(qtbot, workspace)
    line = link(page, "Skolen", "Følgegruppen")
    assert page.drawing.links[line].look.text == "2 · 2–5"
    assert page.drawing.links[link(page, "Kommunen", "Følgegruppen")].look.text == "1"
    page.drawing.select(links={line})
    said = [label.text() for label in page.panel._area.findChildren(QLabel)]
    assert page.panel.scale is not None
    assert page.panel.scale.accessibleName() == (
        "From Skolen: level 2, cooperation; From Følgegruppen: level 5, collaboration"
    )
    assert any("nothing is averaged away" in text for text in said)


def test_filters_add_up_and_clearing_them_brings_all_back(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = drawn(qtbot, workspace)
    every = ends(page)
    page.bar.set_filter(NetworkFilter(visits=frozenset({Visit.FIRST.value}), valences=frozenset({Valence.DRIVER})))
    page = drawn(qtbot, workspace)
    assert ends(page) == {frozenset({"Kommunen", "Følgegruppen"}), frozenset({"Skolen", "Følgegruppen"})}
    QTest.mouseClick(page.bar.clear, Qt.MouseButton.LeftButton)
    assert ends(drawn(qtbot, workspace)) == every


def test_ticking_a_relation_in_its_card_filters(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = drawn(qtbot, workspace)
    QTest.mouseClick(page.bar.chips["relations"], Qt.MouseButton.LeftButton)
    page.bar.popover.tree.toggled.emit(told.relations["Henvisning"])
    page.bar.popover.close()
    assert ends(drawn(qtbot, workspace)) == {frozenset({"Kommunen", "Følgegruppen"})}
    assert "Henvisning" in page.bar.chips["relations"].text()
    page.bar.chips["relations"].removed.emit()
    every = ends(drawn(qtbot, workspace))
    QTest.mouseClick(page.bar.chips["roles"], Qt.MouseButton.LeftButton)
    page.bar.popover.tree.toggled.emit("")
    page.bar.popover.close()
    assert page.bar.chips["roles"].text() == "Role: no role"
    assert ends(drawn(qtbot, workspace)) == every != set()


def test_what_is_deleted_is_not_filtered_by_any_more(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = drawn(qtbot, workspace)
    every, case = ends(page), told.project.cases.all()[0].id
    page.bar.set_filter(NetworkFilter(cases=frozenset({case}), visits=frozenset({""})))
    told.project.cases.delete(case)
    assert page.bar.filter() == NetworkFilter(visits=frozenset({""}))
    assert page.bar.chips["cases"].text() == "Case"
    page.bar.chips["visits"].removed.emit()
    assert ends(drawn(qtbot, workspace)) == every


def test_when_no_tie_passes_the_page_says_so(told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace) -> None:
    page = drawn(qtbot, workspace)
    page.bar.set_filter(NetworkFilter(mentions=10))
    assert drawn(qtbot, workspace)._no_match.isVisible()
    page._no_match.pressed.emit()
    assert len(drawn(qtbot, workspace).drawing.links) == 4


def test_actors_without_ties_are_drawn_where_wanted(
    material: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = drawn(qtbot, workspace)
    QTest.mouseClick(page.bar.isolates, Qt.MouseButton.LeftButton)
    page = drawn(qtbot, workspace)
    assert set(page.drawing.nodes) == set(material.actors.values())


def test_a_moved_actor_stays_where_it_was_put_and_undo_takes_it_back(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = drawn(qtbot, workspace)
    press(page, told.actors["Politiet"])
    page.canvas.setFocus()
    QTest.keyClick(page.canvas, Qt.Key.Key_Right)
    page = drawn(qtbot, workspace)
    assert page.layout_box.value() == OWN
    actor = told.project.actors[told.actors["Politiet"]]
    assert (actor.x, actor.y) == page.drawing.places()[actor.id]
    told.project.history.undo()
    assert told.project.actors[told.actors["Politiet"]].x is None


@pytest.mark.parametrize("way", list(Layout))
def test_every_layout_gives_each_actor_a_place_of_its_own(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace, way: Layout
) -> None:
    page = drawn(qtbot, workspace)
    page.layout_box.show_value(way)
    page.layout_box.chosen.emit(way)
    page = drawn(qtbot, workspace)
    page._gliding.stop()
    places = list(page.drawing.places().values())
    assert len(set(places)) == len(told.actors)


def test_around_one_actor_only_its_neighbours_are_drawn(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = drawn(qtbot, workspace)
    press(page, told.actors["Politiet"])
    QTest.mouseClick(page.panel.links[0], Qt.MouseButton.LeftButton)
    page = drawn(qtbot, workspace)
    assert {item.look.label for item in page.drawing.nodes.values()} == {"Politiet", "Skolen"}
    assert page.bar.ego.isVisible()


def test_the_matrix_shows_the_same_ordered_by_sector(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = drawn(qtbot, workspace)
    page.view._choose("matrix")
    assert page.matrix.isVisible()
    names = [actor.name for actor in page.matrix.matrix.actors]
    assert names == ["Følgegruppen", "Kommunen", "Skolen", "Politiet"]
    model = page.matrix.matrix
    at = {name: place for place, name in enumerate(names)}
    assert model.index(at["Kommunen"], at["Følgegruppen"]).data() == "1"
    assert model.index(at["Følgegruppen"], at["Kommunen"]).data() is None
    assert model.index(at["Politiet"], at["Skolen"]).data() == "2"
    last = page.matrix.visualRect(model.index(len(names) - 1, len(names) - 1))
    assert last.width() > 60
    assert page.matrix.viewport().rect().contains(last)
    tip = model.headerData(at["Politiet"], Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    assert tip == f"Politiet · {sector_told(model.actors[at['Politiet']].sector)}"
    page.matrix.setCurrentIndex(model.index(at["Politiet"], at["Skolen"]))
    assert len(page.panel.passages.cards) == 2
    assert [(group.sector, group.first, group.last) for group in model.order.groups] == [
        *(("plan", 0, 0), ("municipality", 1, 2), ("state", 3, 3))
    ]


def test_keys_go_through_the_matrix_from_tie_to_tie_and_on_to_the_excerpts(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = drawn(qtbot, workspace)
    page.view._choose("matrix")
    matrix, model = page.matrix, page.matrix.matrix
    at = {actor.name: place for place, actor in enumerate(model.actors)}
    matrix.setFocus()
    matrix.setCurrentIndex(model.index(at["Politiet"], at["Følgegruppen"]))
    assert page.panel.passages.cards == []
    QTest.keyClick(matrix, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    chosen = matrix.chosen()
    assert chosen is not None
    line = model.line(matrix.currentIndex())
    assert line is not None
    assert len(page.panel.passages.cards) == len(line.ties)
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel.passages.cards[0].hasFocus())
    page.reload()
    drawn(qtbot, workspace)
    assert matrix.chosen() == chosen


@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf", ".csv", ".xlsx"])
def test_the_matrix_is_saved_as_a_picture_and_as_a_table(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace, tmp_path: Path, ending: str
) -> None:
    page = drawn(qtbot, workspace)
    page.view._choose("matrix")
    assert ending in page.endings
    path = tmp_path / f"matrix{ending}"
    finish(page.write_picture(path))
    begins = {".svg": b"<?xml", ".png": b"\x89PNG", ".pdf": b"%PDF", ".csv": b"\xef\xbb\xbf", ".xlsx": b"PK"}
    assert path.read_bytes().startswith(begins[ending])
    if ending != ".csv":
        return
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0][2:] == [row[0] for row in rows[1:5]] == ["Følgegruppen", "Kommunen", "Skolen", "Politiet"]
    assert rows[4] == ["Politiet", "State and foundations", "", "", "2", ""]
    assert rows[-1] == ["all ties"]


def test_figures_are_those_of_what_is_drawn(told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace) -> None:
    page = drawn(qtbot, workspace)
    assert (page.panel.figures["actors"], page.panel.figures["lines"]) == ("4", "4")
    assert page.status()[:2] == ("4 actors", "4 tied pairs")
    page.bar.set_filter(NetworkFilter(mentions=2))
    page = drawn(qtbot, workspace)
    assert (page.panel.figures["actors"], page.panel.figures["lines"]) == ("3", "2")


def test_a_new_tie_is_drawn_when_it_is_claimed(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = drawn(qtbot, workspace)
    told.tie("Kommunen", "Politiet", "aldrig")
    assert frozenset({"Kommunen", "Politiet"}) in ends(drawn(qtbot, workspace))
    assert page.panel.figures["lines"] == "5"


@pytest.mark.parametrize(("ending", "begins"), [(".svg", b"<?xml"), (".png", b"\x89PNG"), (".pdf", b"%PDF")])
def test_the_drawing_is_written_as_a_picture(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace, tmp_path: Path, ending: str, begins: bytes
) -> None:
    page = drawn(qtbot, workspace)
    path = tmp_path / f"net{ending}"
    finish(page.write_picture(path))
    assert path.read_bytes().startswith(begins)


def compared(qtbot: QtBot, workspace: NetworkWorkspace) -> ComparingPage:
    """The comparison, when it has been found."""
    workspace.show_tab("compare")
    page = workspace.page("compare")
    assert isinstance(page, ComparingPage)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not page.computing.is_busy, timeout=20_000)
    return page


def test_the_revisit_is_compared_with_the_first_visit(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = compared(qtbot, workspace)
    names = {number: name for name, number in told.actors.items()}
    assert page.compared is not None
    found = {
        frozenset({names[one], names[other]}): line.change.value
        for (one, other), line in page.compared.comparison.lines.items()
    }
    assert found == {
        frozenset({"Skolen", "Politiet"}): "stronger",
        frozenset({"Kommunen", "Følgegruppen"}): "gone",
        frozenset({"Skolen", "Følgegruppen"}): "gone",
        frozenset({"Kommunen", "Skolen"}): "new",
    }
    assert len(page.drawing.links) == 4


def test_side_by_side_both_are_drawn_at_the_same_places(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = compared(qtbot, workspace)
    page.view._choose("beside")
    assert page.before.canvas.isVisible()
    assert page.after.canvas.isVisible()
    assert [side.heading.text()[:4] for side in (page.before, page.after)] == ["A · ", "B · "]
    for side in (page.before, page.after):
        names = [node.label_box().translated(node.pos()) for node in side.drawing.nodes.values() if node.is_name_seen]
        assert not any(name.intersects(head) for name in names for head in side.drawing.kept())
    first, second = page.before.drawing.places(), page.after.drawing.places()
    shared = set(first) & set(second)
    assert shared == {told.actors[name] for name in ("Skolen", "Politiet", "Kommunen")}
    assert all(first[one] == second[one] for one in shared)


def test_side_by_side_both_are_as_tall_as_there_is_room_and_equally_large(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = compared(qtbot, workspace)
    page.view._choose("beside")
    heights = []
    for high in (520, 1000):
        workspace.resize(1280, high)
        page._resized.start(0)
        qtbot.waitUntil(lambda: not page._resized.isActive())
        heights.append(page.after.drawing.middles().height())
        assert page.before.canvas.zoom == pytest.approx(page.after.canvas.zoom)
        seen = page.after.canvas.mapFromScene(page.after.drawing.middles()).boundingRect()
        assert page.after.canvas.viewport().rect().contains(seen)
    assert heights[1] > 1.3 * heights[0]


def test_each_view_goes_to_a_printer_as_it_is_shown(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace, tmp_path: Path
) -> None:
    def pages(page: NetworkPage | ComparingPage) -> list[int]:
        """How much ink is on each page that the printer writes."""
        printer = lying_printer("Netværk")
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "n.pdf"))
        print_drawings(printer, page.printed())
        with pypdfium2.PdfDocument(tmp_path / "n.pdf") as written:
            return [len(set(sheet.render(scale=0.5).to_numpy().reshape(-1, 3).tobytes())) for sheet in written]

    page = drawn(qtbot, workspace)
    shown = [pages(page)]
    page.view._choose("matrix")
    shown.append(pages(page))
    other = compared(qtbot, workspace)
    shown.append(pages(other))
    other.view._choose("beside")
    shown.append(pages(other))
    assert [len(one) for one in shown] == [1, 1, 1, 2]
    assert all(ink > 20 for one in shown for ink in one)


def test_a_changed_line_shows_the_words_of_both(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = compared(qtbot, workspace)
    pair = tuple(sorted((told.actors["Skolen"], told.actors["Politiet"])))
    number = next(id for id, found in page._figure.lines.items() if found == pair)
    page.drawing.select(links={number})
    cards = page.panel._area.findChildren(PassageCard)
    assert {card.passage.place.source_id for card in cards} == {told.first, told.revisit}


def test_with_nothing_to_compare_the_page_says_what_to_choose(qtbot: QtBot, workspace: NetworkWorkspace) -> None:
    assert compared(qtbot, workspace)._empty.isVisible()


def test_a_change_in_the_list_opens_the_words_of_both_and_is_marked(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = compared(qtbot, workspace)
    assert isinstance(page.drawing.backdrop, Triangle)
    assert (page.panel.figures["lines"], page.panel.figures["A lines"]) == ("2", "3")
    row = next(row for row in page.panel.marks if row.text == "Skolen – Politiet")
    QTest.keyClick(row, Qt.Key.Key_Return)
    cards = page.panel._area.findChildren(PassageCard)
    assert {card.passage.place.source_id for card in cards if card.isVisible()} == {told.first, told.revisit}
    (number,) = page.drawing.selected_links()
    assert page._figure.lines[number] == tuple(sorted((told.actors["Skolen"], told.actors["Politiet"])))


def test_without_two_visits_two_cases_are_compared_and_then_two_roles() -> None:
    def tie(visit: str, case: int | None, role: str) -> PlacedTie:
        said = Tie(1, "", 1, 1, 1, 2, 1, 1, False, Valence.NONE, None, None, "", "")
        return PlacedTie(said, TextRange(0, 1), case, visit, None, role)

    first, revisit = Visit.FIRST.value, Visit.REVISIT.value
    both = proposed([tie(first, 1, "a"), tie(revisit, 1, "a")])
    assert both is not None
    assert [one.visits for one in both] == [{first}, {revisit}]
    cases = proposed([tie(first, 3, "a"), tie(first, 2, "b"), tie(first, 2, "b"), tie(first, None, "b")])
    assert cases is not None
    assert [one.cases for one in cases] == [{2}, {3}]
    roles = proposed([tie("", None, "a"), tie("", 1, "b"), tie("", 1, "")])
    assert roles is not None
    assert {role for one in roles for role in one.roles} == {"a", "b"}
    assert proposed([tie("", 1, "a"), tie("", 1, "")]) is None


def test_what_a_figure_counts_is_marked_in_the_drawing(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace
) -> None:
    page = drawn(qtbot, workspace)
    row = next(row for row in page.panel.marks if row.text == "Kommunen – Følgegruppen – Skolen")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    names = {one: item.look.label for one, item in page.drawing.nodes.items()}
    assert {names[one] for one in page.drawing.selected_nodes()} == {"Kommunen", "Følgegruppen", "Skolen"}
    assert len(page.drawing.selected_links()) == 2
    assert row.isVisible()
    group = next(row for row in page.panel.marks if row.text == "Municipality: 0.500 (3 out, 1 within)")
    group.pressed.emit()
    assert {names[one] for one in page.drawing.selected_nodes()} == {"Kommunen", "Skolen"}
    levels = {"Strategic: 1.000 (2 out, 0 within)", "Practical: 0.333 (2 out, 1 within)"}
    assert levels <= {row.text for row in page.panel.marks}


def test_what_changed_is_saved_as_a_table(
    told: NetworkMaterial, qtbot: QtBot, workspace: NetworkWorkspace, tmp_path: Path
) -> None:
    page = compared(qtbot, workspace)
    assert finish(page.write_picture(tmp_path / "changes.csv")) == [tmp_path / "changes.csv"]
    rows = list(csv.reader((tmp_path / "changes.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert ["stronger", "Skolen", "Politiet", "1", "1", "1", "3"] in rows
    assert ["gone", "Skolen", "Følgegruppen", "2", "2–5", "0", ""] in rows
    assert rows[-2:] == [["A: Visit: first visit"], ["B: Visit: revisit"]]
    page.view._choose("beside")
    assert [path.name for path in finish(page.write_picture(tmp_path / "n.svg"))] == ["n A.svg", "n B.svg"]
