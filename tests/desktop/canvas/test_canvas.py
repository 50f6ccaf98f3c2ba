"""The canvas, as hands use it."""

from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qualapp.desktop.canvas import (
    Canvas,
    CanvasLink,
    CanvasNode,
    Course,
    Drawing,
    LinkLook,
    NodeLook,
    Shape,
    on_paper,
    picture,
)
from qualapp.desktop.canvas.lettering import lines_of, widest
from qualapp.desktop.canvas.routes import Run, crossed, flow
from qualapp.desktop.look import Theme
from qualapp.desktop.network.moving import Gliding
from qualapp.errors import UserError
from qualapp.progress import finish

LEFT = Qt.MouseButton.LeftButton


def card(id: int, x: float, y: float, label: str = "") -> CanvasNode:
    return CanvasNode(id, NodeLook(label or f"Led {id}"), x, y)


def link(id: int, first: int, second: int, **look: object) -> CanvasLink:
    return CanvasLink(id, first, second, LinkLook(glyph="supported", text="3", **look))  # type: ignore[arg-type]


@pytest.fixture
def canvas(qtbot: QtBot, dressed: Theme) -> Canvas:
    """Four cards in three columns, two links; one link would run straight over card 2."""
    drawing = Drawing()
    drawing.is_connectable = True
    drawing.show_all(
        [card(1, 0, 0), card(2, 240, 0), card(3, 480, 0), card(4, 240, 120)], [link(1, 1, 3), link(2, 1, 4)]
    )
    canvas = Canvas(drawing)
    drawing.setParent(canvas)
    canvas.resize(900, 500)
    qtbot.addWidget(canvas)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.fit()
    return canvas


def at(canvas: Canvas, node: int, shift: tuple[float, float] = (0, 0)) -> QPoint:
    return canvas.mapFromScene(canvas.drawing.nodes[node].pos() + QPointF(*shift))


