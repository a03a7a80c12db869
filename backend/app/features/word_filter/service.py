"""A session's own words."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.features.live_sessions import queries
from app.features.word_filter.commands import ChangeWords
from app.features.word_filter.views import OwnWords
from app.storage.unit_of_work import UnitOfWork


async def own_words(db: AsyncSession, actor: Actor, session_id: str) -> OwnWords:
    """Return the session's own words.

    Raises:
        SessionNotFound: the actor does not host it.
    """
    session = await queries.hosted_by(db, actor, session_id)
    return OwnWords(words=session.words)


async def change_words(
    work: UnitOfWork, actor: Actor, session_id: str, command: ChangeWords
) -> OwnWords:
    """Replace the session's own words.

    Raises:
        SessionNotFound: the actor does not host it.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    session.words = list(dict.fromkeys(command.words))
    return OwnWords(words=session.words)
