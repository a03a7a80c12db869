"""Who may write, and how often: the presenter says so, and the server keeps it."""

import asyncio
from typing import Any

import pytest

from fixtures.server import both_databases
from fixtures.talk import Talk


async def set_up(talk: Talk, mode: str, **settings: Any) -> None:
    """Switch the chat's mode."""
    await talk.rest("PATCH", "", {"settings": {"chat_mode": mode, **settings}})


@pytest.mark.parametrize(
    "settings", [{"chat_mode": "loud"}, {"slow_seconds": 4}, {"slow_seconds": 121}, {"muted": []}]
)
async def test_a_malformed_mode_is_refused(talk: Talk, settings: dict[str, Any]) -> None:
    path = f"/api/sessions/{talk.id}"
    answer = await talk.http.patch(path, json={"settings": settings})
    assert answer.json()["code"] == "invalid_request"


@both_databases
async def test_in_a_read_only_chat_the_presenter_alone_writes(talk: Talk) -> None:
    guest, presenter = await talk.enter(), await talk.present()
    await set_up(talk, "read_only")
    before, mark = await talk.log(), len(presenter.received)
    ack = await guest.call("send_message", {"message": "me too"})
    assert (ack["ok"], ack["code"]) == (False, "read_only")
    assert await talk.log() == before
    await talk.received_nothing(presenter, since=mark)
    assert (await presenter.call("send_message", {"message": "listen"}))["ok"]
    await set_up(talk, "open")
    assert (await guest.call("send_message", {"message": "me too"}))["ok"]


@both_databases
async def test_in_a_slow_chat_everybody_writes_once_in_a_while(talk: Talk) -> None:
    guest, other, presenter = await talk.enter(), await talk.enter(), await talk.present()
    await set_up(talk, "slow", slow_seconds=120)
    assert (await guest.call("send_message", {"message": "one"}))["ok"]
    ack = await guest.call("send_message", {"message": "two"})
    assert (ack["ok"], ack["code"]) == (False, "slow_mode")
    assert 110 < ack["retry_after"] <= 120
    assert str(ack["retry_after"]) in ack["detail"]
    assert (await other.call("send_message", {"message": "mine"}))["ok"]
    for _ in range(2):
        assert (await presenter.call("send_message", {"message": "listen"}))["ok"]


@both_databases
async def test_a_slow_chat_counts_what_was_said_before_and_at_the_same_time(talk: Talk) -> None:
    participant = await talk.add_participant()
    tabs = [await talk.enter(participant), await talk.enter(participant)]
    await set_up(talk, "slow", slow_seconds=60)
    acks = await asyncio.gather(
        *[tabs[n % 2].call("send_message", {"message": f"{n}"}) for n in range(6)]
    )
    assert sorted(ack["ok"] for ack in acks) == [False] * 5 + [True]


async def test_a_slow_chat_gives_the_first_ack_again(talk: Talk) -> None:
    guest = await talk.enter()
    await set_up(talk, "slow", slow_seconds=60)
    message = {"message": "did it arrive?", "client_id": "c1"}
    first = await guest.call("send_message", message)
    assert await guest.call("send_message", message) == first


@both_databases
async def test_newcomers_read_while_only_known_people_write(talk: Talk) -> None:
    participant = await talk.add_participant()
    await talk.enter(participant)
    await set_up(talk, "known")
    stranger = await talk.enter()
    ack = await stranger.call("send_message", {"message": "spam"})
    assert (ack["ok"], ack["code"]) == (False, "known_only")
    back = await talk.enter(participant)
    assert (await back.call("send_message", {"message": "I was here"}))["ok"]
    await stranger.saw("new_message")
    await set_up(talk, "known", slow_seconds=20)  # said again, it makes nobody known
    assert not (await stranger.call("send_message", {"message": "spam"}))["ok"]
    await set_up(talk, "open")
    await set_up(talk, "known")
    assert (await stranger.call("send_message", {"message": "now I am"}))["ok"]
