"""The tables of the project file: one function for each migration, appended and never edited after release."""

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

APPLICATION_ID = 0x5175616C
"""PRAGMA application_id of a project file: "Qual"."""

migrations = Migrations("qualapp")


def _run(db: Database, script: str) -> None:
    """Run the statements one by one: executescript would commit the migration's transaction."""
    statement = ""
    for line in script.strip().splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""


@migrations()
def begin_the_history(db: Database) -> None:
    """Steps, their changes, and the copies of the file that they were made in."""
    _run(
        db,
        """
        CREATE TABLE copy (
            id INTEGER PRIMARY KEY,
            guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
            created INTEGER NOT NULL,
            place TEXT NOT NULL
        ) STRICT;
        CREATE TABLE label (
            id INTEGER PRIMARY KEY,
            text TEXT NOT NULL
        ) STRICT;
        CREATE TABLE step (
            id INTEGER PRIMARY KEY,
            guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
            clock INTEGER NOT NULL,
            copy_id INTEGER NOT NULL REFERENCES copy (id),
            coder_id INTEGER NOT NULL,
            time INTEGER NOT NULL,
            label_id INTEGER NOT NULL REFERENCES label (id),
            arguments TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'merge', 'decision', 'purge')),
            undoes INTEGER REFERENCES step (id),
            schema_version INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX step_maker ON step (copy_id, coder_id);
        CREATE INDEX step_undoes ON step (undoes) WHERE undoes IS NOT NULL;
        CREATE TABLE change (
            step_id INTEGER NOT NULL REFERENCES step (id),
            place INTEGER NOT NULL,
            noun TEXT NOT NULL,
            row BLOB NOT NULL,
            op TEXT NOT NULL CHECK (op IN ('i', 'u', 'd')),
            old TEXT,
            exact REAL,
            PRIMARY KEY (step_id, place)
        ) WITHOUT ROWID, STRICT;
        """,
    )


@migrations()
def keep_interviews_and_codings(db: Database) -> None:
    """The nouns of the day's work, and the search tables."""
    _run(db, _NOUNS + _CLAIMS + _SEARCH)


@migrations()
def know_pages(db: Database) -> None:
    """The page of the file on which a block begins, where the file has pages."""
    _run(db, "ALTER TABLE block ADD COLUMN page INTEGER CHECK (page > 0);")


@migrations()
def describe_with_variables(db: Database) -> None:
    """Variables of cases, sources and informants; how true a source is to what was said; whose speakers are settled."""
    _run(db, _VARIABLES)


@migrations()
def let_coders_go(db: Database) -> None:
    """Coders who have gone from the project, whom only the history still names."""
    _run(db, "ALTER TABLE coder ADD COLUMN is_gone INTEGER NOT NULL DEFAULT 0 CHECK (is_gone IN (0, 1));")


@migrations()
def follow_text_edits(db: Database) -> None:
    """Edits of a text as one change each; while `shifting` holds a row, what only moves with the text is not noted."""
    _run(
        db,
        """
        CREATE TABLE shifting (id INTEGER PRIMARY KEY CHECK (id = 1)) STRICT;
        ALTER TABLE change RENAME TO change_before;
        CREATE TABLE change (
            step_id INTEGER NOT NULL REFERENCES step (id),
            place INTEGER NOT NULL,
            noun TEXT NOT NULL,
            row BLOB NOT NULL,
            op TEXT NOT NULL CHECK (op IN ('i', 'u', 'd', 'e')),
            old TEXT,
            exact REAL,
            PRIMARY KEY (step_id, place)
        ) WITHOUT ROWID, STRICT;
        INSERT INTO change (step_id, place, noun, row, op, old, exact)
            SELECT step_id, place, noun, row, op, old, exact FROM change_before ORDER BY step_id, place;
        DROP TABLE change_before;
        """,
    )


@migrations()
def merge_copies(db: Database) -> None:
    """What each copy knows of the others, what came with which merge, and what two of them said differently."""
    _run(db, _MERGING)


