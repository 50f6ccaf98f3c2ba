"""What a desktop is told of Qualapp: the entry in its menu, the icon, the file type, and the recipe of the program."""

import ast
import configparser
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtSvg import QSvgRenderer

from qualapp import __version__
from qualapp.store.project import Project
from qualapp.store.schema import APPLICATION_ID

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / "packaging"
ICONS = PACKAGING / "icons"
TYPE = "application/x-qualapp"
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="desktop entries are for Linux")
WHAT_IS_THIS = """
import sys
from PySide6.QtCore import QMimeDatabase
for name in sys.argv[1:]:
    found = QMimeDatabase().mimeTypeForFile(name, QMimeDatabase.MatchMode.MatchContent)
    print(found.name(), found.iconName())
"""


def entry_of(path: Path) -> configparser.SectionProxy:
    read = configparser.RawConfigParser(delimiters=("=",), strict=True)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read_string(path.read_text("utf-8"))
    return read["Desktop Entry"]


def metainfo() -> Any:
    from lxml import etree

    return etree.parse(PACKAGING / "qualapp.metainfo.xml")


def installed(program: Path, home: Path, *arguments: str) -> Path:
    """The data folder after `install-linux` was run beside a program in a home of its own."""
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    shutil.copy(PACKAGING / "install-linux", program.parent)
    share = program.parent / "share"
    share.mkdir(exist_ok=True)
    for name in ("qualapp.desktop", "qualapp-mime.xml", "qualapp.metainfo.xml"):
        shutil.copy(PACKAGING / name, share)
    shutil.copytree(ICONS / "hicolor", share / "hicolor", dirs_exist_ok=True)
    told = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / "data")}
    subprocess.run([program.parent / "install-linux", *arguments], env=told, check=True, capture_output=True)
    return home / "data"


@pytest.mark.parametrize("key", ["Name", "GenericName", "Comment", "Keywords"])
def test_the_entry_speaks_english_and_danish(key: str) -> None:
    entry = entry_of(PACKAGING / "qualapp.desktop")
    assert entry[key]
    assert entry[f"{key}[da]"]


def test_the_entry_names_the_icon_the_program_and_its_files() -> None:
    entry = entry_of(PACKAGING / "qualapp.desktop")
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert entry["Exec"].split() == ["qualapp", "%f"]
    assert entry["TryExec"] in scripts
    assert entry["MimeType"] == f"{TYPE};"
    assert (ICONS / "hicolor" / "scalable" / "apps" / f"{entry['Icon']}.svg").is_file()
    assert entry["StartupWMClass"] == "qualapp"
    assert 'setDesktopFileName("qualapp")' in (ROOT / "qualapp" / "desktop" / "main.py").read_text("utf-8")


