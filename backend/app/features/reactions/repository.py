"""All SQL about reactions."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Table, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import ReactionMinute, ReactionTotal
from app.storage.one_of import one_of
from app.storage.statement import Statement

_TOTALS, _MINUTES = ReactionTotal.table(), ReactionMinute.table()
_READ = Statement(
    select(_TOTALS.c.session_id, _TOTALS.c.emoji, _TOTALS.c["count"].label("n")).where(
        one_of(_TOTALS.c.session_id, "ids")
    ),
    begins=False,
)


def _adding(insert: Any, table: Table) -> Any:
    """Add a count to that of the same key, in SQL, as two workers may add at once."""
    statement = insert(table).values({one.key: bindparam(one.key) for one in table.c})
    return statement.on_conflict_do_update(
        index_elements=[*table.primary_key.columns],
        set_={"count": table.c["count"] + statement.excluded["count"]},
    )


def _add(table: Table) -> Statement:
    kinds = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
    return Statement({name: _adding(insert, table) for name, insert in kinds.items()})


_ADD, _ADD_TO_MINUTE = _add(_TOTALS), _add(_MINUTES)


async def totals_of(db: AsyncSession, session_ids: Collection[str]) -> dict[str, dict[str, int]]:
    """Return how often each emoji was sent, as far as stored; nothing for other sessions."""
    found: dict[str, dict[str, int]] = {}
    for session_id, emoji, count in await _READ.fetch(db, ids=session_ids):
        found.setdefault(session_id, {})[emoji] = count
    return found


async def add_counts(db: AsyncSession, session_id: str, counts: Mapping[str, int]) -> None:
    """Add to the stored totals."""
    rows = [
        {"session_id": session_id, "emoji": emoji, "count": count}
        for emoji, count in sorted(counts.items())
    ]
    await _ADD.execute_many(db, rows)


async def add_to_minute(db: AsyncSession, session_id: str, minute: int, count: int) -> None:
    """Add to a minute's count, in minutes since 1970."""
    row = {"session_id": session_id, "minute": minute, "count": count}
    await _ADD_TO_MINUTE.execute_many(db, [row])
