"""What waits for clients that poll is bounded, and nobody waits for them."""

import asyncio
from typing import Any

import pytest
from engineio.packet import MESSAGE, Packet

from app.realtime.engineio.http import PatientHttp
from app.realtime.engineio.outbound import MAX_BUFFER_BYTES
from app.realtime.engineio.polling import MAX_UNFETCHED_PACKETS
from fixtures.guarded import Guarded, Shipped
from fixtures.pace import scaled
from fixtures.poller import Poller, polling
from fixtures.ports import HOST
from fixtures.raw import Raw, connected, opened
from fixtures.socketio_app import SocketIOApp, running
from fixtures.waiting import PATIENCE, until


async def enter(app: SocketIOApp) -> Any:
    """Let everybody into the talk; the answer is the transport of the first."""
    found = list(app.sio.manager.get_participants("/", None))
    for sid, _transport in found:
        await app.sio.enter_room(sid, "talk")
    return app.transports[found[0][1]]


async def tell(app: SocketIOApp, data: str, times: int) -> None:
    for _ in range(times):
        await app.sio.emit("note", data, room="talk")
        await asyncio.sleep(0)


async def test_a_queue_has_no_bound_as_shipped(shipped: Shipped) -> None:
    async with polling(shipped.app):
        transport = await enter(shipped.app)
        await tell(shipped.app, "x" * 20_000, 300)
        assert transport.queue.qsize() == 300


@pytest.mark.parametrize(
    ("size", "times"), [(20_000, 40), (1, MAX_UNFETCHED_PACKETS + 10)], ids=["bytes", "packets"]
)
async def test_who_fetches_nothing_is_ended_at_the_bound_and_the_others_receive_all(
    ours: Guarded, size: int, times: int
) -> None:
    received = 0
    async with polling(ours.app) as lazy, opened(ours.app.port) as member:
        transport = await enter(ours.app)
        listening = asyncio.create_task(receive(member, times))
        await tell(ours.app, "x" * size, times)
        await until(lambda: "disconnect" in ours.told)
        assert transport.queue.qsize() <= 1
        assert transport.sid not in ours.app.sio.environ
        received = await listening
        assert await lazy.post('42["say"]') == 400
    assert received == times


async def receive(member: Any, times: int) -> int:
    for _ in range(times):
        await member.text("42")
    return times


@pytest.mark.parametrize(
    ("size", "times"),
    [(MAX_BUFFER_BYTES // 10 - 100, 10), (1, MAX_UNFETCHED_PACKETS), (MAX_BUFFER_BYTES * 2, 1)],
    ids=["bytes", "packets", "one alone"],
)
async def test_who_fetches_in_time_gets_everything_in_order(
    ours: Guarded, size: int, times: int
) -> None:
    async with polling(ours.app) as poller:
        await enter(ours.app)
        for n in range(2):
            await tell(ours.app, f"{n}" * size, times)
            # A pass may go on in the loop's next turn, and a poll between the two brings one part.
            assert await poller.fetch(times) == [f'42["note","{str(n) * size}"]'] * times
        assert "disconnect" not in ours.told


async def test_a_poll_that_waits_is_answered_when_its_client_is_ended(ours: Guarded) -> None:
    async with polling(ours.app) as poller:
        transport = await enter(ours.app)
        waiting = asyncio.create_task(poller.get())
        await until(lambda: transport.queue._getters)
        for _ in range(20):
            transport.queue.put_nowait(Packet(MESSAGE, "x" * 20_000))
        assert await waiting == ""
        await until(lambda: "disconnect" in ours.told)


async def test_who_lost_something_cannot_upgrade_any_more(ours: Guarded) -> None:
    async with polling(ours.app) as poller:
        transport = await enter(ours.app)
        assert ours.app.engine.polling(poller.sid) is transport
        for _ in range(20):
            transport.queue.put_nowait(Packet(MESSAGE, "x" * 20_000))
        assert ours.app.engine.polling(poller.sid) is None
        await until(lambda: "disconnect" in ours.told)


async def evict(app: SocketIOApp, poller: Poller, within: float) -> None:
    await tell(app, "x", 10)
    async with asyncio.timeout(within):
        await app.sio.eio.disconnect(poller.sid)


async def test_evicting_who_fetches_nothing_hangs_as_shipped(shipped: Shipped) -> None:
    async with polling(shipped.app) as poller:
        await enter(shipped.app)
        with pytest.raises(TimeoutError):
            await evict(shipped.app, poller, within=0.3)


async def test_evicting_who_fetches_nothing_waits_for_nobody_on_ours(ours: Guarded) -> None:
    async with polling(ours.app) as poller:
        await enter(ours.app)
        await evict(ours.app, poller, within=PATIENCE)
        assert not ours.app.transports
        assert ours.told[-1] == "disconnect"


async def stall_a_poll(
    app: SocketIOApp, poller: Poller, raw: Raw, *, size: int, times: int
) -> None:
    """Have a long answer sent to somebody who reads nothing of it."""
    await enter(app)
    await tell(app, "x" * size, times)
    path = f"/socket.io/?EIO=4&transport=polling&sid={poller.sid}"
    raw.send(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
    await until(lambda: unread(app))


def unread(app: SocketIOApp) -> int:
    """How much of answers the server holds."""
    connections = app.server.server_state.connections
    return sum(one.transport.get_write_buffer_size() for one in connections)


async def test_an_answer_that_nobody_reads_outlives_its_session_as_shipped() -> None:
    made = Shipped(ping_interval=scaled(1), ping_timeout=scaled(1))  # not before it is asked for
    async with (
        running(made.app),
        connected(made.app.port, buffer=4096) as raw,
        polling(made.app) as poller,
    ):
        await stall_a_poll(made.app, poller, raw, size=20_000, times=600)
        await until(lambda: "disconnect" in made.told)
        await until(lambda: not made.app.transports)
        assert unread(made.app) > 4_000_000


async def test_an_answer_that_nobody_reads_is_cut_on_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.realtime.engineio.outbound.STALL_SECONDS", 0.2)
    patient = Guarded()
    patient.app.server.config.http = PatientHttp
    async with (
        running(patient.app),
        connected(patient.app.port, buffer=4096) as raw,
        polling(patient.app) as poller,
    ):
        await stall_a_poll(patient.app, poller, raw, size=12_000_000, times=1)
        await until(lambda: not unread(patient.app))
        await raw.ended()


async def test_who_reads_an_answer_slowly_gets_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.realtime.engineio.outbound.STALL_SECONDS", scaled(1))
    patient = Guarded()
    patient.app.server.config.http = PatientHttp
    async with (
        running(patient.app),
        connected(patient.app.port, buffer=4096) as raw,
        polling(patient.app) as poller,
    ):
        await stall_a_poll(patient.app, poller, raw, size=12_000_000, times=1)
        head = await raw.head()
        async with asyncio.timeout(PATIENCE):
            body = await raw.reader.readexactly(12_000_000 + len('42["note",""]'))
    assert " 200 " in head
    assert len(body) > 12_000_000