@migrations()
def freeze_codebooks(db: Database) -> None:
    """Versions of the codebook as it was on a day, with the reason; `frozen` is the tree as JSON, codes by guid."""
    _run(
        db,
        """
        CREATE TABLE codebook_version (
            id INTEGER PRIMARY KEY,
            guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
            name TEXT NOT NULL CHECK (name <> ''),
            reason TEXT NOT NULL,
            coder_id INTEGER NOT NULL REFERENCES coder (id),
            created INTEGER NOT NULL,
            frozen TEXT NOT NULL
        ) STRICT;
        """,
    )


@migrations()
def remember_matches(db: Database) -> None:
    """What rows of other projects, begun apart, are called here."""
    _run(
        db,
        """
        CREATE TABLE alias (
            theirs BLOB PRIMARY KEY,
            ours BLOB NOT NULL
        ) WITHOUT ROWID, STRICT;
        """,
    )


@migrations()
def share_work_out(db: Database) -> None:
    """Whom a copy is meant for, when coders worked blind, and who is to code which source."""
    _run(db, _TEAM)


@migrations()
def keep_what_has_no_noun(db: Database) -> None:
    """What came from other programs and has no table of its own: given back to them as it came."""
    _run(
        db,
        """
        CREATE TABLE kept (
            id INTEGER PRIMARY KEY,
            guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
            kind TEXT NOT NULL CHECK (kind <> ''),
            name TEXT NOT NULL,
            about TEXT NOT NULL,
            xml TEXT NOT NULL,
            texts TEXT NOT NULL,
            files TEXT NOT NULL,
            created INTEGER NOT NULL
        ) STRICT;
        """,
    )


@migrations()
def draw_theories_and_networks(db: Database) -> None:
    """Theories of change with the evidence for their links, and actors with what ties them."""
    _run(db, _THEORIES + _NETWORKS + "CREATE INDEX change_edited ON change (row) WHERE op = 'e';")


@migrations()
def say_why_hypotheses_stand_so(db: Database) -> None:
    """Since when a hypothesis stands as it does, and why."""
    _run(
        db,
        """
        ALTER TABLE hypothesis ADD COLUMN reason TEXT NOT NULL DEFAULT '';
        ALTER TABLE hypothesis ADD COLUMN day TEXT;
        """,
    )


_NOUNS = """
CREATE TABLE project (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('da', 'en')),
    created INTEGER NOT NULL
) STRICT;
CREATE TABLE coder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    colour TEXT NOT NULL
) STRICT;
CREATE TABLE "case" (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    name TEXT NOT NULL,
    description TEXT NOT NULL
) STRICT;
CREATE TABLE visit (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    case_id INTEGER REFERENCES "case" (id),
    kind TEXT NOT NULL CHECK (kind IN ('first', 'revisit')),
    starts TEXT,
    ends TEXT
) STRICT;
CREATE INDEX visit_case ON visit (case_id);
CREATE TABLE informant (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    case_id INTEGER REFERENCES "case" (id),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    sector TEXT NOT NULL
        CHECK (sector IN ('', 'plan', 'municipality', 'housing', 'civil', 'private', 'residents', 'state')),
    level TEXT NOT NULL CHECK (level IN ('', 'strategic', 'steering', 'practical')),
    pseudonym TEXT NOT NULL,
    is_interviewer INTEGER NOT NULL CHECK (is_interviewer IN (0, 1))
) STRICT;
CREATE INDEX informant_case ON informant (case_id);
CREATE TABLE original (
    sha256 TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    case_id INTEGER REFERENCES "case" (id),
    visit_id INTEGER REFERENCES visit (id),
    coder_id INTEGER NOT NULL REFERENCES coder (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('interview', 'group_interview', 'telephone_interview', 'observation',
        'minutes', 'workshop', 'case_report', 'document')),
    date TEXT,
    activity TEXT NOT NULL,
    origin TEXT NOT NULL,
    sha256 TEXT,
    characters INTEGER NOT NULL,
    words INTEGER NOT NULL,
    created INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX source_case ON source (case_id);
CREATE TABLE block (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    source_id INTEGER NOT NULL REFERENCES source (id),
    kind TEXT NOT NULL CHECK (kind IN ('heading', 'paragraph', 'table_row')),
    start INTEGER NOT NULL CHECK (start >= 0),
    stop INTEGER NOT NULL CHECK (stop >= start),
    level INTEGER NOT NULL
) STRICT;
CREATE INDEX block_source ON block (source_id, start);
CREATE TABLE turn (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    source_id INTEGER NOT NULL REFERENCES source (id),
    informant_id INTEGER REFERENCES informant (id),
    start INTEGER NOT NULL CHECK (start >= 0),
    stop INTEGER NOT NULL CHECK (stop >= start),
    speech_start INTEGER NOT NULL CHECK (speech_start >= start),
    speech_stop INTEGER NOT NULL CHECK (speech_stop >= speech_start AND speech_stop <= stop),
    speaker TEXT NOT NULL,
    time INTEGER
) STRICT;
CREATE INDEX turn_source ON turn (source_id, start);
CREATE INDEX turn_informant ON turn (informant_id);
CREATE TABLE code (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    parent_id INTEGER REFERENCES code (id),
    rank TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    name_other TEXT NOT NULL,
    colour TEXT NOT NULL,
    definition TEXT NOT NULL,
    include TEXT NOT NULL,
    exclude TEXT NOT NULL,
    example TEXT NOT NULL,
    is_codable INTEGER NOT NULL CHECK (is_codable IN (0, 1)),
    kind TEXT NOT NULL,
    origin TEXT NOT NULL
) STRICT;
CREATE INDEX code_parent ON code (parent_id);
"""

