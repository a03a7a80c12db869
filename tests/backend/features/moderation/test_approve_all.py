"""One tap lets through all that waits."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fixtures.server import both_databases, serving, sqlite_in
from fixtures.sockets import Socket, Sockets
from fixtures.talk import Talk, open_talk

PATH = "/held/approve"
WORDS = [f"{number}" for number in range(12)]


@pytest.fixture
async def held(talk: Talk) -> Talk:
    return await hold(talk)


async def hold(talk: Talk) -> Talk:
    """Have messages wait from now on."""
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    return talk


async def wait(guest: Socket, words: list[str]) -> list[str]:
    """Say these things, which wait; gives their ids."""
    acks = [await guest.call("send_message", {"message": one, "client_id": one}) for one in words]
    assert {ack["state"] for ack in acks} == {"held"}
    return [ack["id"] for ack in acks]


async def told(talk: Talk) -> list[str]:
    """What was told in the session, in the order of its log."""
    return [fact["data"]["message"] for fact in await talk.log() if fact["type"] == "new_message"]


def received(member: Socket) -> list[str]:
    """What a member received, in order."""
    return [one["message"] for one in member.all("new_message")]


async def test_only_the_presenter_lets_all_through(held: Talk, other_talk: Talk) -> None:
    participant = await held.add_participant()
    guest, other = await held.enter(participant), await held.enter()
    await wait(guest, WORDS[:2])
    mark = await held.mark(other)
    for token, status in ((participant.token, 403), (other_talk.token, 404)):
        headers = {"authorization": f"Bearer {token}"}
        answer = await held.http.post(f"/api/sessions/{held.id}{PATH}", json={}, headers=headers)
        assert answer.status_code == status
    assert len(await held.rest("GET", "/held")) == 2
    await held.received_nothing(other, since=mark)


@pytest.mark.parametrize(
    ("until", "code"), [("0" * 32, "message_not_found"), ("x" * 33, "invalid_request")]
)
async def test_there_must_be_a_last_one(held: Talk, until: str, code: str) -> None:
    await wait(await held.enter(), WORDS[:2])
    body = {"until": until}
    answer = await held.http.post(f"/api/sessions/{held.id}{PATH}", json=body)
    assert answer.json()["code"] == code
    assert len(await held.rest("GET", "/held")) == 2


async def test_the_last_one_is_of_this_session(held: Talk, other_talk: Talk) -> None:
    foreign = await (await other_talk.enter()).call("send_message", {"message": "elsewhere"})
    await wait(await held.enter(), WORDS[:2])
    body = {"until": foreign["id"]}
    answer = await held.http.post(f"/api/sessions/{held.id}{PATH}", json=body)
    assert answer.json()["code"] == "message_not_found"


async def test_where_nothing_waits_nothing_happens(held: Talk) -> None:
    other = await held.enter()
    mark, before = await held.mark(other), await held.log()
    await held.rest("POST", PATH, {})
    assert await held.log() == before
    await held.received_nothing(other, since=mark)


@both_databases
async def test_all_are_told_in_the_order_in_which_they_were_sent(held: Talk) -> None:
    guests = [await held.enter() for _ in range(3)]
    for number, word in enumerate(WORDS):
        await wait(guests[number % 3], [word])
    refused = (await held.rest("GET", "/held"))[4]["id"]
    await held.rest("DELETE", f"/messages/{refused}")
    await held.rest("POST", PATH, {})
    said = [word for word in WORDS if word != "4"]
    assert await told(held) == said
    await held.fence(*guests)
    assert [received(guest) for guest in guests] == [said] * 3
    assert await held.rest("GET", "/held") == []


@both_databases
async def test_what_came_after_the_last_one_that_was_seen_still_waits(held: Talk) -> None:
    guest = await held.enter()
    waiting = await wait(guest, WORDS[:3])
    await wait(guest, ["unseen"])
    await held.rest("POST", f"/messages/{waiting[2]}/approve")  # another one was faster
    await held.rest("POST", PATH, {"until": waiting[2]})
    assert await told(held) == ["2", "0", "1"]
    assert [one["message"] for one in await held.rest("GET", "/held")] == ["unseen"]


@both_databases
async def test_two_who_let_all_through_at_once_tell_each_message_once(held: Talk) -> None:
    guest = await held.enter()
    await wait(guest, WORDS)
    await asyncio.gather(*[held.rest("POST", PATH, {}) for _ in range(4)])
    assert await told(held) == WORDS
    await held.fence(guest)
    assert received(guest) == WORDS
    seqs = [one["seq"] for one in guest.all("new_message")]
    assert seqs == list(range(seqs[0], seqs[0] + len(WORDS)))


async def test_two_hundred_go_at_a_time(held: Talk) -> None:
    guest = await held.enter()
    words = [f"{number}" for number in range(203)]
    await asyncio.gather(*[guest.call("send_message", {"message": word}) for word in words])
    waiting = [one["message"] for one in await held.rest("GET", "/held")]
    assert len(waiting) == 200
    await held.rest("POST", PATH, {})
    assert await told(held) == waiting
    rest = [one["message"] for one in await held.rest("GET", "/held")]
    assert sorted([*waiting, *rest]) == sorted(words)


async def test_what_waits_waits_on_after_a_restart(tmp_path: Path, sockets: Sockets) -> None:
    place = {"DATABASE_URL": sqlite_in(tmp_path)}
    with serving(tmp_path, **place) as server:
        async with open_talk(server, sockets) as talk:
            await hold(talk)
            participant = await talk.add_participant()
            await wait(await talk.enter(participant), WORDS)
            server.process.kill()
            await server.ended()
    with serving(tmp_path, **place) as server:
        async with open_talk(server, sockets, again=talk) as talk:
            guest = await talk.enter(participant)
            assert (await guest.saw("joined_session"))["messages"] == []
            again = {"message": WORDS[0], "client_id": WORDS[0]}
            assert (await guest.call("send_message", again))["state"] == "held"
            await talk.rest("POST", PATH, {})
            last = await guest.saw("new_message", send_message(WORDS[-1]))
            assert received(guest) == WORDS
            assert last["client_id"] == WORDS[-1]


def send_message(words: str) -> Callable[[Any], bool]:
    """Whether a message says so."""
    return lambda told: bool(told["message"] == words)
