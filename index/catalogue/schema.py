"""The layout of the catalogue's tables.

Wide columns stand in a table of their own (`body`), so that a pass over what every search needs
(outlet, day, month) reads a small part of the file.
"""

LAYOUT = 7
"""Kept in `user_version`. A catalogue of another layout is made anew: the files are the source."""

SEALED = {
    "meta": "key, value",
    "file": "path, size, mtime_ns, sha256, state, ctime_ns",
    "skipped": "path, reason, file",
    "article": """id, file, member, record, outlet, day, month, moment, text_hash, generation,
        digest, title, date, words, language""",
    "body": """authors, url, language, found_in, sure, encoding, repairs, paragraphs, removed,
        text""",
    "naming": "text_hash, version, counts, mentions",
}
"""Tables whose rows carry a checksum over these columns: SQLite itself has none, so that a flipped
bit would be told as if it had been read. Numbers of rows are left out, for they are given late."""

CORPUS_TABLES = {
    "file": SEALED["file"],
    "article": f"key, {SEALED['article']}",
    "body": f"key, {SEALED['body']}",
    "skipped": SEALED["skipped"],
    "removal": "generation, key",
}
"""Tables of what was read from the corpus, with their columns; each refers to those before it."""

_SEAL = {
    table: f"seal INTEGER GENERATED ALWAYS AS (seal({columns})) STORED"
    for table, columns in SEALED.items()
}

TABLES = f"""
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    {_SEAL["meta"]}
) WITHOUT ROWID;

CREATE TABLE file (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    state INTEGER NOT NULL,
    ctime_ns INTEGER NOT NULL,
    {_SEAL["file"]}
) WITHOUT ROWID;

CREATE TABLE skipped (
    path TEXT NOT NULL,
    reason TEXT NOT NULL,
    file TEXT REFERENCES file (path) ON DELETE CASCADE,
    {_SEAL["skipped"]}
);
CREATE INDEX skipped_file ON skipped (file);

CREATE TABLE article (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL REFERENCES file (path),
    member TEXT NOT NULL,
    record INTEGER NOT NULL,
    outlet TEXT NOT NULL,
    day INTEGER,
    month INTEGER,
    moment INTEGER,
    text_hash TEXT NOT NULL,
    generation INTEGER NOT NULL,
    digest BLOB NOT NULL,
    title TEXT,
    date TEXT,
    words INTEGER NOT NULL,
    language TEXT NOT NULL,
    {_SEAL["article"]}
);
CREATE INDEX article_place ON article (file, member, record);
CREATE INDEX article_text ON article (text_hash);
CREATE INDEX article_generation ON article (generation);

CREATE TABLE body (
    key INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
    authors TEXT NOT NULL,
    url TEXT,
    language TEXT,
    found_in TEXT NOT NULL,
    sure TEXT NOT NULL,
    encoding TEXT NOT NULL,
    repairs TEXT NOT NULL,
    paragraphs TEXT NOT NULL,
    removed TEXT NOT NULL,
    text TEXT NOT NULL,
    {_SEAL["body"]}
);

CREATE TABLE removal (
    generation INTEGER NOT NULL,
    key INTEGER NOT NULL
);
CREATE INDEX removal_generation ON removal (generation);

CREATE TABLE naming (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    text_hash TEXT NOT NULL,
    version TEXT NOT NULL,
    counts TEXT NOT NULL,
    mentions TEXT NOT NULL,
    {_SEAL["naming"]},
    UNIQUE (version, text_hash)
);
"""
