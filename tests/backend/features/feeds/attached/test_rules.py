"""Rules of feeds that read an exchange: set off by what comes, not by what is asked for again."""

from typing import Any

from fixtures.waiting import ELSEWHERE, until

from .conftest import Market
from .test_candles import read_by

TRADES, CANDLES = "BTCUSDT@aggTrade", "BTCUSDT@kline_1m"


async def rule(market: Market, feed: str, topic: str, kind: str, value: float, **more: Any) -> None:
    body = {"topic": topic, "kind": kind, "value": value, **more}
    await market.talk.rest("POST", f"/feeds/{feed}/rules", body)


def trade(market: Market, price: str) -> None:
    """Trade in a second of its own."""
    market.exchange.advance(1000)
    market.exchange.spot.trade("BTCUSDT", price)


async def test_what_was_missed_and_asked_for_again_sets_no_rule_off(market: Market) -> None:
    guest, feed = await market.talk.enter(), await market.run("binance", TRADES)
    await read_by(market)
    trade(market, "90")
    await guest.saw("feed_update")
    await rule(market, feed, TRADES, "above", 100)
    market.exchange.spot.fault("reset")
    trade(market, "110")
    trade(market, "95")

    async def has_all() -> bool:
        points = (await market.history(feed, TRADES))["points"]
        return [point["value"] for point in points] == [90, 110, 95]

    await until(has_all, every=ELSEWHERE)
    trade(market, "120")
    await guest.saw("signal")
    await rule(market, feed, TRADES, "above", 130, text="last")
    trade(market, "140")
    await guest.saw("signal", lambda told: told["text"] == "last")
    assert len(guest.all("signal")) == 2


async def test_the_history_of_candles_sets_no_rule_off_and_their_last_price_does(
    market: Market,
) -> None:
    guest = await market.talk.enter()
    feed = (await market.talk.rest("POST", "/feeds", market.feed("binance", CANDLES)))["id"]
    await rule(market, feed, CANDLES, "change", 0.0001, minutes=10)
    await market.talk.rest("POST", f"/feeds/{feed}/start")
    await guest.saw("feed_candles")
    trade(market, "65000")
    await guest.saw("feed_update", lambda told: told["value"] == 65000)
    await rule(market, feed, CANDLES, "below", 1)
    trade(market, "0.5")
    await guest.saw("signal", lambda told: told["text"] == f"{CANDLES} < 1")
    texts = [told["text"] for told in guest.all("signal")]
    assert texts == [f"{CANDLES} -100.0 % (10 min)", f"{CANDLES} < 1"]
