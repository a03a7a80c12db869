"""Candles of Binance: history, then the stream; each closed one once, without a hole."""

import time

import pytest

from app.features.feeds.collector.source import SourceState
from fixtures.feed_sources import SOON
from fixtures.feed_trades import subscribed
from fixtures.waiting import until

MINUTE = 60_000
TOPIC = "BTCUSDT@kline_1m"


def is_whole(times: list[int]) -> bool:
    """Whether each candle follows the one before it, once."""
    return times == [*range(times[0], times[0] + MINUTE * len(times), MINUTE)]


async def test_history_comes_first_and_the_stream_goes_on_with_it(exchange, spot) -> None:
    now = exchange.clock.now // MINUTE * MINUTE
    async with spot(TOPIC) as (received, source):
        await subscribed(exchange)
        await until(lambda: len(received.candles) >= 500)
        assert [one.closed for one in received.candles[:500]] == [True] * 499 + [False]
        assert received.candles[499].open_time == now
        exchange.spot.trade("BTCUSDT", "65000")
        await until(lambda: received.values[-1:] == [65000.0])
        exchange.advance(MINUTE)
        await until(lambda: now in received.closed)
        exchange.spot.trade("BTCUSDT", "66000")
        await until(lambda: received.values[-1:] == [66000.0])
    assert is_whole(received.closed)
    assert received.gaps == []
    kept = source.candles[TOPIC]
    assert kept[now].close == 65000.0
    assert kept[now].closed
    assert not kept[now + MINUTE].closed
    assert source.state is SourceState.OFFLINE


async def test_the_buffer_is_bounded(exchange, spot) -> None:
    async with spot(TOPIC) as (received, source):
        await subscribed(exchange)
        await until(lambda: len(received.closed) == 499)
        exchange.advance(600 * MINUTE)
        exchange.spot.trade("BTCUSDT")
        await until(lambda: len(received.closed) == 1099)
        assert len(source.candles[TOPIC]) == 1000
    assert is_whole(received.closed)


async def test_a_candle_that_nobody_called_closed_is_asked_for_after_its_end(
    exchange, spot
) -> None:
    async with spot(TOPIC, final_after=0.5) as (received, _):
        await subscribed(exchange)
        await until(lambda: len(received.candles) >= 500)
        begins = exchange.clock.now // MINUTE * MINUTE
        exchange.spot.trade("BTCUSDT", "65000")
        exchange.spot.fault("not_final", times=1)
        exchange.advance(50_000)
        exchange.spot.trade("BTCUSDT", "66000")
        await until(lambda: received.values[-1:] == [66000.0])
        assert begins not in received.closed, "its end is no proof"
        await until(lambda: begins in received.closed)
    assert is_whole(received.closed)
    assert (
        next(one for one in received.candles if one.open_time == begins and one.closed).close
        == 65000
    )


async def test_rest_that_is_behind_the_stream_leaves_no_hole(exchange, spot) -> None:
    exchange.spot.fault("rest_behind", times=3)
    async with spot(TOPIC) as (received, _):
        await subscribed(exchange)
        exchange.spot.trade("BTCUSDT")
        await until(lambda: received.points)
        exchange.advance(MINUTE)
        exchange.spot.trade("BTCUSDT")
        await until(lambda: len(received.closed) == 500)
    assert is_whole(sorted(received.closed))


@pytest.mark.parametrize("name", ["reset", "close_1001"])
async def test_candles_that_ended_without_a_connection_are_told_once(exchange, spot, name) -> None:
    async with spot(TOPIC) as (received, _):
        await subscribed(exchange)
        await until(lambda: len(received.closed) == 499)
        exchange.spot.trade("BTCUSDT")
        exchange.spot.fault(name)
        exchange.advance(5 * MINUTE)
        await subscribed(exchange, 2)
        exchange.spot.trade("BTCUSDT")
        await until(lambda: len(received.closed) == 504)
        exchange.advance(MINUTE)
        await until(lambda: len(received.closed) == 505)
    assert is_whole(received.closed)
    assert received.gaps == []


