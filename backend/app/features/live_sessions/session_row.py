"""Changes of a session's row for other features, each of which writes other columns itself.

The caller has locked the row, and announces the new state.
"""

from collections.abc import Mapping

from app.core.clock import utc_now
from app.core.options import Stored
from app.features.live_sessions import repository
from app.features.live_sessions.views import Status
from app.storage.models import LiveSession
from app.storage.unit_of_work import UnitOfWork


def set_status(session: LiveSession, status: Status) -> None:
    """Set the state, and record when the session began or ended."""
    session.status = status
    if status == "active":
        session.archived_at = None
    if status == "active" and session.started_at is None:
        session.started_at = utc_now()
    if status == "ended":
        session.ended_at = utc_now()


def reopen(session: LiveSession, status: str) -> None:
    """Continue an ended session in this state, as if it had been used now."""
    session.status = status
    session.ended_at = session.archived_at = None
    session.used_at = utc_now()


def archive(session: LiveSession) -> None:
    """Keep the session out of its presenter's default list; the first time of it stays."""
    session.archived_at = session.archived_at or utc_now()


def unarchive(session: LiveSession) -> None:
    """Return the session to its presenter's default list."""
    session.archived_at = None


def set_settings(session: LiveSession, settings: Stored) -> None:
    """Replace all settings, other features' too: give those that stay as they were."""
    session.settings = dict(settings)


def switch(session: LiveSession, switches: Stored) -> None:
    """Turn features on or off; those that are not named stay as they are."""
    session.features = {**session.features, **switches}


def pin(session: LiveSession, message_id: str) -> bool:
    """Pin a message in place of the pinned one; return False if it was pinned before."""
    is_new = session.pinned_message_id != message_id
    session.pinned_message_id = message_id
    return is_new


def unpin(session: LiveSession, message_id: str) -> None:
    """Unpin this message if it is the pinned one."""
    if session.pinned_message_id == message_id:
        session.pinned_message_id = None


async def note_use(work: UnitOfWork, people: Mapping[str, int]) -> None:
    """Record that so many people are in these sessions, and the highest number of each.

    It locks the rows, in the given order.
    """
    await repository.note_use(work.db, people, utc_now())
