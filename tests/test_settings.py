"""Choices are kept between sessions, and what cannot be understood is as at first."""

from pathlib import Path

import pytest

from qualapp import settings
from qualapp.settings import Recent, Settings


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "folder" / "settings.json"
    monkeypatch.setenv("QUALAPP_SETTINGS", str(path))
    return path


def test_choices_are_kept(place: Path) -> None:
    chosen = Settings("en", "dark", "Inter", 20, 1.5, "Signe", widths={"coding": [244, 900, 316]})
    chosen = chosen.with_recent(Recent("/a.qualapp", "A", "2026-11-21T10:00", 3, 1, 0.25))
    settings.save(chosen)
    assert settings.load() == chosen


@pytest.mark.parametrize(
    "written",
    [
        *("", "{", "[]", "17", '{"scheme": "pink"}', '{"language": 5}', "\ufeff\x00", "[" * 100_000),
        *('{"recent": [1, {"x": 2}]}', '{"recent": [{"path": 3, "name": "A", "opened": ""}]}'),
        '{"recent": [{"path": "/a", "name": "A", "opened": "", "coded": "half"}]}',
    ],
)
def test_what_cannot_be_understood_is_as_at_first(place: Path, written: str) -> None:
    place.parent.mkdir()
    place.write_text(written, encoding="utf-8")
    assert settings.load() == Settings()


def test_a_project_is_listed_once_and_the_latest_first() -> None:
    chosen = Settings()
    for name in ("A", "B", "A"):
        chosen = chosen.with_recent(Recent(f"/{name}.qualapp", name, "2026-11-21T10:00"))
    assert [project.name for project in chosen.recent] == ["A", "B"]


def test_a_folder_that_cannot_be_made_loses_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("QUALAPP_SETTINGS", str(tmp_path / "file" / "settings.json"))
    settings.save(Settings())
    assert settings.load() == Settings()


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no file here that never ends")
def test_what_is_no_file_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUALAPP_SETTINGS", "/dev/zero")
    assert settings.load() == Settings()


def test_words_that_are_no_names_are_kept_by_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUALAPP_SETTINGS", str(tmp_path / "new" / "settings.json"))
    words = ("Fonden", "æsel", "skolen")

    def said(project: str) -> list[str]:
        return [word for word in words if word in settings.NotNames(project)]

    assert said("a") == []
    settings.NotNames("a").add(["fonden", "Æsel"])
    settings.NotNames("b").add(["skolen"])
    assert (said("a"), said("b")) == (["Fonden", "æsel"], ["skolen"])
    settings.NotNames("a").remove(["FONDEN"])
    assert (said("a"), said("b")) == (["æsel"], ["skolen"])
    kept = tmp_path / "new" / "not-names.json"
    assert not any(word.casefold() in kept.read_text("utf-8").casefold() for word in words)
    for damaged in ("[]", "{", '{"b": 7}', '{"b": [1]}'):
        kept.write_text(damaged, "utf-8")
        assert said("b") == []
