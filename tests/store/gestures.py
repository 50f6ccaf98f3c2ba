"""Gestures that people make on a project, chosen by numbers that Hypothesis draws."""

import datetime
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import pytest
from gesture_hands import TEXTS, pick, stretch, text
from hypothesis import strategies as st
from network_gestures import NETWORK, TIES
from travelling_project import of_another_program

from qualapp.analysis.codebook_difference import difference
from qualapp.analysis.codebook_proposal import proposed
from qualapp.analysis.theory_merging import planned_merge, proposed_mapping
from qualapp.errors import UserError
from qualapp.model.book import Book, BookCode
from qualapp.model.case import OrganisationalLevel, Sector
from qualapp.model.codebook import Codebook, CodeEntry, Words
from qualapp.model.coding import EffectLevel, Horizon, Statement, Valence
from qualapp.model.source import Block, BlockKind, Fidelity, Reading, SourceKind, Speaker, Turn, Visit
from qualapp.model.text import TextRange
from qualapp.model.theory import (
    ConfigurationPart,
    HypothesisOrigin,
    HypothesisStatus,
    LinkRelation,
    LinkStatus,
    NodeKind,
    Stance,
)
from qualapp.model.theory_drawing import drawing_of
from qualapp.model.variable import ABOUT, VariableType
from qualapp.progress import finish
from qualapp.store.project import Project
from qualapp.store.sources import Addition

LINES = (
    "I: Hvordan begyndte det?",
    "Sundhedsplejersken: Det begyndte med 😀 kaffe i gården.",
    "I: Og så?",
    "Leder: Så kom der tyve kvinder, og vi manglede “stole”.",
    "Og et afsnit uden taler.",
)


class FailureError(Exception):
    """Something that goes wrong in the middle of a step."""


def reading(number: int) -> Reading:
    """A transcript with turns, blocks and its original."""
    lines = [pick(LINES, number + place) for place in range(number % 4 + 2)]
    blocks: list[Block] = []
    turns: list[Turn] = []
    start = 0
    for line in lines:
        whole = TextRange(start, start + len(line))
        kind = BlockKind.PARAGRAPH if ":" in line else BlockKind.HEADING
        blocks.append(Block(kind, whole, 0 if ":" in line else 1))
        label, colon, _speech = line.partition(": ")
        if colon:
            turns.append(Turn(whole, TextRange(start + len(label) + 2, whole.end), label, number % 60000 or None))
        start = whole.end + 1
    words = "\n".join(lines)
    return Reading(f"Interview {number}", words, tuple(blocks), tuple(turns), words.encode() * (number % 2), ".txt")


def addition(project: Project, number: int) -> Addition:
    """A transcript as somebody would import it."""
    cases = [case.id for case in project.cases.all()]
    who = Speaker("Leder", "leder", Sector.HOUSING, OrganisationalLevel.STRATEGIC, "L1")
    return Addition(
        reading(number),
        pick([None, *cases], number),
        pick(list(SourceKind), number),
        pick([None, *Visit], number),
        activity=text(number),
        speakers=(who, Speaker("I", is_interviewer=True)),
    )


def codes(project: Project) -> list[int]:
    """All codes."""
    return [code.id for code, _depth in project.codes.tree().walk()]


def codings(project: Project, mine: bool = True) -> list[int]:
    """All codings, or only those of the coder at work."""
    found = [coding for source in project.sources.all() for coding in project.codings.in_source(source.id)]
    return [coding.id for coding in found if not mine or coding.coder_id == project.history.coder_id]


def add_code(project: Project, a: int, b: int) -> None:
    parent = pick([None, *codes(project)], b)
    project.codes.add(text(a), parent, definition=text(b), example=text(a + b), name_other=text(a + 1))


def describe_code(project: Project, a: int, b: int) -> None:
    field = pick(("name", "definition", "include", "exclude", "example", "name_other", "colour"), b)
    project.codes.describe(pick(codes(project), a), **{field: "7" if field == "colour" else text(a + b)})


