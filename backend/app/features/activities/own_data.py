"""What somebody has answered or prepared, shown to them, and answers taken back."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import UtcTime
from app.core.schemas import EventFactory, View
from app.features.activities import repository
from app.features.activities.answers import repository as answers
from app.features.activities.answers import results
from app.features.activities.kinds.plan import Option, Question
from app.features.activities.service import drafts_changed
from app.features.activities.views import revealed_questions
from app.storage.own_data import Erasure, Export


class OwnActivityAnswer(View):
    """One's own answer to an activity, whose prompt it repeats, or to a question of a quiz."""

    activity_id: str
    question_id: str | None
    prompt: str
    answer: str | int | list[str]
    answered_at: UtcTime


class OwnActivity(View):
    """What was prepared in a session of one's own."""

    kind: str
    prompt: str
    options: list[Option]
    questions: list[Question]
    settings: dict[str, Any]


async def erase(db: AsyncSession, erasure: Erasure) -> Sequence[EventFactory]:
    """Delete their answers and votes, also where results were told."""
    session_id, participant_id = erasure.session.id, erasure.participant_id
    rows = await repository.lock_answered(db, session_id, participant_id)
    await answers.forget(db, participant_id)
    for row in rows:
        await results.forget_hidden_words(db, row)
        if row.revealed or revealed_questions(row):
            await results.rewrite(db, row)
    return [drafts_changed()] if rows else []


async def _of_participant(
    db: AsyncSession, session_id: str, participant_id: str
) -> list[OwnActivityAnswer]:
    return [
        OwnActivityAnswer(
            activity_id=activity.id,
            question_id=answer.question_id or None,
            prompt=activity.prompt,
            answer=answer.answer,
            answered_at=answer.answered_at,
        )
        for answer, activity in await answers.of_participant(db, session_id, participant_id)
    ]


async def _of_presenter(db: AsyncSession, user_id: str) -> Mapping[str, list[OwnActivity]]:
    prepared = defaultdict(list)
    for activity in await repository.of_presenter(db, user_id):
        prepared[activity.session_id].append(OwnActivity.model_validate(activity))
    return prepared


EXPORTS = [
    Export("answers", list[OwnActivityAnswer], _of_participant),
    Export("activities", list[OwnActivity], of_presenter=_of_presenter),
]
