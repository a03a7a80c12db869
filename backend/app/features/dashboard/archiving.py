"""Archiving a presenter's sessions."""

from app.core.actor import Actor
from app.features.live_sessions import policy, queries, session_row
from app.features.live_sessions.service import OwnSession, shown
from app.storage.unit_of_work import UnitOfWork


async def archive(work: UnitOfWork, actor: Actor, session_id: str) -> OwnSession:
    """Archive a session, so that the default list does not show it.

    Raises:
        SessionRunning: people may be in it.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    policy.check_archivable(session.status)
    session_row.archive(session)
    return await shown(work.db, actor, session)


async def unarchive(work: UnitOfWork, actor: Actor, session_id: str) -> OwnSession:
    """Return a session to the default list."""
    session = await queries.lock_hosted(work.db, actor, session_id)
    session_row.unarchive(session)
    return await shown(work.db, actor, session)
