"""The codebook of a project."""

import difflib
from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.code import PATH_SEPARATOR, Code, CodeTree
from qualapp.model.codebook import Codebook, CodeEntry
from qualapp.model.coding import Valence
from qualapp.model.text import kept
from qualapp.store.blinding import Blinding
from qualapp.store.claim_tables import delete_with_claims, drop_bare
from qualapp.store.deletion import Rows, resting_on
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid
from qualapp.store.node_joining import join_nodes
from qualapp.store.rank import rank_between, ranks

TEXTS = ("name", "name_other", "colour", "definition", "include", "exclude", "example")


class Codes:
    """Add, name, move, merge, split and delete codes."""

    def __init__(self, db: Database, history: History, blinding: Blinding) -> None:
        self._db = db
        self._history = history
        self._blinding = blinding

    def add(self, name: str, parent: int | None = None, *, origin: str = "", **texts: str) -> Code:
        """A new code, last among its siblings; `texts` may hold its definition, include, exclude, example, colour.

        Raises UserError where the name is empty.
        """
        name = _checked(name)
        values = dict.fromkeys(TEXTS, "") | _checked_texts(texts) | {"name": name}
        if parent is None and not values["colour"]:
            values["colour"] = self._next_colour()
        with self._history.step(N_("New code “{name}”"), name=name):
            number = self._insert(values, parent, self._last_rank(parent), origin)
        return self[number]

    def add_codebook(self, codebook: Codebook, language: str) -> None:
        """Add all codes of a codebook below each other as there, after those that the project has."""
        with self._history.step(N_("Add codebook “{name}”"), name=codebook.name.in_language(language)):
            last = self._last_rank(None)
            for entry in codebook.codes:
                self._add_entry(entry, None, last, language, codebook.id)
                last = rank_between(last)

    def describe(self, code_id: int, **texts: str) -> None:
        """Change some of a code's texts: name, name_other, colour, definition, include, exclude, example.

        Raises UserError where the name would be empty.
        """
        values = _checked_texts(texts)
        if not values:
            return
        label = {
            frozenset({"name"}): N_("Rename code “{name}”"),
            frozenset({"colour"}): N_("Recolour code “{name}”"),
        }.get(frozenset(values), N_("Describe code “{name}”"))
        sets = ", ".join(f'"{column}" = ?' for column in values)
        with self._history.step(label, name=self[code_id].name):
            self._db.execute(f"UPDATE code SET {sets} WHERE id = ?", (*values.values(), code_id))

    def let_be_coded(self, code_id: int, is_codable: bool) -> None:
        """Say whether excerpts can be coded to it, or it only gathers others."""
        with self._history.step(N_("Describe code “{name}”"), name=self[code_id].name):
            self._db.execute("UPDATE code SET is_codable = ? WHERE id = ?", (int(is_codable), code_id))

    def move(self, code_id: int, parent: int | None, before: int | None = None) -> None:
        """Put a code below another (or on top), before one of its new siblings or last.

        Raises UserError where it would come to lie below itself.
        """
        tree = self.tree()
        if parent is not None and parent in tree.family(code_id):
            raise UserError(_("“{name}” cannot be moved below itself.").format(name=tree[code_id].name))
        if self._stands_there(tree, code_id, parent, before):
            return
        siblings = [code for code in tree.children(parent) if code.id != code_id]
        place = next((i for i, code in enumerate(siblings) if code.id == before), len(siblings))
        with self._history.step(N_("Move code “{name}”"), name=tree[code_id].name):
            rank = self._rank_at(siblings, place)
            self._db.execute("UPDATE code SET parent_id = ?, rank = ? WHERE id = ?", (parent, rank, code_id))

    @staticmethod
    def _stands_there(tree: CodeTree, code_id: int, parent: int | None, before: int | None) -> bool:
        """Whether the code is below this parent already and before this sibling, or last."""
        if tree[code_id].parent_id != parent:
            return False
        order = [code.id for code in tree.children(parent)]
        following = next(iter(order[order.index(code_id) + 1 :]), None)
        return before in {code_id, following} or (following is None and before not in order)

    def merge(self, code_id: int, into: int) -> None:
        """Give the codings, memos and sub-codes of one code to another, then delete the emptied code.

        Codings that now say the same stay: each has its coder and memo.
        Raises UserError where the code would be merged into itself or into a code below it.
        """
        tree = self.tree()
        if into in tree.family(code_id):
            raise UserError(
                _("“{name}” cannot be merged into itself or a code below it.").format(name=tree[code_id].name)
            )
        with self._history.step(N_("Merge code “{name}” into “{into}”"), name=tree[code_id].name, into=tree[into].name):
            self._db.execute("UPDATE coding SET code_id = ? WHERE code_id = ?", (into, code_id))
            self._db.execute("UPDATE memo SET code_id = ? WHERE code_id = ?", (into, code_id))
            join_nodes(self._db, code_id, into)
            last = self._last_rank(into)
            for child in tree.children(code_id):
                self._db.execute("UPDATE code SET parent_id = ?, rank = ? WHERE id = ?", (into, last, child.id))
                last = rank_between(last)
            self._db.execute("DELETE FROM code WHERE id = ?", (code_id,))

    def split(self, code_id: int, name: str, codings: Sequence[int]) -> Code:
        """A new code beside another that takes over some of its codings.

        Raises UserError where the name is empty.
        """
        old = self[code_id]
        with self._history.step(N_("Split code “{name}”"), name=old.name):
            new = self.add(name, old.parent_id, colour=old.colour)
            self.move(new.id, old.parent_id, self._next_sibling(code_id, new.id))
            self._db.conn.executemany(
                "UPDATE coding SET code_id = ? WHERE id = ? AND code_id = ?",
                [(new.id, coding, code_id) for coding in codings],
            )
        return self[new.id]

    def delete(self, code_id: int) -> None:
        """Delete a code with the codes below it and all that was claimed with them."""
        tree = self.tree()
        with self._history.step(N_("Delete code “{name}”"), name=tree[code_id].name):
            for number in reversed(tree.family(code_id)):
                self._delete_one(number)

    def hanging_on(self, code_id: int) -> dict[str, int]:
        """What goes when a code is deleted: numbers of codes, codings, coders and memos, and of nodes and evidence."""
        family = self.tree().family(code_id)
        marks = ",".join("?" * len(family))
        codings, coders = self._db.execute(
            f"SELECT count(*), count(DISTINCT coder_id) FROM coding WHERE code_id IN ({marks})", family
        ).fetchone()
        (memos,) = self._db.execute(
            f"SELECT count(*) FROM memo WHERE code_id IN ({marks}) OR coding_id IN"
            f" (SELECT id FROM coding WHERE code_id IN ({marks}))",
            (*family, *family),
        ).fetchone()
        drawn = self._resting_on_nodes(family)
        told = {"nodes": len(drawn["theory_node"]), "evidence": len(drawn.get("evidence", ()))}
        return {"codes": len(family), "codings": codings, "coders": coders, "memos": memos, **told}

    def tree(self) -> CodeTree:
        """All codes in their order."""
        return CodeTree(_code(row) for row in self._db.execute(f"SELECT {_CODE} FROM code"))

    def __getitem__(self, code_id: int) -> Code:
        row = self._db.execute(f"SELECT {_CODE} FROM code WHERE id = ?", (code_id,)).fetchone()
        if row is None:
            raise KeyError(code_id)
        return _code(row)

    def counts(self, coders: Sequence[int] = (), codes: Sequence[int] = ()) -> dict[int, int]:
        """How many codings each code has itself, of some coders or all who are shown; of some codes only, if named."""
        coders = sorted(self._blinding.shown(coders))
        chosen = [(column, ids) for column, ids in (("code_id", codes), ("coder_id", coders)) if ids]
        where = " AND ".join(f"{column} IN ({','.join('?' * len(ids))})" for column, ids in chosen) or "1"
        rows = self._db.execute(
            f"SELECT code_id, count(*) FROM coding WHERE {where} GROUP BY code_id", [*codes, *coders]
        )
        return dict(rows.fetchall())

    def counts_by_valence(self) -> dict[int, dict[Valence, int]]:
        """How many codings of all coders who may be shown each used code has itself, by valence."""
        found: dict[int, dict[Valence, int]] = {}
        rows = self._db.execute(
            "SELECT code_id, valence, count(*) FROM coding"
            f" WHERE {self._blinding.only('coder_id')} GROUP BY code_id, valence"
        )
        for code_id, valence, count in rows:
            found.setdefault(code_id, {})[Valence(valence)] = count
        return found

    def excerpt_counts(self) -> dict[int, int]:
        """How many excerpts have each used code itself, by whichever coders may be shown."""
        rows = self._db.execute(
            "SELECT code_id, count(DISTINCT excerpt_id) FROM coding"
            f" WHERE {self._blinding.only('coder_id')} GROUP BY code_id"
        )
        return dict(rows.fetchall())

    def with_origin(self, origin: str) -> Code:
        """The first code that came from this place of a codebook, such as `fixsen/org_koordinering`."""
        row = self._db.execute(f"SELECT {_CODE} FROM code WHERE origin = ? ORDER BY id", (origin,)).fetchone()
        if row is None:
            raise KeyError(origin)
        return _code(row)

    def find(self, path: str) -> Code:
        """The one code of this path (its names joined by " > ", in either language), name or guid.

        Raises UserError that lists the candidates where there is none or more than one.
        """
        tree = self.tree()
        paths = {code.id: tree.path(code.id) for code, _depth in tree.walk()}
        found = [code for code, _depth in tree.walk() if _is_at(tree, code, path)]
        found = found or [code for code, _depth in tree.walk() if _is_called(code, path)]
        if len(found) == 1:
            return found[0]
        if found:
            listed = "; ".join(f"{paths[code.id]} ({code.guid})" for code in found)
            raise UserError(_("Several codes are called “{path}”: {codes}.").format(path=path, codes=listed))
        near = [full for full in paths.values() if path.split(PATH_SEPARATOR)[-1].casefold() in full.casefold()]
        near = near or difflib.get_close_matches(path, list(paths.values()), 5, 0.4) or list(paths.values())[:10]
        raise UserError(
            _("There is no code “{path}”. Did you mean: {codes}?").format(path=path, codes="; ".join(near[:10]) or "–")
        )

    def _add_entry(self, entry: CodeEntry, parent: int | None, rank: str, language: str, origin: str) -> None:
        other = "en" if language == "da" else "da"
        values = {
            "name": _checked(entry.name.in_language(language)),
            "name_other": _without_separator(kept(entry.name.in_language(other))),
            "colour": entry.colour or (self._next_colour() if parent is None else ""),
            "definition": kept(entry.definition.in_language(language)),
            "include": kept(entry.include.in_language(language)),
            "exclude": kept(entry.exclude.in_language(language)),
            "example": kept(entry.example.in_language(language)),
        }
        number = self._insert(values, parent, rank, f"{origin}/{entry.id}", entry.is_codable)
        for child, child_rank in zip(entry.codes, ranks(len(entry.codes)), strict=True):
            self._add_entry(child, number, child_rank, language, origin)

    def _insert(
        self, values: dict[str, str], parent: int | None, rank: str, origin: str, is_codable: bool = True
    ) -> int:
        columns = ", ".join(f'"{column}"' for column in values)
        cursor = self._db.execute(
            f"INSERT INTO code (guid, parent_id, rank, is_codable, kind, origin, {columns})"
            f" VALUES (?, ?, ?, ?, '', ?, {', '.join('?' * len(values))})",
            (new_guid(), parent, rank, int(is_codable), origin, *values.values()),
        )
        return int(cursor.lastrowid or 0)

    def _delete_one(self, code_id: int) -> None:
        """Delete one code, its claims first, and the excerpts that nothing else rests on."""
        excerpts = self._db.execute("SELECT DISTINCT excerpt_id FROM coding WHERE code_id = ?", (code_id,)).fetchall()
        self._db.execute("DELETE FROM memo WHERE coding_id IN (SELECT id FROM coding WHERE code_id = ?)", (code_id,))
        self._db.execute("DELETE FROM coding WHERE code_id = ?", (code_id,))
        drop_bare(self._db, [number for (number,) in excerpts])
        self._leave_theories(code_id)
        self._db.execute("DELETE FROM memo WHERE code_id = ?", (code_id,))
        self._db.execute("DELETE FROM code WHERE id = ?", (code_id,))

    def _leave_theories(self, code_id: int) -> None:
        """Delete the nodes that are this code, with their links and the evidence for them."""
        delete_with_claims(self._db, self._history.tables, "theory_node", self._nodes_of([code_id]))

    def _resting_on_nodes(self, codes: Sequence[int]) -> Rows:
        """The nodes that are these codes, and what cannot stay without them."""
        return resting_on(self._db, self._history.tables, "theory_node", self._nodes_of(codes))

    def _nodes_of(self, codes: Sequence[int]) -> list[int]:
        marks = ",".join("?" * len(codes))
        rows = self._db.execute(f"SELECT id FROM theory_node WHERE code_id IN ({marks}) ORDER BY id", codes)
        return [number for (number,) in rows]

    def _next_colour(self) -> str:
        (count,) = self._db.execute("SELECT count(*) FROM code WHERE parent_id IS NULL").fetchone()
        return str(count % 24 + 1)

    def _last_rank(self, parent: int | None) -> str:
        (last,) = self._db.execute("SELECT max(rank) FROM code WHERE parent_id IS ?", (parent,)).fetchone()
        return rank_between(last or "")

    def _next_sibling(self, code_id: int, but: int) -> int | None:
        tree = self.tree()
        siblings = [code.id for code in tree.children(tree[code_id].parent_id) if code.id != but]
        return next(iter(siblings[siblings.index(code_id) + 1 :]), None)

    def _rank_at(self, siblings: Sequence[Code], place: int) -> str:
        """A rank for this place; where neighbours share one (two copies gave it), the siblings get new ranks."""
        before = siblings[place - 1].rank if place else ""
        after = siblings[place].rank if place < len(siblings) else ""
        if not after or before < after:
            return rank_between(before, after)
        fresh = ranks(len(siblings) + 1)
        rest = fresh[:place] + fresh[place + 1 :]
        for code, rank in zip(siblings, rest, strict=True):
            self._db.execute("UPDATE code SET rank = ? WHERE id = ?", (rank, code.id))
        return fresh[place]


