"""What may be asked of a presenter's own sessions."""

from dataclasses import dataclass

from app.features.live_sessions.views import Status


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sessions: in one of these states, or any; archived, or not; with `query` in them."""

    statuses: tuple[Status, ...] = ()
    archived: bool = False
    query: str = ""
