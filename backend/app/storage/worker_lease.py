"""Tasks of one worker at a time: it holds a lease, and others take over when that ends."""

from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, delete, or_
from sqlalchemy.dialects import postgresql, sqlite

from app.core.clock import utc_now
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
