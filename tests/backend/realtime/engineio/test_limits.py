"""What one client may send: nobody at normal work notices, a flood is slowed, then ended."""

import asyncio
from typing import Any

import pytest

from app.realtime.engineio import limits
from app.realtime.engineio.limits import (
    BURST_BYTES,
    FLOOD_SECONDS,
    FRAME_BYTES,
    RATE_BYTES,
    Budget,
)
from fixtures.guarded import Guarded
from fixtures.poller import polling
from fixtures.raw import PING, PONG, TEXT, masked, opened
from fixtures.socketio_app import SocketIOApp, running
from fixtures.stopped_clock import StoppedClock
from fixtures.waiting import until

TAP = 80  # bytes
MESSAGE = 2_000


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> StoppedClock:
    clock = StoppedClock()
    monkeypatch.setattr(limits, "time", clock)
    return clock


def test_a_flood_is_slowed_to_the_rate_and_is_one_after_10_seconds(clock: StoppedClock) -> None:
    budget, sent, began = Budget(), 0, clock.now
    while not budget.is_flood:
        sent += 100_000
        clock.now += budget.settle(100_000)
    took = clock.now - began
    assert FLOOD_SECONDS < took < FLOOD_SECONDS + BURST_BYTES / RATE_BYTES
    assert sent < BURST_BYTES + RATE_BYTES * took + 100_000


def test_who_rests_in_between_is_no_flood(clock: StoppedClock) -> None:
    budget = Budget()
    for _ in range(20):
        clock.now += budget.settle(2 * BURST_BYTES) + 1
        assert not budget.settle(0)
    assert not budget.is_flood


@pytest.mark.parametrize(("count", "seconds", "size"), [(20, 1, TAP), (100, 10, MESSAGE)])
def test_normal_work_never_waits(clock: StoppedClock, count: int, seconds: int, size: int) -> None:
    budget = Budget()
    for _ in range(3600):
        assert not budget.settle(count * (size + 2 * FRAME_BYTES))
        clock.now += seconds


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a test can reach: 64 frames at once, 1,000 a second."""
    monkeypatch.setattr(limits, "BURST_BYTES", 64 * 1024)
    monkeypatch.setattr(limits, "RATE_BYTES", 1000 * 1024)
    monkeypatch.setattr("app.realtime.engineio.connection.SETTLE_BYTES", 16 * 1024)


@pytest.mark.usefixtures("strict")
@pytest.mark.parametrize("at_once", [1, 10, 1000])
async def test_who_sends_too_much_is_slowed_and_loses_nothing(
    app: SocketIOApp, at_once: int
) -> None:
    told: list[int] = []
    app.sio.on("say", lambda _sid, n: told.append(n))
    async with opened(app.port) as raw, opened(app.port) as other:
        flooding: Any = next(iter(app.transports.values()))
        started = asyncio.get_running_loop().time()
        for n in range(0, 1000, at_once):
            frames = [masked(TEXT, f'42["say",{n + one}]') for one in range(at_once)]
            raw.send(b"".join(frames))
        await until(lambda: flooding._paused)
        assert not flooding.transport.is_reading()
        other.send(masked(PING))
        assert (await other.frame())[0] == PONG
        await until(lambda: len(told) == 1000)
        assert asyncio.get_running_loop().time() - started > 900 / 1000
    assert told == list(range(1000))


@pytest.mark.usefixtures("strict")
async def test_frames_that_no_handler_sees_count_as_well(app: SocketIOApp) -> None:
    async with opened(app.port) as raw:
        started = asyncio.get_running_loop().time()
        raw.send((masked(PING) + masked(PONG) + masked(TEXT, "3")) * 500)
        for _ in range(500):
            assert await raw.frame() == (PONG, b"")
        assert asyncio.get_running_loop().time() - started > 1000 / 1000


@pytest.mark.usefixtures("strict")
async def test_who_floods_for_long_is_cut_and_told_why(
    app: SocketIOApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FLOOD_SECONDS", 0.3)
    monkeypatch.setattr(limits, "RATE_BYTES", 200 * 1024)  # no machine needs as long
    told: list[int] = []
    app.sio.on("say", lambda _sid: told.append(1))
    async with opened(app.port) as raw, opened(app.port) as other:
        raw.send(masked(TEXT, '42["say"]') * 3000)
        assert await raw.close_code() == 1008
        other.send(masked(PING))
        assert (await other.frame())[0] == PONG
    assert 64 < len(told) < 1000


async def test_a_command_costs_its_read_its_frame_and_its_bytes(app: SocketIOApp) -> None:
    app.sio.on("say", lambda _sid: None)
    async with opened(app.port) as raw:
        transport = app.only_transport()
        before = transport._unsettled
        for n in range(10):
            raw.send_text(f'42{n}["say"]')
            await raw.text(f"43{n}")
        await until(lambda: transport._worker is None)
        size = len(masked(TEXT, '420["say"]'))
        assert transport._unsettled - before == 10 * (2 * FRAME_BYTES + size)


async def test_a_hundred_messages_at_once_and_twenty_taps_a_second_never_rest(
    app: SocketIOApp,
) -> None:
    app.sio.on("say", lambda _sid, _what: None)
    async with opened(app.port) as raw:
        for n in range(100):
            raw.send_text(f'42{n}["say","{"x" * MESSAGE}"]')
        await raw.text("4399")
        transport = app.only_transport()
        assert transport._budget is None or not transport._budget._debt > BURST_BYTES
        assert not transport._paused


async def test_who_posts_too_much_is_refused_and_gone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(limits, "BURST_BYTES", 64 * 1024)
    monkeypatch.setattr(limits, "RATE_BYTES", 1024)
    guarded = Guarded()
    async with (
        running(guarded.app),
        polling(guarded.app) as flooding,
        polling(guarded.app) as other,
    ):
        body = "\x1e".join(['42["say"]'] * 30)
        assert [await flooding.post(body) for _ in range(4)] == [200, 200, 429, 400]
        assert await other.post('42["say"]') == 200
        await until(lambda: guarded.told.count("disconnect") == 1)
    assert guarded.told.count(["say"]) == 61
    assert "Traceback" not in caplog.text


async def test_who_posts_behind_its_own_end_is_refused(caplog: pytest.LogCaptureFixture) -> None:
    guarded = Guarded()
    async with running(guarded.app), polling(guarded.app) as poller:
        assert [await poller.post("1"), await poller.post('42["say"]')] == [200, 400]
    assert ["say"] not in guarded.told
    assert "Traceback" not in caplog.text


async def test_a_burst_of_a_hundred_packets_may_be_posted() -> None:
    guarded = Guarded()
    async with running(guarded.app), polling(guarded.app) as poller:
        body = "\x1e".join([f'42["say","{"x" * 600}"]'] * 100)
        assert [await poller.post(body) for _ in range(3)] == [200, 200, 200]
        assert len(guarded.told) == 1 + 300
