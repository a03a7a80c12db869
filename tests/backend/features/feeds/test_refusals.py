"""What feeds refuse, by name: nothing is stored, and nobody receives it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from fixtures.feeds import PUSH, ask, attach, history, push, run, shown
from fixtures.invitations import enlist
from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk

NOBODY = "0" * 32


NO_FEEDS: list[dict[str, Any]] = [
    {},
    {"kind": "push"},
    {"kind": "push", "topics": []},
    {"kind": "push", "topics": "speed"},
    {"kind": "push", "topics": [1]},
    {"kind": "push", "topics": ["a\x00"]},
    {"kind": "push", "topics": [f"t{number}" for number in range(21)]},
    {"kind": "ticker tape", "topics": ["speed"]},
    {**PUSH, "title": ""},
    {**PUSH, "stale_after": 0},
    {**PUSH, "stale_after": 3601},
    {**PUSH, "running": True},
]
NO_TOPICS = ["", "two words", "x" * 41, "a;b", "<b>", "speed"]
NO_POINTS: list[dict[str, Any]] = [
    {},
    {"topic": "speed"},
    {"value": 1},
    {"topic": "speed", "value": "1"},
    {"topic": "speed", "value": None},
    {"topic": "speed", "value": True},
    {"topic": "speed", "value": 1, "at": -1},
    {"topic": "speed", "value": 1, "at": "now"},
    {"topic": "speed", "value": 1, "more": 1},
]
NO_SIGNALS: list[dict[str, Any]] = [
    {"kind": "Price cross", "text": "up"},
    {"kind": "", "text": "up"},
    {"kind": "cross", "text": ""},
    {"kind": "cross", "text": "x" * 501},
    {"kind": "cross"},
    {"text": "up"},
]


@asynccontextmanager
async def unchanged(talk: Talk, listener: Socket) -> AsyncIterator[None]:
    """Prove that nothing of what is asked meanwhile changes a feed, and that nobody receives it."""
    mark, before = await talk.mark(listener), await shown(talk)
    listed = await talk.rest("GET", "/feeds")
    yield
    await talk.received_nothing(listener, since=mark)
    assert await shown(talk) == before
    assert await talk.rest("GET", "/feeds") == listed


async def refuses(talk: Talk, listener: Socket, method: str, path: str, body: Any = None) -> Any:
    """The refusal, which changes nothing and which nobody else receives."""
    async with unchanged(talk, listener):
        answer = await ask(talk, method, path, body)
        assert answer.is_client_error, answer.text
    return answer.json()


async def refuses_all(talk: Talk, path: str, bodies: list[dict[str, Any]]) -> None:
    """Each of them is no request."""
    async with unchanged(talk, await talk.present()):
        for body in bodies:
            answer = await ask(talk, "POST", path, body)
            assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request"), body


async def test_what_is_no_feed_is_refused(talk: Talk) -> None:
    await refuses_all(talk, "", NO_FEEDS)


@both_databases
async def test_what_is_no_topic_is_refused_by_name(talk: Talk) -> None:
    async with unchanged(talk, await talk.present()):
        for topic in NO_TOPICS:
            answer = await ask(talk, "POST", "", {"kind": "push", "topics": ["speed", topic]})
            told = answer.json()
            assert (told["code"], told["topics"]) == ("topic_unknown", [topic])


async def test_what_is_no_point_is_refused_with_those_beside_it(talk: Talk) -> None:
    feed = await run(talk)
    good = {"topic": "speed", "value": 7}
    bodies = [{"points": [good, point]} for point in NO_POINTS]
    await refuses_all(talk, f"/{feed}/points", bodies)
    assert await history(talk, feed) == []


async def test_numbers_that_are_none_are_refused(talk: Talk) -> None:
    feed = await run(talk)
    for number in ("NaN", "Infinity", "-Infinity", "1e999"):
        text = f'{{"points": [{{"topic": "speed", "value": {number}}}]}}'
        answer = await talk.http.post(
            f"/api/sessions/{talk.id}/feeds/{feed}/points",
            content=text,
            headers={"content-type": "application/json"},
        )
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    assert await history(talk, feed) == []


async def test_a_request_has_200_points_at_most(talk: Talk) -> None:
    feed = await run(talk)
    bodies = [{"points": [{"topic": "speed", "value": 1}] * count} for count in (0, 201)]
    await refuses_all(talk, f"/{feed}/points", bodies)


@both_databases
async def test_points_of_an_unknown_topic_are_refused_with_all_others(talk: Talk) -> None:
    feed = await run(talk)
    points = [{"topic": topic, "value": 1} for topic in ("speed", "height", "speed", "depth")]
    told = await refuses(talk, await talk.enter(), "POST", f"/{feed}/points", {"points": points})
    assert (told["code"], told["topics"]) == ("topic_unknown", ["height", "depth"])
    assert await history(talk, feed) == []


@both_databases
async def test_a_feed_that_stands_still_takes_no_points(talk: Talk) -> None:
    feed, listener = await attach(talk), await talk.enter()
    body = {"points": [{"topic": "speed", "value": 1}]}
    told = await refuses(talk, listener, "POST", f"/{feed}/points", body)
    assert told["code"] == "feed_not_running"
    await talk.rest("POST", f"/feeds/{feed}/start")
    await talk.rest("POST", f"/feeds/{feed}/stop")
    told = await refuses(talk, listener, "POST", f"/{feed}/points", body)
    assert told["code"] == "feed_not_running"


@both_databases
async def test_a_running_feed_is_changed_once_it_is_stopped(talk: Talk) -> None:
    feed = await run(talk)
    told = await refuses(talk, await talk.enter(), "PATCH", f"/{feed}", {"topics": ["height"]})
    assert told["code"] == "feed_running"


async def test_what_is_no_signal_is_refused(talk: Talk) -> None:
    await refuses_all(talk, f"/{await run(talk)}/signals", NO_SIGNALS)


@both_databases
async def test_a_feed_of_another_session_is_not_found(talk: Talk, other_talk: Talk) -> None:
    theirs, listener = await run(other_talk), await talk.enter()
    point, signal = {"topic": "speed", "value": 1}, {"kind": "cross", "text": "up"}
    for feed in (theirs, NOBODY, "🍕"):
        for method, path, body in [
            ("PATCH", "", {"title": "mine"}),
            ("DELETE", "", None),
            ("POST", "/start", None),
            ("POST", "/stop", None),
            ("POST", "/points", {"points": [point]}),
            ("POST", "/signals", signal),
            ("GET", "/history", None),
        ]:
            told = await refuses(talk, listener, method, f"/{feed}{path}", body)
            assert told["code"] == "feed_not_found"
    assert await history(other_talk, theirs) == []


async def test_a_session_has_so_many_feeds_and_no_more(talk: Talk) -> None:
    for _ in range(5):
        await attach(talk)
    told = await refuses(talk, await talk.present(), "POST", "", PUSH)
    assert told["code"] == "feed_limit"


@both_databases
async def test_an_ended_session_takes_nothing_but_deletions(talk: Talk) -> None:
    feed = await run(talk)
    await push(talk, feed, 5)
    await talk.rest("POST", "/end")
    point, signal = {"topic": "speed", "value": 1}, {"kind": "cross", "text": "up"}
    for method, path, body in [
        ("POST", "", PUSH),
        ("PATCH", f"/{feed}", {"title": "mine"}),
        ("POST", f"/{feed}/start", None),
        ("POST", f"/{feed}/stop", None),
        ("POST", f"/{feed}/points", {"points": [point]}),
        ("POST", f"/{feed}/signals", signal),
    ]:
        answer = await ask(talk, method, path, body)
        assert (answer.status_code, answer.json()["code"]) == (409, "session_ended")
    assert await history(talk, feed) == [5]
    await talk.rest("DELETE", f"/feeds/{feed}")
    assert await talk.rest("GET", "/feeds") == []


async def test_participants_run_no_feeds_and_see_none_before_its_start(talk: Talk) -> None:
    feed, guest = await attach(talk), await talk.add_participant()
    for method, path, body in [
        ("GET", "", None),
        ("POST", "", PUSH),
        ("POST", f"/{feed}/start", None),
        ("POST", f"/{feed}/points", {"points": [{"topic": "speed", "value": 1}]}),
    ]:
        answer = await ask(talk, method, path, body, guest.token)
        assert answer.json()["code"] == "not_allowed"
    answer = await ask(talk, "GET", f"/{feed}/history", None, guest.token)
    assert answer.json()["code"] == "feed_not_found"
    await talk.rest("POST", f"/feeds/{feed}/start")
    answer = await ask(talk, "GET", f"/{feed}/history", None, guest.token)
    assert answer.json() == {"topic": "speed", "points": [], "candles": [], "gaps": []}
    answer = await ask(talk, "GET", f"/{feed}/history?topic=height", None, guest.token)
    assert answer.json()["code"] == "topic_unknown"


@pytest.mark.parametrize("role", ["co_presenter", "moderator"])
async def test_every_host_runs_feeds(talk: Talk, role: str) -> None:
    host = await enlist(talk.http, talk.session, role, "helper")
    made = await ask(talk, "POST", "", PUSH, host["token"])
    assert made.status_code == 201
    assert (await ask(talk, "POST", f"/{made.json()['id']}/start", None, host["token"])).is_success


@both_databases
async def test_a_feed_that_never_ran_is_not_shown_on_the_stage(talk: Talk) -> None:
    feed = await attach(talk)
    stage = {"show": "feed", "id": feed}
    answer = await talk.http.put(f"/api/sessions/{talk.id}/stage", json=stage)
    assert answer.json()["code"] == "not_shown"
