"""The cloud over the chat of a session."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.features.live_sessions import queries
from app.features.words import hiding, repository
from app.features.words.clouds import Clouds
from app.features.words.commands import HideWord
from app.features.words.views import WordCloud
from app.realtime.context import WorkerContext
from app.storage.unit_of_work import UnitOfWork


async def chat_cloud(
    context: WorkerContext, db: AsyncSession, actor: Actor, session_id: str
) -> WordCloud:
    """Return the words of the chat, as they were a second ago at most.

    Raises:
        SessionNotFound: the actor does not host it.
    """
    session = await queries.hosted_by(db, actor, session_id)
    is_hidden = await hiding.hidden(db, session_id)
    words = await context.own(Clouds).words(db, session_id, repository.Chat(session_id))
    return WordCloud.of(session, words, is_hidden)


async def hide_word(work: UnitOfWork, actor: Actor, session_id: str, command: HideWord) -> None:
    """Remove a word from the cloud over the chat, or bring it back.

    Raises:
        SessionNotFound: the actor does not host it.
        TooManyHiddenWords: 500 others are hidden there.
    """
    await queries.lock_hosted(work.db, actor, session_id)
    await hiding.hide(work.db, session_id, command.word, is_hidden=command.hidden)
