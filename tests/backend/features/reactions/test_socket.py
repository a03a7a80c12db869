"""Reactions over the socket: refused by name, counted exactly, told in ticks."""

import asyncio
import time

import pytest

from fixtures.server import both_databases
from fixtures.talk import Talk


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({}, "invalid_request"),
        ({"emoji": 1}, "invalid_request"),
        ({"emoji": "👍", "count": 0}, "invalid_request"),
        ({"emoji": "👍", "count": 21}, "invalid_request"),
        ({"emoji": "👍", "count": 1.0}, "invalid_request"),
        ({"emoji": "👍", "count": True}, "invalid_request"),
        ({"emoji": "👍", "count": "1"}, "invalid_request"),
        ({"emoji": "👍" * 33}, "invalid_request"),
        ({"emoji": "👍", "sender": "me"}, "invalid_request"),
        ({"emoji": "🍕"}, "emoji_unknown"),
        ({"emoji": "👍👍"}, "emoji_unknown"),
        ({"emoji": ""}, "emoji_unknown"),
        ({"emoji": "\ufe0f"}, "emoji_unknown"),
    ],
)
async def test_a_reaction_that_is_none_is_refused_and_not_counted(
    talk: Talk, payload: dict[str, object], code: str
) -> None:
    sender, other = await talk.enter(), await talk.enter()
    mark = await talk.mark(other)
    with talk.server.logged() as lines:
        refused = await sender.call("send_reaction", payload)
    assert (refused["ok"], refused["code"]) == (False, code)
    assert len(lines) == 1
    await talk.received_nothing(other, since=mark)
    welcome = await (await talk.enter()).saw("joined_session")
    assert welcome["reactions"] == {"totals": {}}


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (("PATCH", "/features", {"reactions": False}), "reactions_off"),
        (("POST", "/pause", None), "session_paused"),
        (("POST", "/end", None), "session_ended"),
    ],
)
async def test_nobody_reacts_while_the_session_does_not_take_reactions(
    talk: Talk, step: tuple[str, str, object], code: str
) -> None:
    sender, other = await talk.enter(), await talk.enter()
    await talk.rest(*step)
    await other.saw("session_updated")
    mark = await talk.mark(other)
    assert (await sender.call("send_reaction", {"emoji": "👍"}))["code"] == code
    await talk.received_nothing(other, since=mark)


async def test_nobody_reacts_before_the_start(draft: Talk) -> None:
    presenter = await draft.present()
    refused = await presenter.call("send_reaction", {"emoji": "👍"})
    assert refused["code"] == "session_not_started"


@pytest.mark.parametrize("emoji", ["❤️", "❤"])
async def test_an_emoji_counts_with_and_without_its_variation_selector(
    talk: Talk, emoji: str
) -> None:
    sender, other = await talk.enter(), await talk.present()
    assert await sender.call("send_reaction", {"emoji": emoji}) == {"ok": True, "count": 1}
    for member in (sender, other):
        tick = await member.saw("reaction_update")
        assert tick == {"counts": {"❤️": 1}, "totals": {"❤️": 1}}


async def test_a_session_may_choose_its_own_emoji(talk: Talk) -> None:
    sender = await talk.enter()
    await talk.rest("PATCH", "", {"settings": {"reactions": ["🍕", "🎉", "🔥"]}})
    await sender.saw("session_updated")
    assert (await sender.call("send_reaction", {"emoji": "🍕"}))["ok"]
    assert (await sender.call("send_reaction", {"emoji": "👍"}))["code"] == "emoji_unknown"


@both_databases
async def test_ticks_are_five_a_second_at_most_and_their_totals_exact(talk: Talk) -> None:
    senders = [await talk.enter() for _ in range(3)]
    listener = await talk.present()
    started = time.monotonic()
    await asyncio.gather(
        *[
            sender.call("send_reaction", {"emoji": emoji, "count": 5})
            for sender in senders
            for emoji in ("👍", "👏") * 15
        ]
    )
    await listener.saw("reaction_update", lambda tick: tick["totals"] == {"👍": 225, "👏": 225})
    ticks = listener.all("reaction_update")
    assert len(ticks) <= (time.monotonic() - started) * 5 + 2
    for emoji in ("👍", "👏"):
        assert sum(tick["counts"].get(emoji, 0) for tick in ticks) == 225


@both_databases
async def test_a_newcomer_sees_the_totals(talk: Talk) -> None:
    sender = await talk.enter()
    for count in (20, 3):
        await sender.call("send_reaction", {"emoji": "😮", "count": count})
    welcome = await (await talk.enter()).saw("joined_session")
    assert welcome["reactions"] == {"totals": {"😮": 23}}


async def test_reactions_take_no_position_in_the_log(talk: Talk) -> None:
    before = await talk.log()
    sender = await talk.enter()
    await sender.call("send_reaction", {"emoji": "👍"})
    await sender.saw("reaction_update")
    assert await talk.log() == before
