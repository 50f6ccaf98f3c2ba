"""The chart of bodies, drawn from the register."""

import csv
from datetime import date
from pathlib import Path

from network_material import network_material
from pytestqt.qtbot import QtBot

from qualapp.desktop.actors.body_chart import chart
from qualapp.desktop.look import Theme
from qualapp.desktop.network.workspace import SeatsPage
from qualapp.desktop.session import Session
from qualapp.model.network import ActorKind
from qualapp.progress import finish

TODAY = date(2024, 5, 1)


def test_bodies_stand_left_of_their_members_and_below_what_they_belong_to(tmp_path: Path) -> None:
    material = network_material(tmp_path / "p.qualapp")
    actors = material.project.actors
    board = actors.add("Bestyrelsen", ActorKind.BODY, level="strategic").id
    group = material.actors["Følgegruppen"]
    actors.group([group], board)
    actors.seat(group, material.actors["Skolen"], role="formand")
    actors.seat(group, material.actors["Politiet"], role="medlem", ends="2023-06-30")
    nodes, links = chart(actors.all(), actors.members(), TODAY)
    at = {node.look.label: node for node in nodes}
    gone = "Politiet, until 30 Jun 2023"
    assert gone in at
    assert at["Bestyrelsen"].x < at["Følgegruppen"].x < at["Skolen"].x == at[gone].x
    assert len({(node.x, node.y) for node in nodes}) == 4
    assert {link.look.text for link in links} == {"", "formand", "medlem"}
    assert (at["Skolen"].look.is_dashed, at[gone].look.is_dashed) == (False, True)
    assert len({link.id for link in links}) == len(links)
    material.project.close()


def test_bodies_that_stand_alone_are_drawn_only_where_nobody_sits_anywhere(tmp_path: Path) -> None:
    material = network_material(tmp_path / "p.qualapp")
    actors = material.project.actors
    actors.add("Forum", ActorKind.BODY)
    assert {node.look.label for node in chart(actors.all(), [], TODAY)[0]} == {"Forum", "Følgegruppen"}
    for name in ("Skolen", "Politiet", "Kommunen"):
        actors.seat(material.actors["Følgegruppen"], material.actors[name])
    nodes, _links = chart(actors.all(), actors.members(), TODAY)
    assert {node.look.label for node in nodes} == {"Følgegruppen", "Skolen", "Politiet", "Kommunen"}
    material.project.close()


def test_without_bodies_nothing_is_drawn() -> None:
    assert chart([], [], TODAY) == ([], [])


def test_the_chart_follows_the_table_and_is_written_as_a_picture(qtbot: QtBot, dressed: Theme, tmp_path: Path) -> None:
    material = network_material(tmp_path / "p.qualapp")
    session = Session(material.project)
    page = SeatsPage(session)
    qtbot.addWidget(page)
    page.show()
    page.view._choose("chart")
    assert len(page.chart.drawing.nodes) == 1
    material.project.actors.seat(material.actors["Følgegruppen"], material.actors["Skolen"])
    assert len(page.chart.drawing.nodes) == 2
    finish(page.write_picture(tmp_path / "bodies.svg"))
    material.project.actors.describe(material.actors["Følgegruppen"], mandate="Følger planen")
    page.export.export_to(tmp_path / "bodies.csv")
    (seat,) = csv.DictReader((tmp_path / "bodies.csv").read_text(encoding="utf-8-sig").splitlines())
    assert (seat["Body"], seat["Member"], seat["Mandate"]) == ("Følgegruppen", "Skolen", "Følger planen")
    assert (tmp_path / "bodies.svg").read_bytes().startswith(b"<?xml")
    session.close()
    session.deleteLater()
