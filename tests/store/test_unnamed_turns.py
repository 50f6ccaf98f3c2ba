"""Turns of which only the time is known: nobody is made up to have spoken, until somebody says who did."""

import pytest

from qualapp.errors import UserError
from qualapp.importers import read
from qualapp.model.excerpt import ExcerptFilter
from qualapp.model.text import TextRange
from qualapp.progress import finish
from qualapp.store.project import Project
from qualapp.store.sources import Addition

SUBTITLES = (
    "1\n00:00:01,000 --> 00:00:02,000\nDet var i foråret.\n\n2\n00:01:09,500 --> 00:01:12,000\nSå kom der flere.\n"
)


@pytest.fixture
def project(tmp_path):
    with Project.begin(tmp_path / "a.qualapp", coder="Signe") as made:
        (tmp_path / "a.srt").write_text(SUBTITLES)
        finish(made.sources.add_all([Addition(read(tmp_path / "a.srt"))]))
        yield made


@pytest.fixture
def source(project):
    return project.sources.all()[0]


def turns(project, source):
    text = project.sources.text(source.id)
    return [(turn.speaker, turn.time, turn.speech.of(text)) for turn in project.sources.turns(source.id)]


def test_nobody_speaks_there(project, source):
    assert turns(project, source) == [("", 1000, "Det var i foråret."), ("", 69_500, "Så kom der flere.")]
    assert project.informants.all() == []
    assert project.speakers.in_source(source.id) == []
    assert project.speakers.unsettled() == []
    assert source.words == 8


def test_an_excerpt_has_its_time_and_is_attributed_to_nobody(project, source):
    code = project.codes.add("Start")
    start = project.sources.text(source.id).index("kom")
    project.codings.apply(code.id, source.id, TextRange(start, start + 3))
    (excerpt,) = project.excerpts.find(ExcerptFilter())
    assert (excerpt.time, excerpt.speaker, excerpt.attribution) == (69_500, "", "")


def test_somebody_says_who_speaks_in_a_turn(project, source):
    first, second = project.sources.turns(source.id)
    project.texts.name_turn(source.id, second.id, " Lone  Holm ")
    assert project.sources.text(source.id).endswith("[00:01:09] Lone Holm: Så kom der flere.")
    assert turns(project, source)[1] == ("Lone Holm", 69_500, "Så kom der flere.")
    assert [who.label for who in project.speakers.in_source(source.id)] == ["Lone Holm"]
    project.texts.name_turn(source.id, first.id, "Lone Holm")
    assert len(project.informants.all()) == 1
    assert project.sources[source.id].words == 8
    assert project.check() == []
    project.history.undo()
    project.history.undo()
    assert turns(project, source)[1] == ("", 69_500, "Så kom der flere.")
    assert project.informants.all() == []


def test_words_that_were_coded_stay_coded_without_the_name(project, source):
    code = project.codes.add("Start")
    second = project.sources.turns(source.id)[1]
    project.codings.apply(code.id, source.id, second.speech)
    project.texts.name_turn(source.id, second.id, "Lone")
    (excerpt,) = project.excerpts.find(ExcerptFilter())
    assert (excerpt.text, excerpt.speaker) == ("Så kom der flere.", "Lone")


def test_a_turn_that_has_a_speaker_is_renamed_another_way(project, source):
    turn = project.sources.turns(source.id)[0]
    project.texts.name_turn(source.id, turn.id, "Lone")
    with pytest.raises(UserError, match="of which nobody has said who speaks"):
        project.texts.name_turn(source.id, turn.id, "Amina")
    with pytest.raises(UserError, match="needs a name"):
        project.texts.name_turn(source.id, project.sources.turns(source.id)[1].id, " ")


def test_a_corrected_file_takes_the_place_of_one_that_names_nobody(project, source, tmp_path):
    (tmp_path / "a.srt").write_text(SUBTITLES.replace("foråret", "sommeren"))
    planned = project.texts.replacement(source.id, read(tmp_path / "a.srt"))
    assert (planned.arrived, planned.gone) == ((), ())
    project.texts.replace(planned)
    assert turns(project, source)[0] == ("", 1000, "Det var i sommeren.")