def let_be_coded(project: Project, a: int, b: int) -> None:
    project.codes.let_be_coded(pick(codes(project), a), bool(b % 3))


def move_code(project: Project, a: int, b: int) -> None:
    tree = project.codes.tree()
    code = pick(codes(project), a)
    parents = [None, *(other for other in codes(project) if other not in tree.family(code))]
    parent = pick(parents, b)
    project.codes.move(code, parent, pick([None, *(child.id for child in tree.children(parent))], a + b))


def merge_code(project: Project, a: int, b: int) -> None:
    tree = project.codes.tree()
    code = pick(codes(project), a)
    others = [other for other in codes(project) if other not in tree.family(code)]
    if others:
        project.codes.merge(code, pick(others, b))


def split_code(project: Project, a: int, b: int) -> None:
    code = pick(codes(project), a)
    project.codes.split(code, text(b), project.codings.with_code(code)[:: b % 2 + 1])


def delete_code(project: Project, a: int, b: int) -> None:
    if len(codes(project)) > 2:
        project.codes.delete(pick(codes(project), a))


def add_codebook(project: Project, a: int, b: int) -> None:
    below = (CodeEntry("x", Words("Under", "Below"), "#12ab9f"), CodeEntry("y", Words("Ved", "Beside")))
    book = Codebook("bog", Words("Bog", "Book"), codes=(CodeEntry("z", Words(en="Only"), codes=below),))
    project.codes.add_codebook(book, pick(("da", "en"), a))


def merge_codebook(project: Project, a: int, b: int) -> None:
    """Take over what another codebook has, which knows some codes by the same names."""
    theirs = Book("Bog", "da", (BookCode("t", "", "Tillid", definition=text(a)), BookCode("u", "t", text(b) or "Ny")))
    found = difference(project.codebooks.book(), theirs)
    project.codebooks.merge(theirs, proposed(found, take=bool(b % 2)))


def freeze_codebook(project: Project, a: int, b: int) -> None:
    if a % 3 == 0 and (versions := project.codebooks.versions()):
        project.codebooks.delete_version(pick(versions, b).id)
    else:
        with suppress(UserError):  # a version may be called so already
            project.codebooks.freeze(f"{text(a)} {b}", text(b))


def import_source(project: Project, a: int, b: int) -> None:
    finish(project.sources.add_all([addition(project, a), addition(project, b)][: b % 2 + 1]))


def describe_source(project: Project, a: int, b: int) -> None:
    source = pick(project.sources.all(), a)
    case = pick([None, *(case.id for case in project.cases.all())], b)
    visit = pick([None, *Visit], a + b)
    project.sources.describe(
        source.id,
        name=f"Kilde {b % 5}",
        kind=SourceKind.MINUTES,
        case_id=case,
        visit=visit,
        date=None,
        activity=text(a),
    )


def apply_code(project: Project, a: int, b: int) -> None:
    source, range = stretch(project, a, b)
    able = [code.id for code, _depth in project.codes.tree().walk() if code.is_codable]
    if able:
        project.codings.apply(
            pick(able, b),
            source,
            range,
            pick([None, *Valence], a),
            weight=pick([None, 0, 33, 100], b),
            level=pick([None, *EffectLevel], a + b),
            horizon=pick([None, *Horizon], a),
            statement=pick([None, *Statement], b),
            is_result=bool(a % 2),
        )


def describe_coding(project: Project, a: int, b: int) -> None:
    choices: list[dict[str, object]] = [
        {"valence": pick(list(Valence), a), "weight": pick([None, 1, 99], b)},
        {"level": pick([None, *EffectLevel], a)},
        {"horizon": pick([None, *Horizon], a), "is_result": b % 2},
        {"statement": pick([None, *Statement], a)},
    ]
    if found := codings(project):
        project.codings.describe(found[a % len(found) :][:2], **pick(choices, b))


def recode(project: Project, a: int, b: int) -> None:
    able = [code.id for code, _depth in project.codes.tree().walk() if code.is_codable]
    if able and (found := codings(project)):
        project.codings.recode([pick(found, a)], pick(able, b))


