"""Binance's streams: who receives what, in which frame, and how requests are answered."""

import pytest

RAW, COMBINED = "/ws/btcusdt@trade", "/stream?streams=btcusdt@trade"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("nonsense", 3),
        ("[]", 2),
        ('{"id":1}', 2),
        ('{"method":"JOIN","id":1}', 2),
        ('{"method":"SUBSCRIBE","id":1}', 2),
        ('{"method":"SUBSCRIBE","params":[1],"id":1}', 1),
        ('{"method":"SUBSCRIBE","params":["btcusdt@trade"]}', 2),
        ('{"method":"SET_PROPERTY","params":["colour",true],"id":1}', 0),
    ],
)
async def test_a_wrong_request_is_refused_and_changes_nothing(exchange, client, asked, code):
    one = await client(exchange.spot.ws + "/ws")
    await one.ws.send(asked)
    assert (await one.frame())["error"]["code"] == code
    assert (await one.ask("LIST_SUBSCRIPTIONS"))["result"] == []


@pytest.mark.parametrize("path", ["/", "/wss", "/market", "/private/streams"])
async def test_other_paths_are_no_streams(exchange, http, path):
    assert (await http.get(exchange.usdm.http + path)).status_code == 404


@pytest.mark.parametrize("number", [7, 1764443000123, "7", "0b5b2f0e-4d0f-4c8e-9a51-2f2b8a3b6a11"])
async def test_an_answer_has_the_id_as_it_came(exchange, client, number):
    one = await client(exchange.usdm.ws + "/market/stream")
    assert await one.ask("SUBSCRIBE", ["btcusdt@aggTrade"], number) == {
        "result": None, "id": number,
    }  # fmt: skip


async def test_subscriptions_are_listed_and_given_up(exchange, client):
    one = await client(exchange.spot.ws + "/stream?streams=btcusdt@trade/ethusdt@trade")
    await one.ask("SUBSCRIBE", ["btcusdt@kline_1m"])
    await one.ask("UNSUBSCRIBE", ["btcusdt@trade"])
    assert (await one.ask("LIST_SUBSCRIPTIONS"))["result"] == ["ethusdt@trade", "btcusdt@kline_1m"]
    exchange.spot.trade("BTCUSDT")
    assert (await one.frame())["stream"] == "btcusdt@kline_1m"


@pytest.mark.parametrize("path", [RAW, "/ws/0/btcusdt@trade", "/stream.binance.com:9443" + RAW])
async def test_a_raw_frame_is_the_payload_itself(exchange, client, path):
    one = await client(exchange.spot.ws + path)
    exchange.spot.trade("BTCUSDT", price="64000.01", size="0.25")
    assert await one.frame() == {
        "e": "trade", "E": exchange.clock.now, "s": "BTCUSDT", "t": 7089638400,
        "p": "64000.01000000", "q": "0.25000000", "T": exchange.clock.now, "m": True, "M": True,
    }  # fmt: skip


async def test_a_combined_frame_says_its_stream(exchange, client):
    one = await client(exchange.usdm.ws + "/public" + COMBINED)
    exchange.usdm.trade("BTCUSDT")
    frame = await one.frame()
    assert frame["stream"] == "btcusdt@trade"
    assert frame["data"]["X"] == "MARKET"


async def test_a_subscription_is_told_of_its_own_symbol_alone(exchange, client):
    one = await client(exchange.spot.ws + RAW)
    exchange.spot.trade("ETHUSDT")
    exchange.spot.trade("BTCUSDT")
    assert (await one.frame())["s"] == "BTCUSDT"


async def test_futures_are_divided_and_the_old_path_keeps_silent(exchange, client):
    streams = "?streams=btcusdt@aggTrade/btcusdt@bookTicker/btcusdt@kline_1m"
    market = await client(exchange.usdm.ws + "/market/stream" + streams)
    public = await client(exchange.usdm.ws + "/public/stream" + streams)
    old = await client(exchange.usdm.ws + "/stream" + streams)
    for _ in range(2):
        exchange.usdm.trade("BTCUSDT")
    kinds = [(await market.frame())["data"]["e"] for _ in range(4)]
    assert kinds == ["aggTrade", "kline", "aggTrade", "kline"]
    for one in (public, old):
        assert [(await one.frame())["data"]["e"] for _ in range(2)] == ["bookTicker"] * 2


async def test_a_spot_book_ticker_has_no_time(exchange, client):
    spot = await client(exchange.spot.ws + "/ws/btcusdt@bookTicker")
    usdm = await client(exchange.usdm.ws + "/public/ws/btcusdt@bookTicker")
    exchange.trade()
    assert list(await spot.frame()) == ["u", "s", "b", "B", "a", "A"]
    assert list(await usdm.frame()) == ["e", "u", "s", "ps", "b", "B", "a", "A", "T", "E", "st"]


@pytest.mark.parametrize("name", ["spot", "usdm"])
async def test_tickers_are_of_the_day(exchange, client, name):
    venue = getattr(exchange, name)
    part = "" if name == "spot" else "/market"
    one = await client(venue.ws + part + "/stream?streams=btcusdt@ticker/btcusdt@miniTicker")
    venue.trade("BTCUSDT", price="64000", size="1")
    await one.frame()
    await one.frame()
    venue.trade("BTCUSDT", price="63360", size="3")
    ticker, mini = [(await one.frame())["data"] for _ in range(2)]
    assert {key: float(ticker[key]) for key in "pPwcohlvn"} == {
        "p": -640, "P": -1, "w": 63520, "c": 63360,
        "o": 64000, "h": 64000, "l": 63360, "v": 4, "n": 2,
    }  # fmt: skip
    assert {key: ticker[key] for key in "cohlvq"} == {key: mini[key] for key in "cohlvq"}
    assert ("b" in ticker) == (name == "spot")


async def test_a_candle_ends_when_the_clock_says_so(exchange, client):
    one = await client(exchange.usdm.ws + "/market/ws/btcusdt@kline_1m")
    exchange.usdm.trade("BTCUSDT", price="64000", size="1")
    exchange.advance(30_000)
    exchange.usdm.trade("BTCUSDT", price="63990", size="2")
    exchange.advance(30_000)
    first, second, ended = [(await one.frame())["k"] for _ in range(3)]
    assert [first["x"], second["x"], ended["x"]] == [False, False, True]
    assert ended["T"] == first["T"] == exchange.clock.now - 1
    assert {key: ended[key] for key in "ohlcvqn"} == {
        "o": "64000.00", "h": "64000.00", "l": "63990.00", "c": "63990.00",
        "v": "3.000", "q": "191980.00000", "n": 2,
    }  # fmt: skip
    exchange.usdm.trade("BTCUSDT")
    assert (await one.frame())["k"]["t"] == exchange.clock.now


async def test_spot_tells_microseconds_if_asked(exchange, client):
    one = await client(exchange.spot.ws + "/ws/btcusdt@kline_1m?timeUnit=microsecond")
    exchange.spot.trade("BTCUSDT")
    frame = await one.frame()
    assert frame["E"] == exchange.clock.now * 1000
    assert frame["k"]["T"] - frame["k"]["t"] == 60_000_000 - 1
