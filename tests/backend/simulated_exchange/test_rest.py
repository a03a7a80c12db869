"""Binance's REST: candles as the stream tells them, weights and refusals."""

import json
from itertools import pairwise

import pytest

BTC = {"symbol": "BTCUSDT", "interval": "1m"}


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({}, -1102),
        ({"symbol": "NONE", "interval": "1m"}, -1121),
        ({"symbol": "BTCUSDT", "interval": "7m"}, -1120),
        ({"symbol": "BTCUSDT", "interval": "1s"}, -1120),
        (BTC | {"limit": 1501}, -1130),
        (BTC | {"startTime": "now"}, -1100),
    ],
)
async def test_a_wrong_parameter_is_refused_by_its_code(exchange, http, asked, code):
    answer = await http.get(exchange.usdm.http + "/fapi/v1/klines", params=asked)
    assert (answer.status_code, answer.json()["code"]) == (400, code)


async def rows(http, venue, **asked):
    path = "/api/v3/klines" if venue.name == "spot" else "/fapi/v1/klines"
    return (await http.get(venue.http + path, params=BTC | asked)).json()


@pytest.mark.parametrize(("name", "most"), [("spot", 1000), ("usdm", 1500)])
async def test_rows_are_bounded(exchange, http, name, most):
    venue = getattr(exchange, name)
    assert len(await rows(http, venue)) == 500
    assert len(await rows(http, venue, limit=most)) == most


@pytest.mark.parametrize("interval", ["1m", "4h", "1d", "1w", "1M"])
async def test_history_has_no_hole_and_no_double(exchange, http, interval):
    history = await rows(http, exchange.usdm, interval=interval, limit=30)
    assert all(len(row) == 12 for row in history)
    assert all(row[6] + 1 == after[0] for row, after in pairwise(history))
    assert history[-1][0] <= exchange.clock.now <= history[-1][6]
    assert all(float(row[3]) <= min(float(row[1]), float(row[4])) for row in history)


async def test_start_and_end_are_open_times_and_both_included(exchange, http):
    minute = exchange.clock.now - 600_000
    found = await rows(http, exchange.spot, startTime=minute, endTime=minute + 120_000)
    assert [row[0] for row in found] == [minute, minute + 60_000, minute + 120_000]


async def test_the_row_of_a_candle_is_what_the_stream_told(exchange, http, client):
    one = await client(exchange.usdm.ws + "/market/ws/btcusdt@kline_1m")
    for _ in range(3):
        exchange.usdm.trade("BTCUSDT")
    exchange.advance(60_000)
    told = [(await one.frame())["k"] for _ in range(4)][-1]
    row = (await rows(http, exchange.usdm, limit=2))[0]
    assert told["x"]
    assert row == [told[key] for key in "tohlcvTqnVQB"]


async def test_trades_are_read_again_from_a_number(exchange, http):
    numbers = [exchange.usdm.trade("BTCUSDT").number for _ in range(5)]
    asked = {"symbol": "BTCUSDT", "fromId": numbers[2]}
    answer = await http.get(exchange.usdm.http + "/fapi/v1/aggTrades", params=asked)
    assert [row["a"] for row in answer.json()] == numbers[2:]


@pytest.mark.parametrize(
    ("limit", "weight"), [(None, 5), (100, 1), (500, 2), (1000, 5), (1500, 10)]
)
async def test_what_candles_cost(exchange, http, limit, weight):
    asked = BTC | ({"limit": limit} if limit else {})
    answer = await http.get(exchange.usdm.http + "/fapi/v1/klines", params=asked)
    assert answer.headers["x-mbx-used-weight-1m"] == str(weight)


async def test_too_many_requests_are_slowed_down_then_banned(exchange, http):
    exchange.usdm.weights.limit = 5
    exchange.advance(20_000)
    answers = [await http.get(exchange.usdm.http + "/fapi/v1/klines", params=BTC) for _ in range(5)]
    assert [each.status_code for each in answers] == [200, 429, 429, 429, 418]
    assert [each.headers.get("retry-after") for each in answers] == [None, "40", "40", "40", "120"]
    exchange.advance(40_000)
    assert (await http.get(exchange.usdm.http + "/fapi/v1/klines", params=BTC)).status_code == 418
    exchange.advance(80_000)
    assert (await http.get(exchange.usdm.http + "/fapi/v1/klines", params=BTC)).status_code == 200


async def test_clients_find_their_symbols(exchange, http):
    for path in ("/api/v3", "/fapi/v1"):
        venue = exchange.spot if path == "/api/v3" else exchange.usdm
        info = (await http.get(f"{venue.http}{path}/exchangeInfo")).json()
        assert info["symbols"][0]["symbol"] == "BTCUSDT"
        assert json.dumps(info)
