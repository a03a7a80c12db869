"""Connections of Binance: announced ends, renewals, refusals, and silence."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from websockets.asyncio.server import ServerConnection

from app.features.feeds.collector.source import FeedConfig, SourceState
from fixtures.feed_sources import peer_of_a_feed, reading
from fixtures.feed_trades import prices, subscribed, trades
from fixtures.pace import scaled
from fixtures.waiting import PATIENCE, until

BTC = "BTCUSDT@aggTrade"
LIVE, STALE = SourceState.LIVE, SourceState.STALE


async def test_acknowledged_and_nothing_seen_yet_is_stale(exchange, spot, capsys) -> None:
    exchange.spot.fault("silence")
    async with spot(BTC) as (received, source):
        await subscribed(exchange)
        trades(exchange, 1)
        await until(lambda: source.state is STALE)
        assert "feed_topics_silent" in (told := capsys.readouterr().out)
        assert BTC in told
        exchange.spot.faults.off()
        trades(exchange, 1)
        await until(lambda: source.state is LIVE)
    assert received.states[:2] == [STALE, LIVE]


async def test_a_topic_that_was_received_may_be_quiet_for_longer_after_a_reconnection(
    exchange, spot
) -> None:
    async with spot(BTC, silent_after=0.1) as (received, source):
        await subscribed(exchange)
        trades(exchange, 1)
        await until(lambda: source.state is LIVE)
        exchange.spot.fault("reset")
        await until(lambda: source.state is STALE)
        await until(lambda: source.state is LIVE)
        returned = asyncio.get_running_loop().time()
        await until(lambda: source.state is STALE)
        assert asyncio.get_running_loop().time() - returned > 0.4
        trades(exchange, 1)
        await until(lambda: source.state is LIVE)
    assert len(received.points) == 2


@pytest.mark.parametrize(
    "error",
    [
        {"error": {"code": 2, "msg": "Invalid request"}, "id": 1},
        {"code": 2, "msg": "Invalid request", "id": 1},
    ],
)
async def test_a_refused_subscription_is_stale_in_both_shapes_of_the_error(error) -> None:
    async def refuse(connection: ServerConnection) -> None:
        await connection.recv()
        await connection.send(json.dumps(error))
        await connection.wait_closed()

    async with peer_of_a_feed() as peer:
        peer.behaviour = refuse
        config = FeedConfig(kind="binance", topics=(BTC,), url=peer.url)
        async with reading(config) as (received, source):
            await until(lambda: source.state is STALE)
            assert source.counts.refused == 1
        assert received.points == []


async def test_a_half_open_connection_is_replaced(exchange, spot) -> None:
    async with spot(BTC, ping_every=0.05, quiet_after=0.2) as (received, source):
        await subscribed(exchange)
        trades(exchange, 1)
        await until(lambda: source.state is LIVE)
        exchange.spot.peers[0]._transport.pause_reading()  # no pong leaves any more
        trades(exchange, 1)
        await subscribed(exchange, 2)
        trades(exchange, 1)
        await until(lambda: len(received.points) == 3)
    assert received.values == prices(exchange)


@pytest.mark.parametrize("notice", ["shutdown_notice", "shutdown_notice_event"])
@pytest.mark.parametrize("topics", [(BTC,), (BTC, "ETHUSDT@aggTrade")])
async def test_an_announced_end_is_forestalled(exchange, spot, notice, topics) -> None:
    async with spot(*topics, silent_after=PATIENCE) as (received, _):
        await subscribed(exchange)
        trades(exchange, 2)
        await until(lambda: len(received.points) == 2)
        exchange.spot.fault(notice)
        await subscribed(exchange, 2)
        trades(exchange, 3)
        first, second = exchange.spot.peers
        await until(lambda: first.seen.closed_with == 1000)
        trades(exchange, 1)
        await until(lambda: len(received.points) == 6)
        assert exchange.spot.connected == [second]
    assert received.values == prices(exchange)
    assert received.states == [LIVE, SourceState.OFFLINE] or len(topics) == 2
    assert received.gaps == []


async def test_a_successor_that_is_silent_replaces_nobody(exchange, spot) -> None:
    async with spot(BTC, renew_within=0.1) as (received, source):
        await subscribed(exchange)
        exchange.spot.fault("silence", only=1)
        exchange.spot.fault("shutdown_notice")
        await subscribed(exchange, 2)
        while not exchange.spot.peers[1].seen.closed_with:
            trades(exchange, 1)
            await asyncio.sleep(0.005)
        await subscribed(exchange, 3)
        assert exchange.spot.peers[1].seen.closed_with == 1000
        assert source.state is LIVE
    assert received.values == prices(exchange)[: len(received.values)]
    assert received.gaps == []


async def test_renewals_are_noticed_by_nobody(exchange, spot) -> None:
    async with spot(BTC, renew_after=0.05) as (received, _):
        await subscribed(exchange)
        while len(exchange.spot.peers) < 6:
            trades(exchange, 1)
            await asyncio.sleep(0.005)
        count = len(prices(exchange))
        await until(lambda: len(received.points) == count)
        await until(lambda: all(peer.seen.closed_with == 1000 for peer in exchange.spot.peers[:4]))
    assert received.values == prices(exchange)[:count]
    assert received.states == [LIVE, SourceState.OFFLINE]
    assert received.gaps == []


async def test_nothing_is_lost_where_no_subscription_is_acknowledged(exchange, spot) -> None:
    exchange.spot.fault("no_acknowledgement")
    async with spot(BTC) as (received, _):
        await subscribed(exchange)
        trades(exchange, 3)
        await until(lambda: len(received.points) == 3)
        exchange.spot.fault("reset")
        trades(exchange, 2)
        await until(lambda: len(received.points) == 5)
    assert received.values == prices(exchange)


@pytest.mark.parametrize("fault", ["no_close_answer", "timeout", "refuse", "slow"])
async def test_stopping_has_a_bound_whatever_the_exchange_does(exchange, spot, fault) -> None:
    async with spot(BTC, "BTCUSDT@kline_1m") as (_, source):
        await subscribed(exchange)
        exchange.spot.fault(fault, seconds=0.5)
        exchange.spot.fault("shutdown_notice")
        began = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - began < scaled(3)
    assert source.state is SourceState.OFFLINE


async def test_pings_are_answered_with_their_payload(exchange, spot) -> None:
    async with spot(BTC) as (_, source):
        await subscribed(exchange)
        (peer,) = exchange.spot.peers
        exchange.spot.elapse(21)
        await until(lambda: peer.seen.pongs)
        assert peer.asked is None, "the exchange took it for an answer"
        exchange.spot.elapse(60)
        assert exchange.spot.connected == [peer]
    assert source.counts.wrong == {}


@pytest.fixture
async def raised() -> AsyncIterator[list[str]]:
    """What the event loop is told of, until after the exchange has ended."""
    told_of: list[str] = []
    loop = asyncio.get_running_loop()
    before = loop.get_exception_handler()
    loop.set_exception_handler(lambda _loop, told: told_of.append(repr(told["exception"])))
    yield told_of
    loop.set_exception_handler(before)
    assert [text for text in told_of if "WSProtocolError" not in text] == []


async def test_bytes_that_are_no_frame_end_one_connection_alone(raised, exchange, spot) -> None:
    async with spot(BTC) as (received, _):
        await subscribed(exchange)
        trades(exchange, 1)
        await until(lambda: received.points)
        exchange.spot.fault("invalid_frame")
        trades(exchange, 2)
        await subscribed(exchange, 2)
        trades(exchange, 1)
        await until(lambda: len(received.points) == 4)
    assert received.values == prices(exchange)
