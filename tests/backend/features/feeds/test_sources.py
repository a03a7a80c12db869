"""Feeds with a source: refused by name, read by one worker for all; secrets are told to nobody."""

from typing import Any

import pytest
from sqlalchemy import text
from websockets.asyncio.server import ServerConnection

from app.core.database_url import async_database_url
from app.storage.database import create_engine
from fixtures.feeds import ask, history, push, shown
from fixtures.invitations import enlist

from .conftest import Place

SECRET = "a-secret-that-nobody-is-told"
ELSEWHERE = "wss://feeds.example.com/stream"
# Changes to a feed that could be read, or other feeds.
REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"url": None}, "feed_host_refused"),
    ({"url": ELSEWHERE}, "feed_host_refused"),
    ({"url": "ws://127.0.0.1:1"}, "feed_host_refused"),
    ({"url": "http://127.0.0.1"}, "feed_host_refused"),
    ({"url": "wss://me:pw@feeds.example.com"}, "feed_host_refused"),
    ({"paths": None}, "topic_unknown"),
    ({"topics": ["x", "x"]}, "topic_unknown"),
    ({"topics": ["y"]}, "topic_unknown"),
    ({"topics": ["<x>"], "paths": {"<x>": "data.x"}}, "topic_unknown"),
    ({"market": "spot"}, "feed_invalid"),
    ({"secret": "s\ne"}, "feed_invalid"),
    ({"subscribe": "x"}, "invalid_request"),
    ({"subscribe": {"x": "y" * 4000}}, "invalid_request"),
    ({"subscribe": {"x": "\0"}}, "invalid_request"),
    ({"secret": ""}, "invalid_request"),
    ({"secret": "s\0"}, "invalid_request"),
    ({"kind": "push", "topics": ["x"], "url": "ws://127.0.0.1:1"}, "feed_invalid"),
    ({"kind": "push", "topics": ["x"], "secret": "s"}, "feed_invalid"),
    ({"kind": "binance", "topics": ["BTCUSDT"]}, "topic_unknown"),
    ({"kind": "binance", "topics": ["btcusdt@trade"], "url": ELSEWHERE}, "feed_host_refused"),
    ({"kind": "binance", "topics": ["btcusdt@trade"], "market": "stock"}, "invalid_request"),
    ({"kind": "upbit", "topics": ["krw-btc@ticker"]}, "topic_unknown"),
    ({"kind": "kiwoom", "topics": ["5930"], "secret": "s"}, "topic_unknown"),
]


async def test_what_no_source_can_read_is_refused(place: Place) -> None:
    talk, listener = place.talk, await place.talk.present()
    mark = await talk.mark(listener)
    for change, code in REFUSED:
        body = change if "kind" in change else place.feed(**change)
        answer = await ask(talk, "POST", "", body)
        assert (answer.status_code, answer.json()["code"]) == (422, code), change
    await talk.received_nothing(listener, since=mark)
    assert await talk.rest("GET", "/feeds") == []


async def test_a_change_to_what_cannot_be_read_changes_nothing(place: Place) -> None:
    feed = (await place.talk.rest("POST", "/feeds", place.feed()))["id"]
    before = await place.talk.rest("GET", "/feeds")
    for body, code in [
        ({"url": ELSEWHERE}, "feed_host_refused"),
        ({"topics": ["y"]}, "topic_unknown"),
        ({"market": "usdm"}, "feed_invalid"),
    ]:
        answer = await ask(place.talk, "PATCH", f"/{feed}", body)
        assert answer.json()["code"] == code
    assert await place.talk.rest("GET", "/feeds") == before


async def test_nobody_pushes_to_a_feed_with_a_source(place: Place) -> None:
    feed = await place.run()
    body = {"points": [{"topic": "x", "value": 1}]}
    answer = await ask(place.talk, "POST", f"/{feed}/points", body)
    assert answer.json()["code"] == "feed_not_pushed"


async def test_a_secret_goes_to_the_source_and_to_nobody_else(place: Place) -> None:
    talk, guest = place.talk, await place.talk.enter()
    host = await enlist(talk.http, talk.session, "co_presenter", "helper")
    with talk.server.logged() as lines:
        feed = await place.run(secret=SECRET, subscribe={"login": "{secret}"})
        await guest.saw("feed_update")
        told = [
            (await ask(talk, "GET", "", None, host["token"])).text,
            (await ask(talk, "GET", "")).text,
            (await talk.http.get("/api/account/data")).text,
            str(await talk.log()),
            str(guest.received),
        ]
        await ask(talk, "POST", f"/{feed}/stop")
        edited = await ask(talk, "PATCH", f"/{feed}", {"secret": f"{SECRET}\n"})
        assert edited.json()["code"] == "feed_invalid"
    assert '"has_secret":true' in told[0]
    assert not any(SECRET in one for one in [*told, edited.text, *lines])
    assert SECRET not in await _stored(place.url)
    assert (await talk.rest("PATCH", f"/feeds/{feed}", {"secret": None}))["has_secret"] is False


