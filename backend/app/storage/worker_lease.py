"""Tasks of one worker at a time: it holds a lease, and others take over when that ends."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from time import monotonic
from typing import Any

from sqlalchemy import bindparam, delete, or_
from sqlalchemy.dialects import postgresql, sqlite

from app.core.clock import utc_now
from app.core.ids import new_id
from app.storage.models import WorkerLease
from app.storage.statement import Statement
from app.storage.unit_of_work import UnitOfWork

_LEASES = WorkerLease.table()


def _taking(insert: Any) -> Any:
    """Take the lease, or hold it for longer; nothing if another worker has it."""
    statement = insert(_LEASES).values(
        name=bindparam("name"), holder=bindparam("holder"), until=bindparam("until")
    )
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=[_LEASES.c.name],
        set_={"holder": new.holder, "until": new.until},
        where=or_(_LEASES.c.holder == new.holder, _LEASES.c.until < bindparam("now")),
    ).returning(_LEASES.c.holder)


_TAKE = Statement({"sqlite": _taking(sqlite.insert), "postgresql": _taking(postgresql.insert)})


async def take(work: UnitOfWork, name: str, holder: str, seconds: float) -> bool:
    """Let a worker have the lease of this name, or renew it; return False if another one has it."""
    now = utc_now()
    until = now + timedelta(seconds=seconds)
    return bool(await _TAKE.fetch(work.db, name=name, holder=holder, now=now, until=until))


async def give_back(work: UnitOfWork, name: str, holder: str) -> None:
    """End the lease if this worker has it: another one may take it at once."""
    await work.db.execute(
        delete(WorkerLease).where(WorkerLease.name == name, WorkerLease.holder == holder)
    )


class Lease:
    """A worker's lease of a task, which it renews as long as it asks for it.

    `run` runs a service in a unit of work of its own.
    """

    def __init__(self, name: str, seconds: float) -> None:
        """Declare it; after a worker's death the task waits for so many seconds."""
        self._name, self._seconds = name, seconds
        self._holder = new_id()
        self._renewed_at: float | None = None  # by the monotonic clock; None without the lease

    async def is_held(self, run: Callable[..., Awaitable[Any]]) -> bool:
        """Take the lease or renew it, if it is time to; return whether this worker has it."""
        now = monotonic()
        if self._renewed_at is None or now - self._renewed_at > self._seconds / 4:
            has_it = await run(take, self._name, self._holder, self._seconds)
            self._renewed_at = now if has_it else None
        return self._renewed_at is not None

    async def end(self, run: Callable[..., Awaitable[Any]]) -> None:
        """Give the lease back if this worker has it."""
        if self._renewed_at is not None:
            self._renewed_at = None
            await run(give_back, self._name, self._holder)
