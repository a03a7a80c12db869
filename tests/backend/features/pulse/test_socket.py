"""The pulse over the socket: refused by name, told to hosts as totals, stored nowhere."""

import asyncio
import time
from typing import Any

import pytest

from fixtures.server import both_databases
from fixtures.talk import Talk

NONE = {"faster": 0, "slower": 0, "lost": 0, "fine": 0}


@pytest.fixture
async def pulsing(talk: Talk) -> Talk:
    """A session that runs, with the pulse on."""
    await talk.rest("PATCH", "/features", {"pulse": True})
    return talk


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"mood": "bored"},
        {"mood": 1},
        {"mood": None},
        {"mood": ["lost"]},
        {"mood": "lost", "x": 1},
    ],
)
async def test_a_mood_that_is_none_is_refused(pulsing: Talk, payload: Any) -> None:
    sender, host = await pulsing.enter(), await pulsing.present()
    mark = await pulsing.mark(host)
    assert (await sender.call("pulse", payload))["code"] == "invalid_request"
    await pulsing.received_nothing(host, since=mark)


async def test_the_pulse_is_off_until_a_host_turns_it_on(talk: Talk) -> None:
    sender, host = await talk.enter(), await talk.present()
    mark = await talk.mark(host)
    assert (await sender.call("pulse", {"mood": "lost"}))["code"] == "pulse_off"
    await talk.received_nothing(host, since=mark)
    await talk.rest("PATCH", "/features", {"pulse": True})
    await sender.saw("session_updated", lambda told: told["features"]["pulse"])
    assert await sender.call("pulse", {"mood": "lost"}) == {"ok": True, "mood": "lost"}


@pytest.mark.parametrize(("step", "code"), [("pause", "session_paused"), ("end", "session_ended")])
async def test_nobody_has_a_pulse_while_the_session_does_not_run(
    pulsing: Talk, step: str, code: str
) -> None:
    sender = await pulsing.enter()
    await pulsing.rest("POST", f"/{step}")
    await sender.saw("session_updated", lambda told: told["status"] != "active")
    assert (await sender.call("pulse", {"mood": "lost"}))["code"] == code


async def test_hosts_have_none(pulsing: Talk) -> None:
    host = await pulsing.present()
    assert (await host.call("pulse", {"mood": "lost"}))["code"] == "not_allowed"


async def test_hosts_are_told_how_many_say_what_and_others_do_not(pulsing: Talk) -> None:
    one, other, host = await pulsing.enter(), await pulsing.enter(), await pulsing.present()
    mark = await pulsing.mark(other)
    for sender, mood in ((one, "slower"), (one, "faster"), (other, "lost")):
        assert (await sender.call("pulse", {"mood": mood}))["ok"]
    counts = {**NONE, "faster": 1, "lost": 1}
    await host.saw("pulse_update", lambda told: told == {"counts": counts})
    late = await pulsing.present()
    assert (await late.saw("joined_session"))["pulse"] == counts
    assert (await (await pulsing.enter()).saw("joined_session"))["pulse"] is None
    await pulsing.received_nothing(other, since=mark)


async def test_two_tabs_of_one_participant_count_once(pulsing: Talk) -> None:
    guest, host = await pulsing.add_participant(), await pulsing.present()
    tabs = [await pulsing.enter(guest) for _ in range(2)]
    for tab, mood in zip(tabs, ("lost", "fine"), strict=True):
        await tab.call("pulse", {"mood": mood})
    await host.saw("pulse_update", lambda told: told["counts"] == {**NONE, "fine": 1})
    assert all(sum(told["counts"].values()) == 1 for told in host.all("pulse_update"))


async def test_who_leaves_counts_no_more(pulsing: Talk) -> None:
    one, other, host = await pulsing.enter(), await pulsing.enter(), await pulsing.present()
    for sender in (one, other):
        await sender.call("pulse", {"mood": "slower"})
    await host.saw("pulse_update", lambda told: told["counts"]["slower"] == 2)
    mark = len(host.received)
    await one.call("leave_session")
    await host.saw("pulse_update", lambda told: told["counts"]["slower"] == 1, after=mark)


async def test_what_was_said_is_forgotten_when_the_pulse_is_turned_off(pulsing: Talk) -> None:
    sender, host = await pulsing.enter(), await pulsing.present()
    await sender.call("pulse", {"mood": "lost"})
    await host.saw("pulse_update", lambda told: told["counts"]["lost"] == 1)
    await pulsing.rest("PATCH", "/features", {"pulse": False})
    await host.saw("pulse_update", lambda told: told["counts"] == NONE)


async def test_totals_are_two_a_second_at_most_and_exact(pulsing: Talk) -> None:
    senders = [await pulsing.enter() for _ in range(4)]
    host = await pulsing.present()
    started = time.monotonic()
    for number in range(100):
        mood = "lost" if number % 2 else "fine"
        await asyncio.gather(*[sender.call("pulse", {"mood": mood}) for sender in senders])
    await host.saw("pulse_update", lambda told: told["counts"] == {**NONE, "lost": 4})
    assert len(host.all("pulse_update")) <= (time.monotonic() - started) * 2 + 2


@both_databases
async def test_it_takes_no_position_in_the_log(pulsing: Talk) -> None:
    before = await pulsing.log()
    sender, host = await pulsing.enter(), await pulsing.present()
    await sender.call("pulse", {"mood": "lost"})
    await host.saw("pulse_update")
    assert await pulsing.log() == before
