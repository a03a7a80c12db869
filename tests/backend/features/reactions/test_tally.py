"""A tally: what is counted here and on other workers, whatever comes twice, late or never."""

import asyncio
from collections import Counter
from typing import Any

import pytest

from app.features.reactions import tally
from app.features.reactions.events import ReactionUpdate
from app.features.reactions.tally import SETTLED_ROUNDS, Tally
from fixtures.waiting import PATIENCE


class Told:
    """A tally, and what it told."""

    def __init__(self, stored: dict[str, int]) -> None:
        self.tally = Tally(stored, self.tick)
        self.updates: list[ReactionUpdate] = []
        self.own: Counter[str] = Counter()
        self._news = asyncio.Event()

    def tick(self, update: ReactionUpdate, own: Any) -> None:
        """Note what is told to members, and to other workers."""
        self.updates.append(update)
        self.own += Counter(own)
        self._news.set()

    async def next(self) -> ReactionUpdate:
        """Wait for the next tick."""
        self._news.clear()
        async with asyncio.timeout(PATIENCE):
            await self._news.wait()
        return self.updates[-1]

    def look(self, stored: dict[str, int], rounds: int = 1) -> dict[str, int]:
        """Look so many times at what is stored; what is known then."""
        for _ in range(rounds):
            self.tally.compare(stored)
        return dict(self.tally.totals)


@pytest.fixture
async def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """A tally that ticks fast."""
    monkeypatch.setattr(tally, "TICK_SECONDS", 0.01)
    return Told({"👍": 1})


async def test_what_others_count_is_told_here_but_neither_stored_nor_told_on(told: Told) -> None:
    told.tally.hear({"👍": 2, "👏": 1})
    told.tally.add("👍", 3)
    update = await told.next()
    assert (update.counts, update.totals) == ({"👍": 5, "👏": 1}, {"👍": 6, "👏": 1})
    assert told.own == {"👍": 3}
    assert told.tally.take_unsaved() == {"👍": 3}


async def test_what_is_heard_of_and_stored_counts_once(told: Told) -> None:
    told.tally.hear({"👍": 2})
    for stored in (1, 3, 3):
        assert told.look({"👍": stored}, SETTLED_ROUNDS - 1) == {"👍": 3}
    assert told.look({"👍": 3}, 2 * SETTLED_ROUNDS) == {"👍": 3}
    assert not told.tally.is_doubtful


async def test_what_is_not_stored_yet_is_not_taken_back(told: Told) -> None:
    told.tally.add("👍", 2)
    assert told.look({"👍": 1}, 2 * SETTLED_ROUNDS) == {"👍": 3}


async def test_what_was_never_heard_of_is_made_up_for_and_told(told: Told) -> None:
    told.tally.add("👍", 1)
    await told.next()
    assert told.look({"👍": 4}) == {"👍": 2}  # it may be on its way
    assert told.look({"👍": 4}) == {"👍": 5}
    update = await told.next()
    assert (update.counts, update.totals) == ({}, {"👍": 5})


async def test_what_was_counted_twice_is_put_right_once_all_is_quiet(told: Told) -> None:
    told.tally.hear({"👍": 1})  # late: it was among what was stored
    assert told.look({"👍": 1}, SETTLED_ROUNDS) == {"👍": 2}
    assert told.look({"👍": 1}) == {"👍": 1}


async def test_who_heard_of_nothing_looks_again_after_a_while(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    told.look({"👍": 1}, SETTLED_ROUNDS + 1)
    assert not told.tally.is_doubtful
    monkeypatch.setattr(tally, "DOUBT_SECONDS", -1)
    told.look({"👍": 1})
    assert told.tally.is_doubtful
