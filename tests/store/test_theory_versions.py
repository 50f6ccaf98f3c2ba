"""Theories as they were on a day."""

import json
from datetime import date

import pytest
from project_content import content_of
from theory_material import drawn

from qualapp.errors import UserError
from qualapp.model.theory import NodeKind
from qualapp.store.project import Project


def test_a_version_keeps_the_drawing_while_the_theory_goes_on(project: Project) -> None:
    theory = drawn(project)
    saved = project.theory_versions.save(theory.id, " Efter  besøg ", "Lederen ser det så", date(2024, 3, 4), "first")
    assert project.theory_versions.of(theory.id) == [saved]
    assert (saved.name, saved.reason, saved.day, saved.visit) == (
        "Efter besøg", "Lederen ser det så", date(2024, 3, 4), "first",
    )  # fmt: skip
    project.theories.delete_nodes([theory.trust])
    project.theories.rename_node(theory.course, "Kursus")
    project.theories.add_node(theory.id, NodeKind.LONG_TERM, "Trivsel")
    kept = json.loads(project.theory_versions[saved.id].frozen)
    assert [node["name"] for node in kept["nodes"]] == [
        "Familiekursus", "Tillid", "Tro på eget forældreskab", "Uro i gården",
    ]  # fmt: skip
    assert kept["links"][0]["assumption"] == "De mødes hver uge"
    assert {link["from"] for link in kept["links"]} <= {node["guid"] for node in kept["nodes"]}
    now = project.theory_versions.drawing(theory.id)
    assert [node["name"] for node in now["nodes"]] == ["Kursus", "Tro på eget forældreskab", "Uro i gården", "Trivsel"]
    assert len(now["links"]) == 1


def test_a_version_needs_a_name(project: Project) -> None:
    theory = drawn(project)
    with pytest.raises(UserError, match="A version needs a name"):
        project.theory_versions.save(theory.id, "  ")
    assert project.theory_versions.of(theory.id) == []


def test_a_version_that_is_deleted_comes_back(project: Project) -> None:
    theory = drawn(project)
    saved = project.theory_versions.save(theory.id, "Før")
    before = content_of(project)
    project.theory_versions.remove(saved.id)
    assert project.theory_versions.of(theory.id) == []
    project.history.undo()
    assert content_of(project) == before