_CODE = "id, guid, parent_id, rank, name, name_other, colour, definition, include, exclude, example, is_codable, kind"


def _code(row: tuple[Any, ...]) -> Code:
    values = dict(zip(_CODE.split(", "), row, strict=True))
    values |= {"guid": guid_text(values["guid"]), "is_codable": bool(values["is_codable"])}
    return Code(**values)


def _is_at(tree: CodeTree, code: Code, path: str) -> bool:
    """Whether the code has this path, or this guid."""
    spaced = PATH_SEPARATOR.join(part.strip() for part in path.split(PATH_SEPARATOR.strip()))
    wanted = {path.strip().casefold(), spaced.casefold()} - {""}
    names = {tree.path(code.id), tree.path_other(code.id), code.guid}
    return not wanted.isdisjoint(name.casefold() for name in names)


def _is_called(code: Code, name: str) -> bool:
    wanted = name.strip().casefold()
    return bool(wanted) and wanted in {code.name.casefold(), code.name_other.casefold()}


def _checked_texts(texts: dict[str, str]) -> dict[str, str]:
    if set(texts) - set(TEXTS):
        raise ValueError(f"a code has no {set(texts) - set(TEXTS)}")
    values = {key: kept(text) for key, text in texts.items()}
    if "name" in values:
        values["name"] = _checked(values["name"])
    if "name_other" in values:
        values["name_other"] = _without_separator(" ".join(values["name_other"].split()))
    return values


def _checked(name: str) -> str:
    name = " ".join(kept(name).split())
    if not name:
        raise UserError(_("A code needs a name."))
    return _without_separator(name)


def _without_separator(name: str) -> str:
    if PATH_SEPARATOR in name:
        raise UserError(_("A code's name cannot hold “ > ”, which parts the names of a path."))
    return name
