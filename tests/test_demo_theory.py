"""The demo project shows all that a theory can come to."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualapp.analysis.theory import tallies, where_cases_disagree
from qualapp.analysis.theory_difference import theory_difference
from qualapp.demo import build_demo
from qualapp.model.theory import HypothesisOrigin, HypothesisStatus, LinkState, Stance
from qualapp.model.theory_drawing import TheoryDrawing, drawing_of
from qualapp.progress import finish
from qualapp.store.project import Project


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The demo project, opened to be read."""
    path = Path(tmp_path_factory.mktemp("demo")) / "demo.qualapp"
    finish(build_demo(path))
    with Project.open(path, read_only=True) as project:
        yield project


def test_links_of_the_demo_stand_in_every_state(demo: Project) -> None:
    (theory,) = demo.theories.all()
    links = demo.theories.links(theory.id)
    evidence = demo.evidence.of_theory(theory.id)
    counted = tallies(evidence)
    assert {counted.link(link.id).state for link in links} == set(LinkState)
    assert where_cases_disagree(links, evidence)
    assert len({one.evidence.coder_id for one in evidence}) == 2
    assert {one.visit for one in evidence} == {"first", "revisit"}
    assert any(tally.informants > 1 and tally.roles > 1 for tally in counted.links.values())


def test_the_demo_has_two_versions_between_which_something_came_in(demo: Project) -> None:
    (theory,) = demo.theories.all()
    first, second = (drawing_of_version(demo, version.id) for version in demo.theory_versions.of(theory.id))
    found = theory_difference(first, second)
    assert [node.name for node in found.added_nodes] == ["Nogen går med over vejen"]
    assert len(found.added_links) == 2
    assert not theory_difference(second, drawing_of(demo.theory_versions.drawing(theory.id)))


def drawing_of_version(project: Project, version: int) -> TheoryDrawing:
    """A version as a drawing."""
    return drawing_of(json.loads(project.theory_versions[version].frozen))


def test_the_demo_has_hypotheses_of_several_kinds_and_configurations_of_both_coders(demo: Project) -> None:
    hypotheses = demo.hypotheses.all()
    assert {one.status for one in hypotheses} >= set(HypothesisStatus) - {HypothesisStatus.REJECTED}
    assert {one.origin for one in hypotheses} >= {HypothesisOrigin.FIRST, HypothesisOrigin.REGISTER}
    stances = {placed.evidence.stance for one in hypotheses for placed in demo.evidence.of_hypothesis(one.id)}
    assert stances == set(Stance)
    assert len({one.coder_id for one in demo.configurations.all()}) == 2
    assert all(len(demo.configurations.parts(one.id)) > 1 for one in demo.configurations.all())
