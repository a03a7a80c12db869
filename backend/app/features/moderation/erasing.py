"""What moderation lets go of when somebody takes their data back, and what it keeps of them."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from app.core.clock import utc_now
from app.features.messages.events import MessageDeleted
from app.features.moderation import policy
from app.storage.models import LiveSession, Message

Deletion = Callable[[int], MessageDeleted]


def deletions(said: Sequence[Message]) -> list[Deletion]:
    """The facts, to be given their positions, that take what still stands out of every page."""
    return [_deletion(message.id) for message in said if message.deleted_at is None]


def let_go(session: LiveSession, seat_id: str, said: Sequence[Message], cut: timedelta) -> None:
    """Pin nothing of theirs, and mute them until their sockets are `cut`: they go on that long.

    A removal stays: it is the presenter's.
    """
    if session.pinned_message_id in {message.id for message in said}:
        session.pinned_message_id = None
    now: datetime = utc_now()
    session.muted = policy.silenced(session.muted, seat_id, now, now + cut)


def _deletion(message_id: str) -> Deletion:
    return lambda seq: MessageDeleted(seq=seq, id=message_id)
