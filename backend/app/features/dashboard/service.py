"""A presenter's own sessions: page by page, newest first, filtered."""

from collections.abc import AsyncIterator
from typing import Any

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.text import search_key
from app.features.dashboard import repository
from app.features.dashboard.commands import Wanted
from app.features.dashboard.repository import Position
from app.features.live_sessions.service import OwnSession

MOST_LOOKED_AT = 10_000  # sessions of one presenter: what is older is not searched
_AT_ONCE = 500


async def page(
    db: AsyncSession, actor: Actor, behind: Position | None, limit: int, wanted: Wanted
) -> list[OwnSession]:
    """Return the presenter's sessions after a position, newest first, or soonest.

    The search ignores case, width and Unicode composition.
    """
    key = search_key(wanted.query)
    if not key:
        rows = await repository.page_of_own(db, actor.id, behind, limit, wanted)
    else:
        found = _search(db, actor, behind, wanted, key)
        rows = await repository.by_ids(db, await _first(found, limit), wanted)
    return [OwnSession(row, actor.nickname, row.participant_total) for row in rows]


def position_of(session: Any, wanted: Wanted) -> Position:
    """Return the position in the list after which the next page begins."""
    return repository.position_of(session, wanted)


async def _search(
    db: AsyncSession, actor: Actor, behind: Position | None, wanted: Wanted, key: str
) -> AsyncIterator[str]:
    """Return the ids of matching sessions; the database cannot compare letters this way."""
    for _ in range(0, MOST_LOOKED_AT, _AT_ONCE):
        rows = await repository.names_of_own(db, actor.id, behind, _AT_ONCE, wanted)
        for row in rows:
            if _matches(row, key):
                yield row.id
        if len(rows) < _AT_ONCE:
            return
        behind = repository.position_of(rows[-1], wanted)


async def _first(found: AsyncIterator[str], limit: int) -> list[str]:
    ids: list[str] = []
    async for one in found:
        ids.append(one)
        if len(ids) == limit:
            break
    return ids


def _matches(row: Row[Any], key: str) -> bool:
    return key in search_key(row.title) or key.replace(" ", "") in search_key(row.session_code)
