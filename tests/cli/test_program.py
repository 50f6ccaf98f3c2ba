"""The program as a whole: its help, its languages, and how it behaves in a real shell."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Run

from qualapp import __main__ as program
from qualapp import __version__
from qualapp.cli import COMMANDS
from qualapp.settings import Settings, save


def shell(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own, without a screen."""
    return subprocess.run(
        [sys.executable, "-m", "qualapp", *map(str, arguments)],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], "QUALAPP_SETTINGS": os.environ["QUALAPP_SETTINGS"], **environment},
    )


def test_help_lists_every_command(run: Run) -> None:
    for option in ("-h", "--help"):
        lines = run(option).out.splitlines()
        listed = [line.split()[0] for line in lines[lines.index("Commands:") + 1 :] if line[2:3] != " "]
        assert listed == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_both_languages(run: Run, command: str) -> None:
    english = run("--language", "en", command, "-h").out
    danish = run("--language", "da", command, "-h").out
    assert english.startswith(f"Usage: qualapp {command}")
    assert danish.startswith(f"Brug: qualapp {command}")
    assert english.splitlines()[2] != danish.splitlines()[2]


def test_version(run: Run) -> None:
    assert run("--version").out == f"Qualapp {__version__}\n"


def test_no_command_shows_the_help_in_the_command_line_itself(run: Run) -> None:
    assert run("--language", "en").out.startswith("Usage: qualapp")


def test_the_language_is_that_of_the_settings_then_the_systems(
    run: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "da_DK.UTF-8")
    assert run("excerpts", study).err == "0 kodninger\n"
    save(Settings(language="en"))
    assert run("excerpts", study).err == "0 codings\n"
    assert run("--language", "da", "excerpts", study).err == "0 kodninger\n"


def test_a_wrong_option_is_told_in_danish(run: Run, study: Path) -> None:
    answer = run("--language", "da", "info", study, "--nej")
    assert answer.code == 2
    assert "Fejl: Der er ingen valgmulighed '--nej'." in answer.err


def test_labels_of_the_history_follow_the_language(run: Run, study: Path) -> None:
    assert run("--language", "da", "undo", study).out == "Fortrudt: Importér »Sundhedsplejerske«\n"


def test_output_is_utf8_whatever_the_system_says(study: Path) -> None:
    for environment in ({"LANG": "C"}, {"LC_ALL": "C"}, {"LANG": "C", "PYTHONIOENCODING": "latin-1"}):
        answer = shell("codes", study, **environment)
        assert answer.returncode == 0
        assert "Tværsektorielt og tværfagligt samarbejde" in answer.stdout.decode("utf-8")


def test_json_is_json_in_a_pipe(study: Path) -> None:
    assert json.loads(shell("info", study, "--json").stdout)["name"] == "study"


def test_an_error_is_one_sentence_without_a_traceback(tmp_path: Path) -> None:
    answer = shell("--language", "en", "info", tmp_path / "gone.qualapp")
    assert (answer.returncode, answer.stdout) == (1, b"")
    assert answer.stderr.decode("utf-8") == f"There is no file “{tmp_path / 'gone.qualapp'}”.\n"


def test_a_closed_pipe_is_no_error_to_look_at(built_demo: Path) -> None:
    command = [sys.executable, "-m", "qualapp", "excerpts", str(built_demo), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"[\n"
        process.stdout.close()
        assert process.stderr.read() == b""


def test_reading_loads_neither_qt_nor_numpy(study: Path) -> None:
    code = (
        "import sys; from qualapp.cli import cli\n"
        "try: cli(['info', sys.argv[1]])\n"
        "except SystemExit: print(sorted({'PySide6', 'numpy', 'spacy', 'lxml', 'docx'} & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", code, str(study)], capture_output=True, check=True, text=True)
    assert answer.stdout.splitlines()[-1] == "[]"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """What the window was opened on."""
    seen: list[Path | None] = []

    def _open(path: Path | None, language: str = "") -> int:
        seen.append(path)
        return 0

    monkeypatch.setattr(program, "_open", _open)
    return seen


@pytest.mark.parametrize("name", ["study.qualapp", "not there yet.qualapp", "Sundhedsplejerske.txt"])
def test_a_file_opens_the_window(
    opened: list[Path | None], study: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["qualapp", str(study.with_name(name))])
    assert program.main() == 0
    assert opened == [study.with_name(name)]


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_language_alone_opens_the_window_in_that_language(
    opened: list[Path | None], monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(program, "_open", lambda path, language="": spoken.append(language) or opened.append(path) or 0)
    monkeypatch.setattr(sys, "argv", ["qualapp", "--language", language])
    with pytest.raises(SystemExit) as left:
        program.main()
    assert (left.value.code, opened, spoken) == (0, [None], [language])


def test_nothing_opens_the_window(opened: list[Path | None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["qualapp"])
    assert program.main() == 0
    assert opened == [None]


def test_a_command_is_a_command_though_a_file_is_called_so(
    opened: list[Path | None], study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(study.parent)
    (study.parent / "info").write_text("", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["qualapp", "info", str(study)])
    with pytest.raises(SystemExit) as ended:
        program.main()
    assert ended.value.code == 0
    assert opened == []


def test_without_a_screen_the_window_says_so() -> None:
    for answer in (shell("--language", "en"), shell(LANG="en_GB.UTF-8")):
        assert answer.returncode == 1
        assert answer.stderr.decode() == (
            "There is no screen here to open the window on. “qualapp --help” lists what can be done without.\n"
        )
