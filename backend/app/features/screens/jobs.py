"""Periodic jobs about screens."""

from datetime import timedelta

from app.core.clock import LookBack, utc_now
from app.features.moderation.mutes_and_bans import cut
from app.features.screens import repository, service
from app.features.screens.errors import ScreenRevoked
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job

_HOUR_SECONDS = 3600.0


class Revoked(LookBack):
    """The period in which this worker looks for revoked tokens."""

    def __init__(self) -> None:
        super().__init__(timedelta(minutes=2))


async def cut_revoked(context: WorkerContext) -> None:
    """Disconnect screens on this worker whose token was revoked recently, and tell them why."""
    now, period = utc_now(), context.own(Revoked)
    if any(context.rooms):
        async with context.open_db() as db:
            revoked = await repository.revoked_since(db, period.since(now))
        for token in revoked:
            if room := context.rooms.get(token.session_id):
                await cut(context, room.members_of(token.id), ScreenRevoked.code)
    period.done(now)


async def forget_revoked(context: WorkerContext) -> None:
    """Forget the tokens that were revoked long ago."""
    await context.run(service.forget_revoked)


JOBS = [
    Job("cut_revoked_screens", 0.5, cut_revoked),
    Job("forget_revoked_screens", _HOUR_SECONDS, forget_revoked),
]
