"""One worker reads the sources for all: it has a lease, and others take over when that ends."""

import asyncio
from time import monotonic

import structlog

from app.core.ids import new_id
from app.features.feeds.sources import repository
from app.features.feeds.sources.reader import Reader
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job
from app.storage import worker_lease

log = structlog.get_logger()

INTERVAL_SECONDS = 1.0
_LEASE = "feed_sources"
LEASE_SECONDS = 3.0  # with one look, a dead worker's sources stand still for four seconds at most


class Leader:
    """What one worker knows of the lease; `until` is by the monotonic clock."""

    def __init__(self, context: WorkerContext) -> None:
        self._context = context
        self._id = new_id()
        self._until = 0.0
        self.reader = Reader(context)

    async def run_once(self) -> None:
        """Read what is to be read, if this worker has the lease or can take it."""
        async with self._context.open_db() as db:
            feeds = {feed.id: feed for feed in await repository.to_read(db)}
        if not feeds:
            await self.end()
        elif await self._take():
            await self.reader.read(feeds)
        else:
            await self.reader.stop()

    async def end_if_late(self) -> None:
        """Read nothing any more if the lease could not be renewed: another worker may have it."""
        if monotonic() > self._until:
            await self.reader.stop()

    async def end(self) -> None:
        """Read nothing any more, and let another worker have the lease."""
        await self.reader.stop()
        if self._until:
            self._until = 0.0
            await self._context.run(worker_lease.give_back, _LEASE, self._id)

    async def _take(self) -> bool:
        asked = monotonic()
        has_it = await self._context.run(worker_lease.take, _LEASE, self._id, LEASE_SECONDS)
        self._until = asked + LEASE_SECONDS if has_it else 0.0
        return has_it


async def lead(context: WorkerContext) -> None:
    """Run the worker's leader once a second until the worker ends; then stop what it reads."""
    leader = Leader(context)
    try:
        while True:
            await asyncio.sleep(INTERVAL_SECONDS)
            await _try_once(leader)
    finally:
        await leader.end()


async def _try_once(leader: Leader) -> None:
    try:
        await leader.run_once()
    except Exception as error:
        log.warning("feeds_not_looked_at", error=repr(error), exc_info=error)
        await leader.end_if_late()


JOBS = [Job("lead_feeds", INTERVAL_SECONDS, lead)]
