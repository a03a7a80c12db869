"""Totals that any feature may have: each worker counts, tells and compares its own."""

from collections.abc import Collection
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from structlog.testing import capture_logs

from app.main import app
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room
from app.realtime.rooms.total import SETTLED_ROUNDS, Counts
from app.realtime.signals import Signals
from app.realtime.totals import Totals
from fixtures.waiting import until

CONTEXT: WorkerContext = app.state.realtime.context
SESSION = "a session"


class Votes:
    """Votes that commands store, the totals of them, and what was told and signalled."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.stored: dict[str, int] = {}
        self.told: list[tuple[dict[str, int], dict[str, int]]] = []
        self.signalled: list[tuple[str, dict[str, Any]]] = []
        self.totals = Totals("votes", "voted", 0.01, self._tell, self._read, may_fall=True)
        monkeypatch.setattr(
            type(CONTEXT.bus), "signal", lambda _self, *what: self.signalled.append(what[1:])
        )

    async def vote(self, what: str, count: int = 1) -> None:
        """Do what a command does: store, then count."""
        self.stored[what] = self.stored.get(what, 0) + count
        await self.totals.add(CONTEXT, SESSION, {what: count})

    async def now(self) -> dict[str, int]:
        """What somebody who enters is shown."""
        return await self.totals.now(CONTEXT, SESSION)

    def _tell(self, _room: Room, counts: Counts, totals: Counts) -> None:
        self.told.append((dict(counts), dict(totals)))

    async def _read(self, _db: AsyncSession, ids: Collection[str]) -> dict[str, dict[str, int]]:
        return {session_id: dict(self.stored) for session_id in ids if session_id == SESSION}


@pytest.fixture
async def votes(monkeypatch: pytest.MonkeyPatch, db: AsyncSession) -> Votes:
    """Votes in a session that nobody has been told of yet."""
    return Votes(monkeypatch)


async def test_what_is_stored_already_is_counted_once(votes: Votes) -> None:
    await votes.vote("yes")
    assert await votes.now() == {"yes": 1}
    await votes.vote("yes")
    await votes.vote("yes", -1)
    assert await votes.now() == {"yes": 1}


async def test_a_room_is_told_and_so_are_other_workers(votes: Votes) -> None:
    with CONTEXT.rooms.keep_open(SESSION):
        await votes.vote("yes")
        await until(lambda: votes.told)
        assert votes.told == [({}, {"yes": 1})]
        await votes.vote("no")
        await votes.vote("yes")
        await until(lambda: len(votes.told) > 1)
        assert votes.told[1:] == [({"no": 1, "yes": 1}, {"yes": 2, "no": 1})]
    assert votes.signalled == [("voted", {"yes": 1}), ("voted", {"no": 1, "yes": 1})]


async def test_what_another_worker_signals_is_told_and_not_told_on(votes: Votes) -> None:
    await votes.now()
    with CONTEXT.rooms.keep_open(SESSION):
        Signals(votes.totals.signals, CONTEXT).dispatch(SESSION, "voted", {"yes": 3})
        await until(lambda: votes.told)
    assert votes.told == [({"yes": 3}, {"yes": 3})]
    assert votes.signalled == []


async def test_a_signal_about_a_session_without_a_total_is_read_when_it_is_needed(
    votes: Votes,
) -> None:
    votes.stored["yes"] = 3
    with CONTEXT.rooms.keep_open(SESSION):
        Signals(votes.totals.signals, CONTEXT).dispatch(SESSION, "voted", {"yes": 3})
        assert await votes.now() == {"yes": 3}


async def test_a_lost_signal_is_made_up_for(votes: Votes) -> None:
    await votes.vote("yes")
    votes.stored["yes"] = 7
    for _ in range(SETTLED_ROUNDS + 1):
        await votes.totals.compare(CONTEXT)
    assert await votes.now() == {"yes": 7}


async def test_what_commands_store_is_stored_by_nobody_else(votes: Votes) -> None:
    with CONTEXT.rooms.keep_open(SESSION), capture_logs() as logs:
        await votes.vote("yes")
        await votes.totals.save(CONTEXT)
        assert await votes.now() == {"yes": 1}
    assert (votes.stored, logs) == ({"yes": 1}, [])


async def test_a_total_that_nobody_needs_is_forgotten(votes: Votes) -> None:
    await votes.vote("yes")
    votes.stored["yes"] = 9
    assert await votes.now() == {"yes": 1}
    await votes.totals.save(CONTEXT)
    assert await votes.now() == {"yes": 9}


async def test_two_features_count_apart(votes: Votes, monkeypatch: pytest.MonkeyPatch) -> None:
    others = Votes(monkeypatch)
    await votes.vote("yes")
    assert await others.now() == {}
    assert [job.name for job in votes.totals.jobs] == ["save_votes", "compare_votes"]
