"""The order of facts: whatever the bus does to them, each is delivered once, by its number."""

import asyncio
import random
from collections.abc import AsyncIterator
from typing import Any

import pytest

from app.core.fact import Fact
from app.realtime.rooms import sequencer
from app.realtime.rooms.sequencer import Sequencer
from fixtures.waiting import PATIENCE


def fact(seq: int) -> Fact:
    return Fact("new_message", seq, {"seq": seq})


class SequencerHarness:
    """A sequencer with a log to read and an audience that remembers."""

    def __init__(self) -> None:
        self.log: list[int] = []
        self.reads: list[int] = []
        self.failures = 0
        self.told: list[int] = []
        self.news = asyncio.Event()
        self.sequencer = Sequencer("session", self, self.read_log)

    def deliver(self, delivered: Fact) -> None:
        """Tell the audience."""
        self.told.append(delivered.seq)
        self.news.set()

    async def read_log(self, _session_id: str, since: int) -> list[Fact]:
        """Read the log, as long as it can be read."""
        self.reads.append(since)
        if self.failures:
            self.failures -= 1
            raise OSError("the database is away")
        return [fact(seq) for seq in self.log if seq > since][:200]

    async def start(self, head: int) -> None:
        """Give the first position."""
        async with self.sequencer.hold(head):
            pass

    def offer(self, *seqs: int) -> None:
        """Bring facts by the bus."""
        for seq in seqs:
            self.sequencer.offer(fact(seq))

    async def until(self, seq: int) -> list[int]:
        """Wait until this position is told; the answer is everything told."""
        async with asyncio.timeout(PATIENCE):
            while seq not in self.told:
                self.news.clear()
                await self.news.wait()
        return self.told


@pytest.fixture
async def harness(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SequencerHarness]:
    """A sequencer that loses patience fast."""
    monkeypatch.setattr(sequencer, "GAP_PATIENCE_SECONDS", 0.01)
    monkeypatch.setattr(sequencer, "_RETRY_SECONDS", 0.01)
    harness = SequencerHarness()
    yield harness
    harness.sequencer.close()


async def test_facts_are_told_as_they_come(harness: SequencerHarness) -> None:
    await harness.start(0)
    harness.offer(1, 2, 3)
    assert await harness.until(3) == [1, 2, 3]
    assert harness.reads == []


async def test_nothing_is_told_while_somebody_holds_the_order(harness: SequencerHarness) -> None:
    await harness.start(0)
    async with harness.sequencer.hold(0):
        harness.offer(1)
        await asyncio.sleep(0)
        assert harness.told == []
    harness.offer(2)
    assert await harness.until(2) == [1, 2]


async def test_what_is_next_is_told_before_anything_else_runs(harness: SequencerHarness) -> None:
    harness.offer(6)
    assert harness.told == [], "nobody has begun to listen"
    await harness.start(5)
    assert await harness.until(6) == [6]
    harness.offer(7, 7, 8)
    assert harness.told == [6, 7, 8]
    harness.offer(10)
    assert harness.told == [6, 7, 8], "one is missing"
    harness.offer(9)
    assert await harness.until(10) == [6, 7, 8, 9, 10]


@pytest.mark.parametrize("order", [(3, 2, 1), (2, 2, 1, 1, 3, 3), (1, 3, 2, 1)])
async def test_facts_out_of_order_or_twice_are_told_in_order_and_once(
    harness: SequencerHarness, order: tuple[int, ...]
) -> None:
    await harness.start(0)
    harness.offer(*order)
    assert await harness.until(3) == [1, 2, 3]


@pytest.mark.parametrize("seed", range(10))
async def test_any_shuffle_with_losses_gives_the_log(harness: SequencerHarness, seed: int) -> None:
    shuffled = [*range(1, 51)] * 2
    chance = random.Random(seed)
    chance.shuffle(shuffled)
    harness.log = [*range(1, 51)]
    await harness.start(0)
    for seq in shuffled[:60]:
        harness.offer(seq)
        if chance.random() < 0.2:
            await asyncio.sleep(0)
    harness.offer(50)
    assert await harness.until(50) == [*range(1, 51)]


async def test_a_gap_is_repaired_from_the_log(harness: SequencerHarness) -> None:
    harness.log = [1, 2, 3]
    await harness.start(0)
    harness.offer(3)
    assert await harness.until(3) == [1, 2, 3]
    assert harness.reads == [0]


async def test_a_repair_that_fails_is_tried_again(harness: SequencerHarness) -> None:
    harness.log, harness.failures = [1, 2], 2
    await harness.start(0)
    harness.offer(2)
    assert await harness.until(2) == [1, 2]
    assert harness.reads == [0, 0, 0]


async def test_a_lost_tail_is_read_once_the_head_is_known(harness: SequencerHarness) -> None:
    harness.log = [1, 2]
    await harness.start(0)
    harness.sequencer.advance_head(2)
    assert await harness.until(2) == [1, 2]


async def test_facts_from_before_the_first_position_are_never_told(
    harness: SequencerHarness,
) -> None:
    harness.offer(4, 6, 5)
    assert harness.told == []
    await harness.start(5)
    harness.offer(3, 7)
    assert await harness.until(7) == [6, 7]


async def test_a_log_that_is_gone_does_not_hold_the_last_fact_back(
    harness: SequencerHarness,
) -> None:
    await harness.start(0)
    harness.offer(2)
    assert await harness.until(2) == [2]


async def test_whoever_holds_has_everything_up_to_its_head_told_before(
    harness: SequencerHarness,
) -> None:
    harness.log = [*range(1, 251)]
    await harness.start(0)
    async with harness.sequencer.hold(250):
        assert harness.told == harness.log
        assert [one.seq for one in await harness.sequencer.since(248)] == [249, 250]


async def test_nothing_is_told_while_somebody_holds(harness: SequencerHarness) -> None:
    await harness.start(0)
    async with harness.sequencer.hold(0):
        harness.offer(1)
        await asyncio.sleep(0)
        assert harness.told == []
    assert await harness.until(1) == [1]


async def test_a_holder_is_given_what_was_told_behind_an_old_snapshot(
    harness: SequencerHarness,
) -> None:
    harness.log = [*range(1, 301)]
    await harness.start(0)
    harness.offer(*range(1, 301))
    await harness.until(300)
    async with harness.sequencer.hold(295):
        assert [one.seq for one in await harness.sequencer.since(295)] == [*range(296, 301)]
        assert harness.reads == []


async def test_a_snapshot_from_before_what_is_remembered_is_completed_from_the_log(
    harness: SequencerHarness,
) -> None:
    harness.log = [*range(1, 301)]
    await harness.start(0)
    harness.offer(*range(1, 301))
    await harness.until(300)
    async with harness.sequencer.hold(0):
        missed: list[Any] = [one.seq for one in await harness.sequencer.since(0)]
    assert missed == [*range(1, 301)]


async def test_a_holder_is_given_nothing_that_the_others_are_still_to_receive(
    harness: SequencerHarness,
) -> None:
    harness.log = [*range(1, 301)]
    await harness.start(0)
    harness.offer(*range(1, 301))
    await harness.until(300)
    async with harness.sequencer.hold(0):
        harness.log += [301, 302, 303]  # committed, and on their way here
        missed = [one.seq for one in await harness.sequencer.since(0)]
    assert missed == [*range(1, 301)]
