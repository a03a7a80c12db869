"""Results of activities, exact from the database."""

import asyncio
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.features.activities.answers import repository as answers
from app.features.activities.answers.cards import repository as cards
from app.features.activities.events import ActivityRevealed
from app.features.activities.kinds import KINDS
from app.features.activities.kinds.plan import Tally
from app.features.activities.views import plan_of, revealed_questions, solution_of
from app.features.words.fold import bare
from app.storage import event_log
from app.storage.models import Activity

NEWEST_CARDS, FAVOURITE_CARDS = 80, 20  # of those that are shown


async def read(db: AsyncSession, activity: Activity, question_id: str | None = None) -> Any:
    """Return the present results, in the form of the activity's kind.

    Of a quiz those of one question, which is the present one if none is named.
    """
    tally = await _tally(db, activity, question_id or activity.question_id)
    if KINDS[activity.kind].is_slow:
        return await asyncio.to_thread(_counted, activity, tally)
    return _counted(activity, tally)


async def answered(db: AsyncSession, activity: Activity) -> int:
    """Return how many have answered the activity, or a quiz's present question."""
    states = await answers.states(db, activity.id, activity.question_id or "")
    return sum(states.values())


async def rewrite(db: AsyncSession, activity: Activity) -> Any:
    """Let every fact that told the activity's results tell the present ones, which it returns.

    While they are not revealed those are the results without any answer: what is taken back, or was
    written by somebody who erases it, stays in no log.
    """
    now = await read(db, activity) if activity.revealed else _counted(activity, Tally())
    revealed = {"results": now.wire(), "solution": solution_of(activity)}
    kept = {
        question_id: (await read(db, activity, question_id)).wire()
        for question_id in revealed_questions(activity)
    }

    def change(_kind: str, data: dict[str, Any]) -> dict[str, Any]:
        question_id = data["results"].get("question_id")
        return (
            {**data, "results": kept[question_id]} if question_id in kept else {**data, **revealed}
        )

    about = [(activity.id, None)]
    await event_log.rewrite(db, activity.session_id, about, [ActivityRevealed.name], change)
    return now


async def forget_hidden_words(db: AsyncSession, activity: Activity) -> None:
    """Forget words that a host took out of a cloud and that nobody's answer has any more."""
    if activity.hidden_words:
        groups = await answers.groups(db, activity.id, "")
        texts = KINDS[activity.kind].texts
        given = [text for answer, _, _ in groups for text in texts(answer)]
        left = await asyncio.to_thread(lambda: "\n".join(map(bare, given)))
        activity.hidden_words = [word for word in activity.hidden_words if bare(word) in left]


def _counted(activity: Activity, tally: Tally) -> Any:
    return KINDS[activity.kind].count(plan_of(activity), tally)


async def _tally(db: AsyncSession, activity: Activity, question_id: str | None) -> Tally:
    if KINDS[activity.kind].has_cards:
        states = await answers.states(db, activity.id, "")
        shown = await cards.shown(db, activity.id, NEWEST_CARDS, FAVOURITE_CARDS)
        return Tally(sum(states.values()), cards=shown, held=states.get("held", 0))
    groups = await answers.groups(db, activity.id, question_id or "")
    return Tally(
        answered=sum(times for _, _, times in groups),
        answers=[(answer, times) for answer, state, times in groups if state in cards.SHOWN],
        held=sum(times for _, state, times in groups if state == "held"),
        hidden_words=activity.hidden_words,
        question_id=question_id,
    )
