"""The leaderboard and one's own score: as a new member receives them, and on the stage."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.schemas import View
from app.features.activities import service as activities
from app.features.activities.errors import ActivityNotFound
from app.features.activities.snapshot import question_closed
from app.features.activities.views import revealed_questions
from app.features.quiz.events import Leaderboard, QuestionClosed, Score
from app.features.quiz.standings import standings_of
from app.realtime.context import WorkerContext
from app.realtime.snapshot import Part, Shown
from app.storage.showable import Showable


class ShownStandings(View):
    """The `leaderboard` of the quiz that is shown, and one's own `score` in it.

    Both are null before the first reveal, the score also for who does not play. With `more_time`
    one has half as long again for each question.
    """

    leaderboard: Leaderboard | None
    score: Score | None
    more_time: bool


async def _each(context: WorkerContext, session_id: str, shown: Shown, actor: Actor) -> Shown:
    room = context.rooms.get(session_id)
    board = room and await standings_of(context, room).shown_with(shown["activity"])
    score = board.score(actor.id) if board else None
    return {
        "leaderboard": board.leaderboard.wire() if board else None,
        "score": score.wire() if score else None,
        "more_time": actor.more_time,
    }


def _closed(shown: Shown, data: Shown) -> Shown:
    activity = shown["activity"]
    if activity is None or activity["id"] != data["id"]:
        return {}
    return {"activity": {**activity, **question_closed(shown)}}


PARTS = [Part(ShownStandings, changes={QuestionClosed.name: _closed}, each=_each)]


async def _find(db: AsyncSession, session_id: str, activity_id: str) -> Shown | None:
    """Return {} for a quiz of which something was revealed, None before that."""
    try:
        row = await activities.find(db, session_id, activity_id)
    except ActivityNotFound:
        return None
    return {} if revealed_questions(row) else None


SHOWABLES = [Showable("leaderboard", _find, without_id=False)]
