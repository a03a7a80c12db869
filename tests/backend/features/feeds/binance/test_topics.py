"""Topics of Binance, and where they are asked for."""

import pytest

from app.features.feeds.collector.source import (
    FeedConfig,
    HostRefusedError,
    Network,
    SourceState,
    UnknownTopicError,
    check_topics,
    source_of,
)

GOOD = ["BTCUSDT@kline_1m", "btcusdt@aggTrade", "ETHUSDT@bookTicker", "BTCUSDT_260327@trade"]


@pytest.mark.parametrize(
    "topic",
    [
        "", "BTCUSDT", "@trade", "BTCUSDT@", "BTCUSDT@kline", "BTCUSDT@kline_", "BTCUSDT@kline_2m",
        "BTCUSDT@kline_1M", "BTCUSDT@depth", "BTC/USDT@trade", "BTC-USDT@trade", "B@trade",
        "BTCUSDT@trade@trade", "BTCUSDT@aggtrade", "비트코인@trade", "BTCUSDT@trade/ethusdt@trade",
    ],
)  # fmt: skip
def test_an_unknown_topic_is_refused_by_name(topic: str) -> None:
    with pytest.raises(UnknownTopicError) as refused:
        check_topics("binance", [*GOOD, topic])
    assert refused.value.topic == topic


def test_candles_of_a_second_are_of_spot_only() -> None:
    check_topics("binance", ["BTCUSDT@kline_1s"])
    with pytest.raises(UnknownTopicError):
        check_topics("binance", ["BTCUSDT@kline_1s"], market="usdm")


def test_a_stream_that_is_named_twice_is_refused() -> None:
    config = FeedConfig(kind="binance", topics=("BTCUSDT@trade", "btcusdt@trade"))
    with pytest.raises(UnknownTopicError):
        source_of(config, network=Network())


@pytest.mark.parametrize(
    "url", ["wss://stream.binance.com.elsewhere.example", "ws://stream.binance.com:9443"]
)
def test_an_address_that_is_not_the_exchanges_is_refused(url: str) -> None:
    with pytest.raises(HostRefusedError):
        source_of(FeedConfig(kind="binance", topics=("BTCUSDT@trade",), url=url), network=Network())


@pytest.mark.parametrize("url", [None, "wss://stream.testnet.binance.vision"])
def test_the_exchanges_own_addresses_need_no_setting(url: str | None) -> None:
    config = FeedConfig(kind="binance", topics=tuple(GOOD), url=url)
    assert source_of(config, network=Network()).state is SourceState.CONNECTING
