"""What somebody who works blind sees of the history.

One rule: one's own steps, and of the others' those that changed the project itself: its codebook, sources, cases,
speakers, work plan, or what a merge brought. What others coded and noted is left out of it. So a source that a
colleague deleted is told of without the codings that went with it, while a coding with a code made for it is not told
of at all, nor what undid or redid it. Rows that belong to others are left out of one's own steps too, as of a merge.
"""

from sqlite_utils import Database

from qualapp.store.claim_tables import CLAIMS
from qualapp.store.history import History

_CLAIMS = ("excerpt", *CLAIMS)
_NAMES = ", ".join(f"'{noun}'" for noun in _CLAIMS)
_JUDGED = "coalesce((SELECT coalesce(u.undoes, u.id) FROM step u WHERE u.id = s.undoes), s.id)"
"""An undo and a redo are seen by whoever may see what they undid or did again."""


def steps_seen(history: History) -> str:
    """A condition in SQL on a step `s`."""
    claims = _changed(f"n.noun IN ({_NAMES}, 'decision')")
    makes_claims = _changed(f"n.noun IN ({_NAMES}) AND n.op = 'i'")
    others = f"n.noun NOT IN ({_NAMES}, 'decision')"
    beside = _changed(f"{others} AND NOT (n.noun IN ('code', 'coder') AND n.op = 'i' AND {makes_claims})")
    merge = f"EXISTS (SELECT 1 FROM step m WHERE m.id = {_JUDGED} AND m.kind = 'merge')"
    return f"(s.coder_id = {history.coder_id} OR NOT {claims} OR {beside} OR {merge})"


def changes_seen(db: Database, history: History) -> str:
    """A condition in SQL on a change `c`: it is about no claim, or about one's own."""
    own = [
        f"EXISTS (SELECT 1 FROM {noun} n WHERE n.guid = c.row AND n.coder_id = {history.coder_id})" for noun in _CLAIMS
    ]
    row = db.execute("SELECT hex(guid) FROM coder WHERE id = ?", (history.coder_id,)).fetchone()
    own.append(
        "EXISTS (SELECT 1 FROM change n WHERE n.noun = c.noun AND n.row = c.row AND n.op = 'd'"
        f' AND instr(n.old, \'"coder_id":"{row[0]}"\'))'
    )
    return f"(c.noun NOT IN ({_NAMES}) OR {' OR '.join(own)})"


def _changed(which: str) -> str:
    return f"EXISTS (SELECT 1 FROM change n WHERE n.step_id = {_JUDGED} AND {which})"
