"""What arrives while something is worked on is worked on together."""

import asyncio
from collections.abc import Sequence

import pytest

from app.core.batcher import MOST, Batcher
from fixtures.waiting import PATIENCE, until


class Doubler:
    """Doubles numbers, refuses odd ones, and remembers its batches."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.rested = 0
        self.open = asyncio.Event()
        self.open.set()
        self.batcher = Batcher[int, int](self._work, self._rest)

    async def _work(self, numbers: list[int]) -> Sequence[int | Exception]:
        self.batches.append(numbers)
        await self.open.wait()
        if 13 in numbers:
            raise RuntimeError
        return [number * 2 if number % 2 == 0 else ValueError(number) for number in numbers]

    async def _rest(self) -> None:
        self.rested += 1

    async def ask(self, *numbers: int) -> list[int | BaseException]:
        asked = [self.batcher.ask(number) for number in numbers]
        return await asyncio.gather(*asked, return_exceptions=True)


@pytest.fixture
async def doubler() -> Doubler:
    return Doubler()


async def test_one_that_is_refused_keeps_no_other_from_an_answer(doubler: Doubler):
    answers = await doubler.ask(2, 3, 4)
    assert [answers[0], answers[2]] == [4, 8]
    assert isinstance(answers[1], ValueError)


async def test_work_that_fails_fails_for_all_and_the_next_batch_goes_on(doubler: Doubler):
    assert [type(one) for one in await doubler.ask(2, 13)] == [RuntimeError] * 2
    assert await doubler.ask(4) == [8]


async def test_a_lone_item_is_worked_on_at_once_and_what_comes_meanwhile_together(
    doubler: Doubler,
):
    doubler.open.clear()
    first = asyncio.create_task(doubler.ask(2))
    await until(lambda: doubler.batches)
    later = asyncio.create_task(doubler.ask(4, 6, 8))
    await asyncio.sleep(0)
    doubler.open.set()
    assert (await first, await later) == ([4], [8, 12, 16])
    assert doubler.batches == [[2], [4, 6, 8]]
    assert doubler.rested >= 1, "between the two"


async def test_a_batch_collects_for_as_long_as_it_is_asked_to():
    delays, batches = [0.0, 0.01], list[list[int]]()

    async def work(numbers: list[int]) -> Sequence[int]:
        batches.append(numbers)
        return numbers

    batcher = Batcher[int, int](work, delay=lambda: delays.pop(0))
    assert await batcher.ask(1) == 1
    first = batcher.put(2)
    await until(lambda: not delays)
    assert await asyncio.gather(first, batcher.put(3)) == [2, 3]
    assert batches == [[1], [2, 3]]


async def test_a_batch_is_never_larger_than_its_bound(doubler: Doubler):
    answers = await doubler.ask(*range(0, 4 * MOST, 2))
    assert answers == list(range(0, 8 * MOST, 4))
    assert [len(batch) for batch in doubler.batches] == [MOST, MOST]


async def test_who_no_longer_waits_is_passed_over(doubler: Doubler):
    gone = asyncio.create_task(doubler.batcher.ask(2))
    there = asyncio.create_task(doubler.batcher.ask(4))
    await asyncio.sleep(0)
    gone.cancel()
    assert await there == 8


async def test_nobody_waits_for_a_batcher_that_was_ended(doubler: Doubler):
    doubler.open.clear()
    waiting = asyncio.create_task(doubler.ask(*range(0, 4 * MOST, 2)))
    await until(lambda: doubler.batches)
    assert doubler.batcher._task is not None
    doubler.batcher._task.cancel()
    async with asyncio.timeout(PATIENCE):
        answers = await waiting
    assert {type(answer) for answer in answers} == {asyncio.CancelledError}
