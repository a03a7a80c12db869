"""A session's log, read afresh from the database."""

import json
from typing import Any

from rig.history import Entry

# `$1` is a parameter by its place in PostgreSQL, and by this name in SQLite.
_HEAD = "SELECT last_seq FROM live_sessions WHERE id = $1"
_LOG = "SELECT seq, type, CAST(data AS TEXT) AS data FROM events WHERE session_id = $1 ORDER BY seq"
_MESSAGES = "SELECT seq, id, client_id, sender_id, message FROM messages WHERE session_id = $1"


async def head(db: Any, session_id: str) -> int:
    """The position that the session's row names as its last."""
    return int(await db.fetchval(_HEAD, session_id))


async def read(db: Any, session_id: str) -> list[Entry]:
    """Every fact in order; the messages among them must be what the table of messages holds."""
    log = [_entry(row) for row in await db.fetch(_LOG, session_id)]
    stored = {Entry(*row) for row in await db.fetch(_MESSAGES, session_id)}
    assert stored == {entry for entry in log if entry.id}, "the log differs from the messages"
    return log


def _entry(row: Any) -> Entry:
    if row["type"] != "new_message":
        return Entry(row["seq"])
    told = json.loads(row["data"])
    sender = told["sender"]["id"]
    return Entry(row["seq"], told["id"], told["client_id"] or "", sender, told["message"])
