"""The exchanges' own client libraries find nothing wrong, and read what happened.

Each runs in an environment of its own with pinned versions: `make exchange-test`.
"""

import json
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from exchange import Exchange, running
from exchange.clients.proxy import leading_to
from exchange.clients.running import Read, read_by
from fixtures.tls import certify

MINUTE = 60_000
COLUMNS = ("begins", "open", "high", "low", "close", "volume")
ENVIRONMENT, CONNECTORS = ".venv-exchange", ".venv-exchange-connector"


@pytest.fixture
async def exchange() -> AsyncIterator[Exchange]:
    async with running() as made:
        yield made


def true_candle(venue: Any, name: str, begins: int) -> list[float]:
    (candle,) = venue.market.series(name, "1m").between(begins, begins)
    return [
        float(getattr(candle, key)) for key in ("begins", "open", "high", "low", "close", "volume")
    ]


def assert_history(read: Read, venue: Any, name: str) -> None:
    """Consecutive minutes; those that had ended are as they are now."""
    assert len(read.history) == 5
    assert all(after[0] - row[0] == MINUTE for row, after in pairwise(read.history))
    for row in read.history[:-1]:
        assert row == true_candle(venue, name, int(row[0]))


def assert_streams(read: Read, venue: Any, name: str) -> None:
    """Candles that have ended are as they are now; one goes on; prices are true ones."""
    assert read.errors == []
    ended = [candle[:-1] for candle in read.candles if candle[-1]]
    assert ended
    assert len(ended) < len(read.candles)
    for candle in ended:
        assert candle == true_candle(venue, name, int(candle[0]))
    assert len(read.prices) > 1
    assert_prices(read, venue, name)


def assert_prices(read: Read, venue: Any, name: str) -> None:
    assert set(read.prices) <= {float(trade.price) for trade in venue.market.trades[name]}


def frames(venue: Any) -> list[Any]:
    return [json.loads(frame) for peer in venue.peers for frame in peer.seen.received]


def assert_pinged(venue: Any, *, pongs: int = 1) -> None:
    """Whoever was pinged has answered, and nobody was cut for that."""
    answered = [peer for peer in venue.peers if peer.seen.pongs]
    assert answered
    assert all(len(peer.seen.pongs) == pongs for peer in answered)
    assert all(peer.asked is None for peer in answered)


async def test_binance_futures_connector(exchange: Exchange) -> None:
    exchange.usdm.whole_old_paths = True  # where it still connects to
    read = await read_by(exchange, "use_connector.py", CONNECTORS)
    assert_history(read, exchange.usdm, "BTCUSDT")
    assert_streams(read, exchange.usdm, "BTCUSDT")
    assert [type(frame["id"]) for frame in frames(exchange.usdm)] == [int, int]
    assert exchange.usdm.peers[0].path == "/ws"
    assert_pinged(exchange.usdm, pongs=2)


async def test_the_official_sdk(exchange: Exchange) -> None:
    read = await read_by(exchange, "use_sdk.py", ENVIRONMENT)
    assert_history(read, exchange.usdm, "BTCUSDT")
    assert_streams(read, exchange.usdm, "BTCUSDT")
    paths = sorted(peer.path for peer in exchange.usdm.peers)
    assert paths == ["/market/stream", "/private/stream", "/public/stream"]
    assert [type(frame["id"]) for frame in frames(exchange.usdm)] == [str, str, str]
    assert_pinged(exchange.usdm)


async def test_python_binance(exchange: Exchange) -> None:
    read = await read_by(exchange, "use_python_binance.py", ENVIRONMENT)
    assert_history(read, exchange.usdm, "BTCUSDT")
    assert_streams(read, exchange.usdm, "BTCUSDT")
    assert [peer.path for peer in exchange.spot.peers] == ["/ws/btcusdt@kline_1m"]
    assert_pinged(exchange.usdm)


async def test_unicorn_binance_websocket_api(exchange: Exchange) -> None:
    read = await read_by(exchange, "use_unicorn.py", ENVIRONMENT)
    assert_streams(read, exchange.usdm, "BTCUSDT")
    assert {frame["method"] for frame in frames(exchange.usdm)} == {"SUBSCRIBE"}
    assert_pinged(exchange.usdm)


async def test_ccxt(exchange: Exchange) -> None:
    read = await read_by(exchange, "use_ccxt.py", ENVIRONMENT)
    assert_history(read, exchange.usdm, "BTCUSDT")
    assert_streams(read, exchange.usdm, "BTCUSDT")
    assert {peer.path.rpartition("/")[0] for peer in exchange.usdm.peers} == {
        "/market/ws", "/public/ws",
    }  # fmt: skip


async def test_upbit_client(exchange: Exchange) -> None:
    read = await read_by(exchange, "use_upbit_client.py", ENVIRONMENT)
    assert read.errors == []
    assert len(read.prices) == 8
    assert_prices(read, exchange.upbit, "KRW-BTC")


async def test_pyupbit(exchange: Exchange, tmp_path: Path) -> None:
    certificate = certify(tmp_path, names=("api.upbit.com",))
    async with leading_to(exchange.upbit.port, certificate.context()) as proxy:
        proxies = dict.fromkeys(("HTTPS_PROXY", "https_proxy"), proxy)
        believed = dict.fromkeys(("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"), str(certificate.chain))
        read = await read_by(exchange, "use_pyupbit.py", ENVIRONMENT, **proxies, **believed)
    assert read.errors == []
    assert len(read.prices) == 3
    assert_prices(read, exchange.upbit, "KRW-BTC")
    assert_history(read, exchange.upbit, "KRW-BTC")


async def test_kiwoom_restful(exchange: Exchange) -> None:
    read = await read_by(exchange, "use_kiwoom.py", ENVIRONMENT)
    assert read.errors == []
    assert len(read.history) == 5
    assert len(read.prices) > 3
    assert_prices(read, exchange.kiwoom, "005930")
    asked = [frame["trnm"] for frame in frames(exchange.kiwoom)]
    assert sorted(asked) == ["LOGIN", "PING", "REG"]
