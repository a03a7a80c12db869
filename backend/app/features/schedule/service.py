"""What calendars are told of scheduled sessions, and starting these at their time."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.live_sessions import queries
from app.features.live_sessions.options import EntrySettings
from app.features.live_sessions.service import announce
from app.features.live_sessions.session_row import set_status
from app.features.schedule import planning, repository
from app.features.schedule.calendar_file import Planned
from app.features.schedule.errors import NotScheduled
from app.features.schedule.options import CHANGES
from app.storage.unit_of_work import UnitOfWork


async def due(db: AsyncSession) -> Sequence[str]:
    """Return the sessions that are to begin by themselves now."""
    now = utc_now()
    return await repository.due(db, now - planning.START_WITHIN, now)


async def planned(db: AsyncSession, session_id: str, k: str) -> tuple[Planned, str]:
    """Return what calendars are told of a session, and its join code.

    Raises:
        SessionNotFound: there is none, or its code was replaced, and `k` is not its link's.
        NotScheduled: it has no time.
    """
    session = await queries.pictured(db, session_id, k)
    if session.scheduled_at is None:
        raise NotScheduled
    settings = EntrySettings.model_validate(session.settings)
    return (
        Planned(
            session_id=session.id,
            title=session.title,
            description=None if settings.locked else session.description,
            presenter_name=await queries.presenter_name(db, session),
            begins_at=session.scheduled_at,
            changes=session.settings.get(CHANGES, 0),
            updated_at=session.updated_at,
        ),
        session.session_code,
    )


async def start_if_due(work: UnitOfWork, session_id: str) -> None:
    """Start a session, unless another worker or a host did so, or its time was changed."""
    session = await queries.lock_for_update(work.db, session_id)
    if planning.is_due(session, utc_now()):
        set_status(session, "active")
        await announce(work, session)
