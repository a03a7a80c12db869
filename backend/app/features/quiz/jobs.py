"""What quizzes do on a clock, and when a question is revealed."""

from contextlib import suppress
from typing import Any

from app.core.clock import utc_now
from app.core.refusal import Refusal
from app.features.activities.kinds.quiz.timing import GRACE
from app.features.activities.running import REVEALED
from app.features.quiz import repository, service
from app.features.quiz.standings import standings_of
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room
from app.realtime.scheduler import Job
from app.realtime.signals import Signal

CLOSE_SECONDS = 0.5
CHECK_SECONDS = 2.0


async def close_questions(context: WorkerContext) -> None:
    """Close questions whose time is over, also those that a worker opened which is gone."""
    if not any(True for _ in context.rooms):
        return
    async with context.open_db() as db:
        due = await repository.due(db, utc_now() - GRACE)
    for session_id, activity_id in due:
        with suppress(Refusal):  # it was deleted meanwhile
            await context.run(service.close_question, session_id, activity_id)


async def check_standings(context: WorkerContext) -> None:
    """Send rooms what a lost signal has not brought."""
    for room in list(context.rooms):
        await standings_of(context, room).check()


def _revealed(context: WorkerContext, room: Room, _data: dict[str, Any]) -> None:
    standings_of(context, room).send_soon()


JOBS = [
    Job("close_quiz_questions", CLOSE_SECONDS, close_questions),
    Job("check_quiz_standings", CHECK_SECONDS, check_standings),
]
SIGNALS = [Signal(REVEALED, _revealed)]
