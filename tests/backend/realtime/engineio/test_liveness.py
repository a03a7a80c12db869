"""Pings, silence and stalls: who does not answer or does not read is cut, nobody else is."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import pytest

from app.realtime.engineio.connection import MAX_WAITING_PACKETS
from app.realtime.engineio.outbound import HIGH_WATER_BYTES, MAX_BUFFER_BYTES
from fixtures.pace import scaled
from fixtures.raw import PING, TEXT, Raw, masked, opened
from fixtures.socketio_app import SocketIOApp, ours, running
from fixtures.waiting import PATIENCE, until

NOTE = "x" * 1000


@pytest.fixture(params=[(0.3, 0.2), (0.2, 0.5)], ids=["soon", "longer than the interval"])
async def lively(request: pytest.FixtureRequest) -> AsyncIterator[SocketIOApp]:
    """A server that pings often."""
    interval, timeout = map(scaled, request.param)
    async with running(ours(ping_interval=interval, ping_timeout=timeout)) as started:
        yield started


async def answer(raw: Raw, count: int) -> None:
    """Be alive for a while."""
    for _ in range(count):
        assert await raw.text() == "2"
        raw.send_text("3")


async def test_who_answers_pings_stays_and_is_measured(lively: SocketIOApp) -> None:
    async with opened(lively.port) as raw:
        await answer(raw, 5)
        await until(lambda: lively.only_transport().last_ping is None)
        measured = lively.only_transport().round_trips
        assert lively.engine is not None
        for trips in (measured, lively.engine.round_trips):
            assert 0 < trips.mean < 1
            assert list(trips.percentiles()) == sorted(trips.percentiles())
        assert measured.percentiles() == lively.engine.round_trips.percentiles()


async def test_who_does_not_answer_is_cut_and_told_of(lively: SocketIOApp) -> None:
    told: list[str] = []
    lively.sio.on("disconnect", lambda _sid, reason: told.append(reason))
    async with opened(lively.port) as silent, opened(lively.port) as alive:
        answering = asyncio.create_task(answer(alive, 8))
        await silent.ended()
        await until(lambda: told)
        await answering
        assert len(lively.transports) == 1


async def test_a_pong_that_nobody_asked_for_is_nothing(lively: SocketIOApp) -> None:
    async with opened(lively.port) as raw:
        raw.send_text("3")
        await until(lambda: lively.only_transport().last_ping)
        assert lively.only_transport().round_trips is None
        await answer(raw, 3)


async def test_pings_are_spread_over_the_interval(app: SocketIOApp) -> None:
    async with opened(app.port), opened(app.port):
        scheduler = app.engine._ping_scheduler if app.engine else None
        assert scheduler is not None
        assert sum(len(slot) for slot in scheduler._slots) == 2
        timer = scheduler._timer
    await until(lambda: not any(scheduler._slots))
    assert timer is not None, "one timer turns for all of them"


def sizes(app: SocketIOApp) -> list[int]:
    return [one.transport.get_write_buffer_size() for one in app.transports.values()]


async def enter(app: SocketIOApp, room: str = "talk") -> None:
    """Have every socket that is there enter a room."""
    for sid, _ in list(app.sio.manager.get_participants("/", None)):
        await app.sio.enter_room(sid, room)


async def test_a_client_that_reads_nothing_is_cut_at_the_bound_and_the_others_receive_all(
    app: SocketIOApp,
) -> None:
    received: list[str] = []

    async def listen(raw: Raw) -> None:
        while len(received) < 9000:
            received.append(await raw.text("42"))

    async with opened(app.port, buffer=4096), opened(app.port) as reader:
        await enter(app)
        listening, most = asyncio.create_task(listen(reader)), 0
        for n in range(9000):
            await app.sio.emit("note", [n, NOTE], room="talk")
            most = max(most, *sizes(app), 0)
            if n % 10 == 0:
                await asyncio.sleep(0)
        async with asyncio.timeout(PATIENCE):
            await listening
        assert len(app.transports) == 1
    assert HIGH_WATER_BYTES < most < MAX_BUFFER_BYTES + 64 * 1024
    assert [int(text.split("[")[2].split(",")[0]) for text in received] == list(range(9000))


async def test_a_client_that_asks_for_pongs_and_reads_none_is_cut(
    app: SocketIOApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.realtime.engineio.limits.RATE_BYTES", 1 << 40)
    async with opened(app.port, buffer=4096) as raw:
        ping, most = masked(PING, b"x" * 125) * 500, 0
        async with asyncio.timeout(PATIENCE):
            with suppress(ConnectionError):  # it may be cut while it sends
                while app.transports:
                    raw.send(ping)
                    await raw.drain()
                    await asyncio.sleep(0)
                    most = max([most, *sizes(app)])
        assert most < MAX_BUFFER_BYTES + 512 * 1024


async def test_a_client_that_makes_no_progress_is_cut_long_before_the_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.realtime.engineio.outbound.STALL_SECONDS", 0.1)
    async with (
        running(ours(ping_interval=0.2, ping_timeout=60)) as app,
        opened(app.port, buffer=4096),
    ):
        await enter(app)
        transport = app.only_transport()
        async with asyncio.timeout(PATIENCE):
            while transport.stall is None:
                await app.sio.emit("note", NOTE * 10, room="talk")
                await asyncio.sleep(0)
        await until(lambda: not app.transports)


async def test_a_flood_waits_outside_while_a_handler_suspends(
    app: SocketIOApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.realtime.engineio.limits.RATE_BYTES", 1 << 40)
    told, go, most = [], asyncio.Event(), 0

    async def slow(_sid: str, n: int) -> None:
        await go.wait()
        told.append(n)

    app.sio.on("slow", slow)
    async with opened(app.port) as raw, opened(app.port) as other:
        for n in range(20_000):
            raw.send_text(f'42["slow",{n}]')
        flooded: Any = next(iter(app.transports.values()))
        await until(lambda: not flooded.transport.is_reading())
        other.send(masked(PING))
        assert (await other.frame())[0] == 10
        most = len(flooded._waiting)
        go.set()
        await until(lambda: len(told) == 20_000)
    assert told == list(range(20_000))
    assert most <= MAX_WAITING_PACKETS


async def test_a_dead_member_does_not_silence_its_room(app: SocketIOApp) -> None:
    async with opened(app.port) as dead, opened(app.port) as alive:
        await enter(app)
        transports = list(app.transports.values())
        transports[0].cut()
        await app.sio.emit("note", 1, room="talk")
        assert await alive.text() == '42["note",1]'
        await dead.ended()
        await app.sio.emit("note", 2, room="talk")
        assert await alive.text() == '42["note",2]'
        transports[0].write(b"")
    assert len(transports) == 2


async def test_a_long_message_is_handled_whatever_pieces_it_comes_in(app: SocketIOApp) -> None:
    app.sio.on("say", lambda _sid, data: len(data))
    async with opened(app.port) as raw:
        data = masked(TEXT, f'421["say","{"x" * 200_000}"]')
        for start in range(0, len(data), 4099):
            raw.send(data[start : start + 4099])
            await asyncio.sleep(0)
        assert await raw.text() == "431[200000]"
