"""The retention of live sessions, and deleting them when it ends."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.config import get_settings
from app.features.live_sessions import policy, queries
from app.features.live_sessions import service as live_sessions
from app.features.live_sessions.errors import SessionNotFound
from app.features.live_sessions.events import SessionUpdated
from app.features.live_sessions.service import OwnSession
from app.features.privacy import repository
from app.features.privacy.commands import ChangeRetention
from app.storage.models import LiveSession
from app.storage.unit_of_work import UnitOfWork

_MOST_SESSIONS = 50


async def keep_for(
    work: UnitOfWork, actor: Actor, session_id: str, command: ChangeRetention
) -> OwnSession:
    """Change a session's retention, also after its end.

    Raises:
        SessionNotFound: it is not the actor's own, or its retention has already ended.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    if _is_over(session):
        raise SessionNotFound
    if session.retention_days != command.days:
        session.retention_days = command.days
        await work.record(session_id, lambda seq: SessionUpdated.of(session, seq))
    return await live_sessions.show(work.db, actor, session_id)


async def due(db: AsyncSession) -> list[str]:
    """Return some of the sessions whose retention has ended."""
    return await repository.due(db, utc_now(), get_settings().retention_days, _MOST_SESSIONS)


async def delete_some_if_due(work: UnitOfWork, session_id: str) -> bool:
    """Delete a part of a session whose retention has ended; return whether there is more.

    Returns False if another worker is deleting it.
    """
    usual = get_settings().retention_days
    session = await repository.take_due(work.db, session_id, utc_now(), usual)
    return session is not None and await repository.delete_some(work.db, session)


def _is_over(session: LiveSession) -> bool:
    moment = policy.delete_at(session)
    return moment is not None and moment <= utc_now()