def test_the_metainfo_has_the_version_the_entry_and_the_licence_of_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    told = metainfo()
    assert told.findtext("project_license") == project["license"]
    assert told.xpath("releases/release[1]/@version") == [__version__]
    assert (PACKAGING / told.findtext("launchable")).is_file()
    assert told.findtext("provides/mediatype") == TYPE
    assert told.findtext("provides/binary") in project["scripts"]
    danish = "{http://www.w3.org/XML/1998/namespace}lang"
    for place in ("description/p", "description/ul/li"):
        assert [text.get(danish) for text in told.findall(place)] == [None, "da"] * (len(told.findall(place)) // 2)
    assert told.findtext("summary") == entry_of(PACKAGING / "qualapp.desktop")["Comment"]


@pytest.mark.parametrize(
    "command",
    [
        ["desktop-file-validate", PACKAGING / "qualapp.desktop"],
        ["appstreamcli", "validate", "--no-net", PACKAGING / "qualapp.metainfo.xml"],
    ],
    ids=lambda command: command[0],
)
def test_the_desktops_own_checkers_agree(command: list[str]) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout
    assert "error" not in answer.stdout


def test_the_file_type_is_known_by_the_mark_that_the_program_writes() -> None:
    from lxml import etree

    names = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    told = etree.parse(PACKAGING / "qualapp-mime.xml")
    (mark,) = told.xpath("//m:match[@offset='68']/@value", namespaces=names)
    assert int(mark, 16) == APPLICATION_ID
    assert told.xpath("//m:mime-type/@type", namespaces=names) == [TYPE]


def test_icons_have_the_sizes_of_their_folders_and_show_the_drawing() -> None:
    drawing = ROOT / "resources" / "icons" / "qualapp.svg"
    assert QSvgRenderer(str(drawing)).isValid()
    assert (ICONS / "hicolor" / "scalable" / "apps" / "qualapp.svg").read_bytes() == drawing.read_bytes()
    pictures = list(ICONS.glob("hicolor/*x*/apps/qualapp.png"))
    assert len(pictures) == 9
    for path in pictures:
        image = QImage(str(path))
        assert f"{image.width()}x{image.height()}" == path.parts[-3]
        blue = image.pixelColor(image.width() // 2, image.height() // 10)
        assert (blue.name(), blue.alpha()) == ("#2f4fa8", 255)
        assert image.pixelColor(0, 0).alpha() < 128


def widths_in(path: Path) -> list[int]:
    reader = QImageReader(str(path))
    return sorted(reader.read().width() for number in range(reader.imageCount()) if reader.jumpToImage(number))


def test_windows_and_macos_can_read_their_icons() -> None:
    assert widths_in(ICONS / "qualapp.ico") == [16, 20, 24, 32, 40, 48, 64, 256]
    assert widths_in(ICONS / "qualapp.icns") == [16, 32, 64, 128, 256, 512, 1024]
    data = (ICONS / "qualapp.icns").read_bytes()
    assert data[:4] == b"icns"
    assert int.from_bytes(data[4:8], "big") == len(data)


def test_the_recipe_names_files_that_there_are() -> None:
    recipe = (PACKAGING / "qualapp.spec").read_text("utf-8")
    for parts in re.findall(r'ROOT((?: / "[\w.]+")+)', recipe):
        assert ROOT.joinpath(*re.findall(r'"([\w.]+)"', parts)).exists()
    for icon in re.findall(r'"(qualapp\.ic\w+)"', recipe):
        assert (ICONS / icon).is_file()
    assert "packaging/qualapp.spec" in (ROOT / "Makefile").read_text("utf-8")


def test_the_recipe_leaves_out_nothing_that_the_program_imports() -> None:
    tree = ast.parse((PACKAGING / "bundle.py").read_text("utf-8"))
    (left_out,) = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "LEFT_OUT"
    ]
    names = {node.value for node in ast.walk(left_out) if isinstance(node, ast.Constant)}
    assert names >= {"PySide6.QtNetwork", "readline"}
    imported = {name for path in (ROOT / "qualapp").rglob("*.py") for name in imports_of(path)}
    assert not names & imported
    if {"spacy", "matplotlib"} & {name.split(".")[0] for name in imported}:
        assert not names & {"numpy", "PIL"}


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@LINUX
@pytest.mark.parametrize("folder", ["Qualapp", "Qual app 100 %", 'Q$"\\`app'])
def test_installing_writes_an_entry_that_starts_the_program_wherever_it_lies(tmp_path: Path, folder: str) -> None:
    program = tmp_path / folder / "qualapp"
    data = installed(program, tmp_path / "home")
    entry = entry_of(data / "applications" / "qualapp.desktop")
    assert entry["TryExec"].replace("\\\\", "\\") == str(program)
    quoted, file = entry["Exec"].replace("\\\\", "\\").rsplit(" ", 1)
    assert re.sub(r"\\(.)", r"\1", quoted).replace("%%", "%")[1:-1] == str(program)
    assert (quoted[0], quoted[-1], file) == ('"', '"', "%f")
    assert (data / "icons" / "hicolor" / "48x48" / "apps" / "qualapp.png").is_file()
    assert (tmp_path / "home" / ".local" / "bin" / "qualapp").resolve() == program


@LINUX
@pytest.mark.skipif(not shutil.which("update-mime-database"), reason="shared-mime-info is not installed")
def test_once_installed_a_project_is_known_whatever_it_is_called(tmp_path: Path) -> None:
    data = installed(tmp_path / "Qualapp" / "qualapp", tmp_path / "home")
    Project.create(tmp_path / "study.qualapp", name="Study", language="da", coder="Signe Krogh").close()
    shutil.copyfile(tmp_path / "study.qualapp", tmp_path / "renamed")
    (tmp_path / "other").write_bytes(b"SQLite format 3\0" + bytes(200))
    told = subprocess.run(
        [sys.executable, "-c", WHAT_IS_THIS, tmp_path / "renamed", tmp_path / "other"],
        env={**os.environ, "XDG_DATA_HOME": str(data)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert told[0] == f"{TYPE} qualapp"
    assert TYPE not in told[1]


@LINUX
def test_removing_takes_away_what_was_installed_and_nothing_else(tmp_path: Path) -> None:
    program = tmp_path / "Qualapp" / "qualapp"
    data = installed(program, tmp_path / "home")
    (data / "applications" / "other.desktop").write_text("", encoding="utf-8")
    installed(program, tmp_path / "home", "--remove")
    left = {path.name for path in data.rglob("*") if "qualapp" in path.name}
    assert left == set()
    assert not (tmp_path / "home" / ".local" / "bin" / "qualapp").is_symlink()
    assert (data / "applications" / "other.desktop").exists()
    assert program.is_file()
