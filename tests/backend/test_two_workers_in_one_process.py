"""Two workers in one process, each on a database of its own: neither acts for the other."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.security import create_participant_token, verify_token
from app.core.waiting import Waits
from app.features.joining.arrivals import resolve_actor_batched
from app.features.live_sessions.commands import CreateLiveSession
from app.features.live_sessions.service import create
from app.features.live_sessions.session_row import set_status
from app.features.messages.commands import SendMessage
from app.features.messages.writer import writer
from app.features.moderation.mutes_and_bans import cut_removed
from app.features.participants import service as participants
from app.features.participants.commands import Join
from app.features.reactions.totals import REACTIONS
from app.realtime.context import WorkerContext
from app.realtime.realtime import Realtime
from app.storage.database import create_engine
from app.storage.models import LiveSession, Message, Participant, ReactionTotal, User
from app.storage.unit_of_work import UnitOfWork

SESSION, CODE = "5" * 32, "TWOAPP"
PRESENTER = Actor("9" * 32, "presenter", "발표자")
SPEAKER = Actor("a" * 32, "participant", "안")


@dataclass
class Worker:
    """A worker, and what is stored in its database."""

    context: WorkerContext

    async def stored(self, column: Any) -> list[Any]:
        """Every value of a column."""
        async with self.context.open_db() as db:
            return list(await db.scalars(select(column)))

    async def join(self, nickname: str) -> str:
        """The id of a participant who joined as by REST."""
        command = Join(nickname=nickname)
        async with self.context.open_db() as db:
            work = UnitOfWork(db, self.context.bus)
            return (await participants.join(work, CODE, command)).participant.id


async def running(work: UnitOfWork) -> None:
    """A running session of a presenter, the same in every database."""
    presenter = User(id=PRESENTER.id, email="p@example.com", name="발표자", provider="test",
                     provider_id="p", created_at=utc_now())  # fmt: skip
    work.db.add(presenter)
    await work.db.flush()
    command = CreateLiveSession(title="하나", session_code=CODE)
    session: LiveSession = (await create(work, PRESENTER, command, SESSION)).session
    set_status(session, "active")
    session.features = {**session.features, "chat": True, "reactions": True}


@pytest.fixture
async def workers(tmp_path: Path, migrated_sqlite: Path) -> AsyncIterator[list[Worker]]:
    """Two of them."""
    made, engines = [], []
    for name in ("one", "other"):
        path = shutil.copy(migrated_sqlite, tmp_path / f"{name}.db")
        engines.append(engine := create_engine(f"sqlite+aiosqlite:///{path}"))
        realtime = Realtime([], [], _no_log, {})
        made.append(Worker(replace(realtime.context, open_db=partial(AsyncSession, engine))))
        await made[-1].context.run(running)
    yield made
    for engine in engines:
        await engine.dispose()


async def _no_log(*_asked: Any) -> list[Any]:
    return []


async def test_each_writes_its_own_messages(workers: list[Worker]) -> None:
    sends = [
        writer(worker.context, SESSION).send(SPEAKER, SendMessage(message=f"to {number}"))
        for number, worker in enumerate(workers)
    ]
    await asyncio.gather(*sends)
    assert [await worker.stored(Message.message) for worker in workers] == [["to 0"], ["to 1"]]


async def test_each_lets_join_who_comes_to_it(workers: list[Worker]) -> None:
    ids = await asyncio.gather(*(worker.join("손님") for worker in workers))
    stored = [await worker.stored(Participant.id) for worker in workers]
    assert stored == [[ids[0]], [ids[1]]]


async def test_each_looks_up_who_comes_to_it(workers: list[Worker]) -> None:
    ids = [await worker.join("손님") for worker in workers]
    claims = [verify_token(create_participant_token(one, SESSION)) for one in ids]
    found = await asyncio.gather(
        *(
            resolve_actor_batched(w.context, who, SESSION)
            for w, who in zip(workers, claims, strict=True)
        )
    )
    assert [actor.id for actor, _ in found] == ids


async def test_each_counts_what_it_receives(workers: list[Worker]) -> None:
    (one, other), counted = workers, {"👍": 3}
    await REACTIONS.add(one.context, SESSION, {"👍": 3})
    assert await REACTIONS.now(other.context, SESSION) == {}
    assert await REACTIONS.now(one.context, SESSION) == counted
    for worker in workers:
        await REACTIONS.save(worker.context)
    assert await one.stored(ReactionTotal.count) == [3]
    assert await other.stored(ReactionTotal.count) == []


async def test_each_looks_back_as_far_as_it_has_not_looked(workers: list[Worker]) -> None:
    one, other = workers
    for _ in range(2):
        await cut_removed(one.context)
    looks = {id(kept) for worker in workers for kept in worker.context._kept.values()}
    await cut_removed(other.context)
    assert looks
    assert looks.isdisjoint(id(kept) for kept in other.context._kept.values())


async def test_each_looks_itself_whether_what_is_waited_for_has_begun(
    workers: list[Worker],
) -> None:
    looked: list[int] = []

    async def has_begun(number: int, _session_id: str) -> bool:
        looked.append(number)
        return False

    waits = [
        worker.context.own(Waits).until_news(SESSION, partial(has_begun, number))
        for number, worker in enumerate(workers)
    ]
    await asyncio.gather(*waits)
    assert sorted(looked) == [0, 1]