def remove_coding(project: Project, a: int, b: int) -> None:
    if found := codings(project):
        project.codings.remove(found[a % len(found) :][: b % 2 + 1])


def move_ends(project: Project, a: int, b: int) -> None:
    if found := codings(project):
        coding = project.codings[pick(found, a)]
        last = project.sources[coding.source_id].characters
        project.codings.move_ends(coding.excerpt_id, TextRange(b % (last - 1), last))


def add_valence(project: Project, a: int, b: int) -> None:
    able = {code.id for code, _depth in project.codes.tree().walk() if code.is_codable}
    if found := [number for number in codings(project, mine=False) if project.codings[number].code_id in able]:
        with suppress(UserError):  # its words may all be deleted
            project.codings.add_valence(pick(found, a), pick(list(Valence), b))


def write_memo(project: Project, a: int, b: int) -> None:
    excerpts = [e.id for source in project.sources.all() for e in project.excerpts.in_source(source.id)]
    about: list[tuple[str, Sequence[int | None]]] = [
        ("project", [None]),
        ("source", [source.id for source in project.sources.all()]),
        ("case", [case.id for case in project.cases.all()]),
        ("code", codes(project)),
        ("coding", codings(project, mine=False)),
        ("excerpt", excerpts),
    ]
    noun, numbers = pick([choice for choice in about if choice[1]], a)
    project.memos.write(text(b), noun, pick(numbers, b))


def my_memos(project: Project) -> list[int]:
    return [memo.id for memo in project.memos.all() if memo.coder_id == project.history.coder_id]


def change_memo(project: Project, a: int, b: int) -> None:
    if found := my_memos(project):
        project.memos.change(pick(found, a), text(b) if b % 4 else "")


def remove_memo(project: Project, a: int, b: int) -> None:
    if found := my_memos(project):
        project.memos.remove(pick(found, a))


def edit_text(project: Project, a: int, b: int) -> None:
    source = pick(project.sources.all(), a)
    start = b % (source.characters + 1)
    project.texts.edit(source.id, TextRange(start, min(source.characters, start + a % 7)), pick(TEXTS, a + b))


def correct_text(project: Project, a: int, b: int) -> None:
    source, range = stretch(project, a, b)
    project.texts.correct(source, range, range.of(project.sources.text(source)).title() + text(a))


def change_turns(project: Project, a: int, b: int) -> None:
    source = pick(project.sources.all(), a).id
    turns = project.sources.turns(source)
    if len(turns) < 2:
        return
    with suppress(UserError):
        if b % 3 == 0:
            project.texts.split_turn(source, pick(turns, b).speech.start + 1 + a % 20)
        elif b % 3 == 1:
            first = b % (len(turns) - 1)
            project.texts.join_turns(source, turns[first].id, turns[first + 1].id)
        else:
            project.texts.rename_speaker(source, pick(turns, b).speaker, f"N{a % 3}")


def add_case(project: Project, a: int, b: int) -> None:
    project.cases.add(text(a), text(b))


def describe_case(project: Project, a: int, b: int) -> None:
    if cases := project.cases.all():
        project.cases.describe(pick(cases, a).id, text(b), text(a))


def add_visit(project: Project, a: int, b: int) -> None:
    if cases := project.cases.all():
        project.cases.visit(pick(cases, a).id, pick(list(Visit), b))


def describe_informant(project: Project, a: int, b: int) -> None:
    if found := project.informants.all():
        project.informants.describe(
            pick(found, a).id, role=text(b), sector=pick(["", *Sector], a), is_interviewer=bool(b % 2)
        )


def describe_visit(project: Project, a: int, b: int) -> None:
    if visits := project.cases.visits():
        day = datetime.date(2024, 1, 1) + datetime.timedelta(days=a)
        project.cases.describe_visit(pick(visits, a).id, day, pick([None, day], b))


def remove_case(project: Project, a: int, b: int) -> None:
    if cases := project.cases.all():
        project.cases.delete(pick(cases, a).id)


