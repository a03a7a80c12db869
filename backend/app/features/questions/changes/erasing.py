"""Blanking anonymous questions of people who erased their data: all at the full hour.

At that moment nobody can tell whose they were, as long as more than one person asks.
"""

from typing import TYPE_CHECKING

from app.core.clock import utc_now
from app.features.live_sessions import queries
from app.features.questions import repository
from app.features.questions.changes.changing import take_back
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job
from app.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from app.core.schemas import EventFactory

_HOUR = 3600  # seconds


class Hour:
    """The last hour since 1970 in which a worker has done it; it begins with the present one."""

    def __init__(self) -> None:
        self.last = _hour()


async def blank_erased(context: WorkerContext) -> None:
    """Blank them in every session, once in each hour."""
    done, now = context.own(Hour), _hour()
    if now == done.last:
        return
    async with context.open_db() as db:
        session_ids = await repository.sessions_with_erased(db)
    for session_id in session_ids:
        await context.run(blank, session_id)
    done.last = now


async def blank(work: UnitOfWork, session_id: str) -> None:
    """Blank those of one session, and tell its members that they are gone."""
    session = await queries.lock_for_update(work.db, session_id)
    factories: list[EventFactory] = []
    for question in await repository.erased(work.db, session_id):
        question.erased = False
        factories += await take_back(work.db, session, question)
    if factories:
        await work.record_all(session_id, factories)


def _hour() -> int:
    return int(utc_now().timestamp()) // _HOUR


JOBS = [Job("blank_erased_questions", 20.0, blank_erased)]
