"""Gather the licences of everything that lies in a built folder, from where it was installed."""

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OWN = {
    "Qualapp": ROOT / "LICENSE",
    "Inter": ROOT / "resources" / "fonts" / "OFL-Inter.txt",
    "Literata": ROOT / "resources" / "fonts" / "OFL-Literata.txt",
    "Lucide": ROOT / "resources" / "icons" / "LICENSE-Lucide.txt",
}
GNU = [ROOT / "packaging" / "licences" / name for name in ("LGPL-3.0.txt", "GPL-3.0.txt")]
BOOTLOADER = "pyinstaller"
"""The small program that starts Python; its licence excepts what it starts."""
_LICENCE_NAMES = ("licen", "copying", "notice", "copyright", "authors")
_QT = """
Qt and PySide6 are used under the GNU LGPL 3 (LGPL-3.0.txt, which refers to GPL-3.0.txt). They lie as shared libraries
of their own in the folder PySide6 (below _internal on Linux and Windows) and may be replaced there by others of the
same version. Their sources: https://download.qt.io/official_releases/QtForPython/ and
https://download.qt.io/official_releases/qt/ ; what Qt itself is built from, with its licences:
https://doc.qt.io/qt-6/licenses-used-in-qt.html
"""


@dataclass(frozen=True)
class Part:
    """Something that is shipped: its name, version and licence in short and in full."""

    name: str
    version: str
    licence: str
    texts: dict[str, Path]
    """By the name that each is shipped under, which may have folders in it."""


def write_licences(folder: Path, sources: Iterable[Path]) -> None:
    """Write a folder for each part that the files come from, and a list of all parts; fails where one has no text."""
    shutil.rmtree(folder, ignore_errors=True)
    files = {source.resolve() for source in sources}
    parts = [*_own(), *_packages(files), _python(), *_system(files)]
    for part in parts:
        if not part.texts:
            raise SystemExit(f"No licence text is found for {part.name}, which is shipped.")
        below = folder / part.name
        for name, text in part.texts.items():
            (below / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, below / name)
    lines = [f"{part.name} {part.version}: {part.licence}".replace(" :", ":") for part in parts]
    heading = "What this folder is made of. Each has its licence in full in the folder of its name.\n\n"
    (folder / "README.txt").write_text(heading + "\n".join(lines) + "\n" + _QT, encoding="utf-8")


def _own() -> Iterator[Part]:
    for name, text in OWN.items():
        yield Part(
            name, "", "MIT" if name == "Qualapp" else "ISC" if name == "Lucide" else "OFL-1.1", {text.name: text}
        )


def _packages(files: set[Path]) -> Iterator[Part]:
    """The Python packages of which at least one file is shipped."""
    for found in sorted(distributions(), key=lambda found: found.name.lower()):
        own = {Path(str(found.locate_file(file))).resolve() for file in found.files or ()}
        if found.name.lower() == BOOTLOADER or (found.name.lower() != "qualapp" and own & files):
            yield Part(found.name, found.version, _licence(found), dict(_texts(found)))


def _licence(package: Distribution) -> str:
    if package.name.lower() == BOOTLOADER:
        return "GPL-2.0-or-later with an exception for the programs that it starts"
    about = package.metadata
    assert isinstance(about, Message)
    classifiers = [
        line.split(" :: ")[-1] for line in about.get_all("Classifier") or () if line.startswith("License ::")
    ]
    stated = str(about.get("License-Expression") or about.get("License") or "")
    return stated if 0 < len(stated) < 60 else ", ".join(classifiers) or "see the folder"


def _texts(package: Distribution) -> Iterator[tuple[str, Path]]:
    """The licence files that a package brings; those of Qt and PySide6 are with Qualapp, as the packages have none."""
    for file in package.files or ():
        about, *below = file.parts
        if not about.endswith(".dist-info") or not below:
            continue
        name = "/".join(below[1:] if below[0] == "licenses" else below)
        if below[0] == "licenses" or any(part in file.name.lower() for part in _LICENCE_NAMES):
            yield name, Path(str(package.locate_file(file)))
    if package.name.lower().startswith(("pyside6", "shiboken6")):
        yield from ((text.name, text) for text in GNU)


def _python() -> Part:
    library = Path(sysconfig.get_path("stdlib"))
    places = (library / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt", Path("/usr/share/doc/python3/copyright"))
    text = next((place for place in places if place.is_file()), None)
    return Part("Python", sys.version.split()[0], "PSF-2.0", {text.name: text} if text else {})


def _system(files: set[Path]) -> Iterator[Part]:
    """The packages of Debian and its kin whose libraries are shipped."""
    if not shutil.which("dpkg-query"):
        return
    libraries = sorted(str(file) for file in files if file.is_relative_to("/usr") or file.is_relative_to("/lib"))
    names = {name for library in libraries for name in _owners(library)}
    for name in sorted(names):
        asked = ["dpkg-query", "--show", "--showformat", "${Version}", name]
        version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        text = Path("/usr/share/doc") / name.split(":")[0] / "copyright"
        yield Part(name.split(":")[0], version, "see the folder", {text.name: text} if text.is_file() else {})


def _owners(library: str) -> list[str]:
    """The packages that a library comes from; it may be known by its place before /lib became /usr/lib."""
    for place in (library, library.removeprefix("/usr")):
        found = subprocess.run(["dpkg-query", "--search", place], capture_output=True, text=True, check=False)
        if found.returncode == 0:
            return [line.split(": ")[0] for line in found.stdout.splitlines()]
    return []
