"""Who may write, and how often: the presenter says so, and the server keeps it."""

import asyncio
from typing import Any

import pytest

from fixtures.hall import Hall
from fixtures.server import both_databases


async def set_up(hall: Hall, mode: str, **settings: Any) -> None:
    """Switch the chat's mode."""
    await hall.rest("PATCH", "", {"settings": {"chat_mode": mode, **settings}})


@pytest.mark.parametrize(
    "settings", [{"chat_mode": "loud"}, {"slow_seconds": 4}, {"slow_seconds": 121}, {"muted": []}]
)
async def test_a_malformed_mode_is_refused(hall: Hall, settings: dict[str, Any]) -> None:
    path = f"/api/sessions/{hall.id}"
    answer = await hall.http.patch(path, json={"settings": settings})
    assert answer.json()["code"] == "invalid_request"


@both_databases
async def test_in_a_read_only_chat_the_presenter_alone_writes(hall: Hall) -> None:
    guest, presenter = await hall.enter(), await hall.present()
    await set_up(hall, "read_only")
    before, mark = await hall.log(), len(presenter.heard)
    ack = await guest.call("send_message", {"message": "me too"})
    assert (ack["ok"], ack["code"]) == (False, "read_only")
    assert await hall.log() == before
    await hall.heard_nothing(presenter, since=mark)
    assert (await presenter.call("send_message", {"message": "listen"}))["ok"]
    await set_up(hall, "open")
    assert (await guest.call("send_message", {"message": "me too"}))["ok"]


@both_databases
async def test_in_a_slow_chat_everybody_writes_once_in_a_while(hall: Hall) -> None:
    guest, other, presenter = await hall.enter(), await hall.enter(), await hall.present()
    await set_up(hall, "slow", slow_seconds=120)
    assert (await guest.call("send_message", {"message": "one"}))["ok"]
    ack = await guest.call("send_message", {"message": "two"})
    assert (ack["ok"], ack["code"]) == (False, "slow_mode")
    assert 110 < ack["retry_after"] <= 120
    assert str(ack["retry_after"]) in ack["detail"]
    assert (await other.call("send_message", {"message": "mine"}))["ok"]
    for _ in range(2):
        assert (await presenter.call("send_message", {"message": "listen"}))["ok"]


@both_databases
async def test_a_slow_chat_counts_what_was_said_before_and_at_the_same_time(hall: Hall) -> None:
    seat = await hall.seat()
    tabs = [await hall.enter(seat), await hall.enter(seat)]
    await set_up(hall, "slow", slow_seconds=60)
    acks = await asyncio.gather(
        *[tabs[n % 2].call("send_message", {"message": f"{n}"}) for n in range(6)]
    )
    assert sorted(ack["ok"] for ack in acks) == [False] * 5 + [True]


async def test_a_slow_chat_gives_the_first_ack_again(hall: Hall) -> None:
    guest = await hall.enter()
    await set_up(hall, "slow", slow_seconds=60)
    message = {"message": "did it arrive?", "client_id": "c1"}
    first = await guest.call("send_message", message)
    assert await guest.call("send_message", message) == first


@both_databases
async def test_newcomers_read_while_only_known_people_write(hall: Hall) -> None:
    seat = await hall.seat()
    await hall.enter(seat)
    await set_up(hall, "known")
    stranger = await hall.enter()
    ack = await stranger.call("send_message", {"message": "spam"})
    assert (ack["ok"], ack["code"]) == (False, "known_only")
    back = await hall.enter(seat)
    assert (await back.call("send_message", {"message": "I was here"}))["ok"]
    await stranger.saw("new_message")
    await set_up(hall, "known", slow_seconds=20)  # said again, it makes nobody known
    assert not (await stranger.call("send_message", {"message": "spam"}))["ok"]
    await set_up(hall, "open")
    await set_up(hall, "known")
    assert (await stranger.call("send_message", {"message": "now I am"}))["ok"]
