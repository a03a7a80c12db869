"""REST routes of activities."""

from typing import Literal

from fastapi import Request

from app.features.activities import moderating, reading, running, service
from app.features.activities.commands import (
    CreateActivity,
    EditActivity,
    ModerateAnswer,
    OrderActivities,
)
from app.features.activities.kinds import Results
from app.features.activities.permissions import MayReadActivity, MayRunActivities
from app.features.activities.views import Activity, ModeratedAnswer, ShownActivity
from app.features.words.commands import HideWord
from app.features.words.views import WordCloud
from app.web.deps import Db, Work
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}/activities", tags=["activities"])


@router.post("", status_code=201)
async def create_activity(
    session_id: str, command: CreateActivity, actor: MayRunActivities, work: Work
) -> Activity:
    """Prepare an activity, as a draft behind the others."""
    return await work.run(service.create, actor, session_id, command)


@router.get("")
async def activities(session_id: str, actor: MayRunActivities, db: Db) -> list[Activity]:
    """All activities in order, with their solutions."""
    return await reading.every(db, actor, session_id)


@router.put("/order", status_code=204)
async def order_activities(
    session_id: str, command: OrderActivities, actor: MayRunActivities, work: Work
) -> None:
    """Put the activities in another order."""
    await work.run(service.order, actor, session_id, command)


@router.get("/{activity_id}")
async def activity(
    session_id: str, activity_id: str, actor: MayReadActivity, db: Db
) -> Activity | ShownActivity:
    """One activity: for hosts with its solution, else what is shown of one that is no draft."""
    return await reading.one(db, actor, session_id, activity_id)


@router.patch("/{activity_id}")
async def edit_activity(
    session_id: str, activity_id: str, command: EditActivity, actor: MayRunActivities, work: Work
) -> Activity:
    """Change an activity; once it was open only its wording."""
    return await work.run(service.edit, actor, session_id, activity_id, command)


@router.delete("/{activity_id}", status_code=204)
async def remove_activity(
    session_id: str, activity_id: str, actor: MayRunActivities, work: Work
) -> None:
    """Delete an activity and its answers."""
    await work.run(service.remove, actor, session_id, activity_id)


@router.post("/{activity_id}/duplicate", status_code=201)
async def duplicate_activity(
    session_id: str, activity_id: str, actor: MayRunActivities, work: Work
) -> Activity:
    """Copy an activity without its answers, behind the others."""
    return await work.run(service.duplicate, actor, session_id, activity_id)


@router.post("/{activity_id}/open")
async def open_activity(
    session_id: str, activity_id: str, actor: MayRunActivities, work: Work
) -> Activity:
    """Let people answer; the activity that was open is closed."""
    return await work.run(running.open_activity, actor, session_id, activity_id)


@router.post("/{activity_id}/close")
async def close_activity(
    session_id: str, activity_id: str, actor: MayRunActivities, work: Work
) -> Activity:
    """Take no more answers."""
    return await work.run(running.close, actor, session_id, activity_id)


@router.post("/{activity_id}/reveal")
async def reveal_activity(
    session_id: str, activity_id: str, actor: MayRunActivities, work: Work
) -> Activity:
    """Show everybody the results, and the solution if there is one."""
    return await work.run(running.reveal, actor, session_id, activity_id)


@router.post("/{activity_id}/conceal")
async def conceal_activity(
    session_id: str, activity_id: str, actor: MayRunActivities, work: Work
) -> Activity:
    """Show the results to hosts alone."""
    return await work.run(running.conceal, actor, session_id, activity_id)


@router.post("/{activity_id}/reset")
async def reset_activity(
    session_id: str, activity_id: str, actor: MayRunActivities, work: Work
) -> Activity:
    """Delete all answers; the activity is a draft again."""
    return await work.run(running.reset, actor, session_id, activity_id)


@router.get("/{activity_id}/results")
async def activity_results(
    session_id: str, activity_id: str, actor: MayReadActivity, db: Db
) -> Results:
    """The present results; for participants only if they are shown to everybody."""
    return await reading.results_of(db, actor, session_id, activity_id)


@router.get("/{activity_id}/word-cloud")
async def word_cloud(
    session_id: str, activity_id: str, actor: MayRunActivities, db: Db, request: Request
) -> WordCloud:
    """The nouns that most answers to an open activity have."""
    context = request.app.state.realtime.context
    return await reading.word_cloud(context, db, actor, session_id, activity_id)


@router.get("/{activity_id}/answers")
async def activity_answers(
    session_id: str,
    activity_id: str,
    actor: MayRunActivities,
    db: Db,
    state: Literal["counted", "marked", "held", "hidden"] | None = None,
) -> list[ModeratedAnswer]:
    """Answers without their authors, newest first, 200 at most."""
    return [*await moderating.answers(db, actor, session_id, activity_id, state)]


@router.patch("/{activity_id}/answers/{answer_id}", status_code=204)
async def moderate_answer(
    session_id: str,
    activity_id: str,
    answer_id: str,
    command: ModerateAnswer,
    actor: MayRunActivities,
    work: Work,
) -> None:
    """Show or hide an answer."""
    await work.run(moderating.moderate, actor, session_id, (activity_id, answer_id), command)


@router.put("/{activity_id}/hidden-words")
async def hide_word(
    session_id: str, activity_id: str, command: HideWord, actor: MayRunActivities, work: Work
) -> Activity:
    """Leave a word out of a cloud, or bring it back."""
    return await work.run(moderating.hide_word, actor, session_id, activity_id, command)
