"""Prices of Binance: each trade once and in order, whatever happens to the connection."""

import pytest

from app.features.feeds.collector.source import SourceState
from fixtures.feed_trades import prices, subscribed, trades
from fixtures.waiting import until

BTC = "BTCUSDT@aggTrade"
LIVE, STALE = SourceState.LIVE, SourceState.STALE


@pytest.mark.parametrize("name", ["duplicate", "reorder", "gap", "malformed", "garbage", "binary"])
async def test_a_fault_of_frames_is_made_good(exchange, spot, name) -> None:
    async with spot(BTC) as (received, source):
        await subscribed(exchange)
        trades(exchange, 3)
        await until(lambda: len(received.points) == 3)
        exchange.spot.fault(name, times=1)
        trades(exchange, 5)
        await until(lambda: len(received.points) == 8)
        assert source.state is LIVE
    assert received.values == prices(exchange)
    assert received.gaps == []


async def test_a_frame_of_a_wrong_type_is_counted_and_asked_for(exchange, spot) -> None:
    async with spot(BTC) as (received, source):
        await subscribed(exchange)
        exchange.spot.fault("wrong_type", times=1)
        trades(exchange, 1)
        await until(lambda: source.counts.wrong[BTC] == 1)
        trades(exchange, 2)
        await until(lambda: len(received.points) == 2)
    assert received.values == prices(exchange)[1:], "nothing was known before the first good one"
    assert source.counts.unknown_fields == set()


@pytest.mark.parametrize("name", ["close_1001", "close_1008", "reset", "end"])
async def test_what_was_missed_is_told_in_its_place(exchange, spot, name) -> None:
    async with spot(BTC) as (received, source):
        await subscribed(exchange)
        trades(exchange, 2)
        await until(lambda: len(received.points) == 2)
        exchange.spot.fault(name)
        trades(exchange, 3)
        await subscribed(exchange, 2)
        trades(exchange, 2)
        await until(lambda: len(received.points) == 7)
        await until(lambda: source.state is LIVE)
    assert received.values == prices(exchange)
    if name in {"reset", "end"}:  # which let nothing through
        assert [point.repaired for point in received.points[:5]] == [False] * 2 + [True] * 3
    assert received.gaps == []
    assert received.states[:3] == [LIVE, STALE, LIVE]


async def test_what_cannot_be_asked_for_is_told_as_a_gap(exchange, spot) -> None:
    async with spot(BTC, hold=0.1) as (received, _):
        await subscribed(exchange)
        trades(exchange, 2)
        await until(lambda: len(received.points) == 2)
        exchange.spot.fault("error", status=500)
        exchange.spot.fault("gap", times=3)
        trades(exchange, 4)
        await until(lambda: len(received.points) == 3)
    assert [(gap.topic, gap.count) for gap in received.gaps] == [(BTC, 3)]
    assert received.values == [*prices(exchange)[:2], prices(exchange)[-1]]


async def test_trades_without_rest_are_told_with_their_gap(exchange, spot) -> None:
    async with spot("BTCUSDT@trade") as (received, _):
        await subscribed(exchange)
        trades(exchange, 1)
        await until(lambda: received.points)
        exchange.spot.fault("reset")
        trades(exchange, 2)
        await subscribed(exchange, 2)
        trades(exchange, 1)
        await until(lambda: len(received.points) == 2)
    assert [gap.count for gap in received.gaps] == [2]


async def test_a_book_says_its_middle_and_which_time_is_missing(exchange, spot) -> None:
    async with spot("BTCUSDT@bookTicker") as (received, source):
        await subscribed(exchange)
        (price,) = trades(exchange, 1)
        await until(lambda: received.points)
        assert received.values == [pytest.approx(price - 0.005)]
        assert abs(received.points[0].at - exchange.clock.now) < 60_000
        exchange.spot.fault("duplicate", times=1)
        trades(exchange, 1)
        await until(lambda: source.counts.doubles == 1)
        assert received.gaps == []
        exchange.spot.fault("end")
        await subscribed(exchange, 2)
        trades(exchange, 1)
        await until(lambda: received.gaps)
    assert len(received.points) == 3


async def test_several_topics_share_a_socket_and_are_told_apart(exchange, spot) -> None:
    async with spot(BTC, "ethusdt@aggTrade", "SOLUSDT@trade") as (received, source):
        await subscribed(exchange)
        exchange.trade()
        await until(lambda: len(received.points) == 3)
        assert source.state is LIVE
    assert {point.topic for point in received.points} == {BTC, "ethusdt@aggTrade", "SOLUSDT@trade"}
    assert [one.path for one in exchange.spot.peers] == ["/stream"]


async def test_futures_take_two_sockets_where_they_have_two_paths(exchange, usdm) -> None:
    topics = (BTC, "BTCUSDT@bookTicker", "BTCUSDT@trade")
    async with usdm(*topics) as (received, source):
        await until(lambda: sum(bool(one.seen.received) for one in exchange.usdm.peers) == 2)
        exchange.usdm.trade("BTCUSDT")
        await until(lambda: len(received.points) == 3)
        assert source.state is LIVE
    assert {one.path for one in exchange.usdm.peers} == {"/public/stream", "/market/ws"}
    assert source.counts.unknown_fields == set()
