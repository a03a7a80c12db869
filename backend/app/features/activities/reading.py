"""Reading activities: all of them for hosts, and what is shown for everybody."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.features.activities import repository, service
from app.features.activities.answers import results
from app.features.activities.answers.cards.repository import Cards
from app.features.activities.errors import ActivityNotFound, ResultsNotRevealed
from app.features.activities.kinds import KINDS
from app.features.activities.views import Activity, ShownActivity, is_shown_to_all
from app.features.live_sessions import queries
from app.features.words.clouds import Clouds
from app.features.words.fold import bare
from app.features.words.views import WordCloud
from app.realtime.context import WorkerContext


async def every(db: AsyncSession, actor: Actor, session_id: str) -> list[Activity]:
    """Return the session's activities in order; raises SessionNotFound."""
    await queries.hosted_by(db, actor, session_id)
    answered = await repository.answered(db, session_id)
    rows = await repository.all_of(db, session_id)
    return [Activity.of(row, answered.get(row.id, 0)) for row in rows]


async def one(
    db: AsyncSession, actor: Actor, session_id: str, activity_id: str
) -> Activity | ShownActivity:
    """Return an activity as the actor may see it.

    Raises:
        ActivityNotFound: no activity of this session, or a draft that is not for the actor.
    """
    row = await service.find(db, session_id, activity_id)
    if actor.is_host:
        return await service.view(db, row)
    if row.status == "draft":
        raise ActivityNotFound
    shown = ShownActivity.of(row, await results.answered(db, row))
    read = await results.read(db, row) if is_shown_to_all(row) else None
    return shown.model_copy(update={"results": read})


async def showable(db: AsyncSession, session_id: str, activity_id: str) -> dict[str, str] | None:
    """Return {} for an activity that the stage may show, None for a draft or none."""
    row = await repository.by_id(db, session_id, activity_id)
    return None if row is None or row.status == "draft" else {}


async def results_of(db: AsyncSession, actor: Actor, session_id: str, activity_id: str) -> Any:
    """Return the present results.

    Raises:
        ActivityNotFound: as for `one`.
        ResultsNotRevealed: they are for hosts alone.
    """
    row = await service.find(db, session_id, activity_id)
    if not actor.is_host and row.status == "draft":
        raise ActivityNotFound
    if not actor.is_host and not is_shown_to_all(row):
        raise ResultsNotRevealed
    return await results.read(db, row)


async def word_cloud(
    context: WorkerContext, db: AsyncSession, actor: Actor, session_id: str, activity_id: str
) -> WordCloud:
    """Return the nouns of long answers, as they were a second ago at most.

    Raises:
        SessionNotFound: the actor does not host it.
        ActivityNotFound: no activity of this session, or one without long answers.
    """
    session = await queries.hosted_by(db, actor, session_id)
    row = await service.find(db, session_id, activity_id)
    if not KINDS[row.kind].has_cards:
        raise ActivityNotFound
    hidden = {bare(word) for word in row.hidden_words}
    words = await context.own(Clouds).words(db, row.id, Cards(row.id))
    return WordCloud.of(session, words, lambda word: bare(word) in hidden)