_CLAIMS = """
CREATE TABLE excerpt (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    source_id INTEGER NOT NULL REFERENCES source (id),
    start INTEGER NOT NULL CHECK (start >= 0),
    stop INTEGER NOT NULL CHECK (stop >= start),
    coder_id INTEGER NOT NULL REFERENCES coder (id),
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX excerpt_source ON excerpt (source_id, start);
CREATE TABLE coding (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    excerpt_id INTEGER NOT NULL REFERENCES excerpt (id),
    source_id INTEGER NOT NULL REFERENCES source (id),
    code_id INTEGER NOT NULL REFERENCES code (id),
    coder_id INTEGER NOT NULL REFERENCES coder (id),
    valence TEXT NOT NULL CHECK (valence IN ('driver', 'barrier', 'ambivalent', 'none')),
    weight INTEGER CHECK (weight BETWEEN 0 AND 100),
    level TEXT CHECK (level IN ('individual', 'area', 'organisation')),
    horizon TEXT CHECK (horizon IN ('short_term', 'long_term')),
    statement TEXT CHECK (statement IN ('experienced', 'expected', 'measured')),
    is_result INTEGER NOT NULL CHECK (is_result IN (0, 1)),
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX coding_excerpt ON coding (excerpt_id);
CREATE INDEX coding_source ON coding (source_id);
CREATE INDEX coding_code ON coding (code_id);
CREATE TABLE memo (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    case_id INTEGER REFERENCES "case" (id),
    source_id INTEGER REFERENCES source (id),
    excerpt_id INTEGER REFERENCES excerpt (id),
    coding_id INTEGER REFERENCES coding (id),
    code_id INTEGER REFERENCES code (id),
    coder_id INTEGER NOT NULL REFERENCES coder (id),
    text TEXT NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    CHECK ((case_id IS NOT NULL) + (source_id IS NOT NULL) + (excerpt_id IS NOT NULL) + (coding_id IS NOT NULL)
        + (code_id IS NOT NULL) <= 1)
) STRICT;
CREATE INDEX memo_source ON memo (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX memo_excerpt ON memo (excerpt_id) WHERE excerpt_id IS NOT NULL;
CREATE INDEX memo_coding ON memo (coding_id) WHERE coding_id IS NOT NULL;
CREATE INDEX memo_code ON memo (code_id) WHERE code_id IS NOT NULL;
CREATE INDEX memo_case ON memo (case_id) WHERE case_id IS NOT NULL;
"""

_SEARCH = """
CREATE TABLE passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL
) STRICT;
CREATE INDEX passage_source ON passage (source_id);
CREATE TABLE search_state (version INTEGER NOT NULL) STRICT;
"""

