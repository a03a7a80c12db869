"""Prices of Korean shares, from the simulated broker."""

import json
import time
from collections.abc import AsyncIterator
from datetime import datetime, timedelta, timezone

import pytest
from pydantic import SecretStr

from app.features.feeds.collector.source import (
    FeedConfig,
    FeedError,
    Network,
    SourceState,
    UnknownTopicError,
    check_topics,
    source_of,
)
from app.features.feeds.exchanges.kiwoom import TEST_URL
from app.features.feeds.exchanges.korean_time import moment_of
from exchange import Exchange, running
from fixtures.feed_sources import reading
from fixtures.waiting import until

LIVE, STALE, OFFLINE = SourceState.LIVE, SourceState.STALE, SourceState.OFFLINE
KOREA = timezone(timedelta(hours=9))
TOKEN = SecretStr("test-token")


@pytest.fixture
async def exchange() -> AsyncIterator[Exchange]:
    async with running() as made:
        yield made


def feed(exchange: Exchange, *topics: str, secret: SecretStr | None = TOKEN) -> FeedConfig:
    url = exchange.kiwoom.ws + "/api/dostk/websocket"
    return FeedConfig(kind="kiwoom", topics=topics, url=url, secret=secret)


def requests(exchange: Exchange) -> list[str]:
    """The names of what the newest connection has sent."""
    return [json.loads(frame)["trnm"] for frame in exchange.kiwoom.peers[-1].seen.received]


async def registered(exchange: Exchange) -> None:
    await until(lambda: exchange.kiwoom.peers and "REG" in requests(exchange))


@pytest.mark.parametrize(
    "topic",
    ["", "5930", "0059300", "A05930", "00593O", "00593i", "005930_", "005930_NXT", "005930_nx",
     "005930@trade", "００５９３０", " 05930"],
)  # fmt: skip
def test_a_code_that_is_none_is_refused_by_its_name(topic: str) -> None:
    with pytest.raises(UnknownTopicError) as refused:
        check_topics("kiwoom", ["005930", topic])
    assert refused.value.topic == topic


def test_codes_of_shares_new_codes_and_elws_are_accepted() -> None:
    check_topics("kiwoom", ["005930", "00680K", "0001A0", "57JX01", "005930_NX", "0001A0_AL"])


@pytest.mark.parametrize("secret", [None, "", "a\nb", "토큰"])
def test_there_is_no_login_without_a_token(secret: str | None) -> None:
    given = None if secret is None else SecretStr(secret)
    with pytest.raises(FeedError):
        source_of(FeedConfig(kind="kiwoom", topics=("005930",), secret=given), network=Network())


def test_the_test_network_has_one_market() -> None:
    config = FeedConfig(kind="kiwoom", topics=("005930_NX",), url=TEST_URL, secret=TOKEN)
    with pytest.raises(UnknownTopicError):
        source_of(config, network=Network())


@pytest.mark.parametrize(
    ("clock", "now", "moment"),
    [
        ("091500", "2026-03-02 09:15:01", "2026-03-02 09:15:00"),
        ("235959", "2026-03-03 00:00:01", "2026-03-02 23:59:59"),
        ("000001", "2026-03-02 23:59:59", "2026-03-03 00:00:01"),
        ("888888", "2026-03-02 16:00:00", "2026-03-02 16:00:00"),
        ("", "2026-03-02 16:00:00", "2026-03-02 16:00:00"),
        ("٠٩١٥٠٠", "2026-03-02 16:00:00", "2026-03-02 16:00:00"),
    ],
)
def test_a_time_of_the_day_is_of_the_nearest_day(clock: str, now: str, moment: str) -> None:
    def ms(text: str) -> int:
        return int(datetime.fromisoformat(text).replace(tzinfo=KOREA).timestamp() * 1000)

    assert moment_of(clock, ms(now)) == ms(moment)


