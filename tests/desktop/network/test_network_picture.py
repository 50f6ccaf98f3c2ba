"""The drawing of a network where no window is open, and the Word section around it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from docx.enum.section import WD_ORIENT
from PySide6.QtGui import QImage, QPainter

from qualapp import i18n
from qualapp.analysis.network import Layout, NetworkFilter
from qualapp.cli import Window, cli
from qualapp.desktop.canvas.lettering import draw_lines
from qualapp.desktop.network import network_picture
from qualapp.desktop.network.network_picture import draw_alone
from qualapp.errors import UserError
from qualapp.exporters.network_files import write_network
from qualapp.model.coding import Valence
from qualapp.model.network import ActorKind
from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.progress import finish
from qualapp.reports.networks import network_report
from qualapp.store.project import Project
from qualapp.store.sources import Addition


@pytest.fixture
def tied(qapp: object, tmp_path: Path) -> Iterator[Project]:
    """Three actors, tied for good and bad."""
    with Project.create(coder="Signe") as project:
        (source,) = finish(
            project.sources.add_all([Addition(Reading("Interview", "Kommunen mødes med skolen og klubben."))])
        )
        sectors = (("Kommunen", "municipality"), ("Skolen", "municipality"), ("Klubben", "civil"))
        actors = [
            project.actors.add(name, ActorKind.ORGANISATION, sector=sector, level="practical").id
            for name, sector in sectors
        ]
        relation = project.relations.add("Møde", "Meeting").id
        for other, valence, strength in ((1, Valence.DRIVER, 4), (2, Valence.BARRIER, 1)):
            project.ties.claim(
                source.id, TextRange(0, 8), actors[0], actors[other], relation, valence=valence, strength=strength
            )
        yield project
    i18n.speak("en")


@pytest.mark.parametrize("tongue", ["da", "en"])
def test_a_picture_has_names_sectors_and_valences_in_the_language_of_the_program(
    tied: Project, tmp_path: Path, tongue: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []

    def writing(painter: QPainter, lines: tuple[str, ...], *rest: Any, **more: Any) -> None:
        written.extend(lines)
        draw_lines(painter, lines, *rest, **more)

    monkeypatch.setattr(network_picture, "draw_lines", writing)
    i18n.speak(tongue)
    for ending in ("pdf", "svg", "png"):
        draw_alone(tied, NetworkFilter(), None, tmp_path / f"n.{ending}")
        assert (tmp_path / f"n.{ending}").stat().st_size > 5_000
    wanted = {
        "da": {"Kommune", "Civilsamfund", "Drivkraft", "Barriere", "Tykkere linje: tættere samarbejde"},
        "en": {"Municipality", "Civil society", "Driver", "Barrier", "Thicker line: closer collaboration"},
    }
    assert wanted[tongue] <= set(written)


def test_nothing_to_draw_is_a_sentence(tied: Project, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nothing to draw"):
        draw_alone(tied, NetworkFilter(roles=frozenset({"nobody"})), None, tmp_path / "n.png")
    assert not list(tmp_path.glob("n.png"))


def test_actors_stand_where_somebody_put_them_unless_a_layout_is_asked_for(tied: Project, tmp_path: Path) -> None:
    actors = [actor.id for actor in tied.actors.all()]
    draw_alone(tied, NetworkFilter(), None, tmp_path / "triangle.png")
    tied.actors.place({number: (place * 900.0, 0.0) for place, number in enumerate(actors)})
    draw_alone(tied, NetworkFilter(), None, tmp_path / "own.png")
    draw_alone(tied, NetworkFilter(), Layout.TRIANGLE, tmp_path / "again.png")
    sizes = {name: QImage(str(tmp_path / f"{name}.png")).width() for name in ("triangle", "own", "again")}
    assert sizes["own"] > 1.5 * sizes["triangle"] == 1.5 * sizes["again"]


def test_the_word_section_from_the_command_line_has_the_drawing_before_the_quotations(
    tied: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setenv("LANGUAGE", "")
    tied.save_copy(tmp_path / "p.qualapp")
    window = Window(False, lambda *_a: 0, lambda *_a: [], network=draw_alone)
    command = ["network", str(tmp_path / "p.qualapp"), "--valence", "barrier", "--out", str(tmp_path / "n.docx")]
    assert CliRunner().invoke(cli, command, obj=window).exit_code == 0
    document = docx.Document(str(tmp_path / "n.docx"))
    assert len(document.inline_shapes) == 1
    told = [paragraph.text for paragraph in document.paragraphs]
    caption = told.index("The network drawn · 2 actors · 1 tied pair")
    assert caption < next(place for place, text in enumerate(told) if text == "“Kommunen”")
    assert [section.orientation for section in document.sections] == [WD_ORIENT.PORTRAIT]


def test_a_drawing_too_wide_to_be_read_gets_a_turned_page(tied: Project, tmp_path: Path) -> None:
    tied.actors.place({actor.id: (place * 900.0, 0.0) for place, actor in enumerate(tied.actors.all())})
    draw_alone(tied, NetworkFilter(), None, tmp_path / "n.png")
    report = replace(network_report(tied), picture=(tmp_path / "n.png").read_bytes())
    finish(write_network(report, tmp_path / "n.docx"))
    sections = list(docx.Document(str(tmp_path / "n.docx")).sections)
    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    (shape,) = docx.Document(str(tmp_path / "n.docx")).inline_shapes
    turned = sections[1]
    assert shape.width <= turned.page_width - turned.left_margin - turned.right_margin
    assert shape.height <= turned.page_height - turned.top_margin - turned.bottom_margin