def remove_visit(project: Project, a: int, b: int) -> None:
    if visits := project.cases.visits():
        with suppress(UserError):
            project.cases.remove_visit(pick(visits, a).id)


def mark_fidelity(project: Project, a: int, b: int) -> None:
    project.sources.mark_fidelity(pick(project.sources.all(), a).id, pick([None, *Fidelity], b))


def add_informant(project: Project, a: int, b: int) -> None:
    case = pick([None, *(case.id for case in project.cases.all())], b)
    project.informants.add(text(a), case, role=text(b), is_interviewer=bool(b % 2))


def remove_informant(project: Project, a: int, b: int) -> None:
    if found := project.informants.all():
        with suppress(UserError):
            project.informants.remove(pick(found, a).id)


def move_informant(project: Project, a: int, b: int) -> None:
    if found := project.informants.all():
        case = pick([None, *(case.id for case in project.cases.all())], b)
        project.informants.move(pick(found, a).id, case)


def merge_informants(project: Project, a: int, b: int) -> None:
    if len(found := project.informants.all()) > 1:
        one = a % len(found)
        project.informants.merge(found[one].id, found[one - 1 - b % (len(found) - 1)].id)


def settle_speakers(project: Project, a: int, b: int) -> None:
    source = pick(project.sources.all(), a)
    labels = [who.label for who in project.speakers.in_source(source.id)]
    if not labels:
        return
    someone = pick(project.informants.all(), b).id
    if b % 2:
        project.speakers.settle(source.id, {pick(labels, a): someone})
    else:
        project.speakers.assign(source.id, pick(labels, a), someone)


def shape_variables(project: Project, a: int, b: int) -> None:
    about = pick(ABOUT, a)
    variables = project.variables.all(about)
    if not variables or b % 5 == 0:
        project.variables.add(about, f"{len(variables)} {text(b)}", pick(list(VariableType), a + b))
    elif b % 5 == 1:
        project.variables.rename(pick(variables, b).id, f"{b} {text(a)}")
    elif b % 5 == 2:
        project.variables.retype(pick(variables, b).id, VariableType.TEXT)
    elif b % 5 == 3:
        project.variables.remove(pick(variables, b).id)


def set_value(project: Project, a: int, b: int) -> None:
    about = pick(ABOUT, a)
    rows: dict[str, list[int]] = {
        "case": [case.id for case in project.cases.all()],
        "source": [source.id for source in project.sources.all()],
        "informant": [informant.id for informant in project.informants.all()],
    }
    values = {
        VariableType.TEXT: text(b),
        VariableType.BOOLEAN: pick(["ja", "no"], b),
        VariableType.INTEGER: str(b),
        VariableType.FLOAT: f"{b},5",
        VariableType.DATE: "14.3.2024",
        VariableType.DATE_TIME: "2024-03-14 09:30",
    }
    variable = project.variables.add(
        about, f"Ny {a} {b} {project.history.steps(1)[0].clock}", pick(list(VariableType), b)
    )
    project.variables.set(variable.id, rows[about][: a % 3 + 1], values[variable.type] if b % 4 else "")


def add_coder(project: Project, a: int, b: int) -> None:
    project.coders.add(f"Coder {len(project.coders.all())} {text(a)}")


def rename_coder(project: Project, a: int, b: int) -> None:
    coder = pick(project.coders.all(), a)
    project.coders.rename(coder.id, f"{coder.id} {text(b)}")
    project.coders.recolour(coder.id, str(b % 24 + 1))


def delete_source(project: Project, a: int, b: int) -> None:
    project.sources.delete(pick(project.sources.all(), a).id)


def delete_case(project: Project, a: int, b: int) -> None:
    if cases := project.cases.all():
        project.delete_case(pick(cases, a).id, with_sources=bool(b % 2))


def part_with_coder(project: Project, a: int, b: int) -> None:
    here = project.history.coder_id
    if others := [coder.id for coder in project.coders.all() if coder.id != here]:
        leaving = pick(others, a)
        if b % 2 or project.coders.hanging_on(leaving):
            project.coders.merge(leaving, pick([number for number in [here, *others] if number != leaving], b))
        else:
            project.coders.delete(leaving)


