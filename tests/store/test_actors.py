"""The register of actors: who they are, how they are called, where they sit; merged, split, grouped and deleted."""

from collections.abc import Callable

import pytest
from gestures import addition
from project_content import content_of

from qualapp.errors import UserError
from qualapp.model.network import Actor, ActorKind
from qualapp.model.text import TextRange
from qualapp.store.project import Project

WORDS = TextRange(0, 5)


@pytest.fixture
def source(project: Project) -> int:
    """A short interview."""
    return project.sources.add(addition(project, 5)).id


@pytest.fixture
def trio(project: Project) -> tuple[Actor, Actor, Actor]:
    """A municipality, a housing organisation and a steering group."""
    return (
        project.actors.add("Kommunen", sector="municipality", level="strategic"),
        project.actors.add("Boligorganisationen", sector="housing"),
        project.actors.add("Styregruppen", ActorKind.BODY, level="steering", mandate="Beslutter", frequency="Månedlig"),
    )


def test_an_actor_has_what_was_said_of_it(project: Project) -> None:
    actor = project.actors.add(
        " Lokal \n klub ", name_other="Local club", sector="civil", level="practical", origin="o"
    )
    assert (actor.name, actor.name_other, actor.kind) == ("Lokal klub", "Local club", ActorKind.ORGANISATION)
    project.actors.describe(actor.id, name="Klubben", description="Åben hver dag", sector="residents")
    now = project.actors[actor.id]
    assert (now.name, now.sector, now.description, now.origin) == ("Klubben", "residents", "Åben hver dag", "o")
    assert now.guid == actor.guid


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_an_actor_needs_a_name(project: Project, name: str, trio: tuple[Actor, Actor, Actor]) -> None:
    before = content_of(project)
    for gesture in (lambda: project.actors.add(name), lambda: project.actors.describe(trio[0].id, name=name)):
        with pytest.raises(UserError, match="needs a name"):
            gesture()
    assert content_of(project) == before


def test_what_an_actor_cannot_have_is_a_mistake(project: Project, trio: tuple[Actor, Actor, Actor]) -> None:
    before = content_of(project)
    gestures: list[Callable[[], object]] = [
        lambda: project.actors.add("x", guid="y"),
        lambda: project.actors.describe(trio[0].id, origin="z"),
        lambda: project.actors.seat(trio[2].id, trio[0].id, since="2024"),
    ]
    for gesture in gestures:
        with pytest.raises(ValueError, match="has no"):
            gesture()
    assert content_of(project) == before


def test_the_actors_come_by_name_whatever_their_capitals(project: Project) -> None:
    for name in ("klub", "Zoo", "Kommune", "avis"):
        project.actors.add(name)
    assert [actor.name for actor in project.actors.all()] == ["avis", "klub", "Kommune", "Zoo"]


def test_actors_are_grouped_but_never_below_themselves(project: Project, trio: tuple[Actor, Actor, Actor]) -> None:
    top, middle, low = (actor.id for actor in trio)
    project.actors.group([middle], top)
    project.actors.group([low], middle)
    assert [project.actors[number].parent_id for number in (top, middle, low)] == [None, top, middle]
    before = content_of(project)
    for child in (top, middle, low):
        with pytest.raises(UserError, match="cannot belong to itself"):
            project.actors.group([child], low)
    assert content_of(project) == before
    project.actors.group([middle, low], None)
    assert [project.actors[number].parent_id for number in (middle, low)] == [None, None]


def test_a_place_in_the_drawing_is_kept_and_given_up(project: Project, trio: tuple[Actor, Actor, Actor]) -> None:
    project.actors.place({trio[0].id: (1.5, -2), trio[1].id: (0, 0)})
    assert [(project.actors[actor.id].x, project.actors[actor.id].y) for actor in trio[:2]] == [(1.5, -2), (0, 0)]
    project.actors.place({trio[0].id: None})
    assert project.actors[trio[0].id].x is None