def drag(canvas: Canvas, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(canvas.viewport(), LEFT, pos=start)
    for step in range(1, 5):
        QTest.mouseMove(canvas.viewport(), start + (end - start) * step / 4)
    QTest.mouseRelease(canvas.viewport(), LEFT, pos=end)


def test_a_card_that_is_dragged_lands_on_the_grid_and_is_told(canvas: Canvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.moved) as told:
        drag(canvas, at(canvas, 4), at(canvas, 4) + QPoint(31, 58))
    assert set(told.args[0]) == {4}
    x, y = told.args[0][4]
    assert (x % 4, y % 4) == (0, 0)
    assert (abs(x - 271), abs(y - 178)) < (5, 5)


def test_a_click_that_moves_nothing_tells_nothing(canvas: Canvas, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(canvas.moved):
        QTest.mouseClick(canvas.viewport(), LEFT, pos=at(canvas, 2))
    assert canvas.drawing.selected_nodes() == [2]


def test_arrow_keys_move_what_is_selected(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.drawing.select(nodes={2, 4})
    with qtbot.waitSignal(canvas.moved) as told:
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert told.args[0] == {2: (248, 0), 4: (248, 120)}


def test_tab_goes_through_the_columns_and_leaves_after_the_last(canvas: Canvas) -> None:
    canvas.setFocus()
    seen = []
    for _time in range(4):
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
        seen += canvas.drawing.selected_nodes()
    assert seen == [1, 2, 4, 3]
    assert not canvas.focusNextPrevChild(True)


def test_a_link_is_followed_with_the_keyboard(canvas: Canvas) -> None:
    canvas.drawing.select(nodes={1})
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert canvas.drawing.selected_links() == [1]
    QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert canvas.drawing.selected_links() == [2]
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert canvas.drawing.selected_nodes() == [4]


def test_a_link_is_drawn_from_the_handle_of_a_card(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.drawing.select(nodes={4})
    edge = canvas.drawing.nodes[4].outline().right()
    with qtbot.waitSignal(canvas.connected) as told:
        drag(canvas, at(canvas, 4, (edge, 0)), at(canvas, 3))
    assert told.args == [4, 3]


def test_a_link_is_drawn_with_the_keyboard_alone(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.drawing.select(nodes={4})
    assert canvas.begin_link()
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    with qtbot.waitSignal(canvas.connected) as told:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert told.args == [4, 2]


def test_escape_leaves_the_link_undrawn(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.drawing.select(nodes={4})
    canvas.begin_link()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(canvas.connected):
        QTest.keyClick(canvas, Qt.Key.Key_Return)


def test_zooming_keeps_the_point_under_the_pointer(canvas: Canvas) -> None:
    about = QPointF(at(canvas, 3))
    canvas.zoom_by(1.5, about)
    moved = at(canvas, 3) - about.toPoint()
    assert abs(moved.x()) <= 2
    assert abs(moved.y()) <= 2
    assert canvas.zoom == pytest.approx(1.5)


def test_ctrl_0_shows_everything_again(canvas: Canvas) -> None:
    canvas.zoom_by(3)
    QTest.keyClick(canvas, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    room = canvas.viewport().rect()
    assert all(room.contains(at(canvas, node)) for node in canvas.drawing.nodes)


def test_delete_tells_what_is_selected(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.drawing.select(nodes={2}, links={1})
    with qtbot.waitSignal(canvas.delete_wanted) as told:
        QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert told.args == [[2], [1]]


def test_a_link_is_hit_a_few_pixels_beside_its_line(canvas: Canvas) -> None:
    beside = canvas.mapFromScene(canvas.drawing.links[2].spot(0.5) + QPointF(0, 5))
    QTest.mouseClick(canvas.viewport(), LEFT, pos=beside)
    assert canvas.drawing.selected_links() == [2]


def test_what_is_shown_anew_stays_selected(canvas: Canvas) -> None:
    canvas.drawing.select(nodes={2})
    canvas.drawing.show_all([card(1, 0, 0), card(2, 240, 0, "Et andet navn")], [])
    assert canvas.drawing.selected_nodes() == [2]
    assert set(canvas.drawing.nodes) == {1, 2}
    assert not canvas.drawing.links


def test_a_link_goes_around_a_card_in_its_way(canvas: Canvas) -> None:
    assert not crossed(canvas.drawing.links[1].course, [canvas.drawing.nodes[2].box()])


def test_pills_lie_on_no_card_and_on_no_other_pill(canvas: Canvas) -> None:
    pills = [item.pill.box() for item in canvas.drawing.links.values() if item.pill is not None]
    assert len(pills) == 2
    assert not pills[0].intersects(pills[1])
    assert not any(pill.intersects(node.box()) for pill in pills for node in canvas.drawing.nodes.values())


def test_many_links_are_dragged_over_a_picture_and_painted_again_after(canvas: Canvas, qtbot: QtBot) -> None:
    nodes = [card(n, 200 * (n % 6), 70 * (n // 6)) for n in range(36)]
    links = [link(100 * a + b, a, b) for a in range(10) for b in range(20, 32)]
    canvas.drawing.show_all(nodes, links)
    canvas.fit()
    before = canvas.viewport().grab().toImage()
    with qtbot.waitSignal(canvas.moved):
        drag(canvas, at(canvas, 35), at(canvas, 35) + QPoint(20, 30))
    after = canvas.viewport().grab().toImage()
    assert after != before
    canvas.drawing.move_all({35: (1000, 350)})
    canvas.drawing.select()
    QTest.mouseMove(canvas.viewport(), QPoint(2, 2))
    assert canvas.viewport().grab().toImage() == before


labels = st.text(alphabet=st.sampled_from("abcdefghiøå -/"), min_size=1, max_size=120)


def test_a_name_of_ten_thousand_letters_is_cut_at_once(dressed: Theme) -> None:
    for word in ("x" * 10_000, "mangeord " * 1_200):
        lines = lines_of(word, 120.0, 4)
        assert len(lines) == 4
        assert lines[-1].endswith("…")
        assert widest(lines) <= 120


@given(labels, st.sampled_from([90.0, 111.0, 128.0]))
@settings(max_examples=120, deadline=None)
def test_no_line_of_a_label_is_wider_than_its_box(dressed: Theme, label: str, width: float) -> None:
    lines = lines_of(label, width, 4)
    assert len(lines) <= 4
    assert widest(lines) <= width + 0.01
    if not any("…" in line for line in lines):
        kept = "".join(lines).replace("-", "").replace(" ", "")
        assert kept == label.replace("-", "").replace(" ", "")


places = st.tuples(st.integers(0, 5), st.integers(0, 8))


@given(st.lists(places, min_size=2, max_size=14, unique=True), st.data())
@settings(max_examples=80, deadline=None)
def test_links_between_columns_run_over_no_card(spots: list[tuple[int, int]], data: st.DataObject) -> None:
    boxes = {n: QRectF(x * 200, y * 76, 148, 46) for n, (x, y) in enumerate(spots)}
    pairs = data.draw(st.lists(st.tuples(*[st.sampled_from(sorted(boxes))] * 2), max_size=12, unique=True))
    runs = [Run(n, a, b, boxes[a], boxes[b]) for n, (a, b) in enumerate(pairs) if spots[a][0] != spots[b][0]]
    for run in runs:
        path = flow(runs, boxes)[run.id]
        inside = [box.adjusted(2, 2, -2, -2) for n, box in boxes.items() if n not in {run.from_id, run.to_id}]
        assert not crossed(path, inside)


@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf"])
def test_a_picture_is_light_on_white_also_from_a_dark_window(
    theme: Theme, canvas: Canvas, tmp_path: Path, ending: str
) -> None:
    theme.follow("dark")
    canvas.drawing.select(nodes={1})
    path = tmp_path / f"teori{ending}"
    finish(picture(canvas.drawing, path, title="Teori"))
    assert canvas.drawing.colours.tokens.dark
    if ending == ".pdf":
        assert path.read_bytes().startswith(b"%PDF")
        return
    if ending == ".png":
        image = QImage(str(path))
        assert image.width() > 1900
    else:
        image = QImage(800, 400, QImage.Format.Format_RGB32)
        image.fill(QColor("#FF00FF"))
        renderer = QSvgRenderer(str(path))
        assert renderer.isValid()
        assert b"<text" not in path.read_bytes()
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
    assert image.pixelColor(3, 3).name() == "#ffffff"


@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf"])
def test_a_picture_that_is_stopped_on_the_way_leaves_the_file_as_it_was(
    canvas: Canvas, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"teori{ending}"
    path.write_text("before")
    work = picture(canvas.drawing, path)
    while (told := next(work)).done < 1:
        pass
    assert told.done < told.total
    work.close()
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_picture_shows_what_was_drawn_when_it_was_asked_for(canvas: Canvas, tmp_path: Path) -> None:
    first, later = tmp_path / "first.png", tmp_path / "later.png"
    finish(picture(canvas.drawing, first))
    work = picture(canvas.drawing, later)
    canvas.drawing.show_all([card(1, 0, 0, "Another"), card(9, 300, 300)], [])
    finish(work)
    assert QImage(str(later)) == QImage(str(first))


def test_a_picture_of_nothing_and_one_of_an_unknown_form_are_refused(canvas: Canvas, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.bmp"):
        picture(canvas.drawing, tmp_path / "teori.bmp")
    canvas.drawing.show_all([], [])
    with pytest.raises(UserError, match="nothing"):
        picture(canvas.drawing, tmp_path / "teori.png")
    assert not list(tmp_path.iterdir())


def disc(id: int, x: float, y: float, label: str = "") -> CanvasNode:
    return CanvasNode(id, NodeLook(label or f"Aktør {id}", shape=Shape.DISC, colour=1, radius=12), x, y)


def line(id: int, first: int, second: int) -> CanvasLink:
    return CanvasLink(id, first, second, LinkLook(course=Course.STRAIGHT))


def names(drawing: Drawing) -> dict[int, QRectF]:
    """The names that are written, where they are in the drawing."""
    items = drawing.nodes.items()
    return {id: item.label_box().translated(item.pos()) for id, item in items if item.is_name_seen}


def overlaps(boxes: Iterable[QRectF]) -> int:
    return sum(a.intersects(b) for a, b in combinations([box.adjusted(0.5, 0.5, -0.5, -0.5) for box in boxes], 2))


@pytest.fixture
def network(qtbot: QtBot, dressed: Theme) -> Canvas:
    """Forty discs far apart, all tied to the first, so that names are small when all of them are shown."""
    drawing = Drawing()
    discs = [disc(n, 124 * (n % 10), 90 * (n // 10), f"Boligorganisation {n}") for n in range(40)]
    drawing.show_all(discs, [line(n, 0, n) for n in range(1, 40)])
    canvas = Canvas(drawing)
    drawing.setParent(canvas)
    canvas.resize(600, 380)
    qtbot.addWidget(canvas)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.fit()
    return canvas


def test_names_and_discs_stay_large_enough_when_all_is_shown(network: Canvas) -> None:
    assert network.zoom < 0.6
    item = network.drawing.nodes[7]
    assert 12 * item.letters * network.zoom == pytest.approx(11)
    assert item.size[0] * network.zoom >= 16
    assert network.drawing.nodes[0].is_name_seen
    assert 0 < len(names(network.drawing)) < 40
    assert overlaps(names(network.drawing).values()) == 0


def test_hidden_names_come_when_one_zooms_in_or_chooses_their_disc(network: Canvas) -> None:
    hidden = set(network.drawing.nodes) - set(names(network.drawing))
    chosen = min(hidden)
    network.drawing.select(nodes={chosen})
    assert network.drawing.nodes[chosen].is_name_seen
    network.drawing.select()
    assert not network.drawing.nodes[chosen].is_name_seen
    QTest.mouseMove(network.viewport(), at(network, chosen))
    assert network.drawing.nodes[chosen].is_name_seen
    network.zoom_by(1 / network.zoom)
    assert len(names(network.drawing)) == 40


def test_in_a_picture_every_name_is_written_and_none_on_another(network: Canvas, tmp_path: Path) -> None:
    before = names(network.drawing)
    with on_paper(network.drawing):
        network.drawing.see_at(0.5, all_named=True, letters=7)
        assert len(names(network.drawing)) == 40
        assert overlaps(names(network.drawing).values()) == 0
    finish(picture(network.drawing, tmp_path / "net.svg"))
    assert names(network.drawing) == before


def test_a_line_bends_around_a_disc_in_its_way_and_back_when_that_has_gone(qtbot: QtBot, dressed: Theme) -> None:
    drawing = Drawing()
    drawing.show_all([disc(1, 0, 0), disc(2, 150, 0), disc(3, 300, 0)], [line(1, 1, 3), line(2, 3, 1)])
    ways = [drawing.links[id].course for id in (1, 2)]
    assert not any(crossed(way, [drawing.nodes[2].box().adjusted(1, 1, -1, -1)]) for way in ways)
    middles = [drawing.links[id].spot(0.5) for id in (1, 2)]
    assert (middles[0] - middles[1]).manhattanLength() > 5
    drawing.move_all({2: (150, 200)})
    assert all(drawing.links[id].course.elementCount() == 2 for id in (1, 2))


def test_nodes_glide_to_their_new_places_and_stay_in_sight(network: Canvas, qtbot: QtBot) -> None:
    drawing, before = network.drawing, network.drawing.places()
    after = {id: (1.6 * y, 0.4 * x) for id, (x, y) in before.items()}
    settled: list[bool] = []
    gliding = Gliding(drawing, lambda: settled.append(True), network)
    gliding.glide(before, after)
    seen: list[bool] = []
    while not settled:
        qtbot.wait(10)
        seen.append(all(network.viewport().rect().contains(at(network, id)) for id in drawing.nodes))
    assert all(drawing.places()[id] == pytest.approx(place) for id, place in after.items())
    assert len(seen) > 3
    assert all(seen)


def test_very_many_lines_are_painted_as_one_and_found_one_by_one(qtbot: QtBot, dressed: Theme) -> None:
    drawing = Drawing()
    pairs = list(combinations(range(40), 2))
    drawing.show_all(
        [disc(n, 90 * (n % 8), 90 * (n // 8) + n * n * 7 % 41) for n in range(40)],
        [line(number, *pair) for number, pair in enumerate(pairs)],
    )
    canvas = Canvas(drawing)
    drawing.setParent(canvas)
    canvas.resize(900, 700)
    qtbot.addWidget(canvas)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.fit()
    blank = canvas.viewport().grab().toImage()
    qtbot.waitUntil(lambda: not drawing.crowd.is_painting)
    assert canvas.viewport().grab().toImage() != blank
    spot = canvas.mapFromScene(drawing.links[pairs.index((2, 30))].spot(0.41))
    QTest.mouseClick(canvas.viewport(), LEFT, pos=spot)
    (chosen,) = drawing.selected_links()
    here = canvas.mapToScene(spot)
    assert drawing.links[chosen].distance(here) == min(link.distance(here) for link in drawing.links.values()) < 2
    drawing.select(nodes={5})
    assert {id for id, item in drawing.links.items() if item.is_near} == {n for n, p in enumerate(pairs) if 5 in p}


def test_labels_of_discs_give_way_to_one_another(qtbot: QtBot, dressed: Theme) -> None:
    drawing = Drawing()
    look = NodeLook("Sundhedsplejerske", shape=Shape.DISC, icon="landmark", colour=1)
    drawing.show_all(
        [CanvasNode(1, look, 0, 0), CanvasNode(2, look, 60, 0)],
        [CanvasLink(1, 1, 2, LinkLook(course=Course.STRAIGHT))],
    )
    first, second = (drawing.nodes[id].label_box().translated(drawing.nodes[id].pos()) for id in (1, 2))
    assert not first.intersects(second)
    assert drawing.links[1].course.elementCount() == 2


@pytest.mark.parametrize("scale", [1.0, 0.3])
def test_a_line_is_as_broad_on_the_screen_however_small_the_drawing_is_shown(canvas: Canvas, scale: float) -> None:
    drawing = canvas.drawing
    drawing.show_all([], [])
    straight = LinkLook(course=Course.STRAIGHT, width=3)
    drawing.show_all([card(1, 0, 0), card(2, 600, 0)], [CanvasLink(1, 1, 2, straight)])
    image = QImage(round(700 * scale), 100, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0, 50)
    painter.scale(scale, scale)
    drawing.links[1].paint_lifted(painter)
    painter.end()
    ink = sum(image.pixelColor(round(300 * scale), row).alphaF() for row in range(100))
    assert ink == pytest.approx(3 if scale == 1 else 0.8 * 3, abs=0.2)
