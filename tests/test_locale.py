"""The check of the Danish translation finds what it is there to find."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog


@pytest.fixture
def check_locale(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(Path(__file__).parents[1] / "packaging")
    import check_locale

    yield check_locale
    del sys.modules["check_locale"]


def catalogs(english: str | tuple[str, str], danish: str | tuple[str, str]) -> tuple[Catalog, Catalog]:
    wanted, translated = Catalog(), Catalog(locale="da")
    wanted.add(english, locations=[("qualapp/a.py", 7)])
    translated.add(english, danish)
    return wanted, translated


def test_a_good_translation_passes(check_locale: ModuleType) -> None:
    assert list(check_locale.faults_of_translation(*catalogs("Made {name}.", "Lavede {name}."))) == []
    plural = catalogs(("{n} code", "{n} codes"), ("{n} kode", "{n} koder"))
    assert list(check_locale.faults_of_translation(*plural)) == []


@pytest.mark.parametrize(
    ("english", "danish", "fault"),
    [
        ("Made {name}.", "", "no translation"),
        ("Made {name}.", "Lavede {navn}.", "other placeholders"),
        ("Made {name}.", "Lavede.", "other placeholders"),
        (("{n} code", "{n} codes"), ("{n} kode", ""), "no translation"),
        (("{n} code", "{n} codes"), ("{n} kode", "koder"), "other placeholders"),
    ],
)
def test_a_fault_is_told_with_its_place(
    check_locale: ModuleType, english: str | tuple[str, str], danish: str | tuple[str, str], fault: str
) -> None:
    (told,) = check_locale.faults_of_translation(*catalogs(english, danish))
    assert told.startswith(f"qualapp/a.py:7: {fault}")


def test_words_inside_an_f_string_are_told(check_locale: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        "one = f\"{name} – {_('copy')}\"\ntwo = f\"{_(name)}\"\nthree = f\"{_n('a', 'b', 3)}\"\n"
    )
    assert list(check_locale.hidden_in_f_strings(tmp_path)) == [
        f"{tmp_path.name}/a.py:1: marked inside an f-string: 'copy'",
        f"{tmp_path.name}/a.py:3: marked inside an f-string: 'a'",
    ]


def test_what_is_missing_unsure_or_unused_is_told(check_locale: ModuleType) -> None:
    wanted, danish = catalogs("Codes", "Koder")
    wanted.add("Sources", locations=[("qualapp/b.py", 1)])
    danish.add("Cases", "Cases")
    danish["Codes"].flags.add("fuzzy")
    assert list(check_locale.faults_of_translation(wanted, danish)) == [
        "qualapp/a.py:7: unsure (fuzzy): 'Codes'",
        "qualapp/b.py:1: no translation: 'Sources'",
        "da.po: no longer used: 'Cases'",
    ]


def test_a_visible_word_that_is_not_marked_is_told(check_locale: ModuleType, tmp_path: Path) -> None:
    desktop = tmp_path / "qualapp" / "desktop"
    desktop.mkdir(parents=True)
    (desktop / "panel.py").write_text(
        'label.setText("Codes")\n'
        'label.setText(_("Codes"))\n'
        'label.setText("Qualapp")\n'
        'label.setText(f"{count} codes")\n'
        'label.setText(f"{count} · {share}")\n'
        'label.setObjectName("codes")\n'
        'menu.addAction(icon, "Undo")\n',
        encoding="utf-8",
    )
    assert [line.split(":")[1] for line in check_locale.unmarked(tmp_path / "qualapp")] == ["1", "4", "7"]


def test_the_words_of_the_program_are_found(check_locale: ModuleType) -> None:
    found = check_locale.extracted()
    assert "There is nothing to undo." in found
    assert found.get("{n} coding").pluralizable
    assert found.get("Got unexpected extra argument ({args})").pluralizable