async def test_a_wrong_token_registers_nothing_and_is_in_no_log(
    exchange: Exchange, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = SecretStr("wrong-token-of-a-test")
    async with reading(feed(exchange, "005930", secret=wrong), exchange.kiwoom.ws) as (received, _):
        await until(lambda: OFFLINE in received.states)
        assert requests(exchange) == ["LOGIN"]
        assert received.points == []
    said = capsys.readouterr()
    assert "feed_refused" in said.out + said.err
    assert "wrong-token" not in said.out + said.err


async def test_a_refused_code_is_named_and_the_others_are_registered(exchange: Exchange) -> None:
    topics = ("005930", "999999", "000660")
    async with reading(feed(exchange, *topics), exchange.kiwoom.ws) as (received, _):
        await until(lambda: exchange.kiwoom.registered == 2 and received.troubles)
        [trouble] = received.troubles
        assert (trouble.code, trouble.topic) == ("topic_unknown", "999999")


@pytest.mark.parametrize(("price", "value"), [("60700", 60_700), ("90000", 90_000), ("0", 0)])
async def test_a_sign_is_a_direction_and_no_part_of_the_value(
    exchange: Exchange, price: str, value: float
) -> None:
    async with reading(feed(exchange, "005930"), exchange.kiwoom.ws) as (received, source):
        await registered(exchange)
        await until(lambda: exchange.kiwoom.registered)
        exchange.kiwoom.trade("005930", price=price)
        await until(lambda: received.values == [value])
        assert source.state is LIVE
        assert received.points[0].topic == "005930"


async def test_each_market_is_a_topic_of_its_own(exchange: Exchange) -> None:
    topics = ("0001A0", "0001A0_NX", "57JX01")
    async with reading(feed(exchange, *topics), exchange.kiwoom.ws) as (received, _):
        await until(lambda: exchange.kiwoom.registered == 3)
        exchange.kiwoom.trade("0001A0", price="100")
        exchange.kiwoom.trade("57JX01", price="200")
        await until(lambda: len(received.points) == 3)
        assert [(point.topic, point.value) for point in received.points] == [
            ("0001A0", 100), ("0001A0_NX", 100), ("57JX01", 200),
        ]  # fmt: skip


async def test_a_ping_is_echoed_as_it_came(exchange: Exchange) -> None:
    async with reading(feed(exchange, "005930"), exchange.kiwoom.ws) as (received, _):
        await until(lambda: exchange.kiwoom.registered)
        for _ in range(3):
            exchange.kiwoom.elapse(60)
            await until(lambda: exchange.kiwoom.peers[0].asked is None)
        assert requests(exchange) == ["LOGIN", "REG", "PING", "PING", "PING"]
        assert len(exchange.kiwoom.connected) == 1
        assert received.points == []


@pytest.mark.parametrize("name", ["malformed", "garbage", "wrong_type"])
async def test_a_frame_that_is_wrong_is_left_out(exchange: Exchange, name: str) -> None:
    async with reading(feed(exchange, "005930"), exchange.kiwoom.ws) as (received, _):
        await until(lambda: exchange.kiwoom.registered)
        exchange.kiwoom.fault(name, times=1)
        exchange.kiwoom.trade("005930", price="100")
        exchange.kiwoom.trade("005930", price="200")
        await until(lambda: received.values == [200])


async def test_a_lost_connection_logs_in_again_and_tells_a_gap(exchange: Exchange) -> None:
    exchange.clock.now = int(time.time()) * 1000  # a time of the day is of the nearest day
    async with reading(feed(exchange, "005930"), exchange.kiwoom.ws) as (received, source):
        await until(lambda: exchange.kiwoom.registered)
        exchange.kiwoom.trade("005930", price="100")
        await until(lambda: received.values == [100])
        exchange.kiwoom.fault("reset")
        await until(lambda: len(exchange.kiwoom.peers) == 2 and exchange.kiwoom.registered)
        exchange.advance(1000)
        exchange.kiwoom.trade("005930", price="200")
        await until(lambda: received.values == [100, 200])
        assert [gap.topic for gap in received.gaps] == ["005930"]
        assert received.gaps[0].end - received.gaps[0].start == 1000
        assert source.state is LIVE


async def test_more_than_a_hundred_codes_go_in_groups(exchange: Exchange) -> None:
    topics = tuple(f"{number:06}" for number in range(150))
    async with reading(feed(exchange, *topics), exchange.kiwoom.ws):
        await until(lambda: exchange.kiwoom.peers and requests(exchange).count("REG") >= 2)
        groups = [json.loads(frame) for frame in exchange.kiwoom.peers[0].seen.received[1:3]]
        assert [len(group["data"][0]["item"]) for group in groups] == [100, 50]
        assert [group["grp_no"] for group in groups] == ["1", "2"]
