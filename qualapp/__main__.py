"""Where the program begins: the window, or a command. The only file that knows both."""

import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from qualapp import i18n, settings
from qualapp.cli import COMMANDS, Window, cli
from qualapp.disk import is_file
from qualapp.i18n import _

if TYPE_CHECKING:
    from qualapp.analysis.network import Layout, NetworkFilter
    from qualapp.exporters.transcript_report import TranscriptReport
    from qualapp.model.theory import EvidenceFilter
    from qualapp.progress import Work
    from qualapp.store.project import Project


def main() -> int:
    """Run a command, or open the window where there is none; returns the exit code.

    A first argument that is a file opens the window on it.
    """
    _write_utf8()
    arguments = sys.argv[1:]
    if not arguments:
        return _open(None)
    if arguments[0] not in COMMANDS and _is_file(arguments[0]):
        return _open(Path(arguments[0]))
    window = Window(_has_screen(), _open, _pictures, _pdf, _theory, _network)
    code: int = cli.main(arguments, prog_name="qualapp", obj=window)
    return code


def _write_utf8() -> None:
    """Write UTF-8 whatever the system says, so that no name of a file and no Danish letter stops a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _is_file(argument: str) -> bool:
    return argument.endswith(".qualapp") or is_file(argument)


def _has_screen() -> bool:
    """Whether somebody can see a window."""
    if os.environ.get("QT_QPA_PLATFORM", "") in {"offscreen", "minimal"}:
        return False
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _open(project: Path | None, language: str = "") -> int:
    if not _has_screen() and "QT_QPA_PLATFORM" not in os.environ:
        chosen = language or settings.load().language
        i18n.speak(chosen if chosen in i18n.LANGUAGES else i18n.language_of_system())
        sentence = _("There is no screen here to open the window on. “{command}” lists what can be done without.")
        print(sentence.format(command="qualapp --help"), file=sys.stderr)  # noqa: T201
        return 1
    from qualapp.desktop.main import run

    return run(project, language)


def _pictures(project: Path, folder: Path) -> Iterable[Path]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qualapp.desktop.pictures import take

    return take(project, folder)


def _pdf(report: "TranscriptReport", path: Path) -> "Work[Path]":
    if not _has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qualapp.desktop.paper.transcript_pdf import write_pdf_alone

    return write_pdf_alone(report, path)


def _theory(project: "Project", theory_id: int, wanted: "EvidenceFilter", path: Path) -> None:
    if not _has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qualapp.desktop.theory.theory_picture import draw_alone

    draw_alone(project, theory_id, wanted, path)


def _network(project: "Project", wanted: "NetworkFilter", layout: "Layout | None", path: Path) -> None:
    if not _has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qualapp.desktop.network.network_picture import draw_alone

    draw_alone(project, wanted, layout, path)


if __name__ == "__main__":
    sys.exit(main())
