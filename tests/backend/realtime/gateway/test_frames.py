"""Frames that no client of ours sends: the offender goes, nobody else notices."""

import json

import pytest

from fixtures.frames import Wires
from fixtures.plain_http import plain_http
from fixtures.talk import Talk

FRAMES = {
    "no packet type": "x",
    "nothing": "",
    "an unknown packet type": "9",
    "deep nesting below Socket.IO": "4" + "[" * 60_000,
    "base64 that is none": "b!",
    "binary": b"\x00\x01",
    "an empty message": "4",
    "a message that is no packet": '4{"a":1}',
    "an unknown message type": "49",
    "an infinite number": '42["sync",{"since":1e400}]',
    "JSON that is none": '42["sync",',
    "deep nesting": "42" + "[" * 15_000,
    "a lone surrogate": '42["send_message",{"message":"\\ud800"}]',
    "an event without a name": "42[]",
    "a name that is no text": '42[{"a":1}]',
    "no list": '42{"a":1}',
    "an endless id": "42" + "1" * 200 + '["sync",{"since":0}]',
    "a binary event": '451-["send_message",{"_placeholder":true,"num":0}]',
    "a billion attachments": '459999999999-["x"]',
    "an ack that nobody asked for": "431[]",
    "a connect error": '44{"message":"x"}',
    "a second connect": "40",
}


BODIES = {
    "no packet": "x",
    "deep nesting": "4" + "[" * 60_000,
    "base64 that is none": "b!",
    "too many packets": "\x1e" * 200,
    "JSON that is none": '42["sync",',
    "two empty packets": "\x1e",
    "not UTF-8": b"\xff",
    "a form": "d=%",
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
async def test_a_malformed_frame_ends_its_connection_in_one_line(
    talk: Talk, wires: Wires, frame: str | bytes
) -> None:
    other, offender = await talk.enter(), await wires.member(talk)
    mark, before = await talk.mark(other), await talk.log()
    with talk.server.logged() as lines:
        await offender.send(frame)
        await offender.ended()
    assert [json.loads(line)["event"] for line in lines] == ["bad_frame"]
    assert await talk.log() == before
    await talk.received_nothing(other, since=mark)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
async def test_a_malformed_polling_body_is_answered_without_a_traceback(
    talk: Talk, body: str | bytes
) -> None:
    address = f"{talk.server.url}/socket.io/?EIO=4&transport=polling"
    with talk.server.logged() as lines:
        async with plain_http() as client:
            sid = json.loads((await client.get(address)).text[1:])["sid"]
            answer = await client.post(f"{address}&sid={sid}", content=body)
    assert answer.status_code in (200, 400)
    assert len(lines) <= 1
    assert "Traceback" not in "".join(lines)
    await talk.fence()


@pytest.mark.parametrize("frame", ['421["sync",{"since":0}]', '42["leave_session",{}]'])
async def test_who_speaks_before_it_connects_is_ended(talk: Talk, wires: Wires, frame: str) -> None:
    wire = await wires.open(talk.server.url)
    with talk.server.logged() as lines:
        await wire.send(frame)
        await wire.ended()
    assert [json.loads(line)["event"] for line in lines] == ["bad_frame"]


async def test_another_namespace_is_refused(talk: Talk, wires: Wires) -> None:
    wire = await wires.open(talk.server.url)
    await wire.send("40/admin,")
    assert (await wire.next("4")).startswith("44/admin,")


@pytest.mark.parametrize("name", ["connect", "disconnect", "message", "error", "*", "", "joined"])
async def test_names_that_are_no_commands_are_refused(talk: Talk, wires: Wires, name: str) -> None:
    member = await wires.member(talk)
    refused = await member.ask(7, name, {"HTTP_HOST": "forged"}, {"token": "forged"})
    assert (refused["ok"], refused["code"]) == (False, "unknown_command")
    assert (await member.ask(8, "sync", {"since": 0}))["ok"]


@pytest.mark.parametrize("since", ["9" * 40, "-1", "1.0", '"1"', "true", "null"])
async def test_a_position_is_a_whole_number_that_fits(talk: Talk, wires: Wires, since: str) -> None:
    member = await wires.member(talk)
    await member.send(f'425["sync",{{"since":{since}}}]')
    answer = await member.next("435")
    assert json.loads(answer[3:])[0]["code"] == "invalid_request"


async def test_a_frame_over_16_kib_is_refused_by_ack(talk: Talk, wires: Wires) -> None:
    member, other = await wires.member(talk), await talk.enter()
    mark, before = await talk.mark(other), await talk.log()
    with talk.server.logged() as lines:
        refused = await member.ask(5, "send_message", {"message": "secret " * 2400})
    assert (refused["ok"], refused["code"]) == (False, "frame_too_large")
    assert len(lines) == 1
    assert "secret" not in lines[0]
    assert await talk.log() == before
    await talk.received_nothing(other, since=mark)


async def test_a_frame_over_16_kib_without_ack_is_refused_by_an_event(
    talk: Talk, wires: Wires
) -> None:
    member = await wires.member(talk)
    await member.send("42" + json.dumps(["send_message", {"message": "가" * 6000}]))
    _, error = json.loads((await member.next('42["error"'))[2:])
    assert (error["command"], error["code"]) == ("send_message", "frame_too_large")
    assert (await member.ask(8, "sync", {"since": 0}))["ok"]


async def test_a_frame_over_256_kib_ends_its_connection(talk: Talk, wires: Wires) -> None:
    member, other = await wires.member(talk), await talk.enter()
    mark = await talk.mark(other)
    with talk.server.logged() as lines:
        await member.send("42" + json.dumps(["send_message", {"message": "a" * 262_144}]))
        await member.ended()
    assert "Traceback" not in "".join(lines)
    await talk.received_nothing(other, since=mark)


async def test_the_welcome_comes_before_the_ack_of_joining(talk: Talk, wires: Wires) -> None:
    wire = await wires.open(talk.server.url)
    await wire.send("40" + json.dumps({"token": (await talk.add_participant()).token}))
    await wire.next('42["connected"')
    await wire.send(f'421["join_session",{{"session_id":"{talk.id}"}}]')
    assert (await wire.next()).startswith('42["joined_session"')
    assert (await wire.next()).startswith("431")
