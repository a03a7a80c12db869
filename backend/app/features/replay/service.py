"""Reading how a session went, as everybody in the room saw it."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.features.event_log.views import LoggedEvent, LogPage
from app.features.live_sessions import queries
from app.features.live_sessions.policy import check_over
from app.features.replay import repository
from app.features.replay.views import PeopleFrom, Replay
from app.features.reports.contents.minutes import people
from app.storage import event_log
from app.storage.models import LiveSession

_PAGE = 1_000


async def replay(db: AsyncSession, session_id: str) -> Replay:
    """Return what the log does not tell.

    Raises:
        SessionNotOver: the session has not ended.
    """
    await _ended(db, session_id)
    counted = people(await repository.stays(db, session_id))
    return Replay(
        people=[PeopleFrom(at=at, count=count) for at, count in counted],
        votes=await repository.votes(db, session_id),
    )


async def page(db: AsyncSession, session_id: str, since: int) -> LogPage:
    """Return a page of the log after `since`, of each fact what everybody may see.

    The log itself holds nothing that was deleted, hidden or erased since, and nothing that is held.

    Raises:
        SessionNotOver: the session has not ended.
    """
    session = await _ended(db, session_id)
    rows = await event_log.after(db, session_id, since, _PAGE + 1)
    events = [LoggedEvent.model_validate(row) for row in rows[:_PAGE]]
    return LogPage(events=events, head=session.last_seq, more=len(rows) > _PAGE)


async def _ended(db: AsyncSession, session_id: str) -> LiveSession:
    session = await queries.by_id(db, session_id)
    check_over(session.status)
    return session
