"""What moderation does when a participant erases their data."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.live_sessions import session_row
from app.features.messages.rewriting import sent_by
from app.features.moderation import policy
from app.storage.own_data import Erasure


async def erase(db: AsyncSession, erasure: Erasure) -> tuple[()]:
    """Unpin their message, and mute them until their sockets are disconnected.

    A removal stays: it belongs to the presenter.
    """
    session, participant_id = erasure.session, erasure.participant_id
    if session.pinned_message_id is not None:
        sent = await sent_by(db, session.id, participant_id)
        for message in sent:
            session_row.unpin(session, message.id)
    session.muted = policy.silenced(session.muted, participant_id, utc_now(), erasure.cut_by)
    return ()
