"""Numbers out of any JSON over WebSocket."""

import asyncio
import json
from typing import Any

import pytest
from pydantic import SecretStr
from websockets.asyncio.server import ServerConnection

from app.features.feeds.collector.source import (
    FeedConfig,
    FeedError,
    Network,
    SourceState,
    UnknownTopicError,
    source_of,
)
from app.features.feeds.exchanges.paths import number_at, steps_of
from fixtures.feed_sources import Peer, peer_of_a_feed, reading
from fixtures.waiting import PATIENCE, until

LIVE, STALE, OFFLINE = SourceState.LIVE, SourceState.STALE, SourceState.OFFLINE


def config(peer: Peer, **fields: Any) -> FeedConfig:
    given = {"kind": "json", "topics": ("x",), "paths": {"x": "data.x"}, "url": peer.url}
    return FeedConfig(**{**given, **fields})


def telling(*messages: Any, then_close: bool = False) -> Any:
    async def behaviour(connection: ServerConnection) -> None:
        for message in messages:
            await connection.send(message if isinstance(message, str) else json.dumps(message))
        if not then_close:
            await connection.wait_closed()

    return behaviour


@pytest.mark.parametrize("path", ["", ".", "a..b", ".a", "a."])
def test_a_path_that_is_none_is_refused_by_the_name_of_its_topic(path: str) -> None:
    network = Network(["feeds.example.com"])
    given = {"kind": "json", "topics": ("x", "y"), "url": "wss://feeds.example.com"}
    with pytest.raises(UnknownTopicError) as refused:
        source_of(FeedConfig(**given, paths={"x": "x", "y": path}), network=network)
    assert refused.value.topic == "y"
    with pytest.raises(UnknownTopicError):
        source_of(FeedConfig(**given, paths={"x": "x"}), network=network)


@pytest.mark.parametrize("secret", ["a\r\nHost: elsewhere", "a\nb", "비밀"])
def test_a_secret_that_would_break_a_header_is_refused(secret: str) -> None:
    network = Network(["feeds.example.com"])
    given = {"kind": "json", "topics": ("x",), "url": "wss://feeds.example.com"}
    with pytest.raises(FeedError) as refused:
        source_of(FeedConfig(**given, paths={"x": "x"}, secret=SecretStr(secret)), network=network)
    assert secret not in str(refused.value)


@pytest.mark.parametrize(
    ("path", "message", "number"),
    [
        ("p", {"p": 1.5}, 1.5),
        ("p", {"p": "1.50"}, 1.5),
        ("p", {"p": "1.16539E8"}, 116_539_000.0),
        ("data.0.price", {"data": [{"price": -3}]}, -3.0),
        ("0.1", [[1, 2]], 2.0),
        ("s=BTC.p", {"s": "BTC", "p": 7}, 7.0),
        ("s=BTC.p", {"s": "ETH", "p": 7}, None),
        ("rows.s=ETH.p", {"rows": [{"s": "BTC", "p": 1}, {"s": "ETH", "p": 2}]}, 2.0),
        ("id=3.p", [{"id": 3, "p": 5}], 5.0),
        ("p", {"p": True}, None),
        ("p", {"p": None}, None),
        ("p", {"p": "NaN"}, None),
        ("p", {"p": "inf"}, None),
        ("p", {"p": "many"}, None),
        ("p", {"p": 10**400}, None),
        ("p", {"p": {}}, None),
        ("p.0", {"p": []}, None),
        ("p.x", {"p": [1]}, None),
        ("p.-1", {"p": [1]}, None),
        ("p", [], None),
        ("p", 3, None),
    ],
)
def test_a_path_finds_a_number_or_nothing(path: str, message: Any, number: float | None) -> None:
    assert number_at(message, steps_of(path)) == number


