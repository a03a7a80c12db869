"""The standings of quizzes on one worker: sent at each reveal, and shown to whoever enters."""

import asyncio
from collections.abc import Mapping
from time import monotonic
from typing import TYPE_CHECKING, Any

import structlog

from app.features.activities import service as activities
from app.features.activities.events import ActivityRevealed
from app.features.activities.views import revealed_questions
from app.features.quiz.board import Board, read_board
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room

if TYPE_CHECKING:
    from app.features.quiz.events import Leaderboard

log = structlog.get_logger()

REFRESH_SECONDS = 5.0  # by then nobody sees the name of somebody who was removed or renamed
STEP = 50  # scores in one turn of the loop: a millisecond or two, and others have theirs

Revealed = tuple[str, str]  # a quiz, and its question that was revealed last


class RoomStandings:
    """The standings of one room: each question's are read once, and kept until the next reveal."""

    def __init__(self, context: WorkerContext, room: Room) -> None:
        self._context, self._room = context, room
        self._turn = asyncio.Lock()
        self._board: Board | None = None
        self._read_at = 0.0
        self._sent: Leaderboard | None = None
        self._sent_after: Revealed | None = None
        self._missed = False  # by who was entering, and was shown what was before
        self._task: asyncio.Task[None] | None = None

    def send_soon(self) -> None:
        """Send everybody the leaderboard, and each player their score, in a task."""
        self._task = asyncio.create_task(self._send_logged())

    async def shown_with(self, activity: Mapping[str, Any] | None) -> Board | None:
        """Return the standings to show beside this activity, None before the first reveal."""
        count = _revealed_count(activity)
        if activity is None or count == 0:
            return None
        async with self._turn:
            board = self._board
            is_known = board and (board.activity_id, len(board.revealed)) == (activity["id"], count)
            is_fresh = monotonic() - self._read_at < REFRESH_SECONDS
            return board if is_known and is_fresh else await self._read()

    async def check(self) -> None:
        """Send what was not received, and a leaderboard on which names have changed."""
        after = _last_reveal(self._room)
        if after is not None and (after != self._sent_after or self._missed):
            await self.send()
            self._sent_after = after
        elif self._board is not None and monotonic() - self._read_at > REFRESH_SECONDS:
            async with self._turn:
                board = await self._read()
            if board is not None and board.leaderboard != self._sent:
                self._send_leaderboard(board)

    async def send(self) -> None:
        """Send everybody the leaderboard, and each player here their score."""
        async with self._turn:
            board = await self._read()
        if board is None:
            self._missed = False
            return
        self._send_leaderboard(board)
        members = [*self._room.members.values()]
        for start in range(0, len(members), STEP):
            some = members[start : start + STEP]
            scores = [(one.sid, board.score(one.actor.id)) for one in some]
            sent = [(sid, score) for sid, score in scores if score is not None]
            await self._context.delivery.send_each(sent)
            await asyncio.sleep(0)

    def _send_leaderboard(self, board: Board) -> None:
        self._sent = board.leaderboard
        self._sent_after = board.activity_id, board.revealed[-1]
        self._missed = self._room.pending_joins > 0
        self._room.send_soon(board.leaderboard)

    async def _send_logged(self) -> None:
        try:
            await self.send()
        except Exception as error:  # `check` tries again
            log.warning("standings_not_told", error=repr(error), exc_info=error)

    async def _read(self) -> Board | None:
        session_id = self._room.session_id
        async with self._context.open_db() as db:
            row = await activities.current(db, session_id)
            revealed = [] if row is None else revealed_questions(row)
            self._board = (
                await read_board(db, session_id, row.id, revealed, self._board)
                if row is not None and revealed
                else None
            )
        self._read_at = monotonic()
        return self._board


def standings_of(context: WorkerContext, room: Room) -> RoomStandings:
    return room.own(RoomStandings, context, room)


def _revealed_count(activity: Mapping[str, Any] | None) -> int:
    """Return how many questions of a quiz that is shown are revealed."""
    question = activity and activity["question"]
    if not activity or not question:
        return 0
    return int(question["number"]) - (not activity["revealed"])


def _last_reveal(room: Room) -> Revealed | None:
    """Return the quiz and the question of the last reveal that the room received."""
    revealed = room.latest.get(ActivityRevealed.name)
    question_id = revealed and revealed["results"].get("question_id")
    return (revealed["id"], question_id) if revealed and question_id else None
