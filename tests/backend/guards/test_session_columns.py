"""Each column of a live session's row is written by one feature; others call its functions.

`live_sessions` creates rows, copies too, and has most columns; its `session_row.py` writes them for
others. A column that is written under a computed name is not seen. So `setattr` on a session, and
values that are not spelt out, are for `live_sessions` alone; and the columns that it writes so are
those that the options of features name, which are asked here. `last_seq` belongs to the event log.
"""

from functools import lru_cache
from pathlib import Path

import pytest

from app.registry import FEATURES
from guards.session_columns import ANY, COLUMNS, ROW, writers
from guards.sources import APP

OWNER = "live_sessions"
OTHERS = {
    "ended_from": "lifetime",
    "muted": "moderation",
    "renamed": "people",
    "retention_days": "privacy",
    "stage": "stage",
    "words": "word_filter",
}
_QUERIES = """
async def lock(db) -> LiveSession: ...
async def both(db) -> tuple[str, LiveSession] | None: ...
async def all_of(db) -> list[LiveSession]: ...
"""
_HEAD = """
from app.storage.models import LiveSession, Participant
from app.features.live_sessions import queries
from app.features.live_sessions.queries import all_of, both as _both, lock
from app.features.feeds import repository
_TABLE, _OTHER = LiveSession.table(), Participant.table()
"""


def _found(writing: str) -> dict[str, set[str]]:
    queries = ("app.features.live_sessions.queries", _QUERIES)
    return writers([queries, ("app.features.anyone.service", _HEAD + writing)])


@lru_cache
def _of_the_app() -> dict[str, set[str]]:
    files = (APP / "features").rglob("*.py")
    return writers((_module(path), path.read_text()) for path in files)


def _module(path: Path) -> str:
    return ".".join(path.relative_to(APP.parent).with_suffix("").parts)


def test_each_column_is_written_by_one_feature() -> None:
    found = _of_the_app()
    assert {column: names for column, names in found.items() if len(names) > 1} == {}
    assert {column: names for column, names in found.items() if names != {OWNER}} == {
        column: {name} for column, name in OTHERS.items()
    }
    assert found[ROW] == found[ANY] == {OWNER}
    assert "last_seq" not in found


def test_columns_that_options_name_are_written_by_nobody_else() -> None:
    named = [
        column for one in FEATURES for column in (one.options.columns({}) if one.options else ())
    ]
    assert named == ["scheduled_at"]
    assert COLUMNS.issuperset(named)
    assert not _of_the_app().keys() & set(named)


@pytest.mark.parametrize(
    ("writing", "columns"),
    [
        ("async def a(session): session.status = 'ended'", {"status"}),
        ("def a(one: LiveSession): one.status = 'ended'", {"status"}),
        ("def a(one: LiveSession | None): one.title, one.status = '', ''", {"title", "status"}),
        ("def a(own): own.session.settings = {}", {"settings"}),
        ("async def a(db):\n    row = await queries.lock(db)\n    row.status = ''", {"status"}),
        ("async def a(db):\n    x, a = await _both(db)\n    a.title = x.status = ''", {"title"}),
        ("async def a(db):\n    for one in await all_of(db):\n        one.title = ''", {"title"}),
        ("async def a(db):\n    if one := await lock(db):\n        one.status = ''", {"status"}),
        ("def a(anything): anything.muted = {}", {"muted"}),
        ("def a(x): x.participant_peak += 1", {"participant_peak"}),
        ("def a(session): setattr(session, 'status', '')", {"status"}),
        ("def a(session, name): setattr(session, name, '')", {ANY}),
        ("A = update(LiveSession).where(x).values(status='', title='')", {"status", "title"}),
        ("A = sa.update(_TABLE).values({'status': 1, LiveSession.title: 2})", {"status", "title"}),
        ("A = update(_TABLE).values(used_at=1, updated_at=_TABLE.c.updated_at)", {"used_at"}),
        ("A = update(_TABLE).values(**values)", {ANY}),
        ("A = update(_TABLE).values(values)", {ANY}),
        ("A = update(LiveSession)", {ANY}),
        ("A = ('UPDATE live_sessions SET status = 1, title=2 WHERE x = 3')", {"status", "title"}),
        ("def a(): return LiveSession(title='')", {ROW}),
        ("A = insert(_TABLE)", {ROW}),
    ],
)  # fmt: skip
def test_a_writing_is_found(writing: str, columns: set[str]) -> None:
    assert _found(writing) == {column: {"anyone"} for column in columns}


@pytest.mark.parametrize(
    "line",
    [
        "def a(activity): activity.status = ''",
        "class A:\n    def __init__(self): self.stage = {}",
        "def a(session): x = session.status",
        "def a(question, name): setattr(question, name, '')",
        "async def a(db):\n    row = await repository.lock(db)\n    row.status = ''",
        "A = select(LiveSession.status)",
        "A = update(_OTHER).values(nickname='')",
        "A = text('SELECT status FROM live_sessions WHERE title = 1')",
    ],
)
def test_reading_and_other_rows_are_let_be(line: str) -> None:
    assert not _found(line)
