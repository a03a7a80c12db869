"""Feeds that run: started, told, read, changed, stopped, deleted, and known to who comes later."""

import asyncio
import time
from dataclasses import replace

import httpx

from contract.test_replay import agrees
from fixtures.feeds import attach, history, push, run, shown
from fixtures.server import both_databases
from fixtures.talk import Talk
from fixtures.two_workers import Talks
from fixtures.waiting import ELSEWHERE, until


@both_databases
async def test_hosts_alone_receive_a_feed_before_its_start(talk: Talk) -> None:
    host, guest = await talk.present(), await talk.enter()
    feed = await attach(talk, title="Speed")
    assert (await host.saw("hidden"))["topics"] == ["feeds"]
    assert "topics" not in await guest.saw("hidden")
    [listed] = await talk.rest("GET", "/feeds")
    assert (listed["id"], listed["title"], listed["running"]) == (feed, "Speed", False)
    assert listed["topics"] == ["speed", "온도"]
    assert await shown(talk) == []


@both_databases
async def test_everybody_receives_the_last_value_and_newcomers_are_shown_it(talk: Talk) -> None:
    host, guest = await talk.present(), await talk.enter()
    feed = await run(talk)
    for member in (host, guest):
        told = (await member.saw("feed_started"))["feed"]
        assert (told["id"], told["kind"], told["running"]) == (feed, "push", True)
    await push(talk, feed, 1, 2, 3.5)
    for member in (host, guest):
        told = await member.saw("feed_update", lambda told: told["value"] == 3.5)
        assert (told["id"], told["topic"], told["stale"]) == (feed, "speed", False)
    [now] = await shown(talk)
    value = {"value": 3.5, "at": told["at"], "stale": False}
    assert now["values"] == {"speed": value}
    await agrees(talk, host)


@both_databases
async def test_a_topic_is_told_four_times_a_second_at_most_and_the_last_value_is_exact(
    talk: Talk,
) -> None:
    guest, feed = await talk.enter(), await run(talk)
    started = time.monotonic()
    for turn in range(60):
        values = [float(turn * 5 + number) for number in range(5)]
        await asyncio.gather(push(talk, feed, *values), push(talk, feed, float(turn), topic="온도"))
    await guest.saw("feed_update", lambda told: told["value"] == 299)
    await guest.saw("feed_update", lambda told: (told["topic"], told["value"]) == ("온도", 59))
    took = time.monotonic() - started
    for topic in ("speed", "온도"):
        told = [one for one in guest.all("feed_update") if one["topic"] == topic]
        assert len(told) <= took * 4 + 2


@both_databases
async def test_an_older_value_goes_to_the_series_and_is_told_to_nobody(talk: Talk) -> None:
    guest, feed = await talk.enter(), await run(talk)
    now = int(time.time() * 1000)
    await push(talk, feed, 2, at=now - 5000)
    await guest.saw("feed_update", lambda told: told["value"] == 2)
    mark = await talk.mark(guest)
    await push(talk, feed, 1, at=now - 9000)
    await talk.received_nothing(guest, since=mark)
    assert await history(talk, feed) == [1, 2]


@both_databases
async def test_a_value_is_not_missing_while_it_is_stored(talk: Talk) -> None:
    feed = await run(talk)
    for value in range(1, 4):
        await push(talk, feed, value)
        for _ in range(20):
            assert (await history(talk, feed))[-1] == value


@both_databases
async def test_a_time_ahead_of_the_server_is_now(talk: Talk) -> None:
    guest, feed = await talk.enter(), await run(talk)
    await push(talk, feed, 1, at=int(time.time() * 1000) + 3_600_000)
    await push(talk, feed, 2)
    told = await guest.saw("feed_update", lambda told: told["value"] == 2)
    assert told["at"] <= time.time() * 1000


