"""What belongs into the folder that PyInstaller builds: which files, the licences, and what Linux desktops ask for."""

import re
import shutil
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Any

from shipped_licences import write_licences

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = [
    *("IPython", "_pytest", "pip", "pytest", "setuptools", "tkinter"),  # what libraries import where they can
    "PySide6.QtNetwork",  # nothing is sent anywhere
    "readline",  # its licence would bind the whole program
]
"""Modules that stay out, though some library asks for them."""

_UNWANTED = re.compile(
    r"""(?x)
    PySide6/(Qt/)?translations/(?!qtbase_(da|en)\.)                    # words in languages that Qualapp does not speak
    | PySide6/(Qt/)?plugins/(egldeviceintegrations|generic|networkinformation|printsupport|tls)/
    | PySide6/(Qt/)?plugins/platforms/libq(eglfs|linuxfb|minimalegl|vkkhrdisplay|vnc)\.  # screens without a desktop
    | PySide6/(Qt/)?plugins/platformthemes/libqgtk3\.                  # brings half of GTK, which fits no other machine
    | PySide6/(Qt/)?plugins/imageformats/.*q(pdf|tga|wbmp|webp|tiff)
    | simplemma/.*/data/(?!(da|en)\.)                                  # words of other languages than these
    | qualapp/resources/locale/.*\.po$
    """
)
_LIBRARY = re.compile(r"(PySide6/Qt/lib/)?lib[^/]+\.so[.\d]*")

Entry = tuple[str, str, str]
"""A file of the built folder as PyInstaller has it: its name there, where it comes from, and what it is."""


def wanted(entries: Iterable[Entry]) -> list[Entry]:
    """The files that are of use, without libraries that only the others needed."""
    kept = [entry for entry in entries if _UNWANTED.match(PurePath(entry[0]).as_posix()) is None]
    while unneeded := _unneeded(kept):
        kept = [entry for entry in kept if entry not in unneeded]
    return kept


def _unneeded(entries: list[Entry]) -> set[Entry]:
    """The shared libraries that no other file is linked to; only on Linux are those of the system shipped."""
    from PyInstaller.depend.bindepend import get_imports  # type: ignore[import-untyped]

    programs = [entry for entry in entries if entry[2] in ("BINARY", "EXTENSION")]
    asked = {PurePath(name).name for entry in programs for name, _path in get_imports(entry[1])}
    return {
        entry
        for entry in entries
        if _LIBRARY.fullmatch(entry[0]) and PurePath(entry[0]).name not in asked and "python" not in entry[0]
    }


def release() -> str:
    """The version of the program."""
    version: str = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    return version


def write_extras(folder: Path, analysis: Any) -> None:
    """Put the licences beside the program and, on Linux, what `install-linux` needs."""
    entries = [*analysis.binaries, *analysis.datas, *analysis.pure, *analysis.scripts]
    write_licences(folder / "LICENSES", [Path(source) for _name, source, _kind in entries if source])
    packaging = ROOT / "packaging"
    shutil.copyfile(packaging / "README.txt", folder / "README.txt")
    if sys.platform.startswith("linux"):
        shutil.copy(packaging / "install-linux", folder)
        share = folder / "share"
        share.mkdir()
        for name in ("qualapp.desktop", "qualapp-mime.xml", "qualapp.metainfo.xml"):
            shutil.copyfile(packaging / name, share / name)
        shutil.copytree(packaging / "icons" / "hicolor", share / "hicolor")
