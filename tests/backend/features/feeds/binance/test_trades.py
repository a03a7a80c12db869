"""Prices of Binance: each trade once and in order, whatever happens to the connection."""

import asyncio
import json

import pytest
from websockets.asyncio.server import ServerConnection

from app.features.feeds.collector.source import FeedConfig, SourceState
from exchange import Exchange
from fixtures.feed_sources import peer_of_a_feed, reading
from fixtures.waiting import until

BTC = "BTCUSDT@aggTrade"
LIVE, STALE = SourceState.LIVE, SourceState.STALE


def trades(exchange: Exchange, count: int, name: str = "BTCUSDT") -> list[float]:
    return [float(exchange.spot.trade(name).price) for _ in range(count)]


def prices(exchange: Exchange, name: str = "BTCUSDT") -> list[float]:
    return [float(one.price) for one in exchange.spot.market.trades[name]]


async def subscribed(exchange: Exchange, count: int = 1) -> None:
    """Wait until that many sockets have asked for something."""
    await until(lambda: sum(bool(one.seen.received) for one in exchange.spot.peers) >= count)


@pytest.mark.parametrize("name", ["duplicate", "reorder", "gap", "malformed", "garbage", "binary"])
async def test_a_fault_of_frames_is_made_good(exchange, spot, name) -> None:
    async with spot(BTC) as (heard, source):
        await subscribed(exchange)
        trades(exchange, 3)
        await until(lambda: len(heard.points) == 3)
        exchange.spot.fault(name, times=1)
        trades(exchange, 5)
        await until(lambda: len(heard.points) == 8)
        assert source.state is LIVE
    assert heard.values == prices(exchange)
    assert heard.gaps == []


async def test_a_frame_of_a_wrong_type_is_counted_and_asked_for(exchange, spot) -> None:
    async with spot(BTC) as (heard, source):
        await subscribed(exchange)
        exchange.spot.fault("wrong_type", times=1)
        trades(exchange, 1)
        await until(lambda: source.counts.wrong[BTC] == 1)
        trades(exchange, 2)
        await until(lambda: len(heard.points) == 2)
    assert heard.values == prices(exchange)[1:], "nothing was known before the first good one"
    assert source.counts.unknown_fields == set()


@pytest.mark.parametrize("name", ["close_1001", "close_1008", "reset", "end"])
async def test_what_was_missed_is_told_in_its_place(exchange, spot, name) -> None:
    async with spot(BTC) as (heard, source):
        await subscribed(exchange)
        trades(exchange, 2)
        await until(lambda: len(heard.points) == 2)
        exchange.spot.fault(name)
        trades(exchange, 3)
        await subscribed(exchange, 2)
        trades(exchange, 2)
        await until(lambda: len(heard.points) == 7)
        await until(lambda: source.state is LIVE)
    assert heard.values == prices(exchange)
    assert heard.gaps == []
    assert heard.states[:3] == [LIVE, STALE, LIVE]


async def test_what_cannot_be_asked_for_is_told_as_a_gap(exchange, spot) -> None:
    async with spot(BTC, hold=0.1) as (heard, _):
        await subscribed(exchange)
        trades(exchange, 2)
        await until(lambda: len(heard.points) == 2)
        exchange.spot.fault("error", status=500)
        exchange.spot.fault("gap", times=3)
        trades(exchange, 4)
        await until(lambda: len(heard.points) == 3)
    assert [(gap.topic, gap.count) for gap in heard.gaps] == [(BTC, 3)]
    assert heard.values == [*prices(exchange)[:2], prices(exchange)[-1]]


async def test_trades_without_rest_are_told_with_their_gap(exchange, spot) -> None:
    async with spot("BTCUSDT@trade") as (heard, _):
        await subscribed(exchange)
        trades(exchange, 1)
        await until(lambda: heard.points)
        exchange.spot.fault("reset")
        trades(exchange, 2)
        await subscribed(exchange, 2)
        trades(exchange, 1)
        await until(lambda: len(heard.points) == 2)
    assert [gap.count for gap in heard.gaps] == [2]


async def test_a_book_says_its_middle_and_which_time_is_missing(exchange, spot) -> None:
    async with spot("BTCUSDT@bookTicker") as (heard, source):
        await subscribed(exchange)
        (price,) = trades(exchange, 1)
        await until(lambda: heard.points)
        assert heard.values == [pytest.approx(price - 0.005)]
        assert abs(heard.points[0].at - exchange.clock.now) < 60_000
        exchange.spot.fault("duplicate", times=1)
        trades(exchange, 1)
        await until(lambda: source.counts.doubles == 1)
        assert heard.gaps == []
        exchange.spot.fault("end")
        await subscribed(exchange, 2)
        trades(exchange, 1)
        await until(lambda: heard.gaps)
    assert len(heard.points) == 3