@both_databases
async def test_the_series_has_one_value_of_each_second(talk: Talk) -> None:
    feed, second = await run(talk), int(time.time()) - 100
    points = [
        {"topic": "speed", "value": number, "at": (second + number // 2) * 1000 + number % 2}
        for number in range(20)
    ]
    await talk.rest("POST", f"/feeds/{feed}/points", {"points": points})
    assert await history(talk, feed) == list(range(1, 20, 2))
    [now] = await shown(talk)
    assert now["values"]["speed"] == {"value": 19, "at": (second + 9) * 1000 + 1, "stale": False}


@both_databases
async def test_a_value_is_told_as_stale_once_nothing_newer_has_come(talk: Talk) -> None:
    guest, feed = await talk.enter(), await run(talk, stale_after=1)
    await push(talk, feed, 4)
    told = await guest.saw("feed_update", lambda told: told["stale"])
    assert (told["value"], told["topic"]) == (4, "speed")
    await push(talk, feed, 5)
    await guest.saw("feed_update", lambda told: (told["value"], told["stale"]) == (5, False))
    await guest.saw("feed_update", lambda told: (told["value"], told["stale"]) == (5, True))
    assert (await shown(talk))[0]["values"]["speed"]["stale"]


@both_databases
async def test_a_stopped_feed_keeps_its_values_and_may_be_changed(talk: Talk) -> None:
    host, feed = await talk.present(), await run(talk)
    await push(talk, feed, 1)
    await push(talk, feed, 2, topic="온도")
    await host.saw("feed_update", lambda told: told["value"] == 2)
    await talk.rest("POST", f"/feeds/{feed}/stop")
    assert (await host.saw("feed_stopped"))["id"] == feed
    await agrees(talk, host)
    await talk.rest("PATCH", f"/feeds/{feed}", {"title": "Warm", "topics": ["온도", "height"]})
    assert (await host.saw("feed_edited"))["feed"]["title"] == "Warm"
    await agrees(talk, host)
    [now] = await shown(talk)
    assert list(now["values"]) == ["온도"]


@both_databases
async def test_a_start_and_a_stop_are_told_once(talk: Talk) -> None:
    feed, other = await run(talk), await run(talk)
    for step in ("start", "stop", "stop"):
        await talk.rest("POST", f"/feeds/{feed}/{step}")
    told = [fact["type"] for fact in await talk.log() if fact["type"].startswith("feed")]
    assert told == ["feed_started", "feed_started", "feed_stopped"]
    await talk.rest("POST", f"/feeds/{feed}/start")
    assert [one["id"] for one in await shown(talk)] == [feed, other]


@both_databases
async def test_a_deleted_feed_is_gone_from_the_stage_with_its_signals(talk: Talk) -> None:
    host, feed = await talk.present(), await run(talk)
    await push(talk, feed, 1)
    await host.saw("feed_update")
    await talk.rest("POST", f"/feeds/{feed}/signals", {"kind": "high", "text": "Above 0"})
    await talk.rest("PUT", "/stage", {"show": "feed", "id": feed})
    await host.saw("stage_changed", lambda told: told["stage"]["show"] == "feed")
    await talk.rest("DELETE", f"/feeds/{feed}")
    assert (await host.saw("feed_removed"))["id"] == feed
    await host.saw("stage_changed", lambda told: told["stage"] == {"show": "join"})
    assert await shown(talk) == []
    await agrees(talk, host)


@both_databases
async def test_a_signal_is_a_fact_that_who_comes_later_is_shown(talk: Talk) -> None:
    host, feed = await talk.present(), await run(talk)
    for number in range(21):
        body = {"kind": "cross", "text": f"Above {number}"}
        sent = await talk.rest("POST", f"/feeds/{feed}/signals", body)
    told = await host.saw("signal", lambda told: told["text"] == "Above 20")
    assert told == sent
    assert (told["kind"], told["feed_id"]) == ("cross", feed)
    signals = (await (await talk.enter()).saw("joined_session"))["signals"]
    assert [one["text"] for one in signals] == [f"Above {number}" for number in range(1, 21)]
    await agrees(talk, host)


async def test_members_of_every_worker_receive_the_values_of_both(talks: Talks) -> None:
    here, there = talks
    feed = await run(here)
    near, far = await here.enter(), await there.enter()
    await push(here, feed, 1)
    await push(there, feed, 2, topic="온도")
    for member in (near, far):
        await member.saw("feed_update", lambda told: (told["topic"], told["value"]) == ("speed", 1))
        await member.saw("feed_update", lambda told: (told["topic"], told["value"]) == ("온도", 2))
    for talk in talks:
        [now] = await shown(talk)
        assert {topic: one["value"] for topic, one in now["values"].items()} == {
            "speed": 1,
            "온도": 2,
        }


async def test_the_series_of_one_worker_is_read_on_the_other(talks: Talks) -> None:
    here, there = talks
    feed, second = await run(here), int(time.time()) - 100
    for number in range(3):
        await push(here, feed, number, at=(second + number) * 1000)
    away = httpx.AsyncClient(base_url=there.server.url, headers=there.http.headers)
    async with away:

        async def stored() -> bool:
            answer = await away.get(f"/api/sessions/{here.id}/feeds/{feed}/history")
            return [point["value"] for point in answer.json()["points"]] == [0, 1, 2]

        await until(stored, every=ELSEWHERE)
    [now] = await shown(there)
    assert now["values"]["speed"]["value"] == 2


async def test_what_was_pushed_to_a_topic_before_its_removal_is_not_stored_after_it(
    talks: Talks,
) -> None:
    here, there = talks
    feed = await run(here)
    away = httpx.AsyncClient(base_url=there.server.url, headers=there.http.headers)
    async with away:
        elsewhere = replace(there, http=away)
        await push(elsewhere, feed, 1)
        await push(elsewhere, feed, 2, topic="온도")
    await here.rest("POST", f"/feeds/{feed}/stop")
    await here.rest("PATCH", f"/feeds/{feed}", {"topics": ["온도"]})

    async def stored() -> bool:
        return await history(here, feed, "온도") == [2]

    await until(stored, every=ELSEWHERE)
    await here.rest("PATCH", f"/feeds/{feed}", {"topics": ["온도", "speed"]})
    assert await history(here, feed) == []


async def test_no_value_takes_a_position_in_the_log(talk: Talk) -> None:
    guest, feed = await talk.enter(), await run(talk)
    before = await talk.log()
    await push(talk, feed, 1)
    await guest.saw("feed_update")
    assert await talk.log() == before
