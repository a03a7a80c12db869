"""Topics that turn out not to exist, once a feed runs: named to hosts."""

from typing import Any

from fixtures.feeds import ask
from fixtures.waiting import ELSEWHERE, until

from .conftest import Market

TOKEN = "test-token"  # the one that the simulated broker knows


async def test_an_exchange_that_does_not_answer_refuses_nothing(market: Market) -> None:
    market.exchange.upbit.fault("error", status=503)
    answer = await ask(market.talk, "POST", "", market.feed("upbit", "KRW-NOSUCH@ticker"))
    assert answer.status_code == 201


async def test_what_turns_out_not_to_exist_is_named_to_hosts_and_disturbs_no_other(
    market: Market,
) -> None:
    market.exchange.upbit.fault("error", status=503)
    host, guest = await market.talk.present(), await market.talk.enter()
    feed = await market.run("upbit", "KRW-BTC@ticker", "KRW-NOSUCH@ticker")
    market.exchange.upbit.faults.off()
    trouble = await named(market)
    assert (trouble["code"], trouble["topic"]) == ("topic_unknown", "KRW-NOSUCH@ticker")
    assert trouble["reason"]
    await host.saw("hidden", lambda told: told["topics"] == ["feeds"])
    told = await guest.saw("feed_update", lambda told: not told["stale"])
    assert (told["id"], told["topic"]) == (feed, "KRW-BTC@ticker")
    market.exchange.upbit.trade("KRW-BTC", "120000000")
    await guest.saw("feed_update", lambda told: (told["value"], told["stale"]) == (1.2e8, False))


async def test_a_broker_names_a_wrong_code_and_goes_on_with_the_others(market: Market) -> None:
    guest = await market.talk.enter()
    await market.run("kiwoom", "005930", "999999", "000660", secret=TOKEN)
    trouble = await named(market)
    assert (trouble["code"], trouble["topic"]) == ("topic_unknown", "999999")
    assert "등록할 수 없습니다" in trouble["reason"]
    for code in ("005930", "000660"):
        market.exchange.kiwoom.trade(code, "70000")
        await guest.saw("feed_update", lambda told, code=code: told["topic"] == code)


async def test_a_wrong_login_is_named_in_the_words_of_the_broker_without_the_secret(
    market: Market,
) -> None:
    feed = await market.run("kiwoom", "005930", secret="wrong-token-of-a-test")
    trouble = await named(market)
    assert (trouble["code"], trouble["topic"]) == ("source_refused", None)
    assert "유효하지 않습니다" in trouble["reason"]
    assert "wrong-token" not in str(trouble)
    await market.talk.rest("POST", f"/feeds/{feed}/stop")
    await market.talk.rest("PATCH", f"/feeds/{feed}", {"secret": TOKEN})
    await market.talk.rest("POST", f"/feeds/{feed}/start")

    async def is_mended() -> bool:
        [listed] = await market.talk.rest("GET", "/feeds")
        return not listed["troubles"]

    await until(is_mended, every=ELSEWHERE)


async def named(market: Market) -> Any:
    """The only trouble of the only feed, once there is one."""

    async def look() -> Any:
        [listed] = await market.talk.rest("GET", "/feeds")
        return listed["troubles"]

    [trouble] = await until(look, every=ELSEWHERE)
    return trouble
