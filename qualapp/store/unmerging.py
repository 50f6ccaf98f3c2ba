"""Taking a merge back: what it brought leaves the file, as if it had not been met."""

from sqlite_utils import Database

from qualapp.store.reversal import Obstacle


def forget_brought(db: Database, merge: int) -> None:
    """Forget the steps that a merge brought, and what was noted of them; to be used inside the step that takes it back.

    Raises Obstacle where something was done since in a text that the merge changed.
    """
    _refuse_if_texts_went_on(db, merge)
    (clock, copy) = db.execute("SELECT clock, copy_id FROM step WHERE id = ?", (merge,)).fetchone()
    (guid,) = db.execute("SELECT guid FROM step WHERE id = ?", (merge,)).fetchone()
    db.execute("DELETE FROM knowledge WHERE copy_id = ? AND since = ?", (copy, clock))
    db.execute("DELETE FROM conflict WHERE merge_id = ?", (merge,))
    db.execute("DELETE FROM weave WHERE step = ?", (b"merge" + guid,))
    brought = "SELECT id FROM step WHERE came_with = ?"
    db.execute("DELETE FROM weave WHERE step IN (SELECT guid FROM step WHERE came_with = ?)", (merge,))
    db.execute(f"DELETE FROM change WHERE step_id IN ({brought})", (merge,))
    db.execute("PRAGMA defer_foreign_keys = ON")
    db.execute("DELETE FROM step WHERE came_with = ?", (merge,))


def _refuse_if_texts_went_on(db: Database, merge: int) -> None:
    edited = "SELECT row FROM change WHERE step_id = ? AND noun = 'source' AND op = 'e'"
    if db.execute(edited, (merge,)).fetchone() is None:
        return
    for noun in ("source", "block", "turn", "excerpt"):
        join = "" if noun == "source" else f'JOIN "{noun}" n ON n.guid = c.row JOIN source s ON s.id = n.source_id'
        row = "c.row" if noun == "source" else "s.guid"
        found = db.execute(
            f"SELECT max(c.step_id) FROM change c {join} WHERE c.step_id > ? AND c.noun = ? AND {row} IN ({edited})"
            " AND c.step_id < (SELECT max(id) FROM step)",
            (merge, noun, merge),
        ).fetchone()[0]
        if found:
            raise Obstacle(found)
