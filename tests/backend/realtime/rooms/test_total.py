"""A total: what is counted here and on other workers, whatever comes twice, late or never."""

import asyncio
from collections import Counter

import pytest

from app.realtime.rooms import total
from app.realtime.rooms.total import SETTLED_ROUNDS, Counts, Total
from fixtures.waiting import PATIENCE

Tick = tuple[dict[str, int], dict[str, int]]


class Told:
    """A total, and what it told."""

    def __init__(self, stored: Counts, *, may_fall: bool = False) -> None:
        self.total = Total(stored, self.tick, 0.01, may_fall=may_fall)
        self.ticks: list[Tick] = []
        self.own: Counter[str] = Counter()
        self._news = asyncio.Event()

    def tick(self, new: Counts, totals: Counts, own: Counts) -> None:
        """Note what is told to members, and to other workers."""
        self.ticks.append((dict(new), dict(totals)))
        self.own.update(own)
        self._news.set()

    async def next(self) -> Tick:
        """Wait for the next tick."""
        self._news.clear()
        async with asyncio.timeout(PATIENCE):
            await self._news.wait()
        return self.ticks[-1]

    def look(self, stored: dict[str, int], rounds: int = 1) -> dict[str, int]:
        """Look so many times at what is stored; what is known then."""
        for _ in range(rounds):
            self.total.compare(stored)
        return dict(self.total.totals)


@pytest.fixture
async def told() -> Told:
    """A total that ticks fast."""
    return Told({"👍": 1})


@pytest.fixture
async def votes() -> Told:
    """A total of what may be taken back."""
    return Told({"yes": 5}, may_fall=True)


async def test_what_others_count_is_told_here_but_neither_stored_nor_told_on(told: Told) -> None:
    told.total.add_remote({"👍": 2, "👏": 1})
    told.total.add({"👍": 3})
    assert await told.next() == ({"👍": 5, "👏": 1}, {"👍": 6, "👏": 1})
    assert told.own == {"👍": 3}
    assert told.total.take_unsaved() == {"👍": 3}


async def test_what_is_received_and_stored_counts_once(told: Told) -> None:
    told.total.add_remote({"👍": 2})
    for stored in (1, 3, 3):
        assert told.look({"👍": stored}, SETTLED_ROUNDS - 1) == {"👍": 3}
    assert told.look({"👍": 3}, 2 * SETTLED_ROUNDS) == {"👍": 3}
    assert not told.total.is_doubtful


async def test_what_is_not_stored_yet_is_not_taken_back(told: Told) -> None:
    told.total.add({"👍": 2})
    assert told.look({"👍": 1}, 2 * SETTLED_ROUNDS) == {"👍": 3}


async def test_what_was_never_received_is_made_up_for_and_told(told: Told) -> None:
    told.total.add({"👍": 1})
    await told.next()
    assert told.look({"👍": 4}) == {"👍": 2}  # it may be on its way
    assert told.look({"👍": 4}) == {"👍": 5}
    assert await told.next() == ({}, {"👍": 5})


async def test_what_was_counted_twice_is_put_right_once_all_is_quiet(told: Told) -> None:
    told.total.add_remote({"👍": 1})  # late: it was among what was stored
    assert told.look({"👍": 1}, SETTLED_ROUNDS) == {"👍": 2}
    assert told.look({"👍": 1}) == {"👍": 1}


async def test_who_received_nothing_looks_again_after_a_while(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    told.look({"👍": 1}, SETTLED_ROUNDS + 1)
    assert not told.total.is_doubtful
    monkeypatch.setattr(total, "DOUBT_SECONDS", -1)
    told.look({"👍": 1})
    assert told.total.is_doubtful


async def test_what_was_taken_back_is_not_made_up_for(votes: Told) -> None:
    votes.total.add_remote({"yes": -2})
    assert await votes.next() == ({"yes": -2}, {"yes": 3})
    assert votes.look({"yes": 5}) == {"yes": 3}
    assert votes.look({"yes": 3}, SETTLED_ROUNDS + 1) == {"yes": 3}
    assert not votes.total.is_doubtful


async def test_what_was_taken_back_unheard_is_put_right_once_all_is_quiet(votes: Told) -> None:
    assert votes.look({"yes": 4}, SETTLED_ROUNDS) == {"yes": 5}
    assert votes.look({"yes": 4}) == {"yes": 4}
    assert await votes.next() == ({"yes": -1}, {"yes": 4})


async def test_a_correction_names_only_what_it_corrects(votes: Told) -> None:
    votes.total.add_stored({"no": 2})
    await votes.next()
    votes.look({"yes": 5, "no": 3}, SETTLED_ROUNDS + 1)
    assert (await votes.next())[0] == {"no": 1}


async def test_what_has_moved_is_told_once_more_when_all_is_quiet(votes: Told) -> None:
    votes.total.add_stored({"yes": 1, "no": 1})
    await votes.next()
    stored = {"yes": 6, "no": 1}
    votes.look(stored, SETTLED_ROUNDS)
    assert len(votes.ticks) == 1
    votes.look(stored)
    assert await votes.next() == ({"yes": 0, "no": 0}, stored)
    votes.look(stored, 2 * SETTLED_ROUNDS)
    votes.total.add_remote({"no": 1})
    assert (await votes.next())[0] == {"no": 1}


async def test_totals_are_told_once_more_when_all_is_quiet_and_nothing_is_drawn_twice(
    told: Told,
) -> None:
    told.total.add({"👍": 2})
    assert await told.next() == ({"👍": 2}, {"👍": 3})
    told.total.take_unsaved()
    told.look({"👍": 3}, SETTLED_ROUNDS + 1)
    assert await told.next() == ({}, {"👍": 3})
    told.look({"👍": 3}, 2 * SETTLED_ROUNDS)
    told.total.add({"👍": 1})
    assert await told.next() == ({"👍": 1}, {"👍": 4})
    assert len(told.ticks) == 3


async def test_what_a_command_has_stored_is_told_on_and_not_stored_again(votes: Told) -> None:
    votes.total.add_stored({"yes": 1, "no": -1})
    assert await votes.next() == ({"yes": 1, "no": -1}, {"yes": 6, "no": -1})
    assert votes.own == {"yes": 1, "no": -1}
    assert votes.total.take_unsaved() == {}


async def test_what_the_totals_contain_is_told_on_and_not_counted_again(votes: Told) -> None:
    votes.total.announce({"yes": 1})
    assert await votes.next() == ({}, {"yes": 5})
    assert votes.own == {"yes": 1}
