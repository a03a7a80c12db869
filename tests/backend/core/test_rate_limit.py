"""Counting over time: in this process, and for all workers in Redis, which may be away."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from itertools import count

import pytest

from app.core import rate_limit
from app.core.ids import CODE_ALPHABET, CODE_LENGTH
from app.core.rate_limit import LocalLimiter
from app.core.rates import Rate
from app.core.redis_rate_limit import RedisLimiter
from app.features.guess_limits.limits import GuessLimits
from fixtures import redis_server
from fixtures.stopped_clock import StoppedClock
from fixtures.waiting import PATIENCE, until

THREE = (Rate(3, 60, 3),)
DAY = 86400
GUESSES = GuessLimits.model_fields["limit_failed_lookups"].default
CODES, SESSIONS = (
    len(CODE_ALPHABET) ** CODE_LENGTH,
    1000,
)  # how many there are, and how many of them live


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def local(clock: StoppedClock) -> LocalLimiter:
    """A limiter of one process."""
    return LocalLimiter(clock)


async def test_beyond_the_rate_the_answer_is_the_rest_of_the_window(
    local: LocalLimiter, clock: StoppedClock
):
    assert [await local.take("a", THREE) for _ in range(4)] == [0, 0, 0, 60]
    assert await local.take("b", THREE) == 0
    clock.now += 59
    assert await local.wait("a", THREE) == pytest.approx(1)
    clock.now += 1
    assert [await local.take("a", THREE) for _ in range(4)] == [0, 0, 0, 60]


async def test_a_window_counts_the_rate_whatever_its_burst(local: LocalLimiter):
    for name, burst in (("less", 1), ("more", 9)):
        rates = (Rate(3, 60, burst),)
        assert [await local.take(name, rates) for _ in range(4)] == [0, 0, 0, 60]


async def test_of_several_rates_the_longest_wait_counts_and_a_refusal_counts_in_none(
    local: LocalLimiter, clock: StoppedClock
):
    rates = (Rate(2, 60, 2), Rate(3, 3600, 3))
    assert [await local.take("a", rates) for _ in range(5)] == [0, 0, 60, 60, 60]
    clock.now += 60
    assert [await local.take("a", rates) for _ in range(2)] == [0, pytest.approx(3540)]


async def test_looking_costs_nothing(local: LocalLimiter):
    assert [await local.wait("a", THREE) for _ in range(9)] == [0] * 9


async def test_memory_is_bounded_and_what_is_beyond_is_counted_together(
    local: LocalLimiter, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(rate_limit, "MOST_WINDOWS", 100)
    for number in range(100):
        assert await local.take(f"{number}", THREE) == 0
    strangers = [await local.take(f"new {number}", THREE) for number in range(9)]
    assert strangers == [0, 0, 0, *[60] * 6]
    assert await local.take("5", THREE) == 0
    clock.now += 61
    assert await local.take("new 1", THREE) == 0
    assert await local.take("new 2", THREE) == 0


async def test_who_guesses_codes_for_a_day_gets_three_hundred_answers(
    local: LocalLimiter, clock: StoppedClock
):
    answers = []
    for _second in range(DAY):
        answers.append(await local.take("a", GUESSES) == 0)
        clock.now += 1
    assert (sum(answers[:60]), sum(answers[:3600]), sum(answers)) == (10, 100, 300)
    assert 300 * SESSIONS / CODES < 0.001


async def test_a_hundred_addresses_for_an_hour_find_nothing(
    local: LocalLimiter, clock: StoppedClock
):
    answers = 0
    for _ten_seconds in range(360):
        for address in range(100):
            answers += await local.take(f"{address}", GUESSES) == 0
        clock.now += 10
    assert answers == 100 * 100
    assert answers * SESSIONS / CODES < 0.01


@pytest.fixture
async def workers(
    redis_url: str, redis_prefix: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[list[RedisLimiter]]:
    """The limiters of two workers; a busy machine is not taken for a Redis that is too slow."""
    monkeypatch.setattr("app.core.redis_rate_limit.TIMEOUT_SECONDS", PATIENCE)
    async with AsyncExitStack() as stack:
        both = [RedisLimiter(redis_url, redis_prefix) for _ in range(2)]
        for one in both:
            stack.push_async_callback(one.close)
        yield both


async def test_two_workers_count_as_one(workers: list[RedisLimiter]):
    one, other = workers
    assert [await one.take("shared", THREE) for _ in range(2)] == [0, 0]
    assert await other.take("shared", THREE) == 0
    waits = [await one.wait("shared", THREE), await other.take("shared", THREE)]
    assert all(0 < wait <= 60 for wait in waits)
    assert await one.take("another", THREE) == 0


async def test_two_workers_at_once_let_no_more_pass_than_one(workers: list[RedisLimiter]):
    rates = (Rate(50, 60, 50),)
    waits = await asyncio.gather(*[workers[n % 2].take("many", rates) for n in range(200)])
    assert sum(wait == 0 for wait in waits) == 50


async def test_without_redis_this_process_decides():
    nobody = RedisLimiter("redis://127.0.0.1:1/0", "test")
    waits = [await nobody.take("a", THREE) for _ in range(5)]
    assert [wait == 0 for wait in waits] == [True] * 3 + [False] * 2
    await nobody.close()


async def test_a_redis_that_hangs_is_not_waited_for_and_asked_again_later(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("app.core.redis_rate_limit._AWAY_SECONDS", 0.0)
    with redis_server.private() as redis:
        one, other = RedisLimiter(redis.url, "test"), RedisLimiter(redis.url, "test")
        assert await one.take("a", THREE) == 0
        redis.pause()
        async with asyncio.timeout(PATIENCE):
            waits = [await one.take("a", THREE) for _ in range(4)]
        assert [wait == 0 for wait in waits] == [True, True, False, False]
        redis.resume()
        keys = map(str, count())

        async def is_counted_together() -> bool:
            """Who is late again counts for itself: then it is asked anew, of nothing counted."""
            key = next(keys)
            answers = [await other.take(key, THREE) for _ in range(3)]
            return answers == [0, 0, 0] and 0 < await one.take(key, THREE) <= 60

        assert await until(is_counted_together)
        await one.close()
        await other.close()
