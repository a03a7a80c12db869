"""Sources are shared: the first who wants one starts it, and the last who leaves stops it."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection

from app.features.feeds.collector.collecting import Collector
from app.features.feeds.collector.source import (
    FeedConfig,
    HostRefusedError,
    Network,
    SourceState,
)
from app.features.feeds.streams.source import Listener
from fixtures.feed_sources import SOON, Peer, Received, peer_of_a_feed
from fixtures.waiting import PATIENCE, until


@pytest.fixture
async def peer() -> AsyncIterator[Peer]:
    async def count(connection: ServerConnection) -> None:
        number = 0
        while True:
            number += 1
            await connection.send(f'{{"x": {number}}}')
            await asyncio.sleep(0.005)

    async with peer_of_a_feed() as made:
        made.behaviour = count
        yield made


@pytest.fixture
async def collector(peer: Peer) -> AsyncIterator[Collector]:
    made = Collector(Network([peer.url], SOON))
    yield made
    await made.stop()
    await made.stop()


def config(peer: Peer, **fields: Any) -> FeedConfig:
    given = {"kind": "json", "topics": ("x",), "paths": {"x": "x"}, "url": peer.url}
    return FeedConfig(**{**given, **fields})


def listener(received: Received) -> Listener:
    return Listener(on_point=received.points.append, on_state=received.states.append)


async def test_what_is_refused_disturbs_nobody(peer, collector) -> None:
    one = Received()
    collector.subscribe(config(peer), listener(one))
    with pytest.raises(HostRefusedError):
        collector.subscribe(config(peer, url="wss://elsewhere.example"), listener(Received()))
    await until(lambda: len(one.points) > 3)
    assert len(collector) == 1
    assert one.states == [SourceState.LIVE]


async def test_the_same_feed_is_read_once_until_the_last_has_left(peer, collector) -> None:
    one, other = Received(), Received()
    first = collector.subscribe(config(peer), listener(one))
    await until(lambda: one.points)
    second = collector.subscribe(config(peer), listener(other))
    assert other.states == [SourceState.LIVE], "who comes later knows at once"
    await until(lambda: len(other.points) > 3)
    assert len(peer.connections) == 1
    assert len(collector) == 2

    await first.leave()
    await first.leave()
    received = len(one.points)
    await until(lambda: len(other.points) > 10)
    assert len(one.points) == received
    await second.leave()
    await asyncio.wait_for(peer.connections[0].wait_closed(), PATIENCE)
    assert len(collector) == 0
    assert second.source.state is SourceState.OFFLINE


async def test_other_feeds_have_sources_of_their_own(peer, collector) -> None:
    one, other = Received(), Received()
    collector.subscribe(config(peer), listener(one))
    collector.subscribe(config(peer, subscribe={"want": "x"}), listener(other))
    await until(lambda: one.points and other.points)
    assert len(peer.connections) == 2


async def test_a_listener_that_fails_keeps_nothing_from_the_others(peer, collector) -> None:
    other = Received()

    def fail(_told: object) -> None:
        raise RuntimeError("a listener of this test")

    collector.subscribe(config(peer), Listener(on_point=fail))
    collector.subscribe(config(peer), listener(other))
    await until(lambda: len(other.points) > 3)


async def test_a_feed_can_be_read_again_after_it_was_stopped(peer, collector) -> None:
    await collector.subscribe(config(peer), listener(Received())).leave()
    one = Received()
    collector.subscribe(config(peer), listener(one))
    await until(lambda: one.points)
    await collector.stop()
    assert one.states[-1] is SourceState.OFFLINE
