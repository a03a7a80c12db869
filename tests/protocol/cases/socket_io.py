"""Socket.IO 5: namespaces, events and their acknowledgements, and packets that are none."""

import json

from rig.case import case
from rig.way import KNOWN, PING, PONG, Way

_CONNECTION = "Socket.IO, Connection to a namespace"
_DATA = "Socket.IO, Sending and receiving data"
_ACK = "Socket.IO, Acknowledgement"
_END = "Socket.IO, Disconnection from a namespace"
_ENCODING = "Socket.IO, Packet encoding"
_NOT_SAID = "not in the text; the official server"
_MANY_PINGS = 7  # longer than a first word may take


async def _connected(way: Way, packet: str) -> str:
    """What a CONNECT packet is answered."""
    wire = await way.wire(connect=False)
    await wire.send(packet)
    answer = await wire.next("4")
    kind, _, data = answer.partition("{")
    return f"{kind} {' '.join(sorted(json.loads('{' + data)))}" if data else answer


async def _sent(way: Way, *frames: str | bytes, connect: bool = True) -> str:
    """The fate of a connection on which these were sent."""
    wire = await way.wire(connect=connect)
    await wire.send(*frames)
    return await wire.fate()


@case(_CONNECTION, "40 sid")
async def the_namespace_that_all_have(way: Way) -> str:
    return await _connected(way, "40")


@case(_CONNECTION, "40 sid")
async def a_connection_with_a_payload(way: Way) -> str:
    return await _connected(way, '40{"locale":"en"}')


@case(_CONNECTION, "40/custom, sid")
async def a_namespace_of_its_own(way: Way) -> str:
    return await _connected(way, "40/custom,")


@case(_CONNECTION, "44/nowhere, message")
async def a_namespace_that_is_not_there(way: Way) -> str:
    return (await _connected(way, "40/nowhere,")).replace("data message", "message")


@case(_CONNECTION, "kept")
async def a_refused_namespace_beside_another_one(way: Way) -> str:
    return await _sent(way, "40/nowhere,")


@case(_CONNECTION, "closed", waits=True)
async def an_event_before_the_connection(way: Way) -> str:
    return await _sent(way, "421" + KNOWN, connect=False)


@case(_CONNECTION, "closed", brisk=True)
async def who_never_connects(way: Way) -> str:
    wire = await way.wire(connect=False)
    for _ in range(_MANY_PINGS):
        if await wire.next(PING) == "closed":
            return "closed"
        await wire.send(PONG)
    return "kept"


@case(_NOT_SAID, "closed")
async def a_second_connection_to_the_same_namespace(way: Way) -> str:
    return await _sent(way, "40")


@case(_END, "not answered")
async def an_event_after_the_end_of_its_namespace(way: Way) -> str:
    wire = await way.wire()
    await wire.send("41", "421" + KNOWN, "40")
    received = await wire.next("4")
    while received.startswith("42"):
        received = await wire.next("4")
    return "answered" if received.startswith("43") else "not answered"


@case(_END, "kept")
async def the_end_of_a_namespace_beside_another_one(way: Way) -> str:
    wire = await way.wire()
    await wire.send("40/custom,")
    while "/custom," not in await wire.next("4"):
        pass
    await wire.send("41/custom,")
    return await wire.fate()


@case(_NOT_SAID, "closed")
async def an_event_for_a_namespace_that_was_refused(way: Way) -> str:
    return await _sent(way, "40/nowhere,", "42/nowhere," + KNOWN)


@case(_DATA, "heard")
async def an_event_without_an_acknowledgement(way: Way) -> str:
    wire = await way.wire()
    await wire.send("42" + KNOWN)
    return "heard" if (await wire.next('42["error"')) != "closed" else "closed"


@case(_ACK, "43456 and a list")
async def an_event_with_an_acknowledgement(way: Way) -> str:
    wire = await way.wire()
    await wire.send('42456["known",1,"2",{"3":[false]}]')
    answer = await wire.next("43")
    is_list = isinstance(json.loads(answer.removeprefix("43456")), list)
    return "43456 and a list" if is_list else answer


@case(_ACK, "answered")
async def a_binary_attachment_in_a_frame(way: Way) -> str:
    wire = await way.wire()
    await wire.send('451-1["known",{"_placeholder":true,"num":0}]', b"\x01\x02\x03")
    return "answered" if (await wire.next("431[")) != "closed" else "closed"


@case(_ENCODING, "closed")
async def a_packet_type_that_there_is_not(way: Way) -> str:
    return await _sent(way, "4abc")


@case(_ENCODING, "closed")
async def an_acknowledgement_id_that_is_no_number(way: Way) -> str:
    return await _sent(way, "42abc" + KNOWN)


@case(_DATA, "closed")
async def an_event_that_is_no_list(way: Way) -> str:
    return await _sent(way, "42{}")


@case(_DATA, "closed")
async def an_event_that_is_an_empty_list(way: Way) -> str:
    return await _sent(way, "42[]")


@case(_ENCODING, "closed")
async def an_event_that_is_no_json(way: Way) -> str:
    return await _sent(way, '42["known",')


@case(_NOT_SAID, "kept")
async def an_answer_that_nobody_asked_for(way: Way) -> str:
    return await _sent(way, "431[]")


@case(_NOT_SAID, "closed")
async def a_refusal_that_comes_from_a_client(way: Way) -> str:
    return await _sent(way, '44{"message":"no"}')


@case(_NOT_SAID, "closed")
async def a_binary_frame_that_nothing_announced(way: Way) -> str:
    return await _sent(way, b"\x01\x02\x03")
