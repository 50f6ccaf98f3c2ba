"""Gestures that people make on actors and what ties them."""

import datetime
from collections.abc import Callable
from contextlib import suppress

from gesture_hands import pick, stretch, text

from qualapp.errors import UserError
from qualapp.model.coding import Valence
from qualapp.model.network import ActorKind, Mention
from qualapp.model.text import TextRange
from qualapp.store.project import Project

SECTORS = ("", "plan", "municipality", "residents")


def actors(project: Project) -> list[int]:
    """The actors; two where there are none yet."""
    if len(project.actors.all()) < 2:
        project.actors.add("Kommunen")
        project.actors.add("Styregruppen", ActorKind.BODY)
    return [actor.id for actor in project.actors.all()]


def relations(project: Project) -> list[int]:
    """The relations; one where there are none yet."""
    if not project.relations.all():
        project.relations.add("Samarbejde", "Collaboration")
    return [relation.id for relation in project.relations.all()]


def my_ties(project: Project) -> list[int]:
    return [tie.id for tie in project.ties.all() if tie.coder_id == project.history.coder_id]


def add_actor(project: Project, a: int, b: int) -> None:
    parent = pick([None, *actors(project)], b)
    kind = pick(list(ActorKind), a)
    project.actors.add(text(a), kind, parent=parent, sector=pick(SECTORS, b), mandate=text(b))


def describe_actor(project: Project, a: int, b: int) -> None:
    found = pick(actors(project), a)
    if b % 3 == 0:
        project.actors.describe(found, name=text(b), level=pick(["", "strategic", "practical"], a))
    elif b % 3 == 1:
        project.actors.place({found: pick([None, (a, b)], a + b)})
    else:
        project.actors.call(found, text(b), is_exact=bool(a % 2))


def uncall_actor(project: Project, a: int, b: int) -> None:
    if forms := project.actors.forms():
        project.actors.uncall([pick(forms, a).id])


def group_actor(project: Project, a: int, b: int) -> None:
    found = actors(project)
    with suppress(UserError):  # it may lie above already
        project.actors.group([pick(found, a)], pick([None, *found], b))


def merge_actor(project: Project, a: int, b: int) -> None:
    found = actors(project)
    with suppress(UserError):  # one may belong to the other
        project.actors.merge(pick(found, a), pick(found, b))


def split_actor(project: Project, a: int, b: int) -> None:
    found = pick(actors(project), a)
    ties = [tie.id for tie in project.ties.all() if found in (tie.from_id, tie.to_id)]
    mentions = [mention.id for mention, _range in project.mentions.of_actor(found)]
    project.actors.split(found, text(b), ties[:: b % 2 + 1], mentions[:: a % 2 + 1])


def delete_actor(project: Project, a: int, b: int) -> None:
    project.actors.delete(pick(actors(project), a))


def seat_actor(project: Project, a: int, b: int) -> None:
    found, seats = actors(project), project.actors.members()
    day = (datetime.date(2024, 1, 1) + datetime.timedelta(days=a)).isoformat()
    if not seats or b % 4 == 0:
        with suppress(UserError):  # nobody sits in themselves
            project.actors.seat(pick(found, a), pick(found, b), role=text(a), starts=day)
    elif b % 4 == 1:
        project.actors.unseat([pick(seats, a).id])
    else:
        with suppress(UserError):  # it may have begun later
            project.actors.describe_seat(pick(seats, a).id, ends=pick([None, day], b), attendance=text(b))


def shape_relations(project: Project, a: int, b: int) -> None:
    found = relations(project)
    if b % 4 == 0:
        project.relations.add(text(a), text(b), is_directed=bool(a % 2))
    elif b % 4 == 1:
        project.relations.describe(pick(found, a), text(b), text(a), is_directed=bool(b % 2))
    elif b % 4 == 2 and len(found) > 1:
        project.relations.merge(found[a % len(found)], found[a % len(found) - 1])
    elif b % 8 == 3:
        project.relations.delete(pick(found, a))


def tie_actors(project: Project, a: int, b: int) -> None:
    source, range = stretch(project, a, b)
    with suppress(UserError):  # nobody is tied to themselves
        project.ties.claim(
            source,
            range,
            pick(actors(project), a),
            pick(actors(project), b),
            pick(relations(project), a + b),
            valence=pick(list(Valence), a),
            strength=pick([None, 0, 3, 5], b),
            day=pick([None, datetime.date(2024, 3, 1)], a),
            note=text(b),
        )


def change_tie(project: Project, a: int, b: int) -> None:
    if not (found := my_ties(project)):
        return
    tie = project.ties[pick(found, a)]
    if b % 4 == 0:
        project.ties.remove([tie.id])
    elif b % 4 == 1:
        last = project.sources[tie.source_id].characters
        project.codings.move_ends(tie.excerpt_id, TextRange(b % (last - 1), last))
    elif b % 4 == 2:
        with suppress(UserError):  # nobody is tied to themselves
            project.ties.describe([tie.id], to_id=pick(actors(project), b))
    else:
        project.ties.describe([tie.id], valence=pick(list(Valence), b), strength=pick([None, 1, 4], a))


def judge_mentions(project: Project, a: int, b: int) -> None:
    source, range = stretch(project, a, b)
    wanted = [(source, range, actor) for actor in actors(project)[a % 2 : a % 2 + 1 + b % 2]]
    project.mentions.judge(wanted, is_meant=bool(b % 3))


def my_mentions(project: Project) -> list[tuple[Mention, TextRange]]:
    me = project.history.coder_id
    found = [one for source in project.sources.all() for one in project.mentions.in_source(source.id)]
    return [one for one in found if one[0].coder_id == me and one[1]]


def judge_again(project: Project, a: int, b: int) -> None:
    """Say the other of what was said, or who else is meant in the same words."""
    if found := my_mentions(project):
        mention, range = pick(found, a)
        actor = mention.actor_id if b % 2 else pick(actors(project), b)
        project.mentions.judge([(mention.source_id, range, actor)], is_meant=not mention.is_meant)


def forget_mention(project: Project, a: int, b: int) -> None:
    found = my_mentions(project)
    if b % 3 == 0 and found:
        mention, _range = pick(found, a)
        last = project.sources[mention.source_id].characters
        project.codings.move_ends(mention.excerpt_id, TextRange(a % (last - 1), last))
    elif found:
        project.mentions.forget([mention.id for mention, _range in found[a % len(found) :][: 1 + b % 2]])


Gesture = Callable[[Project, int, int], None]

TIES: tuple[Gesture, ...] = (tie_actors, tie_actors, change_tie, judge_mentions, judge_again)

NETWORK: tuple[Gesture, ...] = (
    add_actor,
    describe_actor,
    uncall_actor,
    group_actor,
    group_actor,
    merge_actor,
    merge_actor,
    split_actor,
    delete_actor,
    seat_actor,
    shape_relations,
    forget_mention,
)
