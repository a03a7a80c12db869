"""Commands of the dashboard."""

from dataclasses import dataclass

from app.features.live_sessions.views import Status


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters of a list of sessions: state, archived or not, and `query` in title or code.

    Only those that are `scheduled` for a time, soonest first, or only those that are not.
    """

    statuses: tuple[Status, ...] = ()
    archived: bool = False
    query: str = ""
    scheduled: bool | None = None