_VARIABLES = """
CREATE TABLE variable (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    about TEXT NOT NULL CHECK (about IN ('case', 'source', 'informant')),
    name TEXT NOT NULL CHECK (name <> ''),
    type TEXT NOT NULL CHECK (type IN ('Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime')),
    rank TEXT NOT NULL
) STRICT;
CREATE TABLE value (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    variable_id INTEGER NOT NULL REFERENCES variable (id),
    case_id INTEGER REFERENCES "case" (id),
    source_id INTEGER REFERENCES source (id),
    informant_id INTEGER REFERENCES informant (id),
    text TEXT NOT NULL CHECK (text <> ''),
    CHECK ((case_id IS NOT NULL) + (source_id IS NOT NULL) + (informant_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX value_variable ON value (variable_id);
CREATE INDEX value_case ON value (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX value_source ON value (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX value_informant ON value (informant_id) WHERE informant_id IS NOT NULL;
ALTER TABLE source ADD COLUMN fidelity TEXT NOT NULL DEFAULT ''
    CHECK (fidelity IN ('', 'verbatim', 'theme', 'paraphrase'));
ALTER TABLE source ADD COLUMN is_settled INTEGER NOT NULL DEFAULT 0 CHECK (is_settled IN (0, 1));
"""

_MERGING = """
ALTER TABLE step ADD COLUMN came_with INTEGER REFERENCES step (id);
CREATE INDEX change_deleted ON change (noun, row) WHERE op = 'd';
CREATE INDEX step_came_with ON step (came_with) WHERE came_with IS NOT NULL;
CREATE TABLE knowledge (
    copy_id INTEGER NOT NULL REFERENCES copy (id),
    since INTEGER NOT NULL,
    of_copy_id INTEGER NOT NULL REFERENCES copy (id),
    clock INTEGER NOT NULL,
    PRIMARY KEY (copy_id, since, of_copy_id)
) WITHOUT ROWID, STRICT;
INSERT INTO knowledge (copy_id, since, of_copy_id, clock)
    SELECT later.id, 0, step.copy_id, max(step.clock) FROM copy AS later JOIN step ON step.copy_id < later.id
    GROUP BY later.id, step.copy_id;
CREATE TABLE conflict (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    noun TEXT NOT NULL,
    row BLOB NOT NULL,
    cell TEXT NOT NULL,
    step BLOB NOT NULL,
    value TEXT NOT NULL,
    exact REAL,
    merge_id INTEGER NOT NULL REFERENCES step (id)
) STRICT;
CREATE INDEX conflict_merge ON conflict (merge_id);
CREATE TABLE weave (
    source BLOB NOT NULL,
    step BLOB NOT NULL,
    form TEXT NOT NULL,
    PRIMARY KEY (source, step)
) WITHOUT ROWID, STRICT;
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    coder_id INTEGER NOT NULL REFERENCES coder (id),
    conflict TEXT NOT NULL,
    choice TEXT NOT NULL CHECK (choice IN ('kept', 'other', 'both', 'own')),
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_conflict ON decision (conflict);
"""

_TEAM = """
CREATE TABLE meant_for (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    coder BLOB NOT NULL CHECK (length(coder) = 16),
    of_copy BLOB NOT NULL CHECK (length(of_copy) = 16),
    by_name TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT;
CREATE TABLE blinding (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    coder_id INTEGER NOT NULL REFERENCES coder (id),
    created INTEGER NOT NULL,
    opened_by_id INTEGER REFERENCES coder (id),
    opened INTEGER
) STRICT;
CREATE TABLE assignment (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    source_id INTEGER NOT NULL REFERENCES source (id),
    coder_id INTEGER NOT NULL REFERENCES coder (id),
    by_id INTEGER NOT NULL REFERENCES coder (id),
    created INTEGER NOT NULL,
    done INTEGER,
    seed INTEGER
) STRICT;
CREATE INDEX assignment_source ON assignment (source_id);
CREATE INDEX assignment_coder ON assignment (coder_id);
"""

