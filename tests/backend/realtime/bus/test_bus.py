"""The bus between workers: facts reach every worker that has a room for their session."""

from collections.abc import Collection

import pytest
from structlog.testing import capture_logs

from app.core.fact import Fact
from app.realtime.bus import redis_sender
from fixtures.bus import OTHER, SESSION, Buses, Worker
from fixtures.waiting import until


async def test_items_of_another_version_harm_nobody(buses: Buses) -> None:
    here, there = await buses.worker(SESSION), await buses.worker(SESSION)
    for item in (b"nonsense", b"[]", b'["w","dance",1]', b'["w","fact","too short"]', b"7"):
        buses.redis.ask("PUBLISH", f"test:s:{SESSION}", item.decode())
    await there.receives(here, 1)
    assert len(there.received) == 1


async def test_a_fact_is_told_here_at_once_and_once_everywhere(buses: Buses) -> None:
    here, there = await buses.worker(SESSION), await buses.worker(SESSION)
    fact = Fact("said", 1, {"text": "hello"})
    here.bus.publish(SESSION, fact)
    assert here.received == [(SESSION, fact)]
    await there.receives(here, 2)
    await here.receives(there, 3)
    assert [fact.seq for _, fact in here.received] == [1, 2, 3]
    assert [fact.seq for _, fact in there.received] == [1, 2, 3]


async def test_a_room_looks_into_the_log_once_its_channel_is_received(buses: Buses) -> None:
    worker, received_by = Worker(buses.redis.url), []

    async def repair(session_ids: Collection[str]) -> None:
        received_by.extend(buses.subscribers(session_id) for session_id in session_ids)

    await buses.stack.enter_async_context(worker.bus.running(repair))
    await until(worker.bus.works)
    worker.subscribe(SESSION)
    await until(lambda: received_by)
    assert received_by == [1]


async def test_only_sessions_with_a_room_are_received(buses: Buses) -> None:
    here, there = await buses.worker(SESSION), await buses.worker(SESSION, OTHER)
    assert (buses.subscribers(SESSION), buses.subscribers(OTHER)) == (2, 1)
    there.bus.unsubscribe(SESSION)
    here.bus.publish(SESSION, Fact("said", 1, {}))
    await there.receives(here, 1, OTHER)
    assert [session_id for session_id, _ in there.received] == [OTHER]
    assert (buses.subscribers(SESSION), buses.subscribers(OTHER)) == (1, 1)


async def test_a_room_that_is_opened_again_is_received_again(buses: Buses) -> None:
    here, there = await buses.worker(SESSION), await buses.worker(SESSION)
    there.bus.unsubscribe(SESSION)
    await there.open(SESSION)
    await there.receives(here, 1)
    assert len(there.received) == 1


async def test_what_does_not_fit_is_dropped_and_logged_once(
    buses: Buses, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redis_sender, "QUEUE", 10)
    here, there = await buses.worker(SESSION), await buses.worker(SESSION)
    with capture_logs() as logged:
        for seq in range(100):
            here.bus.publish(SESSION, Fact("said", seq, {}))
        assert len(here.received) == 100
        await until(lambda: "bus_back" in [line["event"] for line in logged])
    await there.receives(here, 100)
    assert len(there.received) <= 11
    assert [line["event"] for line in logged] == ["bus_lost", "bus_back"]
    assert logged[1]["dropped"] >= 90


async def test_a_comparison_that_fails_is_tried_again_with_the_next(buses: Buses) -> None:
    worker = Worker(buses.redis.url)
    failures = [OSError("the database is away")]

    async def repair(session_ids: Collection[str]) -> None:
        if failures:
            raise failures.pop()
        await worker.repair(session_ids)

    with capture_logs() as logged:
        await buses.stack.enter_async_context(worker.bus.running(repair))
        worker.subscribe(SESSION)
        await until(lambda: not failures)
        await worker.open(OTHER)
    assert [line["event"] for line in logged] == ["rooms_not_compared"]
