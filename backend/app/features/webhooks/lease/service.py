"""Which worker sends webhooks: one, for as long as it renews its lease."""

from datetime import timedelta

from app.core.clock import utc_now
from app.features.webhooks.lease import repository
from app.storage.unit_of_work import UnitOfWork

LEASE_SECONDS = 20  # for so long nothing is sent after a worker has died
_LEASE = timedelta(seconds=LEASE_SECONDS)


async def take(work: UnitOfWork, holder: str) -> bool:
    """Take the lease or renew it; return False if another worker has it."""
    until = utc_now() + _LEASE
    return await repository.take(work.db, holder, until - _LEASE, until)


async def give_back(work: UnitOfWork, holder: str) -> None:
    """Let another worker take it at once."""
    await repository.give_back(work.db, holder)
