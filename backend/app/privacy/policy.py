"""For how long things are kept: pure functions."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from app.core.clock import wire_time

CUT_WITHIN = timedelta(minutes=2)  # by then no worker has a socket of who took their data back


def silenced(muted: Mapping[str, str | None], seat_id: str, now: datetime) -> dict[str, str | None]:
    """Who may not write, this seat among them until its sockets are cut; no longer than needed."""
    kept = {
        seat: until
        for seat, until in muted.items()
        if until is None or datetime.fromisoformat(until) > now
    }
    return {**kept, seat_id: wire_time(now + CUT_WITHIN)}
