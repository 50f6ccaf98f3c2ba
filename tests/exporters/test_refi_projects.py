"""Projects as other programs read them: always valid, and the right words at every position."""

import json
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from lxml import etree
from pyrefiqda import RefiProject
from travelling import NAMESPACE, TravellingProject, file_of, projects

from qualapp.exporters.refi import write_refi
from qualapp.model.exchange import Remark
from qualapp.progress import finish

SCHEMA = Path(__file__).parent.parent / "data" / "refi" / "Project.xsd"
Q = f"{{{NAMESPACE}}}"


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA))


def write(project: TravellingProject, path: Path) -> list[Remark]:
    return finish(write_refi(project.head, iter(project.sources), path, len(project.sources)))


def tree(path: Path) -> Any:
    with zipfile.ZipFile(path) as archive, archive.open("project.qde") as stream:
        return etree.parse(stream).getroot()


@given(project=projects())
def test_every_project_is_valid(project, tmp_path):
    write(project, tmp_path / "p.qdpx")

    schema().assertValid(tree(tmp_path / "p.qdpx"))


@given(project=projects(junk=True))
def test_also_one_that_holds_what_no_file_can(project, tmp_path):
    write(project, tmp_path / "p.qdpx")

    schema().assertValid(tree(tmp_path / "p.qdpx"))
