"""What stands on the lines of a network, against a query that knows nothing of how networks are drawn."""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from network_material import TEXT, NetworkMaterial, network_material
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.analysis.network import NetworkFilter
from qualapp.desktop.look import Theme
from qualapp.desktop.network.page import NetworkPage
from qualapp.desktop.network.workspace import NetworkWorkspace
from qualapp.desktop.session import Session
from qualapp.model.coding import Valence
from qualapp.model.text import TextRange

LINES = """
    WITH told AS (
        SELECT min(a.name, b.name) AS one, max(a.name, b.name) AS other, t.excerpt_id, t.strength
        FROM tie t JOIN actor a ON a.id = t.from_id JOIN actor b ON b.id = t.to_id JOIN source s ON s.id = t.source_id
        LEFT JOIN visit v ON v.id = s.visit_id WHERE {where}
    )
    SELECT one, other, count(DISTINCT excerpt_id) AS n, min(strength), max(strength) FROM told
    GROUP BY one, other HAVING n >= {least}
"""


@pytest.fixture
def material(tmp_path: Path) -> NetworkMaterial:
    """Forty ties that two coders claimed in few places of two visits, so that many tell of the same."""
    material = network_material(tmp_path / "p.qualapp")
    project, lots = material.project, random.Random(7)
    coders = [project.history.coder_id, project.coders.add("Jonas").id]
    places = [TextRange(start, start + 8) for start in range(0, len(TEXT) - 8, 12)]
    for _tie in range(40):
        project.history.coder_id = lots.choice(coders)
        one, other = lots.sample(sorted(material.actors.values()), 2)
        project.ties.claim(
            lots.choice((material.first, material.revisit)),
            lots.choice(places),
            one,
            other,
            lots.choice(sorted(material.relations.values())),
            valence=lots.choice(list(Valence)),
            strength=lots.choice((None, 0, 2, 5)),
        )
    project.history.coder_id = coders[0]
    return material


@pytest.fixture
def page(qtbot: QtBot, material: NetworkMaterial, dressed: Theme) -> Iterator[NetworkPage]:
    session = Session(material.project)
    workspace = NetworkWorkspace(session)
    workspace.resize(1300, 800)
    qtbot.addWidget(workspace)
    with qtbot.waitExposed(workspace):
        workspace.show()
    page = workspace.page("network")
    assert isinstance(page, NetworkPage)
    yield page
    workspace.hide()
    session.close()
    session.deleteLater()


def counted(material: NetworkMaterial, where: str, least: int) -> dict[frozenset[str], str]:
    """By pair what the file says: how many excerpts, and the levels where they differ."""
    assert material.project.path is not None
    with sqlite3.connect(f"file:{material.project.path}?mode=ro", uri=True) as db:
        rows = db.execute(LINES.format(where=where, least=least)).fetchall()
    db.close()
    return {
        frozenset({one, other}): f"{n} · {low}–{high}" if low is not None and low < high else str(n)
        for one, other, n, low, high in rows
    }


def written(qtbot: QtBot, page: NetworkPage, wanted: NetworkFilter) -> dict[frozenset[str], str]:
    """By pair what stands on the line, once the drawing is of what is wanted."""
    page.bar.set_filter(wanted)
    qtbot.waitUntil(lambda: not page.computing.is_busy, timeout=20_000)
    QApplication.processEvents()
    names = {number: item.look.label for number, item in page.drawing.nodes.items()}
    return {frozenset({names[one.from_id], names[one.to_id]}): one.look.text for one in page.drawing.links.values()}


def test_what_stands_on_each_line_equals_a_query_of_ones_own_whatever_is_filtered(
    qtbot: QtBot, material: NetworkMaterial, page: NetworkPage
) -> None:
    jonas = material.project.coders.named("Jonas").id
    works = material.relations["Henvisning"]
    shown = []
    for wanted, where, least in (
        (NetworkFilter(), "1", 1),
        (NetworkFilter(visits=frozenset({"revisit"})), "v.kind = 'revisit'", 1),
        (NetworkFilter(coders=frozenset({jonas}), mentions=2), f"t.coder_id = {jonas}", 2),
        (NetworkFilter(relations=frozenset({works})), f"t.relation_id = {works}", 1),
        (NetworkFilter(valences=frozenset({Valence.DRIVER, Valence.NONE})), "t.valence IN ('driver', 'none')", 1),
    ):
        shown.append(written(qtbot, page, wanted))
        assert shown[-1] == counted(material, where, least), where
    assert all(shown)
    assert len({tuple(sorted(lines.values())) for lines in shown}) == len(shown)