async def test_everybody_receives_what_the_source_says_until_it_is_stopped(place: Place) -> None:
    guest, feed = await place.talk.enter(), await place.run()
    await guest.saw("feed_update", lambda told: told["value"] > 20)
    [now] = await shown(place.talk)
    assert now["values"]["x"]["value"] > 20
    assert await history(place.talk, feed, "x")
    await place.talk.rest("POST", f"/feeds/{feed}/stop")
    await place.connections[0].wait_closed()


async def test_what_still_comes_of_a_topic_after_its_removal_counts_no_more(place: Place) -> None:
    talk, guest, feed = place.talk, await place.talk.enter(), await place.run()
    await guest.saw("feed_update", lambda told: told["value"] > 3)
    await talk.rest("POST", f"/feeds/{feed}/stop")
    both = {"topics": ["x", "y"], "paths": {"x": "data.x", "y": "data.y"}}
    await talk.rest("PATCH", f"/feeds/{feed}", {**both, "topics": ["y"]})
    await guest.saw("feed_edited")
    mark = await talk.mark(guest)
    await place.connections[0].wait_closed()
    await talk.received_nothing(guest, since=mark)
    await talk.rest("PATCH", f"/feeds/{feed}", both)
    assert await history(talk, feed, "x") == []
    assert (await shown(talk))[0]["values"] == {}


async def test_feeds_that_want_the_same_share_one_connection(place: Place) -> None:
    guest = await place.talk.enter()
    one, other = await place.run(), await place.run()
    for feed in (one, other):
        await guest.saw("feed_update", lambda told, feed=feed: told["id"] == feed)
    assert len(place.connections) == 1
    await place.talk.rest("POST", f"/feeds/{one}/stop")
    received = len(guest.received)
    await guest.saw("feed_update", lambda told: told["id"] == other, after=received)
    await place.talk.rest("POST", "/end")
    await place.connections[0].wait_closed()


async def test_the_values_of_a_source_that_is_lost_are_stale_and_stay(place: Place) -> None:
    guest, feed = await place.talk.enter(), await place.run()
    await guest.saw("feed_update", lambda told: told["value"] > 3)

    async def refuse(connection: ServerConnection) -> None:
        await connection.close()

    place.peer.behaviour = refuse
    await place.connections[0].close()
    last = await guest.saw("feed_update", lambda told: told["stale"])
    [now] = await shown(place.talk)
    assert now["values"]["x"] == {"value": last["value"], "at": last["at"], "stale": True}
    assert await history(place.talk, feed, "x")


@pytest.mark.parametrize("shared_database", ["sqlite"], indirect=True)
async def test_a_quiet_source_is_not_stale(place: Place) -> None:
    async def send_once(connection: ServerConnection) -> None:
        await connection.send('{"data": {"x": 1}}')
        await connection.wait_closed()

    place.peer.behaviour = send_once
    guest = await place.talk.enter()
    body = {"kind": "push", "topics": ["y"], "stale_after": 6}
    pushed = (await place.talk.rest("POST", "/feeds", body))["id"]
    await place.talk.rest("POST", f"/feeds/{pushed}/start")
    feed = await place.run(stale_after=1)
    [*_, listed] = await place.talk.rest("GET", "/feeds")
    assert (listed["id"], listed["stale_after"]) == (feed, 5)
    await guest.saw("feed_update", lambda told: told["topic"] == "x")
    await push(place.talk, pushed, 1, topic="y")
    await guest.saw("feed_update", lambda told: told["topic"] == "y" and told["stale"])
    assert not any(told["stale"] for told in guest.all("feed_update") if told["topic"] == "x")


async def _stored(url: str) -> str:
    """Every row of every feed."""
    engine = create_engine(async_database_url(url))
    async with engine.connect() as connection:
        rows = str((await connection.execute(text("SELECT * FROM feeds"))).all())
    await engine.dispose()
    assert "json" in rows
    return rows
