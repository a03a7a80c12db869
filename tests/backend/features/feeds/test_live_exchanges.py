"""The exchanges themselves: what we believe of them is still so."""

import pytest

from app.features.feeds.collector.source import FeedConfig, SourceState
from engagenow_client import Retry
from fixtures.feed_sources import reading
from fixtures.waiting import until

pytestmark = pytest.mark.live

BINANCE = ("BTCUSDT@kline_1m", "BTCUSDT@aggTrade", "BTCUSDT@trade", "BTCUSDT@bookTicker")
FEEDS = [
    FeedConfig(kind="binance", topics=BINANCE),
    FeedConfig(kind="binance", topics=BINANCE, market="usdm"),
    FeedConfig(kind="upbit", topics=("KRW-BTC@ticker", "KRW-BTC@trade", "KRW-BTC@orderbook")),
]


@pytest.mark.parametrize("config", FEEDS, ids=lambda config: f"{config.kind}-{config.market}")
async def test_every_topic_is_heard_and_nothing_in_it_is_new(config) -> None:
    usual = {"retry": Retry(), "silent_after": 60, "settle": 0.2, "hold": 10.0, "rest": 30.0}
    async with reading(config, **usual) as (heard, source):
        await until(lambda: {point.topic for point in heard.points} == {*config.topics})
        assert source.state is SourceState.LIVE
        assert heard.gaps == []
        counts = getattr(source, "counts", None)
        assert counts is None or (not counts.wrong and not counts.unknown_fields)
        if config.kind == "binance":
            await until(lambda: len(source.candles[config.topics[0]]) >= 500)
