"""Candles and gaps of exchanges that a host attached: told, kept, and read."""

from typing import Any

from sqlalchemy import text

from app.core.database_url import async_database_url
from app.storage.database import create_engine
from fixtures.waiting import ELSEWHERE, until

from .conftest import Market

MINUTE = 60_000
CANDLES, BOOK = "BTCUSDT@kline_1m", "BTCUSDT@bookTicker"
Row = list[Any]  # begins, ends, open, high, low, close, volume, closed


async def read_by(market: Market, count: int = 1) -> None:
    """Wait until the server has subscribed that often."""
    await until(lambda: sum(bool(one.seen.received) for one in market.exchange.spot.peers) >= count)


async def test_everybody_is_told_open_and_closed_candles_apart(market: Market) -> None:
    guest, feed = await market.talk.enter(), await market.run("binance", CANDLES)
    now = market.exchange.clock.now // MINUTE * MINUTE
    told = await guest.saw("feed_candles")
    assert (told["id"], told["topic"]) == (feed, CANDLES)
    assert len(told["candles"]) == 3, "the history has all others"
    assert [row[7] for row in told["candles"]] == [True, True, False]
    assert [row[:2] for row in told["candles"]][-1] == [now, now + MINUTE]
    market.exchange.spot.trade("BTCUSDT", "65000")
    # Told, it is subscribed to: a clock that jumps before that would be noticed by nobody.
    await guest.saw("feed_candles", lambda told: told["candles"][-1][5] == 65000)
    market.exchange.advance(MINUTE)
    market.exchange.spot.trade("BTCUSDT", "66000")

    def has_both(told: dict[str, Any]) -> bool:
        rows: dict[int, Row] = {row[0]: row for row in told["candles"]}
        return now in rows and rows[now][5:] == [65000, rows[now][6], True]

    await guest.saw("feed_candles", has_both)
    await guest.saw("feed_candles", lambda told: told["candles"][-1][5] == 66000)


async def test_the_history_has_each_candle_once_and_whether_it_is_closed(market: Market) -> None:
    guest, feed = await market.talk.enter(), await market.run("binance", CANDLES)
    now = market.exchange.clock.now // MINUTE * MINUTE
    await guest.saw("feed_candles")
    market.exchange.spot.trade("BTCUSDT", "65000", "2")
    await guest.saw("feed_candles", lambda told: told["candles"][-1][5] == 65000)
    for _ in range(2):  # what is in memory, and what is stored
        candles = (await market.history(feed, CANDLES))["candles"]
        assert [one["begins"] for one in candles] == [*range(now - 499 * MINUTE, now + 1, MINUTE)]
        assert [one["closed"] for one in candles] == [True] * 499 + [False]
        assert candles[-1]["close"] == candles[-1]["high"] == 65000
        assert candles[-1]["ends"] == now + MINUTE
        assert (await market.history(feed, CANDLES))["gaps"] == []
        await market.talk.rest("POST", f"/feeds/{feed}/stop")
        await guest.saw("feed_stopped")


async def test_topics_without_candles_have_none(market: Market) -> None:
    guest, feed = await market.talk.enter(), await market.run("binance", BOOK)
    await read_by(market)
    market.exchange.spot.trade("BTCUSDT", "65000")
    await guest.saw("feed_update")
    told = await market.history(feed, BOOK)
    assert (told["candles"], told["gaps"]) == ([], [])
    assert not guest.all("feed_candles")


async def test_what_is_missing_is_told_and_stays_in_the_history(market: Market) -> None:
    guest, feed = await market.talk.enter(), await market.run("binance", BOOK)
    await read_by(market)
    market.exchange.spot.trade("BTCUSDT", "65000")
    first = await guest.saw("feed_update")
    market.exchange.spot.fault("reset")
    await read_by(market, 2)
    market.exchange.advance(7000)
    market.exchange.spot.trade("BTCUSDT", "66000")
    gap = await guest.saw("feed_gap")
    assert (gap["id"], gap["topic"], gap["missing"]) == (feed, BOOK, None)
    assert first["at"] <= gap["begins"] < gap["ends"]
    place = {name: gap[name] for name in ("begins", "ends", "missing")}
    assert (await market.history(feed, BOOK))["gaps"] == [place]
    await market.talk.rest("POST", f"/feeds/{feed}/stop")
    await guest.saw("feed_stopped")

    async def is_stored() -> bool:
        return bool((await market.history(feed, BOOK))["gaps"] == [place])

    await until(is_stored, every=ELSEWHERE)


async def test_a_topic_that_was_taken_out_leaves_no_candle(
    market: Market, empty_database: str
) -> None:
    guest, feed = await market.talk.enter(), await market.run("binance", CANDLES)
    await guest.saw("feed_candles")
    await market.talk.rest("POST", f"/feeds/{feed}/stop")
    await until(lambda: stored_candles(empty_database), every=ELSEWHERE)
    await market.talk.rest("PATCH", f"/feeds/{feed}", {"topics": [BOOK]})
    await market.talk.rest("PATCH", f"/feeds/{feed}", {"topics": [CANDLES]})
    told = await market.history(feed, CANDLES)
    assert (told["candles"], told["gaps"]) == ([], [])


async def stored_candles(url: str) -> int:
    """How many candles the database has."""
    engine = create_engine(async_database_url(url))
    async with engine.connect() as connection:
        found = await connection.scalar(text("SELECT count(*) FROM feed_candles"))
    await engine.dispose()
    return int(found or 0)
