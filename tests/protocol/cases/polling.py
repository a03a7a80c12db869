"""Engine.IO 4: data in the bodies of requests."""

import asyncio
from collections.abc import Awaitable

import httpx

from rig.bounds import SILENCE, bounded
from rig.case import case
from rig.raw import half_posted
from rig.way import KNOWN, PING, POLLING, PONG, SEPARATOR, Polling, Way

_SENDING = "Engine.IO, HTTP long-polling, Sending data"
_RECEIVING = "Engine.IO, HTTP long-polling, Receiving data"
_ENCODING = "Engine.IO, Packet encoding, HTTP long-polling"


@case(_SENDING, "400")
async def a_body_for_a_session_that_is_not_there(way: Way) -> str:
    return str((await way.ask("POST", f"{POLLING}&sid=nobody", "40")).status_code)


@case(_RECEIVING, "400")
async def a_poll_of_a_session_that_is_not_there(way: Way) -> str:
    return str((await way.ask("GET", f"{POLLING}&sid=nobody")).status_code)


@case(_SENDING, "200 ok")
async def the_answer_to_a_body(way: Way) -> str:
    answer = await (await way.poll()).post("421" + KNOWN)
    return f"{answer.status_code} {answer.text}"


@case("Engine.IO, Message", "answered")
async def a_message_in_a_body(way: Way) -> str:
    polling = await way.poll()
    await polling.post("421" + KNOWN)
    return "answered" if await polling.next("431[") else "closed"


@case(_ENCODING, "answered in order")
async def several_messages_in_one_body(way: Way) -> str:
    polling = await way.poll()
    await polling.post(*[f"42{number}{KNOWN}" for number in range(3)])
    return "answered in order" if await polling.next("430[", "431[", "432[") else "closed"


@case(_ENCODING, "packets between separators")
async def several_packets_in_one_answer(way: Way) -> str:
    polling = await way.poll()
    await polling.post("421" + KNOWN, "422" + KNOWN)
    bodies = [await polling.get()]
    while "432[" not in bodies[-1].text and bodies[-1].status_code == httpx.codes.OK:
        bodies.append(await polling.get())
    packets = SEPARATOR.join(body.text for body in bodies).split(SEPARATOR)
    acks = [packet[:3] for packet in packets if packet.startswith("43")]
    return "packets between separators" if acks == ["431", "432"] else str(packets)


@case("Engine.IO, Packet encoding", "answered")
async def text_beyond_ascii_in_a_body(way: Way) -> str:
    polling = await way.poll()
    await polling.post('421["known","안녕 👋"]')
    return "answered" if await polling.next("431[") else "closed"


@case(_ENCODING, "answered")
async def a_binary_attachment_in_a_body(way: Way) -> str:
    polling = await way.poll()
    await polling.post('451-1["known",{"_placeholder":true,"num":0}]', "bAQIDBA==")
    return "answered" if await polling.next("431[") else "closed"


@case("Engine.IO, Protocol", "400, closed")
async def a_body_that_is_no_packet(way: Way) -> str:
    polling = await way.poll()
    try:
        status = str((await polling.post("abc")).status_code)
    except httpx.RemoteProtocolError:
        status = "no answer"
    return f"{status}, {await polling.fate()}"


@case("Engine.IO, Handshake (maxPayload)", "refused", waits=True)
async def a_body_that_is_longer_than_was_announced(way: Way) -> str:
    polling = await way.poll()
    frame = '42["known","' + "x" * polling.hello["maxPayload"] + '"]'
    try:
        answer = await bounded(polling.post(frame), SILENCE)
    except TimeoutError:
        return "silent"
    except httpx.TransportError:
        return "refused"
    return "refused" if answer.status_code in (400, 413) else str(answer.status_code)


@case(_RECEIVING, "400, closed", brisk=True)
async def two_polls_at_once(way: Way) -> str:
    polling = await way.poll(connect=False)
    polls = [asyncio.create_task(polling.get()) for _ in range(2)]
    statuses = {await _status_and_pong(polling, poll) for poll in asyncio.as_completed(polls)}
    fate = (await polling.post(PONG)).status_code
    return f"{max(statuses)}, {'kept' if fate == httpx.codes.OK else 'closed'}"


async def _status_and_pong(polling: Polling, poll: Awaitable[httpx.Response]) -> int:
    answer = await bounded(poll)
    if answer.text == PING:
        await polling.post(PONG)
    return answer.status_code


@case(_SENDING, "400, closed")
async def two_bodies_at_once(way: Way) -> str:
    polling = await way.poll()
    async with half_posted(way.port, polling.query):
        status = (await polling.post("421" + KNOWN)).status_code
        return f"{status}, {await polling.fate()}"
