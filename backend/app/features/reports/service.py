"""A session's statistics and its chat."""

from collections.abc import AsyncIterator

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.live_sessions import queries
from app.features.reports import chat_messages, repository
from app.features.reports.chat_messages import ChatMessage
from app.features.reports.time_series import time_series_of
from app.features.reports.views import Summary

_AT_ONCE = 500


async def summary(db: AsyncSession, session_id: str, people_now: int) -> Summary:
    """Return the statistics; `people_now` may exceed the stored peak."""
    session = await queries.by_id(db, session_id)
    stats = await repository.message_stats(db, session_id)
    asked = await repository.asked(db, session_id)
    answered = await repository.answered(db, session_id)
    began, ended = session.started_at, session.ended_at
    seconds = ((ended or utc_now()) - began).total_seconds() if began else 0
    return Summary(
        people_peak=max(session.participant_peak, people_now),
        people_total=await repository.participants_total(db, session_id),
        messages=stats.messages,
        writers=stats.writers,
        first_message_at=stats.first,
        last_message_at=stats.last,
        reactions=await repository.reactions(db, session_id),
        reaction_course=time_series_of(await repository.reaction_minutes(db, session_id)),
        started_at=began,
        ended_at=ended,
        duration_seconds=round(seconds),
        questions=asked.questions,
        question_votes=asked.votes,
        questions_answered=asked.answered,
        activities=answered.activities,
        answers=answered.answers,
    )


async def chat(db: AsyncSession, session_id: str) -> AsyncIterator[ChatMessage]:
    """Yield all visible messages in order.

    No database connection is held between two pages, so a slow reader blocks nobody.
    """
    seq = 0
    while page := await chat_messages.after(db, session_id, seq, _AT_ONCE):
        await db.close()
        for message in page:
            yield message
        seq = page[-1].row.seq


async def title(db: AsyncSession, session_id: str) -> str:
    return (await queries.by_id(db, session_id)).title