_THEORIES = """
CREATE TABLE theory (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    name TEXT NOT NULL CHECK (name <> ''),
    description TEXT NOT NULL,
    coder_id INTEGER NOT NULL REFERENCES coder (id),
    created INTEGER NOT NULL,
    origin TEXT NOT NULL
) STRICT;
CREATE TABLE theory_node (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    theory_id INTEGER NOT NULL REFERENCES theory (id),
    code_id INTEGER NOT NULL REFERENCES code (id),
    kind TEXT NOT NULL CHECK (kind IN ('target_group', 'activity', 'method', 'mechanism', 'short_term', 'long_term',
        'condition', 'barrier')),
    level TEXT NOT NULL CHECK (level IN ('', 'individual', 'area', 'organisation')),
    party TEXT NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL
) STRICT;
CREATE INDEX theory_node_theory ON theory_node (theory_id);
CREATE INDEX theory_node_code ON theory_node (code_id);
CREATE TABLE theory_link (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    theory_id INTEGER NOT NULL REFERENCES theory (id),
    from_id INTEGER NOT NULL REFERENCES theory_node (id),
    to_id INTEGER NOT NULL REFERENCES theory_node (id),
    relation TEXT NOT NULL CHECK (relation IN ('furthers', 'hinders', 'requires', 'covaries')),
    assumption TEXT NOT NULL,
    status TEXT NOT NULL
        CHECK (status IN ('', 'experienced', 'expected', 'hypothesis', 'statistical', 'contradicted'))
) STRICT;
CREATE INDEX theory_link_theory ON theory_link (theory_id);
CREATE INDEX theory_link_from ON theory_link (from_id);
CREATE INDEX theory_link_to ON theory_link (to_id);
CREATE TABLE node_origin (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    node_id INTEGER NOT NULL REFERENCES theory_node (id),
    theory TEXT NOT NULL,
    node TEXT NOT NULL,
    origin TEXT NOT NULL
) STRICT;
CREATE INDEX node_origin_node ON node_origin (node_id);
CREATE TABLE theory_version (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    theory_id INTEGER NOT NULL REFERENCES theory (id),
    name TEXT NOT NULL CHECK (name <> ''),
    reason TEXT NOT NULL,
    day TEXT,
    visit TEXT NOT NULL CHECK (visit IN ('', 'first', 'revisit')),
    coder_id INTEGER NOT NULL REFERENCES coder (id),
    created INTEGER NOT NULL,
    frozen TEXT NOT NULL
) STRICT;
CREATE INDEX theory_version_theory ON theory_version (theory_id);
CREATE TABLE hypothesis (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    theory_id INTEGER REFERENCES theory (id),
    text TEXT NOT NULL CHECK (text <> ''),
    origin TEXT NOT NULL CHECK (origin IN ('', 'register', 'first', 'revisit', 'literature', 'steering')),
    source TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'strengthened', 'weakened', 'rejected')),
    coder_id INTEGER NOT NULL REFERENCES coder (id),
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX hypothesis_theory ON hypothesis (theory_id);
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    excerpt_id INTEGER NOT NULL REFERENCES excerpt (id),
    source_id INTEGER NOT NULL REFERENCES source (id),
    link_id INTEGER REFERENCES theory_link (id),
    node_id INTEGER REFERENCES theory_node (id),
    hypothesis_id INTEGER REFERENCES hypothesis (id),
    coder_id INTEGER NOT NULL REFERENCES coder (id),
    stance TEXT NOT NULL CHECK (stance IN ('supports', 'contradicts', 'open')),
    strength INTEGER CHECK (strength BETWEEN 0 AND 100),
    statement TEXT CHECK (statement IN ('experienced', 'expected', 'measured')),
    note TEXT NOT NULL,
    created INTEGER NOT NULL,
    CHECK ((link_id IS NOT NULL) + (node_id IS NOT NULL) + (hypothesis_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX evidence_excerpt ON evidence (excerpt_id);
CREATE INDEX evidence_source ON evidence (source_id);
CREATE INDEX evidence_link ON evidence (link_id) WHERE link_id IS NOT NULL;
CREATE INDEX evidence_node ON evidence (node_id) WHERE node_id IS NOT NULL;
CREATE INDEX evidence_hypothesis ON evidence (hypothesis_id) WHERE hypothesis_id IS NOT NULL;
CREATE TABLE configuration (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    case_id INTEGER REFERENCES "case" (id),
    theory_id INTEGER REFERENCES theory (id),
    context TEXT NOT NULL,
    mechanism TEXT NOT NULL,
    outcome TEXT NOT NULL,
    coder_id INTEGER NOT NULL REFERENCES coder (id),
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX configuration_case ON configuration (case_id);
CREATE INDEX configuration_theory ON configuration (theory_id);
CREATE TABLE configuration_part (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    configuration_id INTEGER NOT NULL REFERENCES configuration (id),
    excerpt_id INTEGER NOT NULL REFERENCES excerpt (id),
    source_id INTEGER NOT NULL REFERENCES source (id),
    part TEXT NOT NULL CHECK (part IN ('context', 'mechanism', 'outcome')),
    coder_id INTEGER NOT NULL REFERENCES coder (id),
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX configuration_part_of ON configuration_part (configuration_id);
CREATE INDEX configuration_part_excerpt ON configuration_part (excerpt_id);
CREATE INDEX configuration_part_source ON configuration_part (source_id);
"""

