"""Ending connections whose token is over: one walk over all of them, in slices."""

import asyncio
from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from app.core import slices
from app.core.clock import utc_now
from app.core.refusal import Refusal
from app.core.security import Audience, Claims
from app.features.identity import jobs
from app.features.identity.jobs import PATIENCE_SECONDS, end_late_connections
from app.main import app
from app.realtime.gateway.connection_limits import SocketsPerUser
from app.realtime.rooms.connection import Connection
from fixtures.rooms import SESSION, RoomHarness
from fixtures.stopped_clock import StoppedClock

if TYPE_CHECKING:
    from app.realtime.context import WorkerContext

PATIENCE = timedelta(seconds=PATIENCE_SECONDS)


def connected(sid: str, over: timedelta, aud: Audience = "presenter") -> Connection:
    """A connection whose token has been over for so long."""
    end = utc_now() - over
    claims = Claims(sub=sid, aud=aud, iat=end - timedelta(hours=1), exp=end, jti=sid)
    return Connection(sid, "127.0.0.1", "en", SocketsPerUser(), claims)


class Worker:
    """A worker's connections, and whom it has told why they are disconnected."""

    def __init__(self, harness: RoomHarness) -> None:
        self.connections: dict[str, Connection] = {}
        self.told: list[tuple[str, str]] = []
        self.context: WorkerContext = replace(
            app.state.realtime.context,
            rooms=harness.rooms,
            connections=self.connections,
            disconnect=self._disconnect,
            open_db=nullcontext,
        )

    def _disconnect(self, sid: str, why: Refusal) -> None:
        if self.connections.pop(sid, None):  # as with the server's, who is gone is told nothing
            self.told.append((sid, why.code))

    def connect(self, sid: str, over: timedelta, aud: Audience = "presenter") -> Connection:
        """Let somebody connect whose token has been over for so long."""
        self.connections[sid] = connection = connected(sid, over, aud)
        return connection


@pytest.fixture
def worker(harness: RoomHarness) -> Worker:
    """A worker of the application's, with rooms and connections of its own."""
    return Worker(harness)


@pytest.fixture
def each_is_a_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every look at the clock finds that a slice is over."""
    clock = StoppedClock()

    def monotonic() -> float:
        clock.now += slices.WALK_SECONDS
        return clock.now

    monkeypatch.setattr(slices, "monotonic", monotonic)


async def test_only_who_is_late_and_in_no_room_as_a_participant_is_told(
    worker: Worker, harness: RoomHarness
) -> None:
    worker.connect("early", -PATIENCE)
    worker.connect("patient", PATIENCE / 2)
    worker.connect("late", 2 * PATIENCE)
    worker.connections["anonymous"] = replace(connected("anonymous", PATIENCE), claims=None)
    there = worker.connect("there", 2 * PATIENCE, "participant")
    with harness.rooms.keep_open(SESSION) as room:
        there.enter(room, await harness.enter(room, "there", 0))
        await end_late_connections(worker.context)
    assert worker.told == [("late", "token_expired")]


@pytest.mark.usefixtures("each_is_a_slice")
async def test_others_have_their_turns_and_may_come_and_go_meanwhile(worker: Worker) -> None:
    for number in range(100):
        worker.connect(f"{number}", 2 * PATIENCE)
    ending = asyncio.create_task(end_late_connections(worker.context))
    for turn in range(50):
        await asyncio.sleep(0)
        assert len(worker.told) <= turn + 1
    del worker.connections["99"]
    worker.connect("new", 2 * PATIENCE)
    await ending
    assert [sid for sid, _ in worker.told] == [f"{number}" for number in range(99)]


async def test_the_database_is_not_asked_about_participants(
    worker: Worker, harness: RoomHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    async def signed_out(_db: Any, claims: list[Claims]) -> set[tuple[str, int]]:
        asked.append([one.sub for one in claims])
        return {("presenter", 0)}

    monkeypatch.setattr(jobs.service, "signed_out", signed_out)
    with harness.rooms.keep_open(SESSION) as room:
        for sid, aud, role in (
            ("participant", "participant", "participant"),
            ("co-host", "crew", "moderator"),
        ):
            worker.connect(sid, -PATIENCE, aud)  # type: ignore[arg-type]  # one of its values
            await harness.enter(room, sid, 0, role)
        await jobs.end_signed_out_connections(worker.context)
        assert asked == []
        worker.connect("presenter", -PATIENCE)
        await harness.enter(room, "presenter", 0, "presenter")
        await jobs.end_signed_out_connections(worker.context)
    assert asked == [["presenter"]]
    assert worker.told == [("presenter", "token_invalid")]
