"""Upbit's prices, from the simulated exchange."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from app.features.feeds.collector.source import (
    FeedConfig,
    HostRefusedError,
    Network,
    SourceState,
    UnknownTopicError,
    source_of,
)
from exchange import Exchange, running
from fixtures.feed_sources import Received, reading
from fixtures.waiting import until

LIVE, STALE = SourceState.LIVE, SourceState.STALE
BTC, ETH = "KRW-BTC@trade", "KRW-ETH@trade"


@pytest.fixture
async def exchange() -> AsyncIterator[Exchange]:
    async with running() as made:
        yield made


def feed(exchange: Exchange, *topics: str) -> FeedConfig:
    return FeedConfig(kind="upbit", topics=topics, url=exchange.upbit.ws + "/websocket/v1")


def at(exchange: Exchange) -> str:
    return exchange.upbit.ws


async def subscribed(received: Received, *topics: str) -> None:
    """Wait for the snapshot of each topic."""
    await until(lambda: {point.topic for point in received.points} >= set(topics))


@pytest.mark.parametrize(
    "topic",
    ["", "KRW-BTC", "krw-btc@ticker", "KRW-btc@ticker", "BTCKRW@ticker", "EUR-BTC@ticker",
     "KRW-BTC@candle.1m", "KRW-BTC@", "KRW-@trade", "KRW-BTC@trade ", "KRW-BTC.5@orderbook"],
)  # fmt: skip
def test_a_topic_that_is_none_is_refused_by_its_name(topic: str) -> None:
    with pytest.raises(UnknownTopicError) as refused:
        source_of(FeedConfig(kind="upbit", topics=(BTC, topic)), network=Network())
    assert refused.value.topic == topic


def test_another_host_than_upbits_is_refused() -> None:
    config = FeedConfig(kind="upbit", topics=(BTC,), url="wss://elsewhere.example/websocket/v1")
    with pytest.raises(HostRefusedError):
        source_of(config, network=Network())
    assert source_of(FeedConfig(kind="upbit", topics=(BTC,)), network=Network())


async def test_a_code_without_a_snapshot_makes_the_feed_stale_and_is_named(
    exchange: Exchange, capsys: pytest.CaptureFixture[str]
) -> None:
    config = feed(exchange, BTC, "KRW-NONE@trade")
    async with reading(config, at(exchange)) as (received, source):
        await until(lambda: source.state is STALE)
        assert {point.topic for point in received.points} == {BTC}
        assert len(exchange.upbit.peers) == 1
    said = capsys.readouterr()
    assert "KRW-NONE@trade" in said.out + said.err


async def test_all_types_go_into_one_subscription(exchange: Exchange) -> None:
    topics = ("KRW-BTC@ticker", "KRW-ETH@ticker", BTC, "KRW-BTC@orderbook")
    async with reading(feed(exchange, *topics), at(exchange)) as (received, source):
        await subscribed(received, *topics)
        assert source.state is LIVE
        exchange.upbit.trade("KRW-BTC", price="116539000", size="0.0002")
        await until(lambda: len(received.points) == 7)
        values = {point.topic: point.value for point in received.points[4:]}
        assert values == {
            "KRW-BTC@ticker": 116_539_000,
            BTC: 116_539_000,
            "KRW-BTC@orderbook": 116_538_999.5,
        }
        asked = exchange.upbit.peers[0].seen.received
        assert len(asked) == 1
        assert [part.get("codes") for part in json.loads(asked[0])] == [
            None, ["KRW-BTC", "KRW-ETH"], ["KRW-BTC"], ["KRW-BTC"], None,
        ]  # fmt: skip


async def test_a_snapshot_has_the_time_of_the_last_change(exchange: Exchange) -> None:
    async with reading(feed(exchange, BTC), at(exchange)) as (received, source):
        await subscribed(received, BTC)
        assert received.points[0].at == exchange.clock.now - 120_000
        assert source.state is LIVE


@pytest.mark.parametrize("name", ["malformed", "garbage", "wrong_type"])
async def test_a_frame_that_is_wrong_is_left_out(exchange: Exchange, name: str) -> None:
    async with reading(feed(exchange, BTC), at(exchange)) as (received, source):
        await subscribed(received, BTC)
        exchange.upbit.fault(name, times=1)
        exchange.upbit.trade("KRW-BTC", price="1000")
        exchange.upbit.trade("KRW-BTC", price="2000")
        await until(lambda: received.values[1:] == [2000])
        assert source.state is LIVE
        assert len(exchange.upbit.peers) == 1


async def test_a_text_frame_is_as_good_as_a_binary_one(exchange: Exchange) -> None:
    async with reading(feed(exchange, BTC), at(exchange)) as (received, _):
        await subscribed(received, BTC)
        exchange.upbit.fault("text", times=1)
        exchange.upbit.trade("KRW-BTC", price="1000")
        await until(lambda: received.values[1:] == [1000])


async def test_what_comes_twice_is_told_once(exchange: Exchange) -> None:
    topics = (BTC, "KRW-BTC@ticker")
    async with reading(feed(exchange, *topics), at(exchange)) as (received, _):
        await subscribed(received, *topics)
        exchange.upbit.fault("duplicate")
        for price in ("1000", "2000"):
            exchange.upbit.trade("KRW-BTC", price=price)
        await until(lambda: len(received.points) >= 6)
        exchange.upbit.faults.off()
        exchange.upbit.trade("KRW-BTC", price="3000")
        await until(lambda: received.values[-1] == 3000)
        assert received.values[2:] == [1000, 1000, 2000, 2000, 3000, 3000]


@pytest.mark.parametrize("fault", ["close_1001", "reset", "end"])
async def test_a_gap_is_told_if_something_happened_meanwhile(
    exchange: Exchange, fault: str
) -> None:
    async with reading(feed(exchange, BTC, ETH), at(exchange)) as (received, source):
        await subscribed(received, BTC, ETH)
        before = received.points[0].at
        exchange.upbit.fault("refuse")
        exchange.upbit.fault(fault)
        await until(lambda: source.state is not LIVE)
        exchange.upbit.trade("KRW-BTC")
        exchange.upbit.faults.off()
        await until(lambda: source.state is LIVE)
        await until(lambda: len(received.points) == 3)
        gap = received.gaps[0]
        assert (gap.topic, gap.start, gap.end) == (BTC, before, exchange.clock.now)
        assert len(received.gaps) == 1  # nothing has happened to the other one


async def test_a_renewal_loses_nothing_and_tells_nothing_twice(exchange: Exchange) -> None:
    config = feed(exchange, BTC)
    async with reading(config, at(exchange), renew_after=0.05) as (received, source):
        await subscribed(received, BTC)
        expected = []
        while len(exchange.upbit.peers) < 4:
            expected.append(float(len(expected) + 1))
            exchange.upbit.trade("KRW-BTC", price=str(len(expected)))
            await asyncio.sleep(0.005)  # the pace of the market
        await until(lambda: received.values[1:] == expected)
        assert received.gaps == []
        assert set(received.states) == {LIVE}
        assert source.state is LIVE


async def test_an_error_is_no_data_and_opens_the_breaker(exchange: Exchange) -> None:
    async with reading(feed(exchange, BTC), at(exchange)) as (received, source):
        await subscribed(received, BTC)
        exchange.upbit.fault("refuse", status=429)
        exchange.upbit.fault("end")
        await until(lambda: source.state is SourceState.OFFLINE)
        exchange.upbit.faults.off()
        await until(lambda: source.state is LIVE)


def test_the_source_ends_offline() -> None:
    async def ended() -> list[Any]:
        async with running() as exchange:
            async with reading(feed(exchange, BTC), at(exchange)) as (received, _):
                await subscribed(received, BTC)
            await until(lambda: not exchange.upbit.connected)
            return received.states

    assert asyncio.run(ended())[-1] is SourceState.OFFLINE
