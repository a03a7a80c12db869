"""Reading the event log forwards and backwards."""

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.fact import Fact
from app.core.paging import MAX_PAGE
from app.features.event_log.views import LoggedEvent, LogPage
from app.features.live_sessions.errors import SessionNotFound
from app.storage import event_log as repository
from app.storage.models import EventRow

# One packet must fit into what may wait for a slow client, beside the newest messages.
PACKET_BYTES = 96 * 1024
_ENVELOPE_BYTES = 120  # around each fact's data


async def facts_after(db: AsyncSession, session_id: str, since: int) -> list[Fact]:
    """Return a page of facts after `since`, with what is not for everyone."""
    rows = await repository.after(db, session_id, since, MAX_PAGE)
    return [repository.fact_of(row) for row in rows]


async def page_after(
    db: AsyncSession, reader: Actor, session_id: str, since: int, limit: int = MAX_PAGE
) -> LogPage:
    """Return at most `limit` facts after `since`, as this reader may see them."""
    head = await repository.head(db, session_id) or 0
    rows = await repository.after(db, session_id, since, limit + 1)
    return _page(reader, head, rows[:limit], more=len(rows) > limit)


async def heads(db: AsyncSession, session_ids: list[str]) -> dict[str, int]:
    """Return the newest position of each of these sessions, in one query."""
    return await repository.heads(db, session_ids)


async def epoch(db: AsyncSession) -> str:
    """Return the database's epoch: positions and ids of another epoch mean nothing in it."""
    return await repository.epoch(db) or ""


async def page_before(
    db: AsyncSession, reader: Actor, session_id: str, position: int | None, limit: int
) -> LogPage:
    """Return at most `limit` facts before `position`; None means the newest."""
    head = await repository.head(db, session_id) or 0
    rows = await repository.before(db, session_id, position, limit + 1)
    return _page(reader, head, rows[-limit:], more=len(rows) > limit)


async def catch_up(db: AsyncSession, reader: Actor, session_id: str, since: int) -> LogPage:
    """Return one packet of facts after `since`, for a member.

    Raises:
        SessionNotFound: the session was deleted.
    """
    if await repository.head(db, session_id) is None:
        raise SessionNotFound
    return _fitting(await page_after(db, reader, session_id, since))


async def page_until(
    db: AsyncSession, reader: Actor, session_id: str, since: int, head: int
) -> LogPage:
    """Return what fits into one packet: facts after `since`, up to `head`.

    A member ahead of `head` receives the present head; it is below `since` after a restore.
    """
    if since > head:
        return LogPage(events=[], head=await repository.head(db, session_id) or 0, more=False)
    rows = await repository.after(db, session_id, since, MAX_PAGE)
    shown = [row for row in rows if row.seq <= head]
    return _fitting(_page(reader, head, shown, more=bool(shown) and shown[-1].seq < head))


def _fitting(page: LogPage) -> LogPage:
    """Return as much of a page as fits into one packet; at least its first fact."""
    size = 0
    for count, event in enumerate(page.events):
        size += len(orjson.dumps(event.data)) + _ENVELOPE_BYTES
        if count and size > PACKET_BYTES:
            return LogPage(events=page.events[:count], head=page.head, more=True)
    return page


def _page(reader: Actor, head: int, rows: list[EventRow], *, more: bool) -> LogPage:
    """Build a page; `head` was read before `rows`, so facts stored in between are no gap."""
    events = [_event(reader, row) for row in rows]
    newest = max([head, *(event.seq for event in events)])
    return LogPage(events=events, head=newest, more=more)


def _event(reader: Actor, row: EventRow) -> LoggedEvent:
    if row.private is None:
        return LoggedEvent.model_validate(row)
    shown = repository.fact_of(row).shown_to(reader)
    return LoggedEvent(seq=row.seq, type=shown.name, at=row.at, data=shown.data)
