"""What hostile, stalled and silent clients do to the engine as shipped, and cannot do to ours.

`shipped` is python-socketio and uvicorn as they come; each fault is shown there first.
"""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest

from app.realtime.engineio.outbound import MAX_BUFFER_BYTES
from fixtures.guarded import BRISK, Guarded, Shipped
from fixtures.poller import polling
from fixtures.raw import TEXT, connected, masked, opened, request
from fixtures.socketio_app import SocketIOApp, running
from fixtures.waiting import PATIENCE, until

BIG = "x" * 20_000


@pytest.fixture
async def brisk() -> AsyncIterator[Shipped]:
    """As shipped, with pings that soon cut who does not answer."""
    made = Shipped(**BRISK)
    async with running(made.app):
        yield made


FORGED = '42["connect",{"REMOTE_ADDR":"forged"},{}]'


async def test_a_client_calls_our_handlers_as_shipped(shipped: Shipped) -> None:
    async with opened(shipped.app.port) as raw:
        await until(lambda: shipped.told)
        raw.send_text(FORGED)
        raw.send_text('42["disconnect","x"]')
        await until(lambda: len(shipped.told) == 3)
        assert shipped.told[1] == ("connect", {"REMOTE_ADDR": "forged"})
        assert shipped.told[2] == "disconnect"
        assert len(shipped.app.transports) == 1, "and is still there"


async def test_reserved_names_are_words_like_any_other_on_ours(ours: Guarded) -> None:
    async with opened(ours.app.port) as raw:
        raw.send_text(FORGED)
        raw.send_text('42["disconnect","x"]')
        await until(lambda: len(ours.told) == 3)
    assert [one[0] for one in ours.told] == ["connect", "connect", "disconnect"]
    assert isinstance(ours.told[1], list), "the dispatcher refuses it; no handler was called"


async def stall(app: SocketIOApp, member: Any, emits: int) -> None:
    """Tell much to somebody who reads nothing."""
    (sid,) = [sid for sid, _ in app.sio.manager.get_participants("/", None)]
    await app.sio.enter_room(sid, "talk")
    for _ in range(emits):
        await app.sio.emit("note", BIG, room="talk")
        await asyncio.sleep(0)


async def test_a_queue_has_no_bound_and_a_stalled_client_is_never_freed_as_shipped(
    brisk: Shipped,
) -> None:
    async with opened(brisk.app.port, buffer=4096) as raw:
        transport = brisk.app.only_transport()
        await stall(brisk.app, raw, 600)
        assert transport.queue.qsize() * len(BIG) > 4_000_000
        await until(lambda: "disconnect" in brisk.told)
        writers = [one for one in asyncio.all_tasks() if "writer" in repr(one.get_coro())]
        assert len(writers) == 1, "the client is gone, its writer and its queue are not"
        assert transport.queue.qsize() * len(BIG) > 4_000_000


async def test_a_stalled_client_is_cut_at_the_bound_and_freed_on_ours(ours: Guarded) -> None:
    async with opened(ours.app.port, buffer=4096) as raw:
        transport = ours.app.only_transport()
        await stall(ours.app, raw, 600)
        await until(lambda: "disconnect" in ours.told)
        await until(lambda: not ours.app.server.server_state.connections)
        assert transport.transport.get_write_buffer_size() < MAX_BUFFER_BYTES
    assert not ours.app.transports


async def test_evicting_a_stalled_client_hangs_as_shipped(shipped: Shipped) -> None:
    async with opened(shipped.app.port, buffer=4096) as raw:
        sid = shipped.app.only_transport().sid
        await stall(shipped.app, raw, 600)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await shipped.app.sio.eio.disconnect(sid)


async def test_evicting_a_stalled_client_waits_for_nobody_on_ours(ours: Guarded) -> None:
    async with opened(ours.app.port, buffer=4096) as raw:
        sid = ours.app.only_transport().sid
        await stall(ours.app, raw, 150)
        async with asyncio.timeout(PATIENCE):
            await ours.app.sio.eio.disconnect(sid)
        await until(lambda: not ours.app.server.server_state.connections)


async def test_a_bad_frame_leaves_a_zombie_as_shipped(
    shipped: Shipped, caplog: pytest.LogCaptureFixture
) -> None:
    async with opened(shipped.app.port) as raw:
        raw.send_text("x")
        await raw.ended()
        assert "Traceback" in caplog.text
        assert "disconnect" not in shipped.told, "its socket closed, and nobody was told"


