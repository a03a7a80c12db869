"""Catching up over the socket: `sync`, and `since` when joining again."""

import asyncio

import orjson
import pytest

from app.features.event_log.service import PACKET_BYTES
from app.realtime.engineio.outbound import MAX_BUFFER_BYTES
from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk


async def send_message(socket: Socket, number: int, more: str = "") -> None:
    """Send this many messages."""
    acks = await asyncio.gather(
        *[socket.call("send_message", {"message": f"{n}{more}"}) for n in range(number)]
    )
    assert all(ack["ok"] for ack in acks)


@pytest.mark.parametrize(
    "payload", [{}, {"since": -1}, {"since": 2**63}, {"since": "0"}, {"since": 0, "limit": 5}, []]
)
async def test_a_malformed_position_is_refused(talk: Talk, payload: object) -> None:
    member, other = await talk.enter(), await talk.enter()
    mark = await talk.mark(other)
    assert (await member.call("sync", payload))["code"] == "invalid_request"
    await talk.received_nothing(other, since=mark)


async def test_sync_gives_pages_of_200_until_there_is_no_more(talk: Talk) -> None:
    member = await talk.enter()
    await send_message(member, 230)
    log = await talk.log()
    first = await member.call("sync", {"since": 0})
    assert (len(first["events"]), first["head"], first["more"]) == (200, len(log), True)
    second = await member.call("sync", {"since": first["events"][-1]["seq"]})
    assert first["events"] + second["events"] == log
    assert (second["head"], second["more"]) == (len(log), False)


async def test_sync_behind_the_head_gives_nothing(talk: Talk) -> None:
    member = await talk.enter()
    head = len(await talk.log())
    for since in (head, head + 1000, 2**63 - 1):
        answer = await member.call("sync", {"since": since})
        assert answer == {"ok": True, "events": [], "head": head, "more": False}


async def test_sync_still_works_once_the_session_is_over(talk: Talk) -> None:
    member = await talk.enter()
    await talk.rest("POST", "/end")
    await member.saw("session_updated")
    answer = await member.call("sync", {"since": 0})
    assert answer["events"] == await talk.log()
    assert answer["events"][-1]["data"]["status"] == "ended"


@both_databases
async def test_since_brings_what_was_missed(talk: Talk) -> None:
    participant = await talk.add_participant()
    member, other = await talk.enter(participant), await talk.enter()
    position = (await member.saw("joined_session"))["seq"]
    await member.close()
    await send_message(other, 3)
    again = await talk.join(await talk.connect(participant.token), since=position)
    welcome = await again.saw("joined_session")
    assert welcome["events"] == (await talk.log())[position:]
    assert (welcome["head"], welcome["more"]) == (welcome["seq"], False)
    assert [one["message"] for one in welcome["messages"]] == ["0", "1", "2"]


async def test_since_brings_200_facts_at_most_and_sync_the_rest(talk: Talk) -> None:
    member = await talk.enter()
    await send_message(member, 230)
    again = await talk.join(await talk.connect((await talk.add_participant()).token), since=0)
    welcome = await again.saw("joined_session")
    log = await talk.log()
    assert (len(welcome["events"]), welcome["head"], welcome["more"]) == (200, len(log), True)
    assert len(welcome["messages"]) == 50
    rest = await again.call("sync", {"since": welcome["events"][-1]["seq"]})
    assert welcome["events"] + rest["events"] == log


async def test_long_facts_come_in_packets_that_a_slow_client_can_take(talk: Talk) -> None:
    member = await talk.enter()
    await send_message(member, 200, more="👏" * 490)
    again = await talk.join(await talk.connect((await talk.add_participant()).token), since=0)
    welcome = await again.saw("joined_session")
    assert len(orjson.dumps(welcome)) < MAX_BUFFER_BYTES
    told, page = welcome["events"], welcome
    while page["more"]:
        page = await again.call("sync", {"since": told[-1]["seq"]})
        assert len(orjson.dumps(page)) < PACKET_BYTES + 1024
        told += page["events"]
    assert told == await talk.log()


@both_databases
async def test_since_beyond_the_end_is_told_where_the_end_is(talk: Talk) -> None:
    member = await talk.enter()
    head = len(await talk.log())
    for since in (head + 1, head + 1000, 2**63 - 1):
        mark = len(member.received)
        await talk.join(member, since=since)
        welcome = await member.saw("joined_session", after=mark)
        assert (welcome["events"], welcome["head"], welcome["more"]) == ([], head, False)
        assert welcome["seq"] == head


@both_databases
async def test_every_welcome_names_the_databases_epoch(talk: Talk) -> None:
    epochs = {(await (await talk.enter()).saw("joined_session"))["epoch"] for _ in range(2)}
    assert len(epochs) == 1
    assert len(epochs.pop()) == 32


async def test_without_since_the_welcome_does_not_speak_of_it(talk: Talk) -> None:
    welcome = await (await talk.enter()).saw("joined_session")
    assert not {"events", "head", "more"} & set(welcome)