def hand_out(project: Project, a: int, b: int) -> None:
    sources = [source.id for source in project.sources.all()]
    coders = [coder.id for coder in project.coders.all()]
    if b % 3:
        project.assignments.hand_out(sources[a % len(sources) :], pick(coders, b))
    else:
        project.assignments.hand_out_evenly(sources, coders, twice=a % 2 if len(coders) > 1 else 0, seed=b)


def take_back(project: Project, a: int, b: int) -> None:
    sources = [source.id for source in project.sources.all()]
    project.assignments.take_back(sources[a % len(sources) :], pick(project.coders.all(), b).id)


def tick(project: Project, a: int, b: int) -> None:
    if mine := project.assignments.of_coder(project.history.coder_id):
        project.assignments.tick(pick(mine, a).source_id, done=bool(b % 2))


def work_blind(project: Project, a: int, b: int) -> None:
    """Blind, coders see less of what there is, so most gestures find less to do."""
    if project.blinding.is_on:
        with suppress(UserError):
            project.blinding.open_comparison()
    else:
        project.blinding.begin()


def describe_project(project: Project, a: int, b: int) -> None:
    project.describe(text(a), text(b))


def several_at_once(project: Project, a: int, b: int) -> None:
    """A gesture of several verbs, of which one fails and is forgiven."""
    with project.history.step("Several"):
        write_memo(project, a, b)
        try:
            with project.history.step("Inner"):
                apply_code(project, b, a)
                add_case(project, a, b)
                raise FailureError
        except FailureError:
            apply_code(project, a, b)
        describe_code(project, b, a)


def fail(project: Project, a: int, b: int) -> None:
    """A gesture that goes wrong after it has changed much."""
    with project.history.step("Fails"):
        import_source(project, a, b)
        apply_code(project, a, b)
        delete_code(project, a, b)
        raise FailureError


def bring_in(project: Project, a: int, b: int) -> None:
    """Two who bring the same project in bring the same rows."""
    finish(project.exchange.take_in(of_another_program(a % 3)))


def theories(project: Project) -> list[int]:
    return [theory.id for theory in project.theories.all()]


def theory_nodes(project: Project) -> list[int]:
    return [node.id for theory in theories(project) for node in project.theories.nodes(theory)]


def theory_links(project: Project) -> list[int]:
    return [link.id for theory in theories(project) for link in project.theories.links(theory)]


def draw_theory(project: Project, a: int, b: int) -> None:
    """A new theory where there are few, with two nodes and a link, or one node more."""
    if not (found := theories(project)) or b % 6 == 0:
        theory = project.theories.add(text(a), text(b)).id
        first = project.theories.add_node(theory, pick(list(NodeKind), a), text(b))
        second = project.theories.add_node(theory, pick(list(NodeKind), b), text(a), at=(a, b))
        project.theories.connect(first.id, second.id, pick(list(LinkRelation), a), text(a + b))
        return
    with suppress(UserError):  # the code may be a node there already
        level = pick([None, *EffectLevel], b)
        code = pick([None, *codes(project)], a)
        kind = pick(list(NodeKind), a + b)
        project.theories.add_node(pick(found, a), kind, text(a), code_id=code, level=level, at=(a, b))


def connect_nodes(project: Project, a: int, b: int) -> None:
    if found := theory_nodes(project):
        first = project.theories.node(pick(found, a))
        near = [node.id for node in project.theories.nodes(first.theory_id)]
        with suppress(UserError):  # it may be the same node, or linked already
            project.theories.connect(first.id, pick(near, b), status=pick(list(LinkStatus), a + b))