def test_merging_gives_all_to_the_other_and_one_undo_brings_it_back(
    project: Project, source: int, trio: tuple[Actor, Actor, Actor]
) -> None:
    gone, stays, body = trio
    works = project.relations.add("Samarbejde")
    between = project.ties.claim(source, WORDS, gone.id, stays.id, works.id)
    outward = project.ties.claim(source, WORDS, gone.id, body.id, works.id, strength=3)
    inward = project.ties.claim(source, WORDS, body.id, gone.id, works.id)
    project.mentions.judge([(source, WORDS, gone.id)], is_meant=True)
    project.actors.call(gone.id, "kommune")
    project.actors.seat(body.id, gone.id, role="formand")
    child = project.actors.add("Forvaltningen", parent=gone.id)
    before = content_of(project)
    project.actors.merge(gone.id, stays.id)
    assert [actor.name for actor in project.actors.all()] == ["Boligorganisationen", "Forvaltningen", "Styregruppen"]
    assert between.id not in {tie.id for tie in project.ties.all()}
    assert (project.ties[outward.id].from_id, project.ties[outward.id].strength) == (stays.id, 3)
    assert project.ties[inward.id].to_id == stays.id
    assert [mention.actor_id for mention, _range in project.mentions.of_actor(stays.id)] == [stays.id]
    assert [form.form for form in project.actors.forms(stays.id)] == ["kommune", "Kommunen"]
    assert [(seat.actor_id, seat.role) for seat in project.actors.members(body.id)] == [(stays.id, "formand")]
    assert project.actors[child.id].parent_id == stays.id
    project.history.undo()
    assert content_of(project) == before


def test_of_words_judged_for_both_one_judgement_is_left_and_yes_counts(
    project: Project, source: int, trio: tuple[Actor, Actor, Actor]
) -> None:
    gone, stays, _body = trio
    project.mentions.judge([(source, WORDS, gone.id), (source, TextRange(6, 9), stays.id)], is_meant=True)
    project.mentions.judge([(source, WORDS, stays.id), (source, TextRange(6, 9), gone.id)], is_meant=False)
    project.actors.merge(gone.id, stays.id)
    judged = project.mentions.in_source(source)
    assert [(mention.actor_id, mention.is_meant, range) for mention, range in judged] == [
        (stays.id, True, WORDS),
        (stays.id, True, TextRange(6, 9)),
    ]


def test_an_actor_is_not_merged_into_itself_or_its_own(project: Project, trio: tuple[Actor, Actor, Actor]) -> None:
    project.actors.group([trio[1].id], trio[0].id)
    for into in (trio[0].id, trio[1].id):
        with pytest.raises(UserError, match="cannot be merged into itself"):
            project.actors.merge(trio[0].id, into)
    project.actors.merge(trio[1].id, trio[0].id)
    assert project.actors[trio[0].id].parent_id is None


def test_a_split_takes_only_what_was_asked_for(project: Project, source: int, trio: tuple[Actor, Actor, Actor]) -> None:
    whole, other, body = trio
    works = project.relations.add("Samarbejde")
    stays = project.ties.claim(source, WORDS, whole.id, other.id, works.id)
    leaves = project.ties.claim(source, WORDS, body.id, whole.id, works.id)
    project.mentions.judge([(source, WORDS, whole.id), (source, TextRange(6, 9), whole.id)], is_meant=True)
    (mention, _where), _second = project.mentions.of_actor(whole.id)
    before = content_of(project)
    new = project.actors.split(whole.id, "Forvaltningen", [leaves.id], [mention.id])
    assert (new.sector, new.level, new.parent_id) == (whole.sector, whole.level, None)
    assert (project.ties[stays.id].from_id, project.ties[leaves.id].to_id) == (whole.id, new.id)
    assert [len(project.mentions.of_actor(number)) for number in (whole.id, new.id)] == [1, 1]
    project.history.undo()
    assert content_of(project) == before


