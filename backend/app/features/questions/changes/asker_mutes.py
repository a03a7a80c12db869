"""Muting whoever asked a question, without learning who that is.

Such a mute holds for questions alone. If it held for the chat, hosts would see who falls silent.
"""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.features.live_sessions import queries
from app.features.live_sessions.events import Hidden
from app.features.live_sessions.policy import check_changeable
from app.features.moderation.commands import MuteParticipant
from app.features.questions import repository
from app.features.questions.changes.changing import find
from app.features.questions.errors import QuestionGone
from app.features.questions.events import MUTED_ASKERS
from app.features.questions.views import MutedAsker, asker_of
from app.storage.models import Question
from app.storage.unit_of_work import UnitOfWork


async def mute(
    work: UnitOfWork, actor: Actor, session_id: str, question_id: str, command: MuteParticipant
) -> None:
    """Let whoever asked this ask nothing, for some minutes or until the mute is lifted.

    Raises:
        SessionNotFound, SessionIsFinal: the actor does not host it, or it has ended.
        QuestionNotFound: not a question of this session.
        QuestionGone: whoever asked it has erased their data.
    """
    question = await _question(work, actor, session_id, question_id)
    if question.asker_id is None:
        raise QuestionGone
    minutes = command.minutes
    until = None if minutes is None else utc_now() + timedelta(minutes=minutes)
    await _set(work, question, muted=True, until=until)


async def unmute(work: UnitOfWork, actor: Actor, session_id: str, question_id: str) -> None:
    """Lift such a mute.

    Raises:
        SessionNotFound, SessionIsFinal, QuestionNotFound: as for `mute`.
    """
    question = await _question(work, actor, session_id, question_id)
    if question.asker_muted:
        await _set(work, question, muted=False, until=None)


async def muted(db: AsyncSession, actor: Actor, session_id: str) -> list[MutedAsker]:
    """Return who may not ask, by their questions, 200 at most.

    Raises:
        SessionNotFound: the actor does not host it.
    """
    await queries.hosted_by(db, actor, session_id)
    return [
        MutedAsker(
            question_id=question.id,
            text=question.text,
            asker=asker_of(question.columns()),
            muted_until=question.muted_until,
        )
        for question in await repository.with_muted_asker(db, session_id, utc_now())
    ]


async def _question(work: UnitOfWork, actor: Actor, session_id: str, question_id: str) -> Question:
    session = await queries.lock_hosted(work.db, actor, session_id)
    check_changeable(session.status)
    return await find(work.db, session_id, question_id)


async def _set(
    work: UnitOfWork, question: Question, *, muted: bool, until: datetime | None
) -> None:
    question.asker_muted, question.muted_until = muted, until
    await work.record(question.session_id, lambda seq: Hidden(seq=seq, topics=[MUTED_ASKERS]))
