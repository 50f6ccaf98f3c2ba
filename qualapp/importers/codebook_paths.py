"""Where each row of a table puts its code: by levels, a path, a parent, or how far its name is indented."""

import re
from collections.abc import Callable, Iterator, Sequence

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.codebook_columns import Columns
from qualapp.importers.tables import Table
from qualapp.model.code import PATH_SEPARATOR

Path = tuple[str, ...]
Row = tuple[str, ...]
Placed = Iterator[tuple[Path, Row]]
_DEEPEST = 30
_FOLDER = re.compile(r"[^\\]+\\\\(?=[^\\])")


def paths(table: Table, columns: Columns) -> Placed:
    """Each row with the names from the top down to its code.

    Raises UserError where codes lie below each other.
    """
    if columns.levels:
        return _by_levels(table, columns.levels)
    name = columns.place("name")
    path = columns.place("path")
    named = path if name is None else name
    assert named is not None
    rows = [row for row in table.rows if row[named].strip()]
    if path is not None and name is not None:
        return _by_path_and_depth(rows, name, path, columns.place("depth"))
    return _by_others(rows, named, columns, table.name)


def _by_others(rows: Sequence[Row], name: int, columns: Columns, file: str) -> Placed:
    parent, parent_id, own_id = columns.place("parent"), columns.place("parent_id"), columns.place("id")
    depth = columns.place("depth")
    if parent_id is not None and own_id is not None:
        return _by_ids(rows, name, own_id, parent_id, file)
    if parent is not None:
        return _by_parents(rows, name, parent, file)
    if depth is not None and all(row[depth].strip().isdecimal() for row in rows):
        return _by_depth(rows, name, lambda row: int(row[depth]))
    if any(row[name][:1].isspace() for row in rows):
        return _by_depth(rows, name, lambda row: _indent(row[name]))
    return ((split(row[name]), row) for row in rows)


def split(written: str) -> Path:
    r"""The names of a path, each on one line; NVivo writes the folder of codes in front of it.

    >>> split("Ledelse>Opbakning > Tid"), split("Nodes\\\\Ledelse\\Tid")
    (('Ledelse', 'Opbakning', 'Tid'), ('Ledelse', 'Tid'))
    """
    sign = PATH_SEPARATOR.strip()
    if sign not in written and "\\" in written:
        written, sign = _FOLDER.sub("", written.strip(), count=1), "\\"
    return tuple(filter(None, (_on_one_line(part) for part in written.split(sign))))


def _by_levels(table: Table, levels: Sequence[int]) -> Placed:
    """A cell that is empty stands for what is above it; the last one that is filled is the code."""
    above: list[str] = []
    for row in table.rows:
        for level, place in enumerate(levels):
            if row[place].strip():
                above[level:] = [_on_one_line(row[place])]
        if any(row[place].strip() for place in levels):
            yield tuple(above), row


def _by_path_and_depth(rows: Sequence[Row], name: int, path: int, depth: int | None) -> Placed:
    """Where levels say the same as paths they count, since codes may have the same name; else paths do."""
    if depth is not None and all(row[depth].strip().isdecimal() for row in rows):
        found = list(_by_depth(rows, name, lambda row: int(row[depth])))
        if all(PATH_SEPARATOR.join(names) == _on_one_line(row[path]) for names, row in found):
            return iter(found)
    return ((_ending_in(split(row[path]), _on_one_line(row[name])), row) for row in rows)


def _ending_in(path: Path, name: str) -> Path:
    """The path of a code, whether it was written with or without the code's own name."""
    written = split(name)
    return path if path[-len(written) :] == written or not path else (*path, *written)


def _by_depth(rows: Sequence[Row], name: int, depth_of: Callable[[Row], int]) -> Placed:
    """A row is below the nearest one above it that is less deep."""
    above: list[tuple[int, str]] = []
    for row in rows:
        depth = depth_of(row)
        while above and above[-1][0] >= depth:
            above.pop()
        above.append((depth, _on_one_line(row[name])))
        yield tuple(one for _depth, one in above), row


def _indent(written: str) -> int:
    return len(written) - len(written.lstrip())


def _by_ids(rows: Sequence[Row], name: int, own: int, parent: int, file: str) -> Placed:
    known = {row[own].strip(): row for row in reversed(rows) if row[own].strip()}
    for row in rows:
        path, above = [_on_one_line(row[name])], known.get(row[parent].strip())
        while above is not None:
            path.append(_on_one_line(above[name]))
            if len(path) > _DEEPEST:
                raise _below_itself(file, path[0])
            above = known.get(above[parent].strip())
        yield tuple(reversed(path)), row


def _by_parents(rows: Sequence[Row], name: int, parent: int, file: str) -> Placed:
    """The parent is a name or a path; of several codes of a name the first is meant."""
    parents: dict[str, str] = {}
    for row in rows:
        parents.setdefault(_key(split(row[name])[-1:]), row[parent])
    for row in rows:
        yield _above(row[parent], parents, file) + split(row[name])[-1:], row


def _above(written: str, parents: dict[str, str], file: str) -> Path:
    path = split(written)
    while path and (higher := split(parents.get(_key(path[:1]), ""))):
        path = higher + path
        if len(path) > _DEEPEST:
            raise _below_itself(file, path[-1])
    return path


def _below_itself(file: str, name: str) -> UserError:
    return UserError(
        _("In “{file}” the code “{name}” lies below itself. Mend the column of parents.").format(file=file, name=name)
    )


def _key(path: Path) -> str:
    return PATH_SEPARATOR.join(path).casefold()


def _on_one_line(written: str) -> str:
    return " ".join(written.split())
