"""Where rows were changed: an index by row, which the history in the file has not."""

from sqlite_utils import Database


def follow_changes(db: Database) -> None:
    """Know, for this connection, where rows were changed: the history has no index by row.

    A row without a guid marks how far the history has been read.
    """
    connection = db.conn
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS changed_later (row BLOB, step_id INTEGER, place INTEGER, came_with INTEGER,"
        " PRIMARY KEY (row, step_id, place)) WITHOUT ROWID"
    )
    (read,) = connection.execute("SELECT coalesce(max(step_id), 0) FROM temp.changed_later WHERE row = x''").fetchone()
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM step").fetchone()
    if read == last:
        return
    is_alone = not connection.in_transaction
    if is_alone:
        connection.execute("BEGIN")
    connection.execute("DELETE FROM temp.changed_later WHERE row = x''")
    if last < read:
        connection.execute("DELETE FROM temp.changed_later WHERE step_id > ?", (last,))
    connection.execute(
        "INSERT INTO temp.changed_later SELECT c.row, c.step_id, c.place, s.came_with FROM change c"
        " JOIN step s ON s.id = c.step_id WHERE c.step_id > ? AND c.op <> 'i'",
        (min(read, last),),
    )
    connection.execute("INSERT INTO temp.changed_later VALUES (x'', ?, 0, NULL)", (last,))
    if is_alone:
        connection.execute("COMMIT")
