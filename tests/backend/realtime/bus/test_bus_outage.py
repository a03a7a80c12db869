"""Losing Redis: what the bus notices, does meanwhile, and does when it is back."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from structlog.testing import capture_logs

from app.core.fact import Fact
from app.realtime.bus import heartbeat, redis_sender
from fixtures.bus import OTHER, SESSION, Buses, Worker
from fixtures.deaf_proxy import deaf_proxy
from fixtures.ports import HOST
from fixtures.waiting import PATIENCE, until


@pytest.fixture(autouse=True)
def fast_beats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three missed beats are soon missed."""
    monkeypatch.setattr(heartbeat, "BEAT_SECONDS", 0.2)


async def compared_all(worker: Worker) -> None:
    """Wait until every room of the worker has been compared once more."""
    worker.compared.clear()
    await until(lambda: {SESSION, OTHER} <= set(worker.compared))


async def back(worker: Worker) -> None:
    """Wait until the worker receives its own beats, and has compared every room since."""
    await until(worker.bus.works)
    await until(lambda: {SESSION, OTHER} <= set(worker.compared))


async def receives_again(there: Worker, here: Worker) -> None:
    """Wait until facts pass: the first ones may still be lost with an old connection."""
    facts = (Fact("back", seq, {}) for seq in range(100, 1_000_000))

    def received() -> bool:
        here.bus.publish(SESSION, next(facts))
        return any(fact.name == "back" for _, fact in there.received)

    await until(received)


async def test_without_redis_a_worker_starts_and_waits_for_it(buses: Buses) -> None:
    worker = Worker(buses.redis.url)
    with buses.redis.stopped():
        await buses.stack.enter_async_context(worker.bus.running(worker.repair))
        worker.subscribe(SESSION)
        await until(lambda: SESSION in worker.compared)
        assert not worker.bus.works()
    await until(worker.bus.works)
    await until(lambda: buses.subscribers(SESSION) == 1)


async def test_rooms_look_into_the_log_while_redis_is_away(buses: Buses) -> None:
    here, there = [await buses.worker(SESSION, OTHER) for _ in range(2)]
    with capture_logs() as logged:
        with buses.redis.stopped():
            await until(lambda: not (here.bus.works() or there.bus.works()))
            for seq in range(5):
                here.bus.publish(SESSION, Fact("said", seq, {}))
            for _ in range(2):
                await compared_all(there)
        there.compared.clear()
        await back(there)
        await receives_again(there, here)
        await until(lambda: len(logged) >= 4)
    assert sorted(line["event"] for line in logged) == ["bus_back"] * 2 + ["bus_lost"] * 2
    assert sum(line.get("dropped", 0) for line in logged) >= 5


async def test_a_redis_that_hangs_is_noticed(buses: Buses, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redis_sender, "SECONDS", 0.05)
    here, there = [await buses.worker(SESSION, OTHER) for _ in range(2)]
    with buses.redis.hung():
        here.bus.publish(SESSION, Fact("said", 1, {}))
        assert here.received == [(SESSION, Fact("said", 1, {}))]
        await until(lambda: not (here.bus.works() or there.bus.works()))
        await compared_all(there)
    monkeypatch.setattr(redis_sender, "SECONDS", 5.0)
    there.compared.clear()
    await back(there)
    await receives_again(there, here)


async def test_a_worker_that_stood_still_is_not_deaf(
    buses: Buses, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = [await buses.worker(SESSION) for _ in range(2)]
    loop = asyncio.get_running_loop()
    before = loop.time
    with capture_logs() as logged:
        # Between two turns of the loop, so much has passed by its clock.
        monkeypatch.setattr(loop, "time", lambda: before() + 5 * heartbeat.BEAT_SECONDS)
        await there.receives(here, 1)
        assert there.bus.works()
    assert not logged


async def test_a_worker_ends_while_redis_hangs(buses: Buses) -> None:
    worker = Worker(buses.redis.url)
    async with AsyncExitStack() as workers:
        await workers.enter_async_context(worker.bus.running(worker.repair))
        await until(worker.bus.works)
        with buses.redis.hung():
            for seq in range(1_000):
                worker.bus.publish(SESSION, Fact("said", seq, {"text": "long" * 1_000}))
            await until(lambda: not worker.bus.works())
            worker.bus.publish(SESSION, Fact("said", 1_000, {}))
            async with asyncio.timeout(PATIENCE):
                await workers.aclose()


async def test_every_room_is_compared_after_the_connection_is_killed(buses: Buses) -> None:
    here, there = [await buses.worker(SESSION, OTHER) for _ in range(2)]
    there.compared.clear()
    buses.redis.ask("CLIENT", "KILL", "TYPE", "pubsub")
    await back(there)
    await until(lambda: buses.subscribers(SESSION) == 2)
    await receives_again(there, here)


async def test_a_listener_that_receives_nothing_is_replaced(buses: Buses) -> None:
    proxy = await buses.stack.enter_async_context(deaf_proxy(buses.redis.port, b"SUBSCRIBE"))
    here = await buses.worker(SESSION)
    there = await buses.worker(SESSION, OTHER, url=f"redis://{HOST}:{proxy.port}/0")
    with capture_logs() as logged:
        proxy.deafen()
        await until(lambda: not there.bus.works())
        there.compared.clear()
        await back(there)
        await receives_again(there, here)
    assert logged[0]["reason"] == "beats do not arrive"
