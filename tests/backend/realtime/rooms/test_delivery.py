"""What members receive: each fact once, in order, from the very place where their welcome ends."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk

CHANGES = [
    ("PATCH", "", {"title": "New"}),
    ("PATCH", "", {"description": "Of this talk"}),
    ("PATCH", "", {"settings": {"reactions": ["🍕", "👍", "👏"]}}),
    ("PATCH", "/features", {"chat": False}),
    ("PATCH", "/features", {"reactions": False}),
    ("POST", "/pause", None),
    ("POST", "/activate", None),
    ("POST", "/end", None),
]


def facts(member: Socket) -> list[Any]:
    """What a member received that has a position."""
    return [told for name, told in member.received if name in ("new_message", "session_updated")]


def at(seq: int) -> Callable[[Any], bool]:
    """Whether an event has this position."""
    return lambda told: bool(told["seq"] == seq)


@both_databases
async def test_members_receive_every_change_by_rest(talk: Talk) -> None:
    members = [await talk.enter(), await talk.present()]
    for method, path, body in CHANGES:
        changed = await talk.rest(method, path, body)
        seq = len(await talk.log())
        told = [await one.saw("session_updated", at(seq)) for one in members]
        shown = {name: changed[name] for name in told[0] if name != "seq"}
        assert told == [{**shown, "seq": seq}] * 2
    assert [len(one.all("session_updated")) for one in members] == [len(CHANGES)] * 2


async def test_what_changes_nothing_is_not_told(talk: Talk) -> None:
    member = await talk.enter()
    mark, before = await talk.mark(member), await talk.log()
    await talk.rest("POST", "/activate")
    await talk.rest("PATCH", "/features", {"chat": True})
    assert await talk.log() == before
    await talk.received_nothing(member, since=mark)


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PATCH", "", {"title": ""}),
        ("PATCH", "/features", {"chat": "yes"}),
        ("PATCH", "/features", {"polls": True}),
        ("POST", "/activate", None),
        ("DELETE", "", None),
    ],
)
async def test_what_is_refused_by_rest_is_not_told(
    talk: Talk, other_talk: Talk, method: str, path: str, body: object
) -> None:
    member = await talk.enter()
    mark = await talk.mark(member)
    stranger = {"authorization": f"Bearer {other_talk.token}"}
    address = f"/api/sessions/{talk.id}{path}"
    answer = await talk.http.request(method, address, json=body, headers=stranger)
    assert answer.status_code in (404, 422)
    await talk.received_nothing(member, since=mark)


@both_databases
async def test_members_of_a_deleted_session_are_told_that_it_ended(talk: Talk) -> None:
    participant = await talk.add_participant()
    member = await talk.enter(participant)
    await talk.rest("DELETE")
    told = await member.saw("session_updated")
    assert told["status"] == "ended"
    await member.hung_up()
    back = await talk.connect(participant.token)
    refused = await back.call("join_session", {"session_id": talk.id})
    assert (refused["ok"], refused["code"]) == (False, "session_not_found")


async def test_a_session_that_ended_stays_readable(talk: Talk) -> None:
    participant = await talk.add_participant()
    member = await talk.enter(participant)
    await member.call("send_message", {"message": "the last word"})
    await talk.rest("POST", "/end")
    welcome = await (await talk.enter(participant)).saw("joined_session")
    assert welcome["session"]["status"] == "ended"
    assert [one["message"] for one in welcome["messages"]] == ["the last word"]


async def test_a_session_is_received_by_its_own_members_alone(talk: Talk, other_talk: Talk) -> None:
    outsider, member = await other_talk.enter(), await talk.enter()
    mark = await other_talk.mark(outsider)
    await member.call("send_message", {"message": "among us"})
    await talk.rest("PATCH", "", {"title": "ours"})
    await other_talk.received_nothing(outsider, since=mark)


@both_databases
async def test_whoever_joins_under_fire_misses_nothing_and_receives_nothing_twice(
    talk: Talk,
) -> None:
    speakers = [await talk.present(), await talk.enter()]
    participants = [await talk.add_participant() for _ in range(6)]

    async def send_all(speaker: Socket) -> None:
        for n in range(40):
            await speaker.call("send_message", {"message": f"{n}"})

    async def come(number: int) -> list[Socket]:
        return [await talk.enter(participants[number]) for _ in range(4)]

    arrivals = asyncio.gather(*[come(number) for number in range(len(participants))])
    await asyncio.gather(*[send_all(speaker) for speaker in speakers])
    newcomers = [socket for group in await arrivals for socket in group]
    await talk.fence(*newcomers)
    for newcomer in newcomers:
        await _holds_the_end_of_the_log(talk, newcomer)


async def _holds_the_end_of_the_log(talk: Talk, newcomer: Socket) -> None:
    log = [fact["data"] for fact in await talk.log()]
    welcome = await newcomer.saw("joined_session")
    assert facts(newcomer) == log[welcome["seq"] :]
    before = [fact for fact in log[: welcome["seq"]] if "message" in fact]
    assert welcome["messages"] == before[-50:]


@both_databases
async def test_changes_by_rest_and_messages_by_socket_share_one_order(talk: Talk) -> None:
    members = [await talk.enter() for _ in range(3)]
    send_text = [members[n % 3].call("send_message", {"message": f"{n}"}) for n in range(12)]
    change = [talk.rest("PATCH", "", {"title": f"{n}"}) for n in range(6)]
    await asyncio.gather(*send_text, *change)
    await talk.fence(*members)
    log = [fact["data"] for fact in await talk.log()]
    for member in members:
        received = facts(member)
        assert received == log[-len(received) :]
        assert len(received) == 12 + 6 + 1
