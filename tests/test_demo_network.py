"""The example of a network has all its ties, each with the sentence that tells of it."""

from pathlib import Path

from qualapp.analysis.network import measure, steering_chain
from qualapp.demo import build_example_network
from qualapp.model.coding import Valence
from qualapp.progress import finish
from qualapp.reports.networks import drawn_network
from qualapp.store.project import Project


def test_the_example_has_126_ties_each_in_a_sentence_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "network.qualapp"
    finish(build_example_network(path))
    with Project.open(path, read_only=True) as project:
        ties = project.ties.placed()
        assert (len(ties), len(project.actors.all()), len(project.relations.all())) == (126, 75, 13)
        assert len({tie.tie.excerpt_id for tie in ties}) == 126
        texts = {source.id: project.sources.text(source.id) for source in project.sources.all()}
        said = [tie.range.of(texts[tie.tie.source_id]) for tie in ties]
        assert all("\n" not in words and words.endswith(".") and ":" in words for words in said)
        counts = {valence: sum(tie.tie.valence is valence for tie in ties) for valence in Valence}
        assert counts == {Valence.DRIVER: 87, Valence.BARRIER: 32, Valence.AMBIVALENT: 7, Valence.NONE: 0}
        figures = measure(drawn_network(project))
        assert (figures.is_mixed, figures.lines) == (True, len({frozenset((t.tie.from_id, t.tie.to_id)) for t in ties}))
        assert steering_chain(drawn_network(project)).paths
        assert project.check() == []
