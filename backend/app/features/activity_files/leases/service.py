"""One import at a time for each person, on all workers together."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from datetime import timedelta

import structlog
from sqlalchemy.exc import IntegrityError

from app.core.clock import utc_now
from app.core.ids import new_id
from app.features.activity_files.errors import ImportRunning
from app.features.activity_files.leases import repository
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job
from app.storage.database import is_duplicate
from app.storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

LEASE_SECONDS = 30  # for so long a worker that dies keeps its people from importing again
_RENEW_SECONDS = 10.0


class Leases(set[str]):
    """The leases of the imports that one worker runs."""


@asynccontextmanager
async def one_import(context: WorkerContext, person: str) -> AsyncIterator[None]:
    """Let the person import nothing else meanwhile, neither here nor on another worker.

    Raises:
        ImportRunning: an import of theirs runs.
    """
    held, lease = context.own(Leases), new_id()
    await context.run(_take, lease, person)
    held.add(lease)
    try:
        yield
    finally:
        held.discard(lease)
        await _end(context, lease)


async def renew(context: WorkerContext) -> None:
    """Let the leases of imports that still run last longer."""
    if held := context.own(Leases):
        await context.run(_renew, [*held])


async def _take(work: UnitOfWork, lease: str, person: str) -> None:
    now = utc_now()
    try:
        await repository.take(work.db, lease, person, now, now + timedelta(seconds=LEASE_SECONDS))
    except IntegrityError as error:
        if is_duplicate(error):
            raise ImportRunning from None
        raise


async def _renew(work: UnitOfWork, leases: Collection[str]) -> None:
    await repository.renew(work.db, leases, utc_now() + timedelta(seconds=LEASE_SECONDS))


async def _end(context: WorkerContext, lease: str) -> None:
    try:
        await context.run(_give_back, lease)
    except Exception as error:  # what was imported is stored; the lease ends by itself
        log.warning("import_lease_not_given_back", error=repr(error), exc_info=error)


async def _give_back(work: UnitOfWork, lease: str) -> None:
    await repository.give_back(work.db, lease)


JOBS = [Job("renew_import_leases", _RENEW_SECONDS, renew)]
