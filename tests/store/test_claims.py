"""Claims as comparisons read them: every coding once, by source, over the text that counts."""

from case_material import interview
from hypothesis import given
from hypothesis import strategies as st

from qualapp.model.claims import UNWEIGHED, Claim
from qualapp.model.coding import Valence
from qualapp.model.source import Visit
from qualapp.model.text import TextRange
from qualapp.store.project import Project


def test_each_source_comes_with_its_codings_and_what_counts_as_its_text(project: Project) -> None:
    case = project.cases.add("Lærkevangen").id
    first = interview(project, "Første", case, Visit.FIRST, "A")
    second = interview(project, "Anden", case, Visit.FIRST, "A", "B")
    code = project.codes.add("Tillid").id
    jonas = project.coders.add("Jonas").id
    project.codings.apply(code, second, TextRange(3, 9))
    project.history.coder_id = jonas
    project.codings.apply(code, second, TextRange(5, 12))
    found = {one.id: one for one in project.claims.by_source()}
    signe = project.coders.all()[0].id
    assert set(found) == {first, second}
    assert found[first].claims == ()
    assert set(found[second].claims) == {Claim(code, signe, 3, 9), Claim(code, jonas, 5, 12)}
    assert found[second].case_id == case
    text = project.sources.text(second)
    said = [text[start:stop] for start, stop in found[second].passages]
    assert said == [f"Det begyndte hos {who}." for who in "IAB"]
    assert found[second].text == ""
    assert project.claims.coders() == [signe, jonas]
    assert project.claims.coders([first]) == []


def test_a_claim_tells_its_valence_and_its_weight(project: Project) -> None:
    one = interview(project, "Første", project.cases.add("Lærkevangen").id, Visit.FIRST, "A")
    code = project.codes.add("Tillid").id
    signe = project.coders.all()[0].id
    project.codings.apply(code, one, TextRange(3, 9), Valence.BARRIER, weight=0)
    project.codings.apply(code, one, TextRange(10, 12))
    (found,) = project.claims.by_source()
    assert set(found.claims) == {Claim(code, signe, 3, 9, "barrier", 0), Claim(code, signe, 10, 12, "none", UNWEIGHED)}


def test_text_is_read_where_it_is_asked_for(project: Project) -> None:
    one = interview(project, "Første", project.cases.add("Lærkevangen").id, Visit.FIRST, "A")
    (found,) = project.claims.by_source([one], with_text=True)
    assert found.text == project.sources.text(one)


def test_the_words_of_interviewers_can_be_left_out(project: Project) -> None:
    one = interview(project, "Første", project.cases.add("Lærkevangen").id, Visit.FIRST, "A", "B")
    (found,) = project.claims.by_source(without_interviewers=True)
    text = project.sources.text(one)
    assert [text[start:stop] for start, stop in found.passages] == ["Det begyndte hos A.", "Det begyndte hos B."]


@given(st.data())
def test_every_coding_is_claimed_once_in_the_sources_that_are_asked_for(data: st.DataObject) -> None:
    with Project.create(coder="Signe") as project:
        case = project.cases.add("Lærkevangen").id
        texts = [interview(project, name, case, Visit.FIRST, "A", "B") for name in "xyz"]
        codes = [project.codes.add(name).id for name in ("Tillid", "Tvivl")]
        place = st.integers(0, 60)
        for _number in range(data.draw(st.integers(0, 8))):
            start, stop = sorted((data.draw(place), data.draw(place)))
            code, text = data.draw(st.sampled_from(codes)), data.draw(st.sampled_from(texts))
            project.codings.apply(code, text, TextRange(start, stop + 1))
        chosen = data.draw(st.sets(st.sampled_from(texts), min_size=1))
        listed = {
            (source, claim.code, claim.coder, claim.start, claim.stop)
            for source, claim in ((one.id, claim) for one in project.claims.by_source(chosen) for claim in one.claims)
        }
        expected = {
            (text, coding.code_id, coding.coder_id, excerpt.range.start, excerpt.range.end)
            for text in chosen
            for coding in project.codings.in_source(text)
            for excerpt in [project.excerpts[coding.excerpt_id]]
        }
        assert listed == expected