def redraw(project: Project, a: int, b: int) -> None:
    """Move, describe and rename what is drawn."""
    if not (found := theory_nodes(project)):
        return
    if b % 4 == 0:
        project.theories.move_nodes({number: (a, b + place) for place, number in enumerate(found[a % len(found) :])})
    elif b % 4 == 1:
        level = pick(["", *EffectLevel], b)
        project.theories.describe_nodes([pick(found, a)], kind=pick(list(NodeKind), b), level=level, party=text(a))
    elif b % 4 == 2:
        project.theories.rename_node(pick(found, a), text(b))
    elif links := theory_links(project):
        project.theories.describe_link(pick(links, a), relation=pick(list(LinkRelation), b), assumption=text(a))


def erase(project: Project, a: int, b: int) -> None:
    """Delete a link, a node or a theory."""
    if b % 3 == 0 and (links := theory_links(project)):
        project.theories.delete_links([pick(links, a)])
    elif b % 3 == 1 and (nodes := theory_nodes(project)):
        project.theories.delete_nodes([pick(nodes, a)])
    elif b % 6 == 5 and (found := theories(project)):
        project.theories.delete(pick(found, a))


def merge_theories(project: Project, a: int, b: int) -> None:
    if found := theories(project):
        one, other = (
            drawing_of(project.theory_versions.drawing(number)) for number in (pick(found, a), pick(found, b))
        )
        mapped = proposed_mapping(one, other) if one != other else {node.key: node.key for node in one.nodes}
        project.theories.merge(planned_merge(text(a), one, other, mapped))


def save_theory(project: Project, a: int, b: int) -> None:
    if not (found := theories(project)):
        return
    theory = pick(found, a)
    if b % 3 == 0 and (versions := project.theory_versions.of(theory)):
        project.theory_versions.remove(pick(versions, b).id)
    else:
        day = pick([None, datetime.date(2024, 1, 1) + datetime.timedelta(days=a)], b)
        project.theory_versions.save(theory, f"{text(a)} {b}", text(b), day, pick(["", *Visit], a))


def write_hypothesis(project: Project, a: int, b: int) -> None:
    found = project.hypotheses.all()
    theory = pick([None, *theories(project)], b)
    if not found or b % 3 == 0:
        project.hypotheses.add(text(a), pick(list(HypothesisOrigin), a), text(b), theory)
    elif b % 7 == 1:
        project.hypotheses.remove(pick(found, a).id)
    else:
        status = pick(list(HypothesisStatus), b)
        project.hypotheses.describe(pick(found, a).id, text=text(b), theory_id=theory)
        day = pick([None, datetime.date(2024, 1, 1) + datetime.timedelta(days=a)], b)
        project.hypotheses.decide(pick(found, a).id, status, text(a), day)


def give_evidence(project: Project, a: int, b: int) -> None:
    about = {
        "link_id": theory_links(project),
        "node_id": theory_nodes(project),
        "hypothesis_id": [hypothesis.id for hypothesis in project.hypotheses.all()],
    }
    if able := [(column, numbers) for column, numbers in about.items() if numbers]:
        source, range = stretch(project, a, b)
        column, numbers = pick(able, a)
        project.evidence.give(
            source,
            range,
            pick(list(Stance), b),
            strength=pick([None, 0, 100], a),
            statement=pick([None, *Statement], b),
            note=text(a),
            **{column: pick(numbers, b)},
        )


def my_evidence(project: Project) -> list[int]:
    me = project.history.coder_id
    found = [one for source in project.sources.all() for one in project.evidence.in_source(source.id)]
    return [one.id for one in found if one.coder_id == me]


def change_evidence(project: Project, a: int, b: int) -> None:
    if not (found := my_evidence(project)):
        return
    if b % 3:
        project.evidence.describe([pick(found, a)], stance=pick(list(Stance), b), note=text(b))
    else:
        project.evidence.remove(found[a % len(found) :][:2])


def move_evidence(project: Project, a: int, b: int) -> None:
    if found := my_evidence(project):
        one = project.evidence[pick(found, a)]
        last = project.sources[one.source_id].characters
        project.codings.move_ends(one.excerpt_id, TextRange(b % (last - 1), last))


