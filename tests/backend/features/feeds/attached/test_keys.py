"""Keys of brokers: stored as secrets, told to nobody, and refused in the broker's words."""

from typing import Any

from sqlalchemy import text

from app.core.database_url import async_database_url
from app.storage.database import create_engine
from fixtures.feeds import ask
from fixtures.waiting import ELSEWHERE, until

from .conftest import Market

KEY, SECRET = "app-key-of-a-test", "app-secret-of-a-test"


async def test_a_key_is_for_the_broker_and_for_nobody_else(
    market: Market, empty_database: str
) -> None:
    guest = await market.talk.enter()
    with market.talk.server.logged() as lines:
        feed = await market.run("kiwoom", "005930", key=KEY, secret=SECRET)
        await until(lambda: market.exchange.kiwoom.registered)
        market.exchange.kiwoom.trade("005930", "70000")
        await guest.saw("feed_update", lambda told: told["value"] == 70_000)
        told = [
            (await ask(market.talk, "GET", "")).text,
            (await market.talk.http.get("/api/account/data")).text,
            str(await market.talk.log()),
            str(guest.received),
            await stored(empty_database),
        ]
    assert '"has_key":true' in told[0]
    assert not any(one in text for text in [*told, *lines] for one in (KEY, SECRET))
    await market.talk.rest("POST", f"/feeds/{feed}/stop")
    answer = await ask(market.talk, "PATCH", f"/{feed}", {"secret": None})
    assert answer.json()["code"] == "feed_invalid"
    without = await market.talk.rest("PATCH", f"/feeds/{feed}", {"key": None})
    assert (without["has_key"], without["has_secret"]) == (False, True)


async def test_a_wrong_key_is_named_to_hosts_until_it_is_mended(market: Market) -> None:
    guest = await market.talk.enter()
    feed = await market.run("kiwoom", "005930", key="wrong-key-of-a-test", secret=SECRET)
    await until(lambda: named(market, 1), every=ELSEWHERE)
    [listed] = await market.talk.rest("GET", "/feeds")
    [trouble] = listed["troubles"]
    assert (trouble["code"], trouble["topic"]) == ("source_refused", None)
    assert trouble["reason"].startswith("8001 App Key")
    assert "wrong-key" not in str(listed)
    assert not guest.all("feed_update")
    await market.talk.rest("POST", f"/feeds/{feed}/stop")
    await market.talk.rest("PATCH", f"/feeds/{feed}", {"key": KEY})
    await market.talk.rest("POST", f"/feeds/{feed}/start")
    await until(lambda: named(market, 0), every=ELSEWHERE)


async def named(market: Market, count: int) -> bool:
    """Whether hosts are told of so many troubles."""
    [listed] = await market.talk.rest("GET", "/feeds")
    return len(listed["troubles"]) == count


async def stored(url: str) -> str:
    """What the database has of feeds."""
    engine = create_engine(async_database_url(url))
    async with engine.connect() as connection:
        rows: Any = (await connection.execute(text("SELECT * FROM feeds"))).all()
    await engine.dispose()
    assert rows
    return str(rows)
