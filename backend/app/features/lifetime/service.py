"""Sessions that nobody ends: what counts as use, the end by the clock, and taking that back."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.config import get_settings
from app.features.lifetime import repository
from app.features.lifetime.repository import Use
from app.features.live_sessions import policy, queries
from app.features.live_sessions.errors import CodeTaken
from app.features.live_sessions.service import (
    OwnSession,
    replace_taken_code,
    set_status,
    shown,
    tell,
    told,
)
from app.storage.unit_of_work import UnitOfWork


async def note_use(work: UnitOfWork, uses: Sequence[Use]) -> None:
    """Note that people are in these sessions, and how many at most."""
    await repository.note_use(work.db, uses, utc_now())


async def forgotten(db: AsyncSession) -> list[str]:
    """The running sessions that everybody has left alone for too long.

    Active ones after `SESSION_MAX_HOURS`; paused ones are meant to wait, and do so for as long as
    a session is usually kept here.
    """
    now, settings = utc_now(), get_settings()
    return await repository.forgotten(
        db,
        active=now - timedelta(hours=settings.session_max_hours),
        paused=now - timedelta(days=settings.retention_days),
    )


async def end_if_forgotten(work: UnitOfWork, session_id: str) -> None:
    """End a session, unless it has been used or ended since it was found."""
    session = await queries.lock_for_update(work.db, session_id)
    if session.id in await forgotten(work.db):
        session.ended_from = session.status
        set_status(session, "ended")
        await tell(work, session)


async def reopen(work: UnitOfWork, actor: Actor, session_id: str) -> OwnSession:
    """Take back an end by the clock: the session goes on as it was when that came.

    Its code is another one if somebody has been given the old one since.

    Raises:
        SessionNotStarted: it is a draft.
        SessionIsFinal: somebody ended it.
        ReopenTooLate: it ended too long ago.
        CodeTaken: somebody took its code at the same moment.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    if session.status in ("active", "paused"):
        return await shown(work.db, actor, session)
    policy.check_reopen(session.status, session.ended_from, session.ended_at, utc_now())
    await replace_taken_code(work.db, session)
    session.status = session.ended_from or "active"
    session.ended_from = session.ended_at = session.archived_at = None
    session.used_at = utc_now()
    try:
        await work.db.flush()
    except IntegrityError:
        raise CodeTaken from None
    return await told(work, actor, session)
