"""Running activities: open, close, reveal, conceal, reset. Each step may be taken again."""

from datetime import datetime

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.schemas import EventFactory
from app.features.activities import policy, repository, service
from app.features.activities.answers import results
from app.features.activities.errors import ActivityNotFound, NoQuestionOpened
from app.features.activities.events import (
    ANSWERED,
    ActivityClosed,
    ActivityConcealed,
    ActivityOpened,
    ActivityReset,
    ActivityRevealed,
)
from app.features.activities.kinds import KINDS
from app.features.activities.views import Activity, ShownActivity, solution_of
from app.features.live_sessions import queries
from app.features.stage import service as stage
from app.storage.models import Activity as ActivityRow
from app.storage.unit_of_work import UnitOfWork

# The signal to the session's rooms that results are revealed, or of a quiz are shown again.
REVEALED = "activity_revealed"


async def open_activity(
    work: UnitOfWork, actor: Actor, session_id: str, activity_id: str
) -> Activity:
    """Let people answer the activity; the one that was open is closed.

    On a stage that shows another activity it takes its place: the screen asks what phones ask.
    Of two hosts who open two at once the second one's stays open: the session's row is locked.

    Raises:
        SessionNotFound: the actor does not host it.
        SessionIsFinal: the session has ended.
        ActivityNotFound: no activity of this session.
    """
    session = await queries.lock_changeable(work.db, actor, session_id)
    locked = await repository.locked_with_open(work.db, session_id, activity_id)
    row = next((one for one in locked if one.id == activity_id), None)
    if row is None:
        raise ActivityNotFound
    if row.status != "open":
        events: list[EventFactory] = [_close(one) for one in locked if one.status == "open"]
        await repository.no_longer_current(work.db, session_id)
        events.append(await _open(work, row))
        await work.record_all(session_id, [*events, *stage.follows(session, "activity", row.id)])
        work.signal_all(session_id, ANSWERED, {"id": row.id})
    return await service.view(work.db, row)


async def close(work: UnitOfWork, actor: Actor, session_id: str, activity_id: str) -> Activity:
    """Take no more answers; raises like `open_activity`, and ActivityNotOpened for a draft."""
    row = await _lock_opened(work, actor, session_id, activity_id)
    if row.status == "open":
        await work.record(session_id, _close(row))
    return await service.view(work.db, row)


async def reveal(work: UnitOfWork, actor: Actor, session_id: str, activity_id: str) -> Activity:
    """Show everybody the results and the solution, of a quiz those of its present question.

    Raises like `close`, and NoQuestionOpened before the first question.
    """
    row = await _lock_opened(work, actor, session_id, activity_id)
    if not row.revealed:
        if KINDS[row.kind].has_questions and row.question_id is None:
            raise NoQuestionOpened
        await work.record(session_id, await reveal_row(work, row))
    return await service.view(work.db, row)


async def conceal(work: UnitOfWork, actor: Actor, session_id: str, activity_id: str) -> Activity:
    """Show the results to hosts alone; raises like `close`."""
    row = await _lock_opened(work, actor, session_id, activity_id)
    if row.revealed:
        row.revealed = False
        await results.rewrite(work.db, row)
        await work.record(session_id, lambda seq: ActivityConcealed(seq=seq, id=row.id))
    return await service.view(work.db, row)


async def reset(work: UnitOfWork, actor: Actor, session_id: str, activity_id: str) -> Activity:
    """Delete all answers, and make the activity a draft again; raises like `open_activity`."""
    session, row = await service.lock_both(work, actor, session_id, activity_id)
    if row.status != "draft":
        row.status, row.revealed, row.is_current, row.hidden_words = "draft", False, False, []
        row.question_id = row.question_opens_at = row.question_closes_at = None
        row.question_closed = False
        await results.rewrite(work.db, row)
        await repository.forget_answers(work.db, row.id)
        row.opened_at = row.closed_at = None
        events: list[EventFactory] = [lambda seq: ActivityReset(seq=seq, id=row.id)]
        await work.record_all(session_id, [*events, *stage.cleared_of(session, row.id)])
    return await service.view(work.db, row)


def open_question(
    row: ActivityRow, question_id: str, opens_at: datetime, closes_at: datetime
) -> None:
    """Let people answer a question of a quiz whose row is locked, between these moments."""
    row.question_id = question_id
    row.question_opens_at, row.question_closes_at = opens_at, closes_at
    row.question_closed = row.revealed = False


def close_question(row: ActivityRow) -> None:
    """Take no more answers to the present question of a quiz whose row is locked."""
    row.question_closed = True


async def reveal_row(work: UnitOfWork, row: ActivityRow) -> EventFactory:
    """Reveal an activity whose row is locked, and return the event's factory."""
    row.revealed, row.question_closed = True, row.question_id is not None
    counted, solution = await results.read(work.db, row), solution_of(row)
    work.signal_all(row.session_id, REVEALED, {"id": row.id})
    return lambda seq: ActivityRevealed(seq=seq, id=row.id, results=counted, solution=solution)


async def _lock_opened(
    work: UnitOfWork, actor: Actor, session_id: str, activity_id: str
) -> ActivityRow:
    row = await service.lock(work, actor, session_id, activity_id)
    policy.check_opened(row.status)
    return row


async def _open(work: UnitOfWork, row: ActivityRow) -> EventFactory:
    """Open an activity whose row is locked, and return the event's factory."""
    if row.revealed and not KINDS[row.kind].has_questions:  # a quiz goes on where it was closed
        row.revealed = False
        await results.rewrite(work.db, row)
    row.status, row.opened_at, row.closed_at, row.is_current = "open", utc_now(), None, True
    if row.question_id is not None:  # where another activity was shown, its standings are gone
        work.signal_all(row.session_id, REVEALED, {"id": row.id})
    shown = ShownActivity.of(row, await results.answered(work.db, row))
    return lambda seq: ActivityOpened(seq=seq, activity=shown)


def _close(row: ActivityRow) -> EventFactory:
    """Close an activity whose row is locked, and return the event's factory."""
    now = utc_now()
    row.status, row.closed_at, row.question_closed = "closed", now, row.question_id is not None
    return lambda seq: ActivityClosed(seq=seq, id=row.id, closed_at=now)
