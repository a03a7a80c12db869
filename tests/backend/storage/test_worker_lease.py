"""One worker at a time has a lease, and loses it when it dies."""

from datetime import timedelta

from sqlalchemy import update

from app.core.clock import utc_now
from app.main import app
from app.storage.models import WorkerLease
from app.storage.worker_lease import give_back, take

SECONDS = 20


async def has(holder: str, name: str = "task") -> bool:
    return bool(await app.state.realtime.context.run(take, name, holder, SECONDS))


async def test_one_worker_has_a_lease_until_it_gives_it_back(database: str) -> None:
    assert await has("one")
    assert not await has("other")
    assert await has("one")
    assert await has("other", "another task")
    context = app.state.realtime.context
    await context.run(give_back, "task", "other")
    assert not await has("other")
    await context.run(give_back, "task", "one")
    assert await has("other")
    assert not await has("one", "another task")


async def test_who_did_not_renew_it_loses_it(database: str) -> None:
    assert await has("one")
    async with app.state.realtime.context.open_db() as db:
        await db.execute(update(WorkerLease).values(until=utc_now() - timedelta(seconds=1)))
        await db.commit()
    assert await has("other")
    assert not await has("one")
