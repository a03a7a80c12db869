"""Reusing and archiving a presenter's sessions."""

from app.core.actor import Actor
from app.core.clock import utc_now
from app.features.dashboard import repository
from app.features.live_sessions import policy, queries
from app.features.live_sessions.options import reused_settings
from app.features.live_sessions.service import OwnSession, free_code, shown
from app.storage.models import LiveSession
from app.storage.unit_of_work import UnitOfWork

_AGAIN = ("title", "description", "features", "words", "retention_days", "passcode_hash")


async def duplicate(work: UnitOfWork, actor: Actor, session_id: str) -> OwnSession:
    """Create a draft with this session's settings, without its people and messages."""
    old = await queries.hosted_by(work.db, actor, session_id)
    now = utc_now()
    columns = old.columns()
    again = {name: columns[name] for name in _AGAIN}
    code = await free_code(work.db, None)
    session = LiveSession(
        **again,
        presenter_id=actor.id,
        session_code=code,
        settings=reused_settings(old.settings),
        created_at=now,
        updated_at=now,
    )
    await repository.add(work.db, session)
    return OwnSession(session, actor.nickname, 0)


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
