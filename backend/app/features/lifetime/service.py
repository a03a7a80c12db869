"""Sessions that nobody ends: ending unused ones, and undoing that."""

from datetime import timedelta

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.config import get_settings
from app.features.lifetime import repository
from app.features.live_sessions import policy, queries, session_row
from app.features.live_sessions.codes import replace_taken_code
from app.features.live_sessions.errors import CodeTaken
from app.features.live_sessions.service import OwnSession, announce, published, shown
from app.storage.unit_of_work import UnitOfWork


async def forgotten(db: AsyncSession) -> list[str]:
    """Return running sessions that were unused for too long.

    Active ones after `SESSION_MAX_HOURS`. Paused ones are meant to wait, so they last as long as an
    ended session is kept by default.
    """
    now, settings = utc_now(), get_settings()
    return await repository.forgotten(
        db,
        active=now - timedelta(hours=settings.session_max_hours),
        paused=now - timedelta(days=settings.retention_days),
    )


async def end_if_forgotten(work: UnitOfWork, session_id: str) -> None:
    """End a session, unless it was used or ended since it was found."""
    session = await queries.lock_for_update(work.db, session_id)
    if session.id in await forgotten(work.db):
        session.ended_from = session.status
        session_row.set_status(session, "ended")
        await announce(work, session)


async def reopen(work: UnitOfWork, actor: Actor, session_id: str) -> OwnSession:
    """Undo an automatic end: the session continues in its previous state.

    It gets another code if the old one is in use by now.

    Raises:
        SessionNotStarted: it is a draft.
        SessionIsFinal: a person ended it.
        ReopenTooLate: it ended too long ago.
        CodeTaken: its code was taken at the same moment.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    if session.status in ("active", "paused"):
        return await shown(work.db, actor, session)
    policy.check_reopen(session.status, session.ended_from, session.ended_at, utc_now())
    await replace_taken_code(work.db, session)
    session_row.reopen(session, session.ended_from or "active")
    session.ended_from = None
    try:
        await work.db.flush()
    except IntegrityError:
        raise CodeTaken from None
    return await published(work, actor, session)
