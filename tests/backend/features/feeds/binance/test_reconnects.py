"""Lost connections again and again: every closed candle and every trade is told exactly once."""

import asyncio
import random

import pytest

from app.features.feeds.collector.source import SourceState, Timings
from engagenow_client import Retry
from exchange import Exchange
from fixtures.pace import scaled
from fixtures.waiting import until

MINUTE = 60_000
AGG, CANDLES = "BTCUSDT@aggTrade", "BTCUSDT@kline_1m"
LOSSES = ["reset", "end", "close_1001", "close_1000"]
AT_ONCE = Retry(first=0.001, most=0.01, healthy_after=0)


async def lose(exchange: Exchange, chance: random.Random) -> None:
    """Let something happen, lose the connection, and wait for the next one."""
    venue = exchange.spot
    peers = len(venue.peers)
    for _ in range(chance.randrange(3)):
        venue.trade("BTCUSDT")
    exchange.advance(chance.choice([1000, 7000, 61_000]))
    venue.fault(chance.choice(LOSSES))
    if chance.random() < 0.5:
        venue.trade("BTCUSDT")
        exchange.advance(chance.choice([1000, 130_000]))
    await until(lambda: len(venue.peers) > peers and venue.peers[-1].seen.received)


@pytest.mark.parametrize("count", [25, pytest.param(1000, marks=pytest.mark.nightly)])
async def test_nothing_is_lost_or_told_twice(exchange, spot, count) -> None:
    chance = random.Random(count)
    began = exchange.clock.now // MINUTE * MINUTE
    async with spot(AGG, CANDLES, retry=AT_ONCE) as (received, _):
        await until(lambda: exchange.spot.peers and exchange.spot.peers[0].seen.received)
        exchange.spot.trade("BTCUSDT")
        await until(lambda: received.of(AGG))
        for _ in range(count):
            await lose(exchange, chance)
        exchange.advance(MINUTE)
        exchange.spot.trade("BTCUSDT")
        trades = exchange.spot.market.trades["BTCUSDT"]
        minutes = [*range(began, exchange.clock.now // MINUTE * MINUTE, MINUTE)]
        await until(lambda: len(received.of(AGG)) >= len(trades))
        await until(lambda: len(received.closed_since(began)) >= len(minutes))
    assert received.of(AGG) == [float(one.price) for one in trades]
    assert sorted(received.closed_since(began)) == minutes
    assert received.gaps == []


async def test_a_gap_is_repaired_within_a_second_of_the_return(exchange, spot) -> None:
    async with spot(AGG, CANDLES, timings=Timings(settle=0.01)) as (received, source):
        await until(lambda: exchange.spot.peers and exchange.spot.peers[0].seen.received)
        exchange.trade()
        await until(lambda: received.of(AGG) and source.state is SourceState.LIVE)
        known = len(received.closed)
        exchange.spot.fault("reset")
        for _ in range(5):
            exchange.spot.trade("BTCUSDT")
            exchange.advance(MINUTE)
        await until(lambda: len(exchange.spot.peers) == 2 and exchange.spot.peers[1].seen.received)
        async with asyncio.timeout(scaled(1)):
            await until(lambda: len(received.of(AGG)) == 6 and len(received.closed) >= known + 5)
    assert received.gaps == []
    # Which are closed may be told after it: the clock that says so may be asked a moment later.
    kept = source.candles[CANDLES]
    assert [begins for begins in kept if not kept[begins].closed] == [max(kept)]
