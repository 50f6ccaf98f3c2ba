"""Informants, and who of them speaks under which label of which source."""

import datetime

import pytest
from project_content import content_of

from qualapp.errors import UserError
from qualapp.model.excerpt import ExcerptFilter
from qualapp.model.source import Fidelity, Reading, SourceKind, Speaker, Turn, Visit
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition


def said(*lines: tuple[str, str]) -> Reading:
    """A transcript of labels and what was said under them."""
    text, turns = "", []
    for label, words in lines:
        start = len(text)
        text += f"{label}: {words}"
        turns.append(Turn(TextRange(start, len(text)), TextRange(start + len(label) + 2, len(text)), label))
        text += "\n"
    return Reading("Interview", text.rstrip("\n"), turns=tuple(turns))


def visited(project: Project, case: int, visit: Visit, *labels: str, roles: dict[str, str] | None = None) -> int:
    """An interview in which these speak after an interviewer."""
    reading = said(("I", "Hvad så?"), *((label, f"Jeg er {label}.") for label in labels))
    known = roles or {}
    speakers = [Speaker("I", is_interviewer=True)] + [Speaker(label, known.get(label, "")) for label in labels]
    return project.sources.add(Addition(reading, case, visit=visit, speakers=speakers)).id


def who(project: Project, source: int) -> dict[str, int | None]:
    """The informant behind each label."""
    return {speaker.label: speaker.informant_id for speaker in project.speakers.in_source(source)}


def proposed(project: Project, source: int) -> dict[str, int | None]:
    """The informant proposed for each label."""
    return {speaker.label: speaker.proposed_id for speaker in project.speakers.in_source(source)}


def test_a_revisit_is_proposed_to_be_with_the_same_people(project: Project) -> None:
    case = project.cases.add("Lærkevangen").id
    first = visited(project, case, Visit.FIRST, "Leder", "Anna")
    again = visited(project, case, Visit.REVISIT, "leder", "Anna")
    other = visited(project, project.cases.add("Fjordengen").id, Visit.FIRST, "Leder")
    there = who(project, first)
    assert proposed(project, first) == there
    assert proposed(project, again) == {"I": there["I"], "leder": there["Leder"], "Anna": there["Anna"]}
    assert proposed(project, other) == who(project, other)


@pytest.mark.parametrize("label", ["B", "B1", "Informant 2", "Taler 1", "Kvinde", "Beboer"])
def test_a_label_that_anybody_may_have_proposes_nobody(project: Project, label: str) -> None:
    case = project.cases.add("Lærkevangen").id
    visited(project, case, Visit.FIRST, label)
    again = visited(project, case, Visit.REVISIT, label)
    assert proposed(project, again)[label] == who(project, again)[label]


def test_people_with_different_roles_are_not_proposed_to_be_one(project: Project) -> None:
    case = project.cases.add("Lærkevangen").id
    visited(project, case, Visit.FIRST, "Anna", roles={"Anna": "frivillig"})
    again = visited(project, case, Visit.REVISIT, "Anna", roles={"Anna": "skoleleder"})
    assert proposed(project, again)["Anna"] == who(project, again)["Anna"]


def test_confirming_a_source_makes_one_person_of_two_in_one_step(project: Project) -> None:
    case = project.cases.add("Lærkevangen").id
    first = visited(project, case, Visit.FIRST, "Anna", roles={"Anna": "frivillig"})
    again = visited(project, case, Visit.REVISIT, "Anna")
    variable = project.variables.add("informant", "Alder")
    gone = who(project, again)["Anna"]
    assert gone is not None
    project.variables.set(variable.id, [gone], "41")
    before = content_of(project)
    assert project.speakers.unsettled() == [first, again]
    project.speakers.settle(again)
    assert who(project, again) == who(project, first)
    assert project.speakers.unsettled() == [first]
    assert project.sources[again].is_settled
    assert len(project.informants.all()) == 2
    stays = who(project, first)["Anna"]
    assert stays is not None
    assert project.variables.values_of("informant", stays) == {variable.id: "41"}
    project.history.undo()
    assert content_of(project) == before
    assert project.check() == []


def test_a_filter_by_role_is_true_for_what_was_assigned(project: Project) -> None:
    case = project.cases.add("Lærkevangen").id
    source = visited(project, case, Visit.FIRST, "B1", "B2", roles={"B1": "beboer", "B2": "beboer"})
    code = project.codes.add("Tillid").id
    start = project.sources.text(source).index("Jeg er B2")
    project.codings.apply(code, source, TextRange(start, start + 9))
    leader = project.informants.add("Leder", case, role="skoleleder", pseudonym="Bent")
    project.speakers.assign(source, "B2", leader.id)
    (excerpt,) = project.excerpts.find(ExcerptFilter(roles=frozenset({"skoleleder"})))
    assert excerpt.attribution == "Bent, skoleleder"
    assert project.excerpts.find(ExcerptFilter(roles=frozenset({"beboer"}))) == []


