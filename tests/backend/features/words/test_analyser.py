"""The analysing process: started when first asked, one for all workers, left out where it fails."""

import asyncio
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator

import pytest

from app.core.redis_rate_limit import pooled
from app.features.words.analysis import analyser as module
from app.features.words.analysis.analyser import Analyser
from app.features.words.analysis.choice import NounFinder
from app.features.words.analysis.local import LocalAnalyser
from app.features.words.analysis.shared import SharedAnalyser
from fixtures.waiting import until

READY = "import sys, json; print('[]', flush=True)\n"
ANSWERS = (
    "for line in sys.stdin: print(json.dumps([[t, '!'] for t in json.loads(line)]), flush=True)"
)
BREAKS = "for line in sys.stdin: print('no JSON', flush=True)"
DIES = "sys.stdin.readline()"
NEVER_READY = "print('hello')"


def analyser(script: str) -> Analyser:
    """One whose process is a short script."""
    return Analyser([sys.executable, "-c", script])


async def found(finder: NounFinder, text: str) -> list[list[str]] | None:
    return await until(lambda: finder.nouns([text]))


async def test_it_answers_nothing_until_it_has_loaded_and_then_lists_with_lists():
    local = LocalAnalyser(analyser(READY + ANSWERS), is_installed=True)
    assert await local.nouns(["커피"]) is None
    assert await found(local, "커피") == [["커피", "!"]]
    assert await local.nouns(["가", "나"]) == [["가", "!"], ["나", "!"]]
    await local.close()


async def test_nothing_is_started_where_it_is_not_installed():
    local = LocalAnalyser(analyser(READY + ANSWERS), is_installed=False)
    assert await local.nouns(["커피"]) is None
    assert not local._analyser.is_starting


@pytest.mark.parametrize("script", [READY + BREAKS, READY + DIES])
async def test_one_that_fails_is_started_again(script: str):
    one = analyser(script)
    one.start()
    await until(lambda: one.is_ready)
    assert await one.nouns(["커피"]) is None
    assert not one.is_ready
    one.start()
    await until(lambda: one.is_ready)
    await one.stop()


async def test_one_that_does_not_start_is_left_alone_for_a_while():
    one = analyser(NEVER_READY)
    one.start()
    await until(lambda: not one.is_starting)
    one.start()
    assert not one.is_starting
    assert await one.nouns(["커피"]) is None


async def test_one_that_is_stopped_before_it_begins_to_load_starts_again():
    one = analyser(READY + ANSWERS)
    one.start()
    await one.stop()
    assert not one.is_starting
    one.start()
    await until(lambda: one.is_ready)
    await one.stop()


async def test_one_that_does_not_start_has_ended_when_it_no_longer_starts(
    monkeypatch: pytest.MonkeyPatch,
):
    ended = []

    async def slow_end(process: Process | None) -> None:
        await asyncio.sleep(0)
        await end(process)
        ended.append(process)

    end = module._end
    monkeypatch.setattr(module, "_end", slow_end)
    one = analyser(NEVER_READY)
    one.start()
    await until(lambda: not one.is_starting)
    assert len(ended) == 1


async def test_it_ends_when_nobody_has_asked_for_a_while(monkeypatch: pytest.MonkeyPatch):
    one = analyser(READY + ANSWERS)
    local = LocalAnalyser(one, is_installed=True)
    await found(local, "커피")
    assert not await local.stop_if_idle()
    monkeypatch.setattr("app.features.words.analysis.local._IDLE_SECONDS", -1)
    assert await local.stop_if_idle()
    assert not one.is_ready


Shared = tuple[SharedAnalyser, Analyser]


class TestSeveralWorkers:
    """With Redis between them."""

    @pytest.fixture
    async def shared(self, redis_url: str, redis_prefix: str) -> AsyncIterator[list[Shared]]:
        """Three workers; the last one has no tokenizer installed."""
        pairs = []
        for is_installed in (True, True, False):
            one = analyser(READY + ANSWERS)
            local = LocalAnalyser(one, is_installed=is_installed)
            redis = pooled(redis_url)
            finder = SharedAnalyser(local, redis, redis_prefix, is_installed=is_installed)
            pairs.append((finder, one))
        yield pairs
        for finder, _ in pairs:
            await finder.close()

    async def test_one_process_answers_all(self, shared: list[Shared]):
        for finder, _ in shared:
            assert await found(finder, "커피") == [["커피", "!"]]
        assert [one.is_ready for _, one in shared] == [True, False, False]

    async def test_nobody_answers_if_no_worker_can(self, shared: list[Shared]):
        assert await shared[2][0].nouns(["커피"]) is None

    async def test_another_worker_takes_over_from_one_that_ends(self, shared: list[Shared]):
        (first, first_process), (second, second_process), (third, _) = shared
        await found(first, "커피")
        await first._stop_serving()
        assert not first_process.is_ready
        assert await found(second, "커피") == [["커피", "!"]]
        assert second_process.is_ready
        assert await third.nouns(["차"]) == [["차", "!"]]

    async def test_who_stops_before_it_has_served_serves_again(self, shared: list[Shared]):
        first, process = shared[0]
        assert await first.nouns(["커피"]) is None
        await first._stop_serving()
        assert not process.is_starting
        assert await found(first, "커피") == [["커피", "!"]]

    async def test_who_has_lost_the_lease_ends_its_process(self, shared: list[Shared]):
        first, process = shared[0]
        await found(first, "커피")
        await first._redis.set(first._lease, "another worker")
        await until(lambda: not process.is_ready)

    async def test_without_redis_nobody_is_asked(self, redis_prefix: str):
        local = LocalAnalyser(analyser(READY + ANSWERS), is_installed=True)
        redis = pooled("redis://127.0.0.1:1/0")
        finder = SharedAnalyser(local, redis, redis_prefix, is_installed=True)
        assert await finder.nouns(["커피"]) is None
        await finder.close()
