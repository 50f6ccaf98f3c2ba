"""A codebook that a person or a program wrote as a table with a row for each code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.importers.codebook_columns import Columns, columns_of
from qualapp.importers.codebook_paths import Path, paths
from qualapp.importers.read_codebook import DEEPEST, ReadCodebook
from qualapp.importers.refi.values import colour
from qualapp.importers.tables import Table
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.codebook import NO_WORDS, Codebook, CodeEntry, Words, is_code_colour, is_codebook_id

_GUIDANCE = ("definition", "include", "exclude", "example")
_NO = {"no", "nej", "false", "falsk", "0", "n"}
_NUMBER = re.compile(r"[\d.,\s]*%?")
_SHIELDED = re.compile("'+[=+\\-@\t\r\n]")
_GUID = re.compile(r"\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\}?")


@dataclass
class _Node:
    """A code while the tree is being put together; of those below it, the last one of each name is meant by a path."""

    name: str
    row: tuple[str, ...] = ()
    below: list["_Node"] = field(default_factory=list)
    latest: dict[str, "_Node"] = field(default_factory=dict)

    def named(self, name: str) -> "_Node":
        """The code of this name below, made if it is missing."""
        return self.latest.get(name.casefold()) or self.another(name)

    def another(self, name: str) -> "_Node":
        """A new code below."""
        self.below.append(made := _Node(name))
        self.latest[name.casefold()] = made
        return made


def codebook_of_table(table: Table, name: str) -> ReadCodebook:
    """The codebook of a table.

    Raises UserError where no column has the names of codes, a code stands twice, or codes lie below each other.
    """
    if table.name.casefold().endswith(".csv"):
        table = replace(table, rows=tuple(tuple(map(_unshielded, row)) for row in table.rows))
    columns = columns_of(table.titles)
    if not columns.names_codes:
        raise UserError(
            _(
                "“{name}” has no column with the names of codes. Give it the title “Name”, or “Level 1”, “Level 2”"
                " where each level has a column."
            ).format(name=table.name)
        )
    top = _Node("")
    for path, row in paths(table, columns):
        _put(top, path, row, columns, table.name)
    ids = _ids(top, columns)
    codes = tuple(_entry(node, columns, ids) for node in top.below)
    if not codes:
        raise UserError(_("There are no codes in “{name}”.").format(name=table.name))
    codebook = Codebook("", Words(name, name), codes=codes)
    return ReadCodebook(
        codebook,
        (*columns.unread, *_no_numbers(table, columns)),
        says_codable=columns.place("is_codable") is not None,
        remarks=tuple(_of_colours(top, columns)),
    )


def _unshielded(cell: str) -> str:
    """A cell without the apostrophe that kept spreadsheets from calculating it."""
    return cell[1:] if _SHIELDED.match(cell) else cell


def _no_numbers(table: Table, columns: Columns) -> Iterator[str]:
    """The titles of columns that are called as if they counted, and do not."""
    for place in columns.counts:
        if not all(_NUMBER.fullmatch(row[place]) for row in table.rows):
            yield table.titles[place]


def _put(top: _Node, path: Path, row: tuple[str, ...], columns: Columns, file: str) -> None:
    if not path:
        return
    if len(path) > DEEPEST:
        message = _("“{name}” has more codes, or codes further below each other, than a codebook can have.")
        raise UserError(message.format(name=file))
    node = top
    for name in path[:-1]:
        node = node.named(name)
    found = node.named(path[-1])
    if found.row and _are_two(_id(found.row, columns), _id(row, columns)):
        found = node.another(path[-1])
    if found.row:
        raise UserError(
            _("In “{file}” the code “{path}” has two rows. Let each code have one.").format(
                file=file, path=PATH_SEPARATOR.join(path)
            )
        )
    found.row, found.name = row, path[-1]


def _are_two(one: str, other: str) -> bool:
    """Whether codes of the same name are told apart by their ids."""
    return bool(one and other and one != other)


def _id(row: tuple[str, ...], columns: Columns) -> str:
    """The id in a row; a guid is written as everywhere."""
    place = columns.place("id")
    written = row[place].strip() if place is not None and row else ""
    guid = _GUID.fullmatch(written)
    return guid[1].lower() if guid else written


def _ids(top: _Node, columns: Columns) -> set[str]:
    """The ids that one code has and no other."""
    found: dict[str, int] = {}
    for node in _all(top):
        written = _id(node.row, columns)
        found[written] = found.get(written, 0) + 1
    return {one for one, times in found.items() if one and times == 1 and is_codebook_id(one)}


def _all(node: _Node) -> Iterator[_Node]:
    for below in node.below:
        yield below
        yield from _all(below)


def _entry(node: _Node, columns: Columns, ids: set[str]) -> CodeEntry:
    written = _id(node.row, columns)
    return CodeEntry(
        written if written in ids else "",
        _name(node, columns),
        _colour(_cell(node, columns.place("colour"))) or None,
        is_codable=_cell(node, columns.place("is_codable")).casefold() not in _NO,
        codes=tuple(_entry(below, columns, ids) for below in node.below),
        **{key: _words(node, columns, key) for key in _GUIDANCE},
    )


def _colour(written: str) -> str:
    """A colour by its number in the palette, or as other programs write it."""
    return written.lower() if is_code_colour(written.lower()) else colour(written)


def _of_colours(top: _Node, columns: Columns) -> Iterator[str]:
    cells = (_cell(node, columns.place("colour")) for node in _all(top))
    unknown = sum(1 for cell in cells if cell and not _colour(cell))
    if unknown:
        yield _n("{n} colour could not be read.", "{n} colours could not be read.", unknown).format(n=unknown)


def _name(node: _Node, columns: Columns) -> Words:
    """The name in both languages where a column has the other one; else one name for both."""
    said = _words(node, columns, "name")
    languages = {language for name, language in columns.texts if name == "name"} - {""}
    if columns.levels or not languages:
        return Words(node.name, node.name)
    return Words(said.da or node.name, said.en or node.name)


def _words(node: _Node, columns: Columns, key: str) -> Words:
    said = _cell(node, columns.texts.get((key, "")))
    da, en = (_cell(node, columns.texts.get((key, language))) for language in ("da", "en"))
    return Words(da or said, en or said) if said or da or en else NO_WORDS


def _cell(node: _Node, place: int | None) -> str:
    return node.row[place].strip() if place is not None and node.row else ""
