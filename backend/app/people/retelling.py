"""Telling differently what somebody said, wherever it stands: the log keeps its numbers."""

from collections.abc import Callable, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from app.messages.events import NewMessage
from app.models import Message
from app.people import repository


async def said_by(db: AsyncSession, session_id: str, sender_id: str) -> list[Message]:
    """All that somebody said in a session, held or deleted too, in order."""
    return await repository.said_by(db, session_id, sender_id)


async def retell(
    db: AsyncSession, said: Sequence[Message], change: Callable[[Message], None]
) -> None:
    """Change these messages of one session, and every fact of the log that tells one of them."""
    for message in said:
        change(message)
    shown = {message.id: NewMessage.of(message.columns()).wire() for message in said if message.seq}
    for fact in await repository.facts_about(db, said):
        told = shown[fact.data["id"]]
        fact.data = told if fact.type == NewMessage.name else {**fact.data, "message": told}


async def forget_names(db: AsyncSession, session_id: str, participant_id: str) -> None:
    """Take the names that a participant was given out of the facts of the log that say so."""
    for fact in await repository.renamings(db, session_id, participant_id):
        fact.data = {**fact.data, "nickname": ""}