_NETWORKS = """
CREATE TABLE actor (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    parent_id INTEGER REFERENCES actor (id),
    name TEXT NOT NULL CHECK (name <> ''),
    name_other TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('organisation', 'body', 'group', 'person')),
    sector TEXT NOT NULL
        CHECK (sector IN ('', 'plan', 'municipality', 'housing', 'civil', 'private', 'residents', 'state')),
    level TEXT NOT NULL CHECK (level IN ('', 'strategic', 'steering', 'practical')),
    description TEXT NOT NULL,
    mandate TEXT NOT NULL,
    frequency TEXT NOT NULL,
    x REAL,
    y REAL,
    origin TEXT NOT NULL
) STRICT;
CREATE INDEX actor_parent ON actor (parent_id);
CREATE TABLE actor_form (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    actor_id INTEGER NOT NULL REFERENCES actor (id),
    form TEXT NOT NULL CHECK (form <> ''),
    is_exact INTEGER NOT NULL CHECK (is_exact IN (0, 1))
) STRICT;
CREATE INDEX actor_form_actor ON actor_form (actor_id);
CREATE TABLE membership (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    body_id INTEGER NOT NULL REFERENCES actor (id),
    actor_id INTEGER NOT NULL REFERENCES actor (id),
    role TEXT NOT NULL,
    attendance TEXT NOT NULL,
    starts TEXT,
    ends TEXT,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX membership_body ON membership (body_id);
CREATE INDEX membership_actor ON membership (actor_id);
CREATE TABLE relation (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    rank TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    name_other TEXT NOT NULL,
    is_directed INTEGER NOT NULL CHECK (is_directed IN (0, 1)),
    origin TEXT NOT NULL
) STRICT;
CREATE TABLE tie (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    excerpt_id INTEGER NOT NULL REFERENCES excerpt (id),
    source_id INTEGER NOT NULL REFERENCES source (id),
    from_id INTEGER NOT NULL REFERENCES actor (id),
    to_id INTEGER NOT NULL REFERENCES actor (id),
    relation_id INTEGER NOT NULL REFERENCES relation (id),
    coder_id INTEGER NOT NULL REFERENCES coder (id),
    is_directed INTEGER NOT NULL CHECK (is_directed IN (0, 1)),
    valence TEXT NOT NULL CHECK (valence IN ('driver', 'barrier', 'ambivalent', 'none')),
    strength INTEGER CHECK (strength BETWEEN 0 AND 5),
    day TEXT,
    note TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX tie_excerpt ON tie (excerpt_id);
CREATE INDEX tie_source ON tie (source_id);
CREATE INDEX tie_from ON tie (from_id);
CREATE INDEX tie_to ON tie (to_id);
CREATE INDEX tie_relation ON tie (relation_id);
CREATE TABLE mention (
    id INTEGER PRIMARY KEY,
    guid BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
    excerpt_id INTEGER NOT NULL REFERENCES excerpt (id),
    source_id INTEGER NOT NULL REFERENCES source (id),
    actor_id INTEGER NOT NULL REFERENCES actor (id),
    coder_id INTEGER NOT NULL REFERENCES coder (id),
    is_meant INTEGER NOT NULL CHECK (is_meant IN (0, 1)),
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX mention_excerpt ON mention (excerpt_id);
CREATE INDEX mention_source ON mention (source_id);
CREATE INDEX mention_actor ON mention (actor_id);
"""
