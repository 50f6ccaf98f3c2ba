"""Variables: typed values of cases, sources and informants."""

import pytest
from gestures import addition
from hypothesis import given
from hypothesis import strategies as st
from project_content import content_of

from qualapp.errors import UserError
from qualapp.model.variable import VariableType, value_of
from qualapp.store.project import Project


def test_each_noun_has_variables_of_its_own_in_the_order_in_which_they_came(project: Project) -> None:
    case = project.cases.add("Lærkevangen").id
    source = project.sources.add(addition(project, 3)).id
    who = project.informants.all()[0].id
    for about, number in (("case", case), ("source", source), ("informant", who)):
        first = project.variables.add(about, "Størrelse", VariableType.INTEGER)
        second = project.variables.add(about, "Afdeling")
        assert project.variables.all(about) == [first, second]
        project.variables.set(first.id, [number], "1.200")
        project.variables.set(second.id, [number], " nord ")
        assert project.variables.values_of(about, number) == {first.id: "1200", second.id: "nord"}
        assert project.variables.table(about) == {number: {first.id: "1200", second.id: "nord"}}
        assert project.variables.named(about, "størrelse") == first
    assert project.check() == []


def test_a_value_for_many_is_one_step_and_an_empty_one_takes_it_away(project: Project) -> None:
    cases = [project.cases.add(name).id for name in "abc"]
    start = project.variables.add("case", "Start", VariableType.DATE)
    before = content_of(project)
    project.variables.set(start.id, cases, "1.4.2016")
    filled = content_of(project)
    assert project.variables.table("case") == {case: {start.id: "2016-04-01"} for case in cases}
    project.variables.set(start.id, cases[:2], "")
    assert project.variables.table("case") == {cases[2]: {start.id: "2016-04-01"}}
    project.history.undo()
    assert content_of(project) == filled
    project.history.undo()
    assert content_of(project) == before


@pytest.mark.parametrize(
    ("type", "text", "sentence"),
    [
        (VariableType.INTEGER, "tre", "“tre” is not a whole number"),
        (VariableType.INTEGER, "3,5", "not a whole number"),
        (VariableType.INTEGER, "1" * 40, "not a whole number"),
        (VariableType.FLOAT, "1e400", "is not a number"),
        (VariableType.FLOAT, "nan", "is not a number"),
        (VariableType.BOOLEAN, "måske", "neither yes nor no"),
        (VariableType.DATE, "31.2.2024", "is not a day"),
        (VariableType.DATE, "2024-02-31", "is not a day"),
        (VariableType.DATE_TIME, "1.4.2024 25:00", "is not a day and time"),
    ],
)
def test_a_value_of_another_type_is_refused_and_nothing_changes(
    project: Project, type: VariableType, text: str, sentence: str
) -> None:
    case = project.cases.add("Lærkevangen").id
    variable = project.variables.add("case", "V", type)
    before = content_of(project)
    with pytest.raises(UserError, match=sentence):
        project.variables.set(variable.id, [case], text)
    assert content_of(project) == before


@given(st.integers(-(10**12), 10**12), st.integers(0, 999))
def test_numbers_are_read_as_danes_and_englishmen_write_them(whole: int, thousandths: int) -> None:
    grouped = f"{whole:,}"
    assert value_of(grouped, VariableType.INTEGER) == value_of(grouped.replace(",", "."), VariableType.INTEGER)
    assert value_of(grouped, VariableType.INTEGER) == str(whole)
    exact = repr(float(f"{whole}.{thousandths:03}"))
    assert value_of(f"{grouped}.{thousandths:03}", VariableType.FLOAT) == exact or abs(whole) < 1000
    assert value_of(f"{whole},{thousandths:03}", VariableType.FLOAT) == exact


@given(st.sampled_from(list(VariableType)), st.text(max_size=20))
def test_what_is_stored_can_be_written_again(type: VariableType, text: str) -> None:
    try:
        stored = value_of(text, type)
    except UserError:
        return
    assert value_of(stored, type) == stored


def test_names_are_neither_empty_nor_taken(project: Project) -> None:
    first = project.variables.add("case", "Størrelse")
    second = project.variables.add("case", "Region")
    with pytest.raises(UserError, match="already a variable “Størrelse”"):
        project.variables.add("case", " størrelse ")
    with pytest.raises(UserError, match="already a variable"):
        project.variables.rename(second.id, "STØRRELSE")
    with pytest.raises(UserError, match="needs a name"):
        project.variables.rename(second.id, " ")
    project.variables.rename(first.id, "størrelse")
    assert [variable.name for variable in project.variables.all("case")] == ["størrelse", "Region"]
    assert project.variables.add("source", "Størrelse").about == "source"


def test_another_type_is_only_taken_where_all_values_fit(project: Project) -> None:
    cases = [project.cases.add(name).id for name in "ab"]
    variable = project.variables.add("case", "Beboere")
    project.variables.set(variable.id, cases[:1], "1.200")
    project.variables.set(variable.id, cases[1:], "mange")
    before = content_of(project)
    with pytest.raises(UserError, match="“mange” is not a whole number"):
        project.variables.retype(variable.id, VariableType.INTEGER)
    assert content_of(project) == before
    project.variables.set(variable.id, cases[1:], "900")
    project.variables.retype(variable.id, VariableType.INTEGER)
    assert project.variables.table("case") == {cases[0]: {variable.id: "1200"}, cases[1]: {variable.id: "900"}}


def test_a_variable_goes_with_its_values_and_comes_back_with_them(project: Project) -> None:
    case = project.cases.add("a").id
    variable = project.variables.add("case", "Region")
    project.variables.set(variable.id, [case], "nord")
    before = content_of(project)
    project.variables.remove(variable.id)
    assert project.variables.all("case") == []
    assert project.variables.table("case") == {}
    project.history.undo()
    assert content_of(project) == before
    with pytest.raises(KeyError):
        project.variables[999]
    with pytest.raises(ValueError, match="no variable is about"):
        project.variables.all("code")
