"""Logins at a broker by a key and its secret: a token is got for them, and renewed."""

import json
from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr

from app.features.feeds.collector.source import (
    FeedConfig,
    FeedError,
    Network,
    SourceState,
    source_of,
)
from app.features.feeds.exchanges import kiwoom_token
from exchange import Exchange, running
from fixtures.feed_sources import reading
from fixtures.waiting import until

KEY, SECRET = "app-key-of-a-test", "app-secret-of-a-test"
TOPIC = "005930"


@pytest.fixture
async def exchange() -> AsyncIterator[Exchange]:
    async with running() as made:
        yield made


def feed(exchange: Exchange, key: str = KEY, secret: str = SECRET) -> FeedConfig:
    url = exchange.kiwoom.ws + "/api/dostk/websocket"
    secrets = {"key": SecretStr(key), "secret": SecretStr(secret)}
    return FeedConfig(kind="kiwoom", topics=(TOPIC,), url=url, **secrets)


def logins(exchange: Exchange) -> list[str]:
    """The tokens that were logged in with."""
    sent = [one.seen.received[0] for one in exchange.kiwoom.peers if one.seen.received]
    return [json.loads(frame)["token"] for frame in sent]


@pytest.mark.parametrize(
    ("key", "secret"), [("", SECRET), (KEY, ""), ("a\nb", SECRET), (KEY, "토큰"), ("키", SECRET)]
)
def test_a_key_that_can_be_none_is_refused(key: str, secret: str) -> None:
    config = FeedConfig(
        kind="kiwoom", topics=(TOPIC,), key=SecretStr(key), secret=SecretStr(secret)
    )
    with pytest.raises(FeedError) as refused:
        source_of(config, network=Network())
    assert not any(one in str(refused.value) for one in (key, secret) if one)


@pytest.mark.parametrize(("key", "secret"), [("wrong-key", SECRET), (KEY, "wrong-secret")])
async def test_a_wrong_key_opens_nothing_and_is_told_in_the_brokers_words(
    exchange: Exchange, capsys: pytest.CaptureFixture[str], key: str, secret: str
) -> None:
    async with reading(feed(exchange, key, secret), exchange.kiwoom.ws, pause=60) as (received, _):
        await until(lambda: SourceState.OFFLINE in received.states)
    assert exchange.kiwoom.peers == []
    assert {one.code for one in received.troubles} == {"source_refused"}
    assert received.troubles[0].reason.startswith("8001 App Key")
    assert exchange.kiwoom.faults.requests == 1, "brokers lock keys that are wrong too often"
    said = "".join(capsys.readouterr())
    assert "feed_refused" in said
    assert not any(one in said for one in (key, secret))


async def test_a_key_is_good_for_a_login(
    exchange: Exchange, capsys: pytest.CaptureFixture[str]
) -> None:
    async with reading(feed(exchange), exchange.kiwoom.ws) as (received, source):
        await until(lambda: exchange.kiwoom.registered)
        exchange.kiwoom.trade(TOPIC, price="70000")
        await until(lambda: received.values == [70_000])
        assert source.state is SourceState.LIVE
    assert received.troubles == []
    [token] = logins(exchange)
    said = "".join(capsys.readouterr())
    assert not any(one in said for one in (KEY, SECRET, token))


async def test_one_token_serves_until_it_ends_soon(exchange: Exchange) -> None:
    async with reading(feed(exchange), exchange.kiwoom.ws):
        await until(lambda: exchange.kiwoom.registered)
        exchange.kiwoom.fault("reset")
        await until(lambda: len(logins(exchange)) == 2)
    assert len({*logins(exchange)}) == 1


async def test_a_token_is_renewed_before_its_end_and_nothing_is_missed(exchange: Exchange) -> None:
    exchange.kiwoom.rest.token_seconds = 300  # less than what is left to it at a renewal
    async with reading(feed(exchange), exchange.kiwoom.ws) as (received, _):
        await until(lambda: exchange.kiwoom.registered)
        exchange.kiwoom.trade(TOPIC, price="70000")
        await until(lambda: received.values)
        await until(lambda: len({*logins(exchange)}) > 1)
        exchange.kiwoom.trade(TOPIC, price="70100")
        await until(lambda: 70_100 in received.values)
        assert SourceState.STALE not in received.states
    assert received.values == [70_000, 70_100]
    assert received.gaps == []


async def test_a_token_that_the_broker_takes_back_is_replaced(exchange: Exchange) -> None:
    async with reading(feed(exchange), exchange.kiwoom.ws) as (received, source):
        await until(lambda: exchange.kiwoom.registered)
        exchange.kiwoom.tokens.clear()
        exchange.kiwoom.fault("reset")
        await until(lambda: len({*logins(exchange)}) == 2 and exchange.kiwoom.registered)
        exchange.kiwoom.trade(TOPIC, price="70000")
        await until(lambda: received.values == [70_000])
        assert source.state is SourceState.LIVE


@pytest.mark.parametrize("fault", [{"name": "error"}, {"name": "error", "status": 429}])
async def test_a_broker_that_gives_no_token_is_asked_again(exchange: Exchange, fault) -> None:
    exchange.kiwoom.fault(times=2, retry_after=0, **fault)
    async with reading(feed(exchange), exchange.kiwoom.ws) as (received, _):
        await until(lambda: exchange.kiwoom.registered)
    assert received.troubles == []


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("wss://api.kiwoom.com:10000/api/dostk/websocket", "https://api.kiwoom.com"),
        ("wss://mockapi.kiwoom.com:10000/api/dostk/websocket", "https://mockapi.kiwoom.com"),
        ("ws://127.0.0.1:9103/api/dostk/websocket", "http://127.0.0.1:9103"),
        ("wss://broker.example.com/x", "https://broker.example.com"),
    ],
)
def test_tokens_come_from_the_address_that_belongs_to_the_stream(url: str, base: str) -> None:
    assert kiwoom_token.rest_of(url) == base
