"""The simulated exchange, and sources that read it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from app.features.feeds.collector.source import FeedConfig, Source
from exchange import Exchange, running
from fixtures.feed_sources import Received, reading

Reading = Callable[..., AbstractAsyncContextManager[tuple[Received, Source]]]


@pytest.fixture
async def exchange() -> AsyncIterator[Exchange]:
    """Ten seconds into a minute: the candle before it is final, and this one does not end soon."""
    async with running() as made:
        made.advance(10_000)
        yield made


@pytest.fixture
def spot(exchange: Exchange) -> Reading:
    """Read topics of spot."""

    def read(*topics: str, **changes: Any) -> AbstractAsyncContextManager[tuple[Received, Source]]:
        return reading(FeedConfig(kind="binance", topics=topics, url=exchange.spot.ws), **changes)

    return read


@pytest.fixture
def usdm(exchange: Exchange) -> Reading:
    """Read topics of USD-M futures."""

    def read(*topics: str, **changes: Any) -> AbstractAsyncContextManager[tuple[Received, Source]]:
        config = FeedConfig(kind="binance", topics=topics, url=exchange.usdm.ws, market="usdm")
        return reading(config, **changes)

    return read
