"""Prices of exchanges that number nothing: each is told once, and whatever is lost is told too."""

import asyncio
import time
from collections.abc import AsyncIterator
from itertools import cycle, pairwise
from typing import Any

import pytest
from pydantic import SecretStr

from app.features.feeds.collector.source import FeedConfig, Gap, Point
from engagenow_client import Retry
from exchange import Exchange, running
from fixtures.feed_sources import reading
from fixtures.waiting import until

RECONNECTS = 40
SOON_AGAIN = Retry(first=0.005, most=0.005, healthy_after=0.001, attempts=1000)
FAULTS = ("reset", "end", "close_1001", "close_1008")


@pytest.fixture
async def exchange() -> AsyncIterator[Exchange]:
    async with running() as made:
        # Brokers tell the time of the day alone: it is taken for the one that is nearest.
        made.clock.now = int(time.time()) * 1000
        yield made


def feeds(exchange: Exchange, kind: str) -> tuple[Any, str, FeedConfig]:
    """The venue, what is traded there, and a feed of its trades."""
    if kind == "upbit":
        url = exchange.upbit.ws + "/websocket/v1"
        return exchange.upbit, "KRW-XRP", FeedConfig(kind=kind, topics=("KRW-XRP@trade",), url=url)
    url, secret = exchange.kiwoom.ws + "/api/dostk/websocket", SecretStr("test-token")
    config = FeedConfig(kind=kind, topics=("005930",), url=url, secret=secret)
    return exchange.kiwoom, "005930", config


class Trading:
    """Trades without a pause, each a second after the other and at the next price."""

    def __init__(self, exchange: Exchange, venue: Any, name: str) -> None:
        self._exchange, self._venue, self._name = exchange, venue, name
        self.made = 0

    def trade(self) -> None:
        self.made += 1
        self._exchange.advance(1000)
        self._venue.trade(self._name, price=str(self.made))

    async def run(self) -> None:
        while True:
            self.trade()
            await asyncio.sleep(0.002)  # the pace of the market


def untold_holes(points: list[Point], gaps: list[Gap]) -> list[tuple[float, float]]:
    """Where prices were skipped without a gap that says so."""
    told = {(gap.start, gap.end) for gap in gaps}
    return [
        (before.value, after.value)
        for before, after in pairwise(points)
        if after.value != before.value + 1 and (before.at, after.at) not in told
    ]


@pytest.mark.parametrize("kind", ["upbit", "kiwoom"])
async def test_every_price_is_told_once_or_is_in_a_gap(exchange: Exchange, kind: str) -> None:
    venue, name, config = feeds(exchange, kind)
    trading, faults = Trading(exchange, venue, name), cycle(FAULTS)
    async with reading(config, config.url or "", retry=SOON_AGAIN) as (received, _):
        market = asyncio.create_task(trading.run())
        for number in range(1, RECONNECTS + 1):
            before = len(received.points)
            await until(lambda before=before: len(received.points) > before + 5)
            venue.fault(next(faults))
            await until(lambda number=number: len(venue.peers) > number)
        lost = len(received.points)
        await until(lambda: len(received.points) > lost)
        market.cancel()
        await until(lambda: received.points[-1].value == trading.made)
        points = received.points[1:] if kind == "upbit" else received.points  # without the snapshot
        values = [point.value for point in points]
        assert values == sorted(set(values))
        assert untold_holes(points, received.gaps) == []
        assert 0 < len(received.gaps) <= RECONNECTS


@pytest.mark.parametrize("kind", ["upbit", "kiwoom"])
async def test_a_connection_that_answers_no_ping_is_replaced(exchange: Exchange, kind: str) -> None:
    venue, name, config = feeds(exchange, kind)
    trading, quiet = Trading(exchange, venue, name), {"ping_every": 0.02, "quiet_after": 0.1}
    async with reading(config, config.url or "", **quiet) as (received, _):
        market = asyncio.create_task(trading.run())
        await until(lambda: len(received.points) > 2)
        venue.fault("half_open", only=0)
        await until(lambda: len(venue.peers) == 2)
        before = len(received.points)
        await until(lambda: len(received.points) > before)
        market.cancel()
        assert len(received.gaps) == 1
