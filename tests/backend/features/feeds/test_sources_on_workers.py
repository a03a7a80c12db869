"""Feeds with a source on servers of their own: what is counted, and what follows a death."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from fixtures.feed_sources import Peer
from fixtures.pace import scaled
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk
from fixtures.waiting import ELSEWHERE, until

from .conftest import Place, count, serving_feeds


@pytest.fixture
async def place(
    peer: Peer, empty_database: str, tmp_path: Path, sockets: Sockets
) -> AsyncIterator[Place]:
    peer.behaviour = count
    with serving_feeds(tmp_path, empty_database, peer) as server:
        async with open_talk(server, sockets) as talk:
            yield Place(talk, peer, empty_database)


async def measured(talk: Talk, name: str) -> float:
    """What a metric says now."""
    lines = (await talk.http.get("/metrics")).text.splitlines()
    [line] = [one for one in lines if one.startswith(f"engagenow_feed_{name}}} ")]
    return float(line.split()[-1])


@pytest.mark.parametrize("empty_database", ["sqlite"], indirect=True)
async def test_metrics_say_what_sources_do(place: Place) -> None:
    guest = await place.talk.enter()
    assert await measured(place.talk, 'sources{state="live"') == 0
    await place.run()
    await guest.saw("feed_update", lambda told: told["value"] > 3)
    assert await measured(place.talk, 'sources{state="live"') == 1
    assert await measured(place.talk, 'messages_total{kind="json"') > 3
    assert await measured(place.talk, 'reconnects_total{kind="json"') == 0
    assert await measured(place.talk, 'lag_seconds{kind="json"') < scaled(1)
    await place.connections[0].close()

    async def is_back() -> bool:
        return await measured(place.talk, 'reconnects_total{kind="json"') == 1

    await until(is_back, every=ELSEWHERE)
    await until_gaps(place.talk)
    assert await measured(place.talk, 'messages_total{kind="upbit"') == 0


async def until_gaps(talk: Talk) -> None:
    """Wait until a metric says that something is missing."""

    async def has_gaps() -> bool:
        return await measured(talk, 'gaps_total{kind="json"') == 1

    await until(has_gaps, every=ELSEWHERE)


@pytest.mark.parametrize("empty_database", ["postgresql"], indirect=True)
async def test_another_worker_takes_over_from_a_dead_one_within_five_seconds(
    place: Place, empty_database: str, tmp_path: Path
) -> None:
    await place.run()
    await until(lambda: place.connections, every=ELSEWHERE)
    (tmp_path / "second").mkdir()
    with serving_feeds(tmp_path / "second", empty_database, place.peer) as second:
        there = replace(place.talk, server=second)
        guest = await there.enter()
        assert len(place.connections) == 1
        place.talk.server.process.kill()
        await until(lambda: len(place.connections) == 2, within=scaled(5))
        await guest.saw("feed_update")
