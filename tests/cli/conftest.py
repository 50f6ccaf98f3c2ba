"""Commands as a person types them, and projects to type them about."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from command_line import INTERVIEW, Answer, Run

from qualapp import i18n
from qualapp.cli import Window, cli
from qualapp.demo import build_demo
from qualapp.progress import finish


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees the settings or the language of the machine that it runs on."""
    monkeypatch.setenv("QUALAPP_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("LANGUAGE", "")
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    yield
    i18n.speak("en")


@pytest.fixture
def run() -> Run:
    """Run a command in this process."""

    def _run(*arguments: object, window: Window | None = None) -> Answer:
        result = CliRunner().invoke(cli, [str(argument) for argument in arguments], obj=window)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answer(result.stdout, result.stderr, result.exit_code)

    return _run


@pytest.fixture
def study(tmp_path: Path, run: Run) -> Path:
    """A project with Fixsen's codebook and one interview of a health visitor in Lærkevangen."""
    path = tmp_path / "study.qualapp"
    interview = tmp_path / "Sundhedsplejerske.txt"
    interview.write_text(INTERVIEW, encoding="utf-8")
    assert run("new", path, "--codebook", "fixsen", "--coder", "Signe Krogh").code == 0
    assert run("import", path, interview, "--case", "Lærkevangen", "--visit", "first").code == 0
    return path


@pytest.fixture(scope="session")
def built_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo project, built once; for reading only."""
    path = tmp_path_factory.mktemp("demo") / "demo.qualapp"
    finish(build_demo(path))
    return path