async def test_values_come_with_frames_that_are_none_between_them() -> None:
    async with peer_of_a_feed() as peer:
        peer.behaviour = telling(
            "no JSON", {"data": {"y": 1}}, {"data": {"x": 1}}, '{"data":', {"data": {"x": "2.5"}}
        )
        async with reading(config(peer)) as (received, source):
            await until(lambda: received.values == [1.0, 2.5])
            assert source.state is LIVE
        assert received.states == [LIVE, OFFLINE]
        assert received.gaps == []


async def test_the_secret_goes_into_the_frame_or_the_header_and_nowhere_else(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    async with peer_of_a_feed() as peer:
        requests: list[Any] = []

        async def behaviour(connection: ServerConnection) -> None:
            requests.append(json.loads(await connection.recv()))
            requests.append(connection.request.headers.get("Authorization"))

        peer.behaviour = behaviour
        secret = SecretStr('p"w-for-tests')
        login = {"op": "login", "key": "{secret}"}
        with caplog.at_level("DEBUG"):
            async with reading(config(peer, subscribe=[login], secret=secret)):
                await until(lambda: len(requests) >= 2)
            bearer = config(peer, subscribe={"op": "sub"}, secret=secret)
            async with reading(bearer) as (received, _):
                await until(lambda: OFFLINE in received.states)
    assert requests[:2] == [{"op": "login", "key": 'p"w-for-tests'}, None]
    assert requests[-2:] == [{"op": "sub"}, 'Bearer p"w-for-tests']
    ours = [one.getMessage() for one in caplog.records if one.name != "websockets.server"]
    assert ours
    assert "w-for-tests" not in "".join([*ours, *capsys.readouterr()])


async def test_a_lost_connection_is_stale_and_the_time_without_it_is_a_gap() -> None:
    async with peer_of_a_feed() as peer:
        peer.behaviour = telling({"data": {"x": 1}}, then_close=True)
        async with reading(config(peer)) as (received, _):
            await until(lambda: len(received.points) == 3)
    assert received.states[:4] == [LIVE, STALE, LIVE, STALE]
    assert [gap.topic for gap in received.gaps] == ["x", "x"]
    assert received.gaps[0].start == received.points[0].at
    assert received.gaps[0].end == received.points[1].at


async def test_a_topic_that_is_never_received_makes_the_feed_stale() -> None:
    async with peer_of_a_feed() as peer:
        peer.behaviour = telling({"data": {"x": 1}})
        two = config(peer, topics=("x", "y"), paths={"x": "data.x", "y": "data.y"})
        async with reading(two) as (received, source):
            await until(lambda: source.state is STALE)
        assert received.values == [1.0]


async def test_a_quiet_stream_is_live() -> None:
    async with peer_of_a_feed() as peer:
        peer.behaviour = telling({"data": {"x": 1}})
        async with reading(config(peer), silent_after=0.02) as (received, source):
            await until(lambda: received.points)
            with pytest.raises(TimeoutError):
                await until(lambda: source.state is not LIVE, within=0.2)


async def test_who_closes_again_and_again_is_left_alone_until_one_attempt_succeeds() -> None:
    async with peer_of_a_feed() as peer:
        peer.behaviour = telling(then_close=True)
        async with reading(config(peer), pause=0.3) as (received, source):
            await until(lambda: source.state is OFFLINE)
            attempts = len(peer.connections)
            assert attempts == 4
            peer.behaviour = telling({"data": {"x": 9}})
            await until(lambda: source.state is LIVE)
            assert len(peer.connections) == attempts + 1
        assert received.values == [9.0]


async def test_a_connection_is_renewed_without_being_missed() -> None:
    async with peer_of_a_feed() as peer:

        async def behaviour(connection: ServerConnection) -> None:
            await connection.send(json.dumps({"data": {"x": len(peer.connections)}}))
            await connection.wait_closed()

        peer.behaviour = behaviour
        async with reading(config(peer), renew_after=0.1) as (received, _):
            await until(lambda: len(received.points) >= 3)
            first, second = peer.connections[:2]
            await asyncio.wait_for(first.wait_closed(), PATIENCE)
            assert first.close_code == 1000
            assert second.request is not None
        assert received.states == [LIVE, OFFLINE]
        assert received.gaps == []
