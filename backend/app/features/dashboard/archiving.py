"""Archiving a presenter's sessions."""

from app.core.actor import Actor
from app.core.clock import utc_now
from app.features.live_sessions import policy, queries
from app.features.live_sessions.service import OwnSession, shown
from app.storage.unit_of_work import UnitOfWork


async def archive(work: UnitOfWork, actor: Actor, session_id: str) -> OwnSession:
    """Archive a session, so that the default list does not show it.

    Raises:
        SessionRunning: people may be in it.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    policy.check_archivable(session.status)
    session.archived_at = session.archived_at or utc_now()
    return await shown(work.db, actor, session)


async def unarchive(work: UnitOfWork, actor: Actor, session_id: str) -> OwnSession:
    """Return a session to the default list."""
    session = await queries.lock_hosted(work.db, actor, session_id)
    session.archived_at = None
    return await shown(work.db, actor, session)
