"""The tables of an audit's database, their version, and how an older one becomes this one.

What is read and what is judged is stored once, by what it hangs on; a run only refers to it. So unchanged pages take no
room in a second run, and no work.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from begrijpelijk.errors import UsageError

APPLICATION = 0x62656772  # "begr", in the head of the file: tells our databases from those of others
BUSY = 30.0  # seconds to wait for somebody else who writes

_VERSION_1 = """
CREATE TABLE run (
    id INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT, targets TEXT NOT NULL, niveau TEXT NOT NULL,
    tool TEXT NOT NULL, pipeline TEXT NOT NULL DEFAULT '', settings TEXT NOT NULL, phase TEXT NOT NULL DEFAULT 'gather'
);
-- What there is to do in a run, and what became of it. state: waiting, done, skipped or failed.
CREATE TABLE task (
    run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, source TEXT NOT NULL, target TEXT NOT NULL,
    kind TEXT NOT NULL, depth INTEGER NOT NULL DEFAULT 0, parent TEXT, state TEXT NOT NULL DEFAULT 'waiting',
    number INTEGER NOT NULL, PRIMARY KEY (run, source)
) WITHOUT ROWID;
CREATE INDEX task_by_state ON task (run, state, number);
-- What a server said last time; with it, what did not change need not be sent again.
CREATE TABLE response (
    source TEXT PRIMARY KEY, etag TEXT, modified TEXT, sha TEXT NOT NULL, media_type TEXT, url TEXT NOT NULL,
    links TEXT NOT NULL, gist TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE TABLE reading (
    key TEXT PRIMARY KEY, media_type TEXT NOT NULL, title TEXT, language TEXT, dutch INTEGER NOT NULL,
    words INTEGER NOT NULL, text TEXT NOT NULL, notes TEXT NOT NULL, signals TEXT NOT NULL,
    rendered INTEGER NOT NULL DEFAULT 0, error TEXT
) WITHOUT ROWID;
CREATE INDEX reading_text ON reading (text);
CREATE TABLE reading_block (
    reading TEXT NOT NULL REFERENCES reading(key) ON DELETE CASCADE, hash TEXT NOT NULL, PRIMARY KEY (reading, hash)
) WITHOUT ROWID;
CREATE INDEX block_readings ON reading_block (hash);
-- Only texts that are on more than one page: the fixed parts are made from these.
CREATE TABLE block (hash TEXT PRIMARY KEY, number INTEGER NOT NULL, data TEXT NOT NULL) WITHOUT ROWID;
-- Documents that were read and still have to be judged. Emptied when that is done.
CREATE TABLE pending (reading TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE judgement (
    key TEXT PRIMARY KEY, reading TEXT NOT NULL, settings TEXT NOT NULL, words INTEGER NOT NULL,
    sentences INTEGER NOT NULL, lint REAL, level INTEGER, struggling REAL, cefr TEXT, niveau TEXT NOT NULL,
    passed INTEGER NOT NULL, notes TEXT NOT NULL DEFAULT '[]', flow TEXT
) WITHOUT ROWID;
CREATE INDEX judgement_reading ON judgement (reading, settings);
-- What a rule is evidence for, once for all its findings.
CREATE TABLE rule (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, kenmerken TEXT NOT NULL, toegang TEXT NOT NULL, wcag TEXT NOT NULL,
    UNIQUE (name, kenmerken, toegang, wcag)
);
CREATE TABLE finding (
    judgement TEXT NOT NULL REFERENCES judgement(key) ON DELETE CASCADE, number INTEGER NOT NULL,
    rule INTEGER NOT NULL REFERENCES rule(id), severity TEXT NOT NULL, message TEXT NOT NULL, excerpt TEXT NOT NULL,
    line INTEGER, page INTEGER, selector TEXT, screen TEXT, count INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (judgement, number)
) WITHOUT ROWID;
CREATE TABLE document (
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, source TEXT NOT NULL,
    target TEXT NOT NULL, kind TEXT NOT NULL, reading TEXT REFERENCES reading(key),
    judgement TEXT REFERENCES judgement(key), duplicate_of INTEGER REFERENCES document(id), depth INTEGER NOT NULL,
    parent TEXT, modified TEXT, title TEXT, pages INTEGER NOT NULL DEFAULT 1, UNIQUE (run, source, kind)
);
CREATE INDEX document_reading ON document (reading);
CREATE TABLE problem (
    run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, source TEXT NOT NULL, message TEXT NOT NULL,
    kind TEXT NOT NULL, count INTEGER NOT NULL DEFAULT 1, PRIMARY KEY (run, source, message)
) WITHOUT ROWID;
"""
MIGRATIONS: Sequence[str] = (_VERSION_1,)
"""Script number n makes version n + 1 out of version n; version 0 is an empty file. Never change one: add one."""

VERSION = len(MIGRATIONS)

_MISSING = "deze database bestaat niet; maak hem met: begrijpelijk audit"
_OTHER = "dit bestand is geen database van begrijpelijk; kies een andere naam. Er is niets in veranderd"
_DAMAGED = "deze database is beschadigd; zet een kopie terug of kies een nieuwe naam. Er is niets in veranderd"
_NEWER = "deze database is van een nieuwere begrijpelijk; werk het programma bij. Er is niets in veranderd"
_CLOSED = "deze database gaat niet open ({reason}); kijk of u hier mag lezen en schrijven"
_FULL = "het schrijven lukt niet ({reason}); kijk of er ruimte is op de schijf"


def connect(path: Path, *, create: bool, version: int = VERSION) -> sqlite3.Connection:
    """A connection to the database in a file, brought to `version`.

    Raises `UsageError` for a file that is not there (unless `create`), not ours, damaged, or made by a newer
    begrijpelijk; none of these is ever written to.
    """
    if path.is_dir():
        raise UsageError("dit is een map; geef de naam van een bestand", str(path))
    is_new = not path.exists() or path.stat().st_size == 0
    if is_new and not create:
        raise UsageError(_MISSING, str(path))
    try:
        if not is_new:
            _require_ours(path, version)
        connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
    except sqlite3.Error as error:
        raise refusal(error, path) from error
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        if create:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        if connection.execute("PRAGMA user_version").fetchone()[0] < version:
            _migrate(connection, version)
    except sqlite3.Error as error:
        connection.close()
        raise refusal(error, path) from error
    if is_new and path.exists():  # a database in memory is not
        path.chmod(0o600)  # it quotes from the texts
    return connection


def refusal(error: sqlite3.Error, path: Path) -> UsageError:
    """What is wrong with a database, in one sentence."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return UsageError(_FULL.format(reason="de schijf is vol"), str(path))
    if code == sqlite3.SQLITE_NOTADB:
        return UsageError(_OTHER, str(path))
    if code == sqlite3.SQLITE_BUSY:
        return UsageError("deze database is in gebruik; wacht tot de andere opdracht klaar is", str(path))
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_FORMAT):
        return UsageError(_DAMAGED, str(path))
    return UsageError(_CLOSED.format(reason=" ".join(str(error).split())), str(path))


def _require_ours(path: Path, version: int) -> None:
    """Look at an existing file without a way to change it."""
    # Without a log of a writer beside it the file is all there is; then nothing is put beside it either.
    how = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True, timeout=BUSY)) as connection:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if application != APPLICATION or found < 1:
            raise UsageError(_OTHER, str(path))
        if found > version:
            raise UsageError(_NEWER, str(path))
        answer = connection.execute("PRAGMA quick_check(1)").fetchone()
        if answer is None or answer[0] != "ok":
            raise UsageError(_DAMAGED, str(path))
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        if not {"run", "document", "finding"} <= names:
            raise UsageError(_DAMAGED, str(path))


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a database to a version, all of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        for script in MIGRATIONS[found:version]:
            for statement in _statements(script):
                connection.execute(statement)
        if found < version:
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> list[str]:
    """The statements of a script: `executescript` would end the transaction."""
    found: list[str] = []
    rest = ""
    for line in script.splitlines():
        rest += line + "\n"
        if sqlite3.complete_statement(rest):
            found.append(rest)
            rest = ""
    return found
