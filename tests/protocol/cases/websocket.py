"""Engine.IO 4: data in the frames of a WebSocket, its heartbeat, and the end of a session."""

import asyncio

import httpx

from rig.bounds import bounded
from rig.case import case
from rig.way import KNOWN, PING, PONG, SEPARATOR, Way

_BEATS, _MANY_BEATS = 3, 6
_HEARTBEAT = "Engine.IO, Heartbeat"
_PROTOCOL = "Engine.IO, Protocol"


@case("Engine.IO, Packet encoding, WebSocket", "answered in order")
async def several_messages_in_frames_of_their_own(way: Way) -> str:
    wire = await way.wire()
    await wire.send(*[f"42{number}{KNOWN}" for number in range(3)])
    received = [(await wire.next("43"))[:3] for _ in range(3)]
    return "answered in order" if received == ["430", "431", "432"] else str(received)


@case(_PROTOCOL, "closed")
async def a_frame_that_is_no_packet(way: Way) -> str:
    wire = await way.wire()
    await wire.send("abc")
    return await wire.fate()


@case(_HEARTBEAT, "kept", brisk=True)
async def who_polls_and_answers_its_pings(way: Way) -> str:
    polling = await way.poll()
    for _ in range(_BEATS):
        if not await polling.next(PING):
            return "closed"
        await polling.post(PONG)
    return await polling.fate()


@case(_HEARTBEAT, "closed", brisk=True)
async def who_polls_and_answers_no_ping(way: Way) -> str:
    polling = await way.poll()
    for _ in range(_BEATS):
        answer = await polling.get()
        if answer.status_code != httpx.codes.OK:
            return "closed"
    return "kept"


@case(_HEARTBEAT, "closed", brisk=True)
async def who_ceases_to_poll(way: Way) -> str:
    silent, other = await way.poll(), await way.wire()
    for _ in range(_MANY_BEATS):  # of somebody else's heart: the time it takes to be noticed
        await other.next(PING)
        await other.send(PONG)
    return "kept" if (await silent.post(PONG)).status_code == httpx.codes.OK else "closed"


@case(_HEARTBEAT, "kept", brisk=True)
async def who_answers_its_pings_on_a_websocket(way: Way) -> str:
    wire = await way.wire()
    for _ in range(_BEATS):
        if await wire.next(PING) == "closed":
            return "closed"
        await wire.send(PONG)
    return await wire.fate()


@case(_HEARTBEAT, "closed", brisk=True)
async def who_answers_no_ping_on_a_websocket(way: Way) -> str:
    return await (await way.wire()).ended()


@case(_PROTOCOL + " (close)", "open poll answered, closed")
async def a_close_packet_in_a_body(way: Way) -> str:
    polling = await way.poll()
    poll = asyncio.create_task(polling.get())
    await polling.post("1")
    answer = await bounded(poll)
    end = await polling.get()
    fate = "closed" if end.status_code == httpx.codes.BAD_REQUEST else str(end.status_code)
    return f"open poll {'answered' if answer.status_code in (200, 400) else 'lost'}, {fate}"


@case(_PROTOCOL + " (close)", "closed", waits=True)
async def a_close_packet_on_a_websocket(way: Way) -> str:
    wire = await way.wire()
    await wire.send("1")
    return await wire.fate()


@case("Engine.IO, Packet encoding, WebSocket", "closed")
async def two_packets_in_one_frame(way: Way) -> str:
    wire = await way.wire()
    await wire.send(f"421{KNOWN}{SEPARATOR}422{KNOWN}")
    return await wire.fate()
