"""Registers of actors that are read from YAML, and come into a project once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qualapp.errors import UserError
from qualapp.importers.actor_yaml import read_register, shipped_register
from qualapp.model.codebook import Words
from qualapp.model.network import ActorKind
from qualapp.model.register import ActorEntry, RelationEntry

HEAD = "qualapp-actors: 1\nid: mine\nname: Mine\n"


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a text as the file akt.yaml and gives its path."""

    def write(text: str) -> Path:
        path = tmp_path / "akt.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_the_shipped_register_has_the_actors_and_relations_of_the_field() -> None:
    register = shipped_register()
    assert (len(register.actors), len(register.relations)) == (75, 13)
    assert all(actor.name.da and actor.name.en and actor.sector and actor.level for actor in register.actors)
    assert all(actor.forms for actor in register.actors)
    assert {actor.within for actor in register.actors} == {"", "kommune", "boligorganisation"}
    forms = [form.casefold() for actor in register.actors for form in actor.forms]
    assert len(forms) > 790
    assert sum(relation.is_directed for relation in register.relations) == 8


def test_what_is_written_is_read(written: Callable[[str], Path]) -> None:
    register = read_register(
        written(
            HEAD
            + "relations:\n- id: r\n  name: {da: Bånd, en: Tie}\n  directed: ja\n"
            + "actors:\n- id: a\n  name: Kommunen\n- id: b\n  name: {da: Rådet}\n  kind: body\n  sector: municipality\n"
            + "  level: strategic\n  within: a\n  description: Vedtager\n  forms: [rådet, BR, no]\n"
        )
    )
    assert register.relations == (RelationEntry("r", Words("Bånd", "Tie"), is_directed=True),)
    assert register.actors == (
        ActorEntry("a", Words("Kommunen", "Kommunen")),
        ActorEntry(
            "b", Words("Rådet"), ActorKind.BODY, "municipality", "strategic", "a", Words("Vedtager", "Vedtager"),
            ("rådet", "BR", "no"),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("codes: []", r"akt.yaml, line 1: .*not a register.*qualapp-actors: 1"),
        ("qualapp-actors: 7", r"line 1: .*not a register"),
        (HEAD, r"line 1: .*no actors"),
        (HEAD + "actors:\n- name: A", r"line 5: The id is missing"),
        (HEAD + "actors:\n- id: a", r"line 5: The name is missing"),
        (HEAD + "actors:\n- id: a\n  name: A\n- id: a\n  name: B", r"line 7: .*already used in line 5"),
        (HEAD + "actors:\n- id: a\n  name: A\n  kind: robot", r"line 7: “robot” .*organisation, body, group, person"),
        (HEAD + "actors:\n- id: a\n  name: A\n  sector: x", r"line 7: .*municipality"),
        (HEAD + "actors:\n- id: a\n  name: A\n  within: b", r"line 7: There is no actor with the id “b”"),
        (HEAD + "actors:\n- id: a\n  name: A\n  within: a", r"line 7: .*would belong to itself"),
        (
            HEAD + "actors:\n- id: a\n  name: A\n  within: b\n- id: b\n  name: B\n  within: a\n",
            r"line 7: .*would belong to itself",
        ),
        (HEAD + "relations:\n- id: a\n  name: A\n  directed: perhaps", r"line 7: .*either “true” or “false”"),
        (HEAD + "actors:\n- id: a b\n  name: A", r"line 5: .*is no id"),
        (HEAD + "actors:\n- id: a\n  nmae: A", r"line 6: .*Did you mean “name”"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, told: str, written: Callable[[str], Path]) -> None:
    with pytest.raises(UserError, match=told):
        read_register(written(text))
