"""Searching the chat, newest first; one search looks at a bounded number of messages."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.features.live_sessions import queries
from app.features.message_search import repository
from app.features.message_search.commands import FindMessages
from app.features.message_search.policy import Search
from app.features.message_search.views import FoundMessage, FoundMessages

MOST_LOOKED_AT = 5_000
_AT_ONCE = 500


async def find(
    db: AsyncSession, actor: Actor, session_id: str, wanted: FindMessages
) -> FoundMessages:
    """Return a page of the messages that everybody can read and that are wanted.

    Raises:
        SessionNotFound: the actor does not host it.
        NothingToFind: nothing is wanted.
    """
    await queries.hosted_by(db, actor, session_id)
    search, found, before = Search(wanted), list[FoundMessage](), wanted.before
    for _ in range(0, MOST_LOOKED_AT, _AT_ONCE):
        rows = await repository.shown_before(db, session_id, before, _AT_ONCE)
        for row in rows:
            before = row.seq
            if search.finds(row.message, row.sender_nickname):
                found.append(FoundMessage.of(row._asdict()))
            if len(found) == wanted.limit:
                return FoundMessages(messages=found, before=before)
        if len(rows) < _AT_ONCE:
            return FoundMessages(messages=found, before=None)
    return FoundMessages(messages=found, before=before)
