"""Running a quiz: its questions open one after another, and close by the clock."""

from datetime import timedelta
from typing import Any

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.schemas import EventFactory
from app.features.activities import running
from app.features.activities import service as preparing
from app.features.activities.errors import ActivityClosed, ActivityNotOpened
from app.features.activities.events import ANSWERED, ActivityOpened
from app.features.activities.kinds import KINDS
from app.features.activities.kinds.quiz.timing import Window, seconds_open
from app.features.activities.views import Activity, ShownActivity, settings_of
from app.features.live_sessions import queries
from app.features.live_sessions.policy import check_active
from app.features.participants import service as participants
from app.features.quiz import repository
from app.features.quiz.commands import NextQuestion
from app.features.quiz.errors import AlreadyMoved, LastQuestion, NoQuiz
from app.features.quiz.events import QuestionClosed
from app.storage.models import Activity as ActivityRow
from app.storage.unit_of_work import UnitOfWork


async def next_question(
    work: UnitOfWork, actor: Actor, session_id: str, activity_id: str, command: NextQuestion
) -> Activity:
    """Open the next question of a quiz, and reveal the one before if it is not revealed yet.

    Of two hosts who move on from the same question one is refused: the session's row is locked.

    Raises:
        SessionNotFound, SessionIsFinal, ActivityNotFound: as for `running.open_activity`.
        NoQuiz: the activity has no questions.
        ActivityNotOpened, ActivityClosed: it is not open.
        AlreadyMoved: it is at another question.
        LastQuestion: no question follows.
    """
    row = await preparing.lock(work, actor, session_id, activity_id)
    _check_moves(row)
    if row.question_id != command.from_:
        raise AlreadyMoved
    following = _following(row)
    events: list[EventFactory] = []
    if row.question_id is not None and not row.revealed:
        events.append(await running.reveal_row(work, row))
    events.append(_open_question(row, following))
    await work.record_all(session_id, events)
    work.signal_all(session_id, ANSWERED, {"id": row.id})
    return await preparing.view(work.db, row)


async def close_question(work: UnitOfWork, session_id: str, activity_id: str) -> None:
    """Close a quiz's question if its time is over, which only the first worker does that asks.

    While somebody with "more time" has not answered, it stays open half as long again.

    Raises:
        SessionNotFound, ActivityNotFound: it was deleted meanwhile.
    """
    await queries.lock_for_update(work.db, session_id)
    row = await preparing.locked(work.db, session_id, activity_id)
    if (window := _window(row)) is None:
        return
    if await repository.is_awaited(work.db, row):
        window = window.with_more_time()
    if utc_now() > window.last_arrival:
        running.close_question(row)
        fields = {"id": activity_id, "question_id": row.question_id}
        await work.record(
            session_id, lambda seq: QuestionClosed.model_validate({"seq": seq, **fields})
        )


async def set_more_time(work: UnitOfWork, session_id: str, participant_id: str, on: bool) -> None:
    """Turn "more time" on or off for a participant; raises SessionEnded and the like."""
    check_active((await queries.by_id(work.db, session_id)).status)
    await participants.set_more_time(work.db, participant_id, on=on)


def _check_moves(row: ActivityRow) -> None:
    if not KINDS[row.kind].has_questions:
        raise NoQuiz
    if row.status == "draft":
        raise ActivityNotOpened
    if row.status == "closed":
        raise ActivityClosed


def _following(row: ActivityRow) -> dict[str, Any]:
    """Return the question behind the present one; raises LastQuestion."""
    ids = [question["id"] for question in row.questions]
    place = 0 if row.question_id is None else ids.index(row.question_id) + 1
    if place == len(ids):
        raise LastQuestion
    return row.questions[place]


def _window(row: ActivityRow) -> Window | None:
    """Return when the question is open that takes answers now, None if there is none."""
    if row.status != "open" or row.question_closed:
        return None
    if row.question_opens_at is None or row.question_closes_at is None:
        return None
    return Window(row.question_opens_at, row.question_closes_at)


def _open_question(row: ActivityRow, question: dict[str, Any]) -> EventFactory:
    """Open a question of a quiz whose row is locked, and return the event's factory."""
    now = utc_now()
    seconds = seconds_open(question["seconds"], calm=settings_of(row).calm)
    running.open_question(row, question["id"], now, now + timedelta(seconds=seconds))
    shown = ShownActivity.of(row)
    return lambda seq: ActivityOpened(seq=seq, activity=shown)