def configure(project: Project, a: int, b: int) -> None:
    """Write a configuration, cite in it, or take something out again."""
    found = project.configurations.all()
    if not found or b % 5 == 0:
        case = pick([None, *(case.id for case in project.cases.all())], a)
        theory = pick([None, *theories(project)], b)
        project.configurations.add(text(a), text(b), "", case_id=case, theory_id=theory)
        return
    one = pick(found, a).id
    parts = [part[0] for part in project.configurations.parts(one)]
    if b % 5 == 1 and parts:
        project.configurations.uncite([pick(parts, a)])
    elif b % 5 == 2:
        project.configurations.describe(one, outcome=text(b))
    elif b % 5 == 3 and a % 2:
        project.configurations.remove(one)
    else:
        project.configurations.cite(one, pick(list(ConfigurationPart), b), *stretch(project, b, a))


def put_into_configuration(project: Project, a: int, b: int) -> None:
    """Put words under a part of a configuration: of a new one, of the latest of their source, or of any."""
    source, range = stretch(project, a, b)
    latest = project.configurations.latest_in(source)
    ours = [one.id for one in project.configurations.all()]
    into = pick([None, latest.id if latest else None, *ours], a + b)
    with suppress(UserError):  # only space may be there
        project.configurations.put(pick(list(ConfigurationPart), a), source, range, into)


Gesture = Callable[[Project, int, int], None]

CLAIMS: tuple[Gesture, ...] = (
    apply_code,
    apply_code,
    describe_coding,
    recode,
    remove_coding,
    move_ends,
    move_ends,
    add_valence,
    write_memo,
    change_memo,
    remove_memo,
    *TIES,
)

BOOK: tuple[Gesture, ...] = (add_code, describe_code, move_code, let_be_coded)

EVIDENCE: tuple[Gesture, ...] = (
    draw_theory,
    connect_nodes,
    give_evidence,
    give_evidence,
    change_evidence,
    move_evidence,
)

THEORY: tuple[Gesture, ...] = (
    *EVIDENCE,
    redraw,
    erase,
    merge_theories,
    save_theory,
    write_hypothesis,
    configure,
    configure,
    put_into_configuration,
)

ALL: tuple[Gesture, ...] = (
    *CLAIMS,
    *BOOK,
    *THEORY,
    merge_code,
    split_code,
    delete_code,
    add_codebook,
    merge_codebook,
    freeze_codebook,
    import_source,
    describe_source,
    add_case,
    describe_case,
    add_visit,
    describe_informant,
    describe_visit,
    remove_case,
    remove_visit,
    mark_fidelity,
    add_informant,
    remove_informant,
    move_informant,
    merge_informants,
    settle_speakers,
    shape_variables,
    set_value,
    add_coder,
    rename_coder,
    edit_text,
    edit_text,
    correct_text,
    change_turns,
    delete_source,
    delete_case,
    part_with_coder,
    hand_out,
    take_back,
    tick,
    work_blind,
    describe_project,
    several_at_once,
    bring_in,
    *NETWORK,
    fail,
)

NUMBERS = st.integers(0, 997)


def chosen(
    gestures: Sequence[Any], numbers: st.SearchStrategy[int] = NUMBERS, most: int = 25
) -> st.SearchStrategy[list[tuple[Any, int, int]]]:
    """Lists of gestures with the numbers that say on what."""
    return st.lists(st.tuples(st.sampled_from(gestures), numbers, numbers), max_size=most)


def prepared(project: Project) -> None:
    """Two codes and an interview, so that most gestures find something to do."""
    project.codes.add("Ledelse")
    project.codes.add("Opbakning", project.codes.add("Mennesker").id)
    project.cases.add("Lærkevangen")
    project.sources.add(addition(project, 3))


def make(project: Project, gesture: Gesture, a: int, b: int) -> None:
    """Make one gesture, or what must come before it; one that is meant to fail does."""
    if not project.sources.all():
        gesture = import_source
    elif not codes(project):
        gesture = add_code
    if gesture is fail:
        with pytest.raises(FailureError):
            gesture(project, a, b)
    else:
        gesture(project, a, b)
