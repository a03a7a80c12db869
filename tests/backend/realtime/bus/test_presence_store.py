"""The presence store: every worker counts everybody, each once, Redis or not."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from functools import partial

import pytest
import redis

from app.core.ids import new_id
from app.realtime.bus import redis_presence_store
from app.realtime.bus.redis_presence_store import RedisPresenceStore
from app.realtime.rooms import presence
from app.realtime.rooms.presence import Presence
from fixtures.pace import scaled
from fixtures.ports import free_port
from fixtures.redis_server import private_server
from fixtures.waiting import ELSEWHERE, PATIENCE, until

PREFIX = "a-server-of-our-own"


class Worker:
    """The participants of one live session on one worker."""

    def __init__(self, url: str, prefix: str, session_id: str) -> None:
        self.store = RedisPresenceStore(url, prefix)
        self.session_id = session_id
        self.changed = asyncio.Event()
        self.presence = Presence(self.changed.set, partial(self.store.note, session_id))

    async def count(self) -> int:
        """How many participants there are after one round."""
        found = await self.store.exchange({self.session_id: self.presence})
        self.presence.set_elsewhere(found[self.session_id].elsewhere)
        return self.presence.count


Hire = Callable[[str, str], Awaitable[list[Worker]]]


@pytest.fixture
async def hire() -> AsyncIterator[Hire]:
    """Three workers on a Redis."""
    async with AsyncExitStack() as stack:

        async def hire(url: str, prefix: str) -> list[Worker]:
            session_id = new_id()
            workers = [Worker(url, prefix, session_id) for _ in range(3)]
            for worker in workers:
                await stack.enter_async_context(worker.store.running())
            return workers

        yield hire


@pytest.fixture
async def workers(
    hire: Hire, redis_url: str, redis_prefix: str, monkeypatch: pytest.MonkeyPatch
) -> list[Worker]:
    """Three workers that store all their participants in each round."""
    monkeypatch.setattr(redis_presence_store, "PARTS", 1)
    monkeypatch.setattr(redis_presence_store, "PATIENCE_SECONDS", PATIENCE)
    return await hire(redis_url, redis_prefix)


async def counts(workers: list[Worker]) -> list[int]:
    """What each counts once all have shown what they have."""
    for worker in workers:
        await worker.count()
    return [await worker.count() for worker in workers]


async def reach(count: int, *workers: Worker) -> None:
    """Go on until each of these counts so many."""

    async def all_do() -> bool:
        return {await worker.count() for worker in workers} == {count}

    await until(all_do, every=ELSEWHERE)


async def test_a_participant_with_sockets_on_two_workers_counts_once(workers: list[Worker]) -> None:
    for worker in workers[:2]:
        worker.presence.arrive("a")
    assert await counts(workers) == [1, 1, 1]


async def test_every_worker_counts_the_participants_of_all(workers: list[Worker]) -> None:
    for number, worker in enumerate(workers):
        for participant in range(number + 1):
            worker.presence.arrive(f"{number}-{participant}")
    assert await counts(workers) == [6, 6, 6]
    asked = await workers[0].store.counts([workers[0].session_id, "nobody there"])
    assert asked == {workers[0].session_id: 6, "nobody there": 0}


async def test_every_worker_knows_which_participants_are_present(workers: list[Worker]) -> None:
    workers[0].presence.arrive("a")
    workers[1].presence.arrive("b")
    await counts(workers)
    asked = await workers[2].store.present(workers[2].session_id, ["b", "nobody", "a"])
    assert asked == {"a", "b"}
    assert await workers[2].store.present(workers[2].session_id, []) == set()
    workers[0].presence.forget("a")
    await counts(workers)
    assert await workers[2].store.present(workers[2].session_id, ["a", "b"]) == {"b"}


async def test_thousands_of_participants_are_counted(workers: list[Worker]) -> None:
    for participant in range(2_500):
        workers[0].presence.arrive(f"{participant}")
    assert await counts(workers) == [2_500] * 3


async def test_a_participant_who_moves_is_one_all_the_way(
    workers: list[Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "GRACE_SECONDS", 0.05)
    here, there, _ = workers
    here.presence.arrive("a")
    assert await counts(workers) == [1, 1, 1]
    there.presence.arrive("a")
    here.presence.depart("a")
    assert await counts(workers) == [1, 1, 1]
    await until(lambda: here.presence.here == 0)
    assert await counts(workers) == [1, 1, 1]
    there.presence.depart("a")
    await reach(0, *workers)


async def test_who_comes_while_it_is_read_is_in_the_next_round(workers: list[Worker]) -> None:
    here, there, _ = workers
    there.presence.arrive("a")
    assert await counts(workers) == [1, 1, 1]
    reading = asyncio.create_task(here.store.exchange({here.session_id: here.presence}))
    while not reading.done():
        here.presence.arrive("a")
        here.presence.arrive(new_id())
        await asyncio.sleep(0)
    found = (await reading)[here.session_id]
    assert sum(found) == max(1, found.here)
    everybody = here.presence.here
    assert await counts(workers) == [everybody] * 3


async def test_a_participant_who_left_counts_nowhere(workers: list[Worker]) -> None:
    for worker in workers[:2]:
        worker.presence.arrive("a")
    assert await counts(workers) == [1, 1, 1]
    for worker in workers[:2]:
        worker.presence.forget("a")
        await worker.count()
    assert await counts(workers) == [0, 0, 0]


async def test_what_a_dead_worker_held_is_gone_after_a_while(
    workers: list[Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redis_presence_store, "HOLD_SECONDS", scaled(1))
    dead, alive, _ = workers
    dead.presence.arrive("a")
    dead.presence.arrive("b")
    alive.presence.arrive("b")
    await dead.count()
    assert await alive.count() == 2
    await reach(1, alive)


async def test_redis_forgets_a_session_that_everybody_left(
    workers: list[Worker], redis_url: str, redis_prefix: str
) -> None:
    workers[0].presence.arrive("a")
    await workers[0].count()
    with redis.Redis.from_url(redis_url) as client:
        key = f"{redis_prefix}:seats:{workers[0].session_id}"
        assert 0 < client.ttl(key) <= 60


async def test_without_redis_counts_stay_for_a_while_and_recover(
    hire: Hire, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    with private_server(port) as url:
        here, there, _ = await hire(url, PREFIX)
        for participant in "ab":
            there.presence.arrive(participant)
        await there.count()
        assert await here.count() == 2
    here.presence.arrive("c")
    for _ in range(3):
        assert [await here.count(), await there.count()] == [3, 2]
    assert await here.store.counts([here.session_id]) == {}
    with private_server(port):
        for _ in range(3):
            assert [await here.count(), await there.count()] == [3, 3]
    monkeypatch.setattr(redis_presence_store, "HOLD_SECONDS", 0.1)
    await reach(1, here)


async def test_an_answer_that_comes_too_late_is_for_nobody(
    hire: Hire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redis_presence_store, "PATIENCE_SECONDS", 0.05)
    with private_server() as url, redis.Redis.from_url(url) as client:
        here, there, _ = await hire(url, PREFIX)
        there.presence.arrive("a")
        await reach(1, there, here)
        client.execute_command("CLIENT PAUSE", 300)
        here.presence.arrive("b")
        assert await here.count() == 2
        await reach(2, there, here)


async def test_a_round_that_is_cancelled_loses_nothing(hire: Hire) -> None:
    with private_server() as url, redis.Redis.from_url(url) as client:
        here, there, _ = await hire(url, PREFIX)
        await here.count()
        here.presence.arrive("a")
        client.execute_command("CLIENT PAUSE", 200)
        cancelled = asyncio.create_task(here.count())
        await asyncio.sleep(0)
        cancelled.cancel()
        with pytest.raises(asyncio.CancelledError):
            await cancelled
        await reach(1, here, there)