def test_only_who_speaks_nowhere_else_is_merged(project: Project) -> None:
    case = project.cases.add("Lærkevangen").id
    first = visited(project, case, Visit.FIRST, "Anna", "Bo")
    again = visited(project, case, Visit.REVISIT, "Anna")
    project.speakers.settle(again)
    anna, bo = who(project, first)["Anna"], who(project, first)["Bo"]
    assert anna is not None
    assert bo is not None
    project.speakers.assign(again, "Anna", bo)
    assert {anna, bo} <= {informant.id for informant in project.informants.all()}
    assert who(project, first)["Anna"] == anna
    with pytest.raises(UserError, match="Nobody speaks as “Carl”"):
        project.speakers.assign(again, "Carl", bo)


def test_a_merged_informant_keeps_what_only_the_other_had(project: Project) -> None:
    case = project.cases.add("Lærkevangen").id
    gone = project.informants.add("A", case, role="frivillig", pseudonym="Ida", sector="civil")
    stays = project.informants.add("Anna", role="skoleleder")
    before = content_of(project)
    project.informants.merge(gone.id, stays.id)
    (left,) = project.informants.all()
    assert (left.name, left.role, left.pseudonym, left.sector, left.case_id) == (
        "Anna",
        "skoleleder",
        "Ida",
        "civil",
        case,
    )
    project.history.undo()
    assert content_of(project) == before
    with pytest.raises(ValueError, match="one person already"):
        project.informants.merge(stays.id, stays.id)


def test_an_informant_who_speaks_cannot_be_taken_away(project: Project) -> None:
    source = visited(project, project.cases.add("Lærkevangen").id, Visit.FIRST, "Anna")
    anna = who(project, source)["Anna"]
    assert anna is not None
    with pytest.raises(UserError, match=r"“Anna” speaks in 1 turn\. Assign it to somebody else first"):
        project.informants.remove(anna)
    nobody = project.informants.add("Carl")
    project.variables.set(project.variables.add("informant", "Alder").id, [nobody.id], "41")
    project.informants.remove(nobody.id)
    with pytest.raises(KeyError):
        project.informants[nobody.id]
    with pytest.raises(UserError, match="needs a name"):
        project.informants.add(" ")


def test_a_visit_goes_when_nothing_rests_on_it_and_a_case_leaves_its_people_behind(project: Project) -> None:
    case = project.cases.add("Lærkevangen").id
    visited(project, case, Visit.FIRST, "Anna")
    (visit,) = project.cases.visits()
    project.cases.describe_visit(visit.id, datetime.date(2016, 4, 1), datetime.date(2016, 4, 3))
    (visit,) = project.cases.visits()
    assert (visit.case, visit.kind, visit.starts, visit.ends) == (
        "Lærkevangen",
        Visit.FIRST,
        datetime.date(2016, 4, 1),
        datetime.date(2016, 4, 3),
    )
    with pytest.raises(UserError, match="ends before it begins"):
        project.cases.describe_visit(visit.id, datetime.date(2016, 4, 1), datetime.date(2016, 3, 1))
    with pytest.raises(UserError, match="Sources belong to this visit"):
        project.cases.remove_visit(visit.id)
    project.cases.delete(case)
    assert project.cases.all() == []
    assert {source.case_id for source in project.sources.all()} == {None}
    assert {who.case_id for who in project.informants.all()} == {None}
    project.history.undo()
    assert [case.name for case in project.cases.all()] == ["Lærkevangen"]
    assert {who.case_id for who in project.informants.all()} == {case}


@pytest.mark.parametrize(
    ("kind", "mark", "is_paraphrase"),
    [
        (SourceKind.INTERVIEW, None, False),
        (SourceKind.INTERVIEW, Fidelity.THEME, True),
        (SourceKind.INTERVIEW, Fidelity.PARAPHRASE, True),
        (SourceKind.MINUTES, None, True),
        (SourceKind.MINUTES, Fidelity.VERBATIM, False),
        (SourceKind.OBSERVATION, None, True),
    ],
)
def test_only_what_was_said_word_for_word_is_speech(
    project: Project, kind: SourceKind, mark: Fidelity | None, is_paraphrase: bool
) -> None:
    source = project.sources.add(Addition(Reading("a", "Vi manglede tid."), kind=kind)).id
    project.sources.mark_fidelity(source, mark)
    project.codings.apply(project.codes.add("Tid").id, source, TextRange(0, 10))
    (excerpt,) = project.excerpts.find(ExcerptFilter())
    assert (excerpt.fidelity, excerpt.is_paraphrase) == (mark, is_paraphrase)
    assert project.sources[source].fidelity == mark


def test_two_can_change_places_and_nobody_is_lost(project: Project) -> None:
    source = visited(project, project.cases.add("Lærkevangen").id, Visit.FIRST, "Anna", "Berit")
    before = who(project, source)
    anna, berit = before["Anna"], before["Berit"]
    assert anna is not None
    assert berit is not None
    project.speakers.settle(source, {"Anna": berit, "Berit": anna})
    assert who(project, source) == before | {"Anna": berit, "Berit": anna}
