"""A codebook that a person wrote as a table: one row for each code, its place by a path, a parent or levels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.codebook_columns import Columns, columns_of
from qualapp.importers.codebook_files import ReadCodebook
from qualapp.importers.tables import Table
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.codebook import NO_WORDS, Codebook, CodeEntry, Words, is_code_colour, is_codebook_id

Path = tuple[str, ...]
_GUIDANCE = ("definition", "include", "exclude", "example")
_NO = {"no", "nej", "false", "falsk", "0", "n"}
_DEEPEST = 30


@dataclass
class _Node:
    """A code while the tree is being put together."""

    name: str
    row: tuple[str, ...] = ()
    below: dict[str, "_Node"] = field(default_factory=dict)


def codebook_of_table(table: Table, name: str) -> ReadCodebook:
    """The codebook of a table.

    Raises UserError where no column has the names of codes, a code stands twice, or codes lie below each other.
    """
    columns = columns_of(table.titles)
    if not columns.names_codes:
        raise UserError(
            _(
                "“{name}” has no column with the names of codes. Give it the title “Name”, or “Level 1”, “Level 2”"
                " where each level has a column."
            ).format(name=table.name)
        )
    top = _Node("")
    for path, row in _paths(table, columns):
        _put(top, path, row, table.name)
    ids = _ids(top, columns)
    codes = tuple(_entry(node, columns, ids) for node in top.below.values())
    if not codes:
        raise UserError(_("There are no codes in “{name}”.").format(name=table.name))
    codebook = Codebook("", Words(name, name), codes=codes)
    return ReadCodebook(codebook, columns.unread, says_codable=columns.place("is_codable") is not None)


def _paths(table: Table, columns: Columns) -> Iterator[tuple[Path, tuple[str, ...]]]:
    if columns.levels:
        return _by_levels(table, columns.levels)
    name = columns.place("path")
    name = columns.place("name") if name is None else name
    assert name is not None
    parent, depth = columns.place("parent"), columns.place("depth")
    rows = [row for row in table.rows if row[name]]
    if parent is not None:
        return _by_parents(rows, name, parent, table.name)
    if depth is not None and all(row[depth].isdigit() for row in rows):
        return _by_depth(rows, name, depth)
    return ((_split(row[name]), row) for row in rows)


def _split(written: str) -> Path:
    """The names of a path, each on one line.

    >>> _split("Ledelse>Opbakning > Tid")
    ('Ledelse', 'Opbakning', 'Tid')
    """
    sign = PATH_SEPARATOR.strip()
    return tuple(filter(None, (" ".join(part.split()) for part in written.split(sign))))


def _by_levels(table: Table, levels: Sequence[int]) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """A cell that is empty stands for what is above it; the last one that is filled is the code."""
    above: list[str] = []
    for row in table.rows:
        for level, place in enumerate(levels):
            if row[place]:
                above[level:] = [" ".join(row[place].split())]
        if any(row[place] for place in levels):
            yield tuple(above), row


def _by_depth(rows: Sequence[tuple[str, ...]], name: int, depth: int) -> Iterator[tuple[Path, tuple[str, ...]]]:
    above: list[str] = []
    highest = min((int(row[depth]) for row in rows), default=0)
    for row in rows:
        above[int(row[depth]) - highest :] = [" ".join(row[name].split())]
        yield tuple(above), row


def _by_parents(
    rows: Sequence[tuple[str, ...]], name: int, parent: int, file: str
) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """The parent is a name or a path; of several codes of a name the first is meant."""
    parents: dict[str, str] = {}
    for row in rows:
        parents.setdefault(_key(_split(row[name])[-1:]), row[parent])
    for row in rows:
        yield _above(row[parent], parents, file) + _split(row[name])[-1:], row


def _above(written: str, parents: dict[str, str], file: str) -> Path:
    path = _split(written)
    while path and (higher := _split(parents.get(_key(path[:1]), ""))):
        path = higher + path
        if len(path) > _DEEPEST:
            raise UserError(
                _("In “{file}” the code “{name}” lies below itself. Mend the column of parents.").format(
                    file=file, name=path[-1]
                )
            )
    return path


def _key(path: Path) -> str:
    return PATH_SEPARATOR.join(path).casefold()


def _put(top: _Node, path: Path, row: tuple[str, ...], file: str) -> None:
    if not path:
        return
    node = top
    for name in path:
        node = node.below.setdefault(name.casefold(), _Node(name))
    if node.row:
        raise UserError(
            _("In “{file}” the code “{path}” has two rows. Let each code have one.").format(
                file=file, path=PATH_SEPARATOR.join(path)
            )
        )
    node.row = row


def _ids(top: _Node, columns: Columns) -> set[str]:
    """The ids that one code has and no other."""
    place = columns.place("id")
    found = [node.row[place] for node in _all(top) if place is not None and node.row]
    return {one for one in found if one and found.count(one) == 1 and is_codebook_id(one)}


def _all(node: _Node) -> Iterator[_Node]:
    for below in node.below.values():
        yield below
        yield from _all(below)


def _entry(node: _Node, columns: Columns, ids: set[str]) -> CodeEntry:
    written = _cell(node, columns.place("id"))
    colour = _cell(node, columns.place("colour")).lower()
    return CodeEntry(
        written if written in ids else "",
        _name(node, columns),
        colour if is_code_colour(colour) else None,
        is_codable=_cell(node, columns.place("is_codable")).casefold() not in _NO,
        codes=tuple(_entry(below, columns, ids) for below in node.below.values()),
        **{key: _words(node, columns, key) for key in _GUIDANCE},
    )


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
    return node.row[place] if place is not None and node.row else ""
