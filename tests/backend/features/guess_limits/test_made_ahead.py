"""Challenges made ahead: each is given once and soon, and the more are made the more are asked."""

import asyncio
from itertools import count

from app.features.guess_limits.made_ahead import KEPT_SECONDS, MadeAhead


class Maker:
    """Makes numbers in place of challenges, and notes how many each time."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self._numbers = count()

    async def make(self, number: int) -> list[dict[str, int]]:
        self.asked.append(number)
        await asyncio.sleep(0)
        return [{"number": next(self._numbers)} for _ in range(number)]


async def test_each_is_given_once_also_if_many_ask_at_the_same_time():
    ahead, maker = MadeAhead(), Maker()
    asked = [ahead.take(number % 3, maker.make) for number in range(60)]
    given = [one["number"] for one in await asyncio.gather(*asked)]
    given += [(await ahead.take(0, maker.make))["number"] for _ in range(20)]
    assert len(set(given)) == 80


async def test_twice_as_many_are_made_each_time_up_to_eight():
    ahead, maker = MadeAhead(), Maker()
    for _ in range(24):
        await ahead.take("here", maker.make)
    assert maker.asked == [1, 2, 4, 8, 8, 8]


async def test_none_is_given_later_than_it_may_be_kept_and_then_few_are_made():
    now = 0.0
    ahead, maker = MadeAhead(lambda: now), Maker()
    for _ in range(8):
        await ahead.take("here", maker.make)
    now = KEPT_SECONDS - 0.1
    assert (await ahead.take("here", maker.make))["number"] == 8
    now = KEPT_SECONDS
    assert (await ahead.take("here", maker.make))["number"] == 15
    assert maker.asked == [1, 2, 4, 8, 1]


async def test_who_asks_elsewhere_takes_nothing_and_the_stores_are_limited():
    ahead, maker = MadeAhead(), Maker()
    for _ in range(4):
        await ahead.take("here", maker.make)
    await ahead.take("there", maker.make)
    assert maker.asked == [1, 2, 4, 1]
    for number in range(100):
        await ahead.take(number, maker.make)
    await ahead.take("here", maker.make)
    assert maker.asked[-1] == 1
