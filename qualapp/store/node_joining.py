"""Two nodes of a theory whose codes become one become one themselves, with the links and the evidence of both.

Links of two relations between the same nodes stay apart: what supports that one furthers another speaks against that it
hinders it.
"""

from collections.abc import Iterable

from sqlite_utils import Database


def join_nodes(db: Database, code_id: int, into: int) -> None:
    """Let what is drawn as one code be drawn as another; where a theory has nodes of both, they become one."""
    pairs = db.execute(
        "SELECT gone.id, stays.id FROM theory_node gone JOIN theory_node stays ON stays.theory_id = gone.theory_id"
        " WHERE gone.code_id = ? AND stays.code_id = ? GROUP BY gone.id ORDER BY gone.id",
        (code_id, into),
    ).fetchall()
    for gone, stays in pairs:
        fold_node(db, gone, stays)
    db.execute("UPDATE theory_node SET code_id = ? WHERE code_id = ?", (into, code_id))


def fold_node(db: Database, gone: int, stays: int) -> None:
    """Let one node of a theory become another of it, with its links and the evidence for it."""
    _move_links(db, gone, stays)
    db.execute("UPDATE evidence SET node_id = ? WHERE node_id = ?", (stays, gone))
    db.execute("UPDATE node_origin SET node_id = ? WHERE node_id = ?", (stays, gone))
    db.execute("DELETE FROM theory_node WHERE id = ?", (gone,))


def fold_link(db: Database, gone: int, stays: int) -> None:
    """Let one link become another that says the same, with the evidence for it and what only it has in words."""
    db.execute("UPDATE evidence SET link_id = ? WHERE link_id = ?", (stays, gone))
    for column in ("assumption", "status"):
        db.execute(
            f"UPDATE theory_link SET {column} = (SELECT {column} FROM theory_link WHERE id = ?)"
            f" WHERE id = ? AND {column} = ''",
            (gone, stays),
        )
    db.execute("DELETE FROM theory_link WHERE id = ?", (gone,))


def doubled(db: Database) -> Iterable[tuple[str, str]]:
    """Which theories have two links between the same nodes, or two nodes of one code, and what these are called."""
    ends = "SELECT code.name FROM theory_node n JOIN code ON code.id = n.code_id WHERE n.id ="
    return db.execute(
        f"SELECT t.name, ({ends} l.from_id) || ' → ' || ({ends} l.to_id) AS what FROM theory_link l"
        " JOIN theory t ON t.id = l.theory_id GROUP BY l.theory_id, l.from_id, l.to_id HAVING count(*) > 1"
        " UNION SELECT t.name, code.name FROM theory_node n JOIN theory t ON t.id = n.theory_id"
        " JOIN code ON code.id = n.code_id GROUP BY n.theory_id, n.code_id HAVING count(*) > 1 ORDER BY 1, 2"
    ).fetchall()


def _move_links(db: Database, gone: int, stays: int) -> None:
    links = db.execute(
        "SELECT id, from_id, to_id, relation FROM theory_link WHERE ? IN (from_id, to_id) ORDER BY id", (gone,)
    ).fetchall()
    same = "SELECT id FROM theory_link WHERE from_id = ? AND to_id = ? AND relation = ?"
    for link, first, second, relation in links:
        ends = (stays if first == gone else first, stays if second == gone else second)
        there = db.execute(same, (*ends, relation)).fetchone()
        if ends[0] == ends[1]:
            db.execute("UPDATE evidence SET link_id = NULL, node_id = ? WHERE link_id = ?", (stays, link))
            db.execute("DELETE FROM theory_link WHERE id = ?", (link,))
        elif there:
            fold_link(db, link, there[0])
        else:
            db.execute("UPDATE theory_link SET from_id = ?, to_id = ? WHERE id = ?", (*ends, link))
