"""Who is entering at a reveal was shown the standings before it: the new ones come once more."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from app.core.actor import Actor
from app.core.schemas import Event
from app.features.activities.events import ActivityRevealed
from app.features.quiz.board import Board
from app.features.quiz.events import Leaderboard
from app.features.quiz.standings import RoomStandings, standings_of
from app.main import app
from app.realtime.context import WorkerContext
from app.realtime.rooms.delivery import Delivery
from app.realtime.rooms.members import Member
from app.realtime.rooms.room import Room

CONTEXT: WorkerContext = app.state.realtime.context
SESSION = "a session"
LEADERBOARD = Leaderboard(id="quiz", question_id="q1", top=[], of=1)
BOARD = Board("quiz", ["q1"], {"late": 900}, {"late": (900, True)}, {"late": 1}, LEADERBOARD)

Scores = list[tuple[str, int]]


@pytest.fixture
def boards(monkeypatch: pytest.MonkeyPatch) -> list[Board | None]:
    """What is read, next first; the last one again and again."""
    boards: list[Board | None] = [BOARD]

    async def read(_standings: RoomStandings) -> Board | None:
        return boards.pop(0) if len(boards) > 1 else boards[0]

    monkeypatch.setattr(RoomStandings, "_read", read)
    return boards


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], Scores]:
    """The leaderboards and the scores that are sent."""
    leaderboards: list[str] = []
    scores: Scores = []

    def send_soon(_room: Room, event: Event) -> None:
        leaderboards.append(event.wire()["question_id"])

    async def send_each(_delivery: Delivery, sent: list[tuple[str, Event]]) -> None:
        scores.extend((sid, score.wire()["points"]) for sid, score in sent)

    monkeypatch.setattr(Room, "send_soon", send_soon)
    monkeypatch.setattr(Delivery, "send_each", send_each)
    return leaderboards, scores


@asynccontextmanager
async def entering() -> AsyncIterator[tuple[Room, RoomStandings]]:
    """Somebody is about to join, when the standings after a reveal are sent."""
    with CONTEXT.rooms.keep_open(SESSION) as room:
        room.latest[ActivityRevealed.name] = {"id": "quiz", "results": {"question_id": "q1"}}
        standings = standings_of(CONTEXT, room)
        await standings.send()
        yield room, standings


async def test_who_was_entering_receives_the_standings_once_more(
    boards: list[Board | None], sent: tuple[list[str], Scores]
) -> None:
    async with entering() as (room, standings):
        assert sent == (["q1"], [])
        room.members["late"] = Member("late", Actor("late", "participant", "Late", SESSION))
    await standings.check()
    assert sent == (["q1", "q1"], [("late", 900)])
    await standings.check()
    assert sent == (["q1", "q1"], [("late", 900)])
    await room.remove_member(room.members["late"])


async def test_standings_of_a_quiz_that_is_gone_are_read_once_more_and_not_again(
    boards: list[Board | None], sent: tuple[list[str], Scores]
) -> None:
    async with entering() as (_, standings):
        boards[:] = [None, BOARD]
    await standings.check()
    await standings.check()
    assert sent == (["q1"], [])
