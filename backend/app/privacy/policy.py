"""For how long things are kept: pure functions."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from app.core.clock import wire_time
from app.core.config import get_settings
from app.live_sessions import policy as live_sessions
from app.models import LiveSession

CUT_WITHIN = timedelta(minutes=2)  # by then no worker has a socket of who took their data back


def delete_at(session: LiveSession) -> datetime | None:
    """When a session is deleted, with all that was said in it; None while it runs.

    An end by the clock counts from when it cannot be taken back any more. A draft holds nothing
    of its audience: it is kept as long as is usual after its last change.
    """
    usual = get_settings().retention_days
    if session.status == "draft":
        return session.updated_at + timedelta(days=usual)
    if session.ended_at is None:
        return None
    days = usual if session.retention_days is None else session.retention_days
    until = live_sessions.reopen_until(session.ended_from, session.ended_at)
    return (until or session.ended_at) + timedelta(days=days)


def silenced(muted: Mapping[str, str | None], seat_id: str, now: datetime) -> dict[str, str | None]:
    """Who may not write, this seat among them until its sockets are cut; no longer than needed."""
    kept = {
        seat: until
        for seat, until in muted.items()
        if until is None or datetime.fromisoformat(until) > now
    }
    return {**kept, seat_id: wire_time(now + CUT_WITHIN)}
