"""Rules of feeds: refused by name, shown to hosts, and told of once by whichever worker looks."""

import time
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import httpx
import pytest

from contract.test_replay import agrees
from features.feeds.test_refusals import NOBODY, refuses, refuses_all
from fixtures.feeds import ask, attach, push, run
from fixtures.server import Server, both_databases, serving
from fixtures.sockets import Socket, Sockets
from fixtures.talk import Talk, open_talk
from fixtures.waiting import ELSEWHERE, until

ABOVE = {"topic": "speed", "kind": "above", "value": 100}
NO_RULES: list[dict[str, Any]] = [  # changes to one
    {"kind": "beyond"},
    {"value": None},
    {"value": "100"},
    {"minutes": 3},
    {"kind": "change", "value": 5},
    {"kind": "change", "value": 5, "minutes": 0},
    {"kind": "change", "value": 5, "minutes": 11},
    {"kind": "change", "value": 0, "minutes": 1},
    {"kind": "change", "value": 1001, "minutes": 1},
    {"text": ""},
    {"text": "x" * 501},
    {"armed": True},
]


async def rule(talk: Talk, feed: str, **more: Any) -> Any:
    return await talk.rest("POST", f"/feeds/{feed}/rules", {**ABOVE, **more})


async def crosses(talk: Talk, feed: str, listener: Socket, *values: float) -> list[str]:
    """Push values, each in a second of its own, and a last one of which a rule tells.

    The answer is the texts of all signals until then.
    """
    await rule(talk, feed, topic="온도", text="last")
    for value in values:
        await push(talk, feed, value)
        await a_second_on()
    await push(talk, feed, 99, topic="온도")
    await a_second_on()
    await push(talk, feed, 101, topic="온도")
    await listener.saw("signal", lambda told: told["text"] == "last")
    return [told["text"] for told in listener.all("signal")][:-1]


async def a_second_on() -> None:
    """Wait until what was pushed stands in a second of its own."""
    second = int(time.time())
    await until(lambda: int(time.time()) > second, every=ELSEWHERE)


async def test_what_is_no_rule_is_refused(talk: Talk) -> None:
    feed = await run(talk)
    await refuses_all(talk, f"/{feed}/rules", [{**ABOVE, **change} for change in NO_RULES])


@both_databases
async def test_rules_of_what_is_not_there_are_refused(talk: Talk, other_talk: Talk) -> None:
    feed, theirs = await run(talk), await run(other_talk)
    set_there = await rule(other_talk, theirs)
    listener = await talk.present()
    height = {**ABOVE, "topic": "height"}
    for method, path, body, code in [
        ("POST", f"/{feed}/rules", height, "topic_unknown"),
        ("POST", f"/{theirs}/rules", ABOVE, "feed_not_found"),
        ("DELETE", f"/{feed}/rules/{NOBODY}", None, "rule_not_found"),
        ("DELETE", f"/{feed}/rules/{set_there['id']}", None, "rule_not_found"),
        ("DELETE", f"/{theirs}/rules/{set_there['id']}", None, "feed_not_found"),
    ]:
        assert (await refuses(talk, listener, method, path, body))["code"] == code


async def test_a_feed_has_so_many_rules_and_no_more(talk: Talk) -> None:
    feed = await attach(talk)
    for number in range(10):
        await rule(talk, feed, value=number)
    told = await refuses(talk, await talk.present(), "POST", f"/{feed}/rules", ABOVE)
    assert told["code"] == "rule_limit"


async def test_participants_set_no_rules(talk: Talk) -> None:
    feed, guest = await run(talk), await talk.add_participant()
    answer = await ask(talk, "POST", f"/{feed}/rules", ABOVE, guest.token)
    assert answer.json()["code"] == "not_allowed"


@both_databases
async def test_hosts_read_rules_with_their_feed_until_they_are_deleted(talk: Talk) -> None:
    host, feed = await talk.present(), await attach(talk)
    made = await rule(talk, feed, text="Fast")
    assert (await host.saw("hidden"))["topics"] == ["feeds"]
    assert made == {"id": made["id"], **ABOVE, "minutes": None, "text": "Fast"}
    other = await rule(talk, feed, topic="온도", kind="change", value=5, minutes=3)
    [listed] = await talk.rest("GET", "/feeds")
    assert listed["rules"] == [made, other]
    await talk.rest("PATCH", f"/feeds/{feed}", {"topics": ["온도"]})
    [listed] = await talk.rest("GET", "/feeds")
    assert listed["rules"] == [other]
    await talk.rest("DELETE", f"/feeds/{feed}/rules/{other['id']}")
    [listed] = await talk.rest("GET", "/feeds")
    assert listed["rules"] == []


@both_databases
async def test_a_crossing_is_a_fact_that_everybody_receives_once(talk: Talk) -> None:
    host, guest, feed = await talk.present(), await talk.enter(), await run(talk)
    await rule(talk, feed)
    await rule(talk, feed, kind="change", value=50, minutes=1, text="Jumped")
    assert await crosses(talk, feed, guest, 90, 101, 102) == ["speed > 100"]
    [told, _] = guest.all("signal")
    assert (told["kind"], told["feed_id"]) == ("up", feed)
    await agrees(talk, host)


@both_databases
async def test_values_of_the_past_and_from_before_the_start_tell_nothing(talk: Talk) -> None:
    guest, feed = await talk.enter(), await run(talk, stale_after=2)
    await rule(talk, feed)
    await push(talk, feed, 99)
    await a_second_on()
    await push(talk, feed, 103, at=int(time.time() * 1000) - 60_000)
    await talk.rest("POST", f"/feeds/{feed}/stop")
    await talk.rest("POST", f"/feeds/{feed}/start")
    assert await crosses(talk, feed, guest, 104) == []


@pytest.mark.parametrize("empty_database", ["postgresql"], indirect=True)
async def test_what_one_worker_has_seen_another_one_tells_and_no_more(
    empty_database: str, tmp_path_factory: pytest.TempPathFactory, sockets: Sockets
) -> None:
    with ExitStack() as stack:

        def worker() -> Server:
            folder = tmp_path_factory.mktemp("worker")
            return stack.enter_context(serving(folder, DATABASE_URL=empty_database))

        one, other = worker(), worker()
        async with open_talk(one, sockets) as talk:
            feed = await run(talk)
            await rule(talk, feed)
            there = replace(talk, server=other)
            guest = await there.enter()
            for value in (99, 101, 99):
                await push(talk, feed, value)
                await a_second_on()
            await guest.saw("signal")
            one.process.kill()
            talk.http.base_url = httpx.URL(other.url)
            assert await crosses(there, feed, guest, 99, 101) == ["speed > 100"] * 2