async def test_several_topics_share_a_socket_and_are_told_apart(exchange, spot) -> None:
    async with spot(BTC, "ethusdt@aggTrade", "SOLUSDT@trade") as (heard, source):
        await subscribed(exchange)
        exchange.trade()
        await until(lambda: len(heard.points) == 3)
        assert source.state is LIVE
    assert {point.topic for point in heard.points} == {BTC, "ethusdt@aggTrade", "SOLUSDT@trade"}
    assert [one.path for one in exchange.spot.peers] == ["/stream"]


async def test_futures_take_two_sockets_where_they_have_two_paths(exchange, usdm) -> None:
    topics = (BTC, "BTCUSDT@bookTicker", "BTCUSDT@trade")
    async with usdm(*topics) as (heard, source):
        await until(lambda: sum(bool(one.seen.received) for one in exchange.usdm.peers) == 2)
        exchange.usdm.trade("BTCUSDT")
        await until(lambda: len(heard.points) == 3)
        assert source.state is LIVE
    assert {one.path for one in exchange.usdm.peers} == {"/public/stream", "/market/ws"}
    assert source.counts.unknown_fields == set()


async def test_acknowledged_and_nothing_seen_yet_is_stale(exchange, spot) -> None:
    exchange.spot.fault("silence")
    async with spot(BTC) as (heard, source):
        await subscribed(exchange)
        trades(exchange, 1)
        await until(lambda: source.state is STALE)
        exchange.spot.faults.off()
        trades(exchange, 1)
        await until(lambda: source.state is LIVE)
    assert heard.states[:2] == [STALE, LIVE]


async def test_a_quiet_market_is_live_also_after_a_reconnection(exchange, spot) -> None:
    async with spot(BTC, silent_after=30) as (heard, source):
        await subscribed(exchange)
        trades(exchange, 1)
        await until(lambda: source.state is LIVE)
        exchange.spot.fault("reset")
        await until(lambda: source.state is STALE)
        await until(lambda: source.state is LIVE)
    assert len(heard.points) == 1


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
        async with reading(config) as (heard, source):
            await until(lambda: source.state is STALE)
            assert source.counts.refused == 1
        assert heard.points == []


async def test_a_half_open_connection_is_replaced(exchange, spot) -> None:
    async with spot(BTC, ping_every=0.05, quiet_after=0.2) as (heard, source):
        await subscribed(exchange)
        trades(exchange, 1)
        await until(lambda: source.state is LIVE)
        exchange.spot.peers[0]._transport.pause_reading()  # no pong leaves any more
        trades(exchange, 1)
        await subscribed(exchange, 2)
        trades(exchange, 1)
        await until(lambda: len(heard.points) == 3)
    assert heard.values == prices(exchange)


@pytest.mark.parametrize("notice", ["shutdown_notice", "shutdown_notice_event"])
@pytest.mark.parametrize("topics", [(BTC,), (BTC, "ETHUSDT@aggTrade")])
async def test_an_announced_end_is_forestalled(exchange, spot, notice, topics) -> None:
    async with spot(*topics) as (heard, _):
        await subscribed(exchange)
        trades(exchange, 2)
        await until(lambda: len(heard.points) == 2)
        exchange.spot.fault(notice)
        await subscribed(exchange, 2)
        trades(exchange, 3)
        first, second = exchange.spot.peers
        await until(lambda: first.seen.closed_with == 1000)
        trades(exchange, 1)
        await until(lambda: len(heard.points) == 6)
        assert exchange.spot.connected == [second]
    assert heard.values == prices(exchange)
    assert heard.states == [LIVE, SourceState.OFFLINE] or len(topics) == 2
    assert heard.gaps == []


async def test_a_successor_that_is_silent_replaces_nobody(exchange, spot) -> None:
    async with spot(BTC, renew_within=0.1) as (heard, source):
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
    assert heard.values == prices(exchange)[: len(heard.values)]
    assert heard.gaps == []


async def test_renewals_are_noticed_by_nobody(exchange, spot) -> None:
    async with spot(BTC, renew_after=0.05) as (heard, _):
        await subscribed(exchange)
        while len(exchange.spot.peers) < 6:
            trades(exchange, 1)
            await asyncio.sleep(0.005)
        count = len(prices(exchange))
        await until(lambda: len(heard.points) == count)
        await until(lambda: all(peer.seen.closed_with == 1000 for peer in exchange.spot.peers[:4]))
    assert heard.values == prices(exchange)[:count]
    assert heard.states == [LIVE, SourceState.OFFLINE]
    assert heard.gaps == []


async def test_nothing_is_lost_where_no_subscription_is_acknowledged(exchange, spot) -> None:
    exchange.spot.fault("no_acknowledgement")
    async with spot(BTC) as (heard, _):
        await subscribed(exchange)
        trades(exchange, 3)
        await until(lambda: len(heard.points) == 3)
        exchange.spot.fault("reset")
        trades(exchange, 2)
        await until(lambda: len(heard.points) == 5)
    assert heard.values == prices(exchange)