@pytest.mark.parametrize("name", ["duplicate", "reorder", "gap", "malformed"])
async def test_faults_of_frames_change_nothing_of_closed_candles(exchange, spot, name) -> None:
    async with spot(TOPIC) as (received, _):
        await subscribed(exchange)
        await until(lambda: len(received.closed) == 499)
        for _ in range(3):
            exchange.spot.fault(name, times=1)
            exchange.spot.trade("BTCUSDT")
            exchange.advance(MINUTE)
        exchange.spot.trade("BTCUSDT")
        await until(lambda: len(received.closed) == 502)
    assert is_whole(sorted(received.closed))
    assert received.gaps == []


async def test_a_quiet_market_is_no_hole(exchange, spot) -> None:
    async with spot(TOPIC) as (received, _):
        await subscribed(exchange)
        await until(lambda: len(received.closed) == 499)
        exchange.spot.fault("silence")
        exchange.advance(3 * MINUTE)
        exchange.spot.faults.off()
        exchange.spot.trade("BTCUSDT")
        await until(lambda: len(received.closed) == 502)
    assert is_whole(received.closed)
    assert received.gaps == []


async def test_history_follows_as_soon_as_rest_answers(exchange, spot) -> None:
    exchange.spot.fault("error", status=503)
    async with spot(TOPIC, hold=0.1) as (received, _):
        await subscribed(exchange)
        exchange.spot.trade("BTCUSDT")
        await until(lambda: received.points)
        assert received.closed == []
        exchange.spot.faults.off()
        await until(lambda: len(received.closed) == 499)
    assert is_whole(received.closed)


@pytest.mark.parametrize("settle", [0.02, 10], ids=["clock asked again", "clock known"])
async def test_what_the_exchange_does_not_have_either_is_told_as_one_gap(
    exchange, spot, settle
) -> None:
    now = exchange.clock.now // MINUTE * MINUTE
    exchange.spot.fault("no_flat")
    async with spot(TOPIC, settle=settle) as (received, _):
        await subscribed(exchange)
        exchange.spot.trade("BTCUSDT", "65000")
        await until(lambda: received.values[-1:] == [65000.0])
        exchange.spot.fault("reset")
        exchange.advance(4 * MINUTE)
        exchange.spot.trade("BTCUSDT", "66000")
        await until(lambda: received.gaps)
    [gap] = received.gaps
    assert (gap.start, gap.end, gap.count) == (now + MINUTE, now + 4 * MINUTE, 3)
    assert now in received.closed
    assert len(received.closed) == len({*received.closed})


async def test_who_has_no_history_is_seldom_asked_for_it(exchange, spot) -> None:
    exchange.spot.fault("no_candles")
    async with spot(TOPIC) as (received, _):
        await subscribed(exchange)
        exchange.spot.trade("BTCUSDT", "65000")
        await until(lambda: received.values[-1:] == [65000.0])
        asked, began = exchange.spot.faults.requests, time.monotonic()
        for price in range(66_000, 66_010):
            exchange.spot.trade("BTCUSDT", str(price))
            await until(lambda price=price: received.values[-1:] == [price])
        pauses = (time.monotonic() - began) / (150 * SOON.settle)
        assert exchange.spot.faults.requests <= asked + 1 + pauses
        exchange.spot.faults.off()
        await until(lambda: len(received.closed) >= 499)


async def test_every_second_failure_is_borne(exchange, spot) -> None:
    exchange.spot.fault("intermittent")
    async with spot(TOPIC) as (received, _):
        await subscribed(exchange)
        await until(lambda: len(received.closed) == 499)
        exchange.advance(MINUTE)
        await until(lambda: len(received.closed) == 500)
    assert received.gaps == []


@pytest.mark.parametrize(("status", "retry_after"), [(429, 1), (418, 2)])
async def test_who_is_told_to_wait_asks_nothing_until_then(
    exchange, spot, status, retry_after
) -> None:
    exchange.spot.fault("error", times=1, status=status, retry_after=retry_after)
    async with spot(TOPIC, hold=0.2) as (received, _):
        await subscribed(exchange)
        asked = exchange.spot.faults.requests
        assert asked == 2, "the time, and a handshake"
        exchange.spot.trade("BTCUSDT")
        await until(lambda: received.points)
        assert exchange.spot.faults.requests == asked
        assert received.closed == []
