"""Feeds of exchanges that are refused by name: keys that cannot work, and unknown topics.

No feed runs here, so that all tests share the exchanges and a server.
"""

from collections.abc import AsyncIterator, Iterator

import pytest

from exchange import Exchange, running
from fixtures.feeds import ask
from fixtures.server import Server
from fixtures.sockets import Sockets
from fixtures.talk import open_talk

from .conftest import Market, serving_feeds_of

KEY, SECRET = "app-key-of-a-test", "app-secret-of-a-test"
NO_KEYS: list[tuple[str, str, dict[str, str], str]] = [
    ("kiwoom", "005930", {"key": KEY}, "feed_invalid"),
    ("kiwoom", "005930", {"key": "", "secret": SECRET}, "invalid_request"),
    ("kiwoom", "005930", {"key": "키", "secret": SECRET}, "feed_invalid"),
    ("upbit", "KRW-BTC@ticker", {"key": KEY}, "feed_invalid"),
]
# Feeds' kinds and topics, and those of their topics that the exchange does not have.
UNKNOWN = [
    ("binance", ["BTCUSDT@kline_1m", "NOSUCHUSDT@kline_1m"], ["NOSUCHUSDT@kline_1m"]),
    (
        "binance",
        ["NOSUCHUSDT@bookTicker", "NOSUCHUSDT@trade"],
        ["NOSUCHUSDT@bookTicker", "NOSUCHUSDT@trade"],
    ),
    ("upbit", ["KRW-BTC@ticker", "KRW-NOSUCH@trade"], ["KRW-NOSUCH@trade"]),
]


@pytest.fixture(scope="module")
async def shared_exchange() -> AsyncIterator[Exchange]:
    async with running() as made:
        yield made


@pytest.fixture(scope="module")
def shared_server(
    shared_exchange: Exchange, shared_database: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("refusing")
    with serving_feeds_of(shared_exchange, folder, shared_database) as server:
        yield server


@pytest.fixture
async def market(
    shared_exchange: Exchange, shared_server: Server, sockets: Sockets
) -> AsyncIterator[Market]:
    async with open_talk(shared_server, sockets) as talk:
        yield Market(talk, shared_exchange)


@pytest.mark.parametrize(("kind", "topic", "given", "code"), NO_KEYS)
async def test_a_key_that_cannot_work_is_refused(
    market: Market, kind: str, topic: str, given: dict[str, str], code: str
) -> None:
    answer = await ask(market.talk, "POST", "", market.feed(kind, topic, **given))
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert KEY not in answer.text
    assert await market.talk.rest("GET", "/feeds") == []


@pytest.mark.parametrize(("kind", "topics", "wrong"), UNKNOWN)
async def test_what_the_exchange_does_not_have_is_refused(
    market: Market, kind: str, topics: list[str], wrong: list[str]
) -> None:
    listener = await market.talk.present()
    mark = await market.talk.mark(listener)
    answer = await ask(market.talk, "POST", "", market.feed(kind, *topics))
    told = answer.json()
    assert (answer.status_code, told["code"]) == (422, "topic_unknown")
    assert told["topics"] == wrong
    await market.talk.received_nothing(listener, since=mark)
    assert await market.talk.rest("GET", "/feeds") == []


async def test_a_change_to_what_the_exchange_does_not_have_changes_nothing(market: Market) -> None:
    feed = await market.talk.rest("POST", "/feeds", market.feed("upbit", "KRW-BTC@ticker"))
    answer = await ask(market.talk, "PATCH", f"/{feed['id']}", {"topics": ["KRW-NOSUCH@ticker"]})
    assert answer.json()["topics"] == ["KRW-NOSUCH@ticker"]
    assert await market.talk.rest("GET", "/feeds") == [feed]