async def test_bad_json_is_a_traceback_each_time_and_no_end_as_shipped(
    shipped: Shipped, caplog: pytest.LogCaptureFixture
) -> None:
    shipped.app.sio.on("say", lambda _sid: None)
    async with opened(shipped.app.port) as raw:
        for _ in range(3):
            raw.send_text('42["a"')
        raw.send_text('421["say"]')
        assert await raw.text("43") == "431[]"
        assert caplog.text.count("Traceback") >= 3


async def test_who_never_connects_is_served_for_ever_as_shipped(brisk: Shipped) -> None:
    async with connected(brisk.app.port) as raw:
        raw.send(request())
        await raw.head()
        for _ in range(4):
            await raw.text("2")
            raw.send_text("3")
        assert len(brisk.app.transports) == 1
    assert not brisk.told, "and was never asked who it is"


@pytest.mark.parametrize("frame", ["x", "9", "", "4x", '42["a"', "42" + "[" * 20_000])
async def test_a_bad_frame_ends_its_client_and_says_so_on_ours(
    ours: Guarded, caplog: pytest.LogCaptureFixture, frame: str
) -> None:
    async with opened(ours.app.port) as raw:
        raw.send_text(frame)
        await raw.ended()
        await until(lambda: "disconnect" in ours.told)
    assert "Traceback" not in caplog.text
    assert not ours.app.transports


BEHIND = ['42["say"]', "40", '42["say"]', "41", "40", '42["say"]']


@pytest.mark.parametrize("bad", ["4x", '42["a"', "42{}", '451-["x"]', "40"])
async def test_nothing_behind_a_bad_packet_is_handled_on_ours(ours: Guarded, bad: str) -> None:
    async with opened(ours.app.port) as raw:
        raw.send(b"".join(masked(TEXT, text) for text in ['42["hear"]', bad, *BEHIND]))
        assert await raw.close_code() == 1000
    assert [one for one in ours.told if one[0] != "connect"] == [["hear"], "disconnect"]
    assert not any([ours.app.sio.manager.rooms, ours.app.sio.manager.pending_connect])


@pytest.mark.parametrize("bad", ["4x", '42["a"', "42{}", '451-["x"]', "40"])
async def test_nothing_behind_a_bad_packet_is_handled_over_polling_on_ours(
    ours: Guarded, bad: str
) -> None:
    async with polling(ours.app) as poller:
        await poller.post("\x1e".join(['42["hear"]', bad, *BEHIND]))
        await until(lambda: not ours.app.sio.environ)
    assert [one for one in ours.told if one[0] != "connect"] == [["hear"], "disconnect"]
    assert not any([ours.app.sio.manager.rooms, ours.app.sio.manager.pending_connect])


async def test_attachments_are_held_without_bound_as_shipped(shipped: Shipped) -> None:
    async with opened(shipped.app.port) as raw:
        raw.send_text('4599999-["x",{"_placeholder":true,"num":0}]')
        await until(lambda: shipped.app.sio._binary_packet)


async def test_an_announced_attachment_ends_its_client_on_ours(ours: Guarded) -> None:
    async with opened(ours.app.port) as raw:
        raw.send_text('4599999-["x",{"_placeholder":true,"num":0}]')
        await raw.ended()
        await until(lambda: "disconnect" in ours.told)
    assert not ours.app.sio._binary_packet


MAKERS: list[Callable[..., Any]] = [Shipped, Guarded]


@pytest.mark.parametrize("make", MAKERS)
async def test_who_says_nothing_at_all_is_cut_by_the_pings(
    make: Callable[..., Any], stack: AsyncExitStack
) -> None:
    made = make(**BRISK)
    app = await stack.enter_async_context(running(made.app))
    async with connected(app.port) as raw:
        raw.send(request())
        await until(lambda: app.transports)
        await until(lambda: not [one for one in app.transports.values() if not one.closed])
        if make is Guarded:
            await raw.ended()


async def test_a_hundred_bad_ends_leave_nothing_behind_on_ours(ours: Guarded) -> None:
    tasks = len(asyncio.all_tasks())
    for n in range(100):
        async with opened(ours.app.port) as raw:
            raw.send_text(["1", "x", '42["say"]', "41"][n % 4])
    await until(lambda: not ours.app.server.server_state.connections)
    await until(lambda: len(asyncio.all_tasks()) <= tasks)
    gc.collect()
    sio = ours.app.sio
    assert not any([sio.environ, sio.manager.rooms, ours.app.transports])
    assert not any(ours.app.engine._ping_scheduler._slots)
