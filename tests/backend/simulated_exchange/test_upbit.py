"""Upbit: what it refuses, ignores and sends."""

import json
from decimal import Decimal

import pytest

from fixtures.waiting import until

PATH = "/websocket/v1"
TICKET = {"ticket": "test"}
TRADES = {"type": "trade", "codes": ["KRW-BTC"]}


async def subscribed(exchange, client, *parts):
    one = await client(exchange.upbit.ws + PATH)
    await one.ws.send(json.dumps([TICKET, *parts]))
    return one


@pytest.mark.parametrize(
    ("frame", "name"),
    [
        ("nonsense", "WRONG_FORMAT"),
        ("{}", "WRONG_FORMAT"),
        (json.dumps([TICKET, TRADES, {"format": "LONG"}]), "WRONG_FORMAT"),
        (json.dumps([TRADES]), "NO_TICKET"),
        (json.dumps([TICKET]), "NO_TYPE"),
        (json.dumps([TICKET, {"codes": ["KRW-BTC"]}]), "NO_TYPE"),
        (json.dumps([TICKET, {"type": "trade"}]), "NO_CODES"),
        (json.dumps([TICKET, {"type": "weather", "codes": ["KRW-BTC"]}]), "INVALID_PARAM"),
    ],
)
async def test_a_wrong_frame_is_answered_and_ends_the_connection(exchange, client, frame, name):
    one = await client(exchange.upbit.ws + PATH)
    await one.ws.send(frame)
    assert (await one.frame())["error"]["name"] == name
    assert await one.ends() == 1000


@pytest.mark.parametrize("code", ["krw-btc", "KRW-NONE", "BTC"])
async def test_a_code_that_does_not_exist_is_ignored_without_an_answer(exchange, client, code):
    wrong = {"type": "ticker", "codes": [code, "KRW-ETH"]}
    one = await subscribed(exchange, client, wrong)
    assert (await one.frame())["code"] == "KRW-ETH"
    exchange.upbit.trade("KRW-BTC")
    exchange.upbit.trade("KRW-ETH")
    assert (await one.frame())["code"] == "KRW-ETH"


async def test_every_frame_is_binary_and_the_first_is_a_snapshot(exchange, client):
    one = await subscribed(exchange, client, TRADES)
    first = await one.raw()
    exchange.upbit.trade("KRW-BTC")
    second = await one.raw()
    assert isinstance(first, bytes)
    assert [json.loads(each)["stream_type"] for each in (first, second)] == ["SNAPSHOT", "REALTIME"]
    assert json.loads(first)["trade_timestamp"] == exchange.clock.now - 120_000


async def test_a_second_subscription_replaces_the_first(exchange, client):
    one = await subscribed(exchange, client, TRADES)
    await one.frame()
    await one.ws.send(json.dumps([TICKET, {"type": "trade", "codes": ["KRW-ETH"]}]))
    assert (await one.frame())["code"] == "KRW-ETH"
    exchange.upbit.trade("KRW-BTC")
    exchange.upbit.trade("KRW-ETH")
    assert (await one.frame())["code"] == "KRW-ETH"


@pytest.mark.parametrize(
    ("form", "price", "size"),
    [
        ("DEFAULT", '"ask_price":1.165E8', '"ask_size":0.00154000'),
        ("SIMPLE", '"ap":116500000', '"as":0.00154'),
        ("JSON_LIST", '"ask_price":1.165E8', '"ask_size":0.00154000'),
        ("SIMPLE_LIST", '"ap":116500000', '"as":0.00154'),
    ],
)
async def test_numbers_in_each_format(exchange, client, form, price, size):
    one = await subscribed(exchange, client, {"type": "orderbook", "codes": ["KRW-BTC.2"]},
                           {"format": form})  # fmt: skip
    await one.raw()
    exchange.upbit.trade("KRW-BTC", price="116500000", size="0.00077")
    text = (await one.raw()).decode()
    assert text.startswith("[") == form.endswith("LIST")
    assert price in text
    assert size in text
    frame = json.loads(text, parse_float=Decimal)
    units = frame[0] if form.endswith("LIST") else frame
    assert len(units.get("orderbook_units") or units["obu"]) == 2


async def test_a_small_size_has_an_exponent(exchange, client):
    one = await subscribed(exchange, client, TRADES, {"format": "SIMPLE"})
    await one.raw()
    exchange.upbit.trade("KRW-BTC", price="116500000", size="0.00079276")
    assert b'"tv":7.9276E-4' in await one.raw()


@pytest.mark.parametrize("option", ["is_only_realtime", "isOnlyRealtime"])
async def test_no_snapshot_if_only_what_is_new_is_wanted(exchange, client, option):
    one = await subscribed(exchange, client, {**TRADES, option: True})
    await until(lambda: exchange.upbit.peers[0].seen.received)
    exchange.upbit.trade("KRW-BTC")
    assert (await one.frame())["stream_type"] == "REALTIME"


async def test_a_ticker_has_what_clients_read(exchange, client):
    one = await subscribed(exchange, client, {"type": "ticker", "codes": ["KRW-XRP"]})
    await one.raw()
    exchange.upbit.trade("KRW-XRP", price="3000", size="2")
    frame = await one.frame()
    assert (frame["trade_price"], frame["change"]) == (3000, "FALL")
    assert frame["signed_change_price"] == -frame["change_price"]
    assert frame["acc_trade_volume"] == 2


async def test_who_is_idle_is_cut_without_a_close_frame(exchange, client):
    one = await client(exchange.upbit.ws + PATH)
    exchange.upbit.elapse(59)
    assert exchange.upbit.connected
    exchange.upbit.elapse(1)
    assert await one.ends() is None


async def test_a_ping_keeps_it_open_and_a_text_ping_is_answered_on_a_clock(exchange, client):
    one = await client(exchange.upbit.ws + PATH)
    exchange.upbit.elapse(59)
    await (await one.ws.ping())
    exchange.upbit.elapse(59)
    await one.ws.send("PING")
    await until(lambda: exchange.upbit.peers[0].seen.received)
    exchange.upbit.elapse(9)
    exchange.upbit.elapse(1)
    assert await one.raw() == b'{"status":"UP"}'


async def test_a_browser_may_connect_once_in_ten_seconds(exchange, http):
    headers = {"Origin": "https://example.com"}
    url = exchange.upbit.http + PATH
    answers = [(await http.get(url, headers=headers)).status_code for _ in range(2)]
    assert answers == [400, 429]


async def test_candles_by_rest_are_newest_first(exchange, http):
    asked = {"market": "KRW-BTC", "count": 3}
    answer = await http.get(exchange.upbit.http + "/v1/candles/minutes/1", params=asked)
    times = [row["candle_date_time_utc"] for row in answer.json()]
    assert times == ["2026-03-01T23:59:00", "2026-03-01T23:58:00", "2026-03-01T23:57:00"]
    assert answer.headers["remaining-req"].startswith("group=candles")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v1/ticker?markets=KRW-NONE", 404),
        ("/v1/candles/minutes/7?market=KRW-BTC", 400),
        ("/v1/candles/minutes/1?market=KRW-NONE", 404),
        ("/v1/ticker?markets=KRW-BTC,KRW-ETH", 200),
        ("/v1/market/all", 200),
    ],
)
async def test_rest_refuses_what_does_not_exist(exchange, http, path, status):
    assert (await http.get(exchange.upbit.http + path)).status_code == status
