"""The exchanges themselves, with `--run-live`: each topic has a price within half a minute.

`KIWOOM_KEY` and `KIWOOM_SECRET` add the broker, or `KIWOOM_TOKEN` alone; its market is open from
9:00 to 15:30 in Seoul. Where an exchange cannot be reached at all, one line says so in place of
each test.
"""

import asyncio
import os
import socket

import httpx
import pytest
from pydantic import SecretStr

from app.features.feeds.collector.source import FeedConfig, SourceState, Timings
from fixtures.feed_sources import reading
from fixtures.waiting import until

SECONDS = 30
_BINANCE = ("BTCUSDT@kline_1m", "BTCUSDT@aggTrade", "BTCUSDT@trade", "BTCUSDT@bookTicker")
FEEDS = [
    FeedConfig(kind="binance", market="spot", topics=_BINANCE),
    FeedConfig(kind="binance", market="usdm", topics=_BINANCE),
    FeedConfig(kind="upbit", topics=("KRW-BTC@ticker", "KRW-BTC@trade", "KRW-BTC@orderbook")),
]
_key, _token = os.environ.get("KIWOOM_KEY"), os.environ.get("KIWOOM_TOKEN")
if secret := os.environ.get("KIWOOM_SECRET", _token):
    _given = {"key": SecretStr(_key) if _key else None, "secret": SecretStr(secret)}
    FEEDS.append(FeedConfig(kind="kiwoom", topics=("005930",), **_given))
HOSTS = {
    "binance-spot": "stream.binance.com",
    "binance-usdm": "fstream.binance.com",
    "upbit-spot": "api.upbit.com",
    "kiwoom-spot": "api.kiwoom.com",
}


async def has_network(host: str) -> None:
    """Fail in one line where a test of this host can say nothing."""
    loop = asyncio.get_running_loop()
    looked_up = loop.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    [found] = await asyncio.gather(asyncio.wait_for(looked_up, SECONDS), return_exceptions=True)
    if isinstance(found, OSError):  # TimeoutError is one
        why = f"{host} cannot be found: these tests need the internet ({found})"
        pytest.fail(why, pytrace=False)


@pytest.mark.parametrize("feed", FEEDS, ids=lambda feed: f"{feed.kind}-{feed.market}")
async def test_each_topic_of_the_exchange_has_a_price(feed: FeedConfig) -> None:
    await has_network(HOSTS[f"{feed.kind}-{feed.market}"])
    async with reading(feed, "feeds.example.com", timings=Timings()) as (received, source):
        await until(lambda: {point.topic for point in received.points} == {*feed.topics}, SECONDS)
        assert source.state is SourceState.LIVE
        assert all(value > 0 for value in received.values)
        assert received.gaps == []
        if feed.kind == "binance":
            assert len(received.closed) > 100  # minutes of its history
            assert not source.counts.wrong
            assert not source.counts.unknown_fields, "what we say of its frames is out of date"


@pytest.mark.parametrize(
    ("url", "columns"),
    [
        ("https://api.binance.com/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=2", 12),
        ("https://fapi.binance.com/fapi/v1/klines?symbol=BTCUSDT&interval=1m&limit=2", 12),
        ("https://api.upbit.com/v1/candles/minutes/1?market=KRW-BTC&count=2", 11),
    ],
)
async def test_candles_by_rest_have_the_columns_that_are_simulated(url: str, columns: int) -> None:
    await has_network(httpx.URL(url).host)
    async with httpx.AsyncClient(timeout=SECONDS) as http:
        rows = (await http.get(url)).json()
    assert [len(row) for row in rows] == [columns, columns]
