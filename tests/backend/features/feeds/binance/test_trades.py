"""Prices of Binance: each trade once and in order, whatever happens to the connection."""

import pytest

from app.features.feeds.collector.source import SourceState
from fixtures.feed_trades import prices, subscribed, trades
from fixtures.waiting import until

BTC = "BTCUSDT@aggTrade"
LIVE, STALE = SourceState.LIVE, SourceState.STALE


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
    if name in {"reset", "end"}:  # which let nothing through
        assert [point.repaired for point in heard.points[:5]] == [False] * 2 + [True] * 3
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