def test_deleting_tells_before_what_goes_and_one_undo_brings_it_back(
    project: Project, source: int, trio: tuple[Actor, Actor, Actor]
) -> None:
    gone, other, body = trio
    works = project.relations.add("Samarbejde")
    project.ties.claim(source, WORDS, gone.id, other.id, works.id)
    left = project.ties.claim(source, WORDS, other.id, body.id, works.id)
    project.mentions.judge([(source, TextRange(6, 9), gone.id)], is_meant=True)
    project.actors.call(gone.id, "kommune")
    project.actors.seat(body.id, gone.id)
    child = project.actors.add("Forvaltningen", parent=gone.id)
    assert project.actors.hanging_on(gone.id) == {"tie": 1, "mention": 1, "actor_form": 1, "membership": 1}
    before = content_of(project)
    project.actors.delete(gone.id)
    assert project.ties.all() == [left]
    assert project.actors[child.id].parent_id is None
    assert project.counts()["excerpt"] == 1
    project.history.undo()
    assert content_of(project) == before


def test_a_form_is_noted_once(project: Project, trio: tuple[Actor, Actor, Actor]) -> None:
    for form, exact in (("SSP", True), (" ssp ", False), ("Ssp", False), ("SSP", True)):
        project.actors.call(trio[0].id, form, is_exact=exact)
    assert [(form.form, form.is_exact) for form in project.actors.forms(trio[0].id)] == [("SSP", True), ("ssp", False)]
    with pytest.raises(UserError, match="needs letters"):
        project.actors.call(trio[0].id, " ")
    project.actors.uncall([project.actors.forms()[0].id])
    assert [form.form for form in project.actors.forms()] == ["ssp"]


def test_two_actors_may_be_called_the_same_and_whoever_asks_is_told(
    project: Project, trio: tuple[Actor, Actor, Actor]
) -> None:
    project.actors.call(trio[0].id, "ledelsen")
    project.actors.call(trio[1].id, "Ledelsen")
    with pytest.raises(UserError, match=r"Several actors are called “ledelsen”: .*Boligorg.*Kommunen"):
        project.actors.find("ledelsen")
    project.actors.call(trio[0].id, "rådhuset")
    assert project.actors.find(" RÅDHUSET ") == trio[0]
    assert project.actors.find(trio[1].guid) == trio[1]
    with pytest.raises(UserError, match=r"There is no actor “gruppen”. There are: Styregruppen"):
        project.actors.find("gruppen")


def test_seats_are_dated_changed_and_taken_away(project: Project, trio: tuple[Actor, Actor, Actor]) -> None:
    town, housing, body = trio
    later = project.actors.seat(body.id, housing.id, starts="2024-05-01")
    first = project.actors.seat(body.id, town.id, role="formand", starts="2023-01-31", attendance="3 af 4")
    assert project.actors.members(body.id) == [first, later]
    project.actors.describe_seat(first.id, ends="2024-02-01", note="Skiftede job")
    (changed, _later) = project.actors.members()
    assert (str(changed.starts), str(changed.ends), changed.note) == ("2023-01-31", "2024-02-01", "Skiftede job")
    with pytest.raises(UserError, match="member of itself"):
        project.actors.seat(body.id, body.id)
    with pytest.raises(UserError, match="ends before it begins"):
        project.actors.seat(body.id, town.id, starts="2024-05-02", ends="2024-05-01")
    with pytest.raises(UserError, match="ends before it begins"):
        project.actors.describe_seat(changed.id, starts="2024-02-02")
    with pytest.raises(ValueError, match="isoformat"):
        project.actors.describe_seat(changed.id, starts="i går")
    assert project.actors.members(body.id) == [changed, later]
    project.actors.unseat([first.id])
    assert project.actors.members(body.id) == [later]
