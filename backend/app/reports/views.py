"""What is told of how a session went."""

from app.core.clock import UtcTime
from app.core.wire import View


class Summary(View):
    """How a session went, so far if it runs.

    `people_peak` is how many were there at a time at most, `people_total` how many ever took a
    seat, `writers` how many of them said something that is still there. Messages that were
    deleted or not let through are not counted. `duration_seconds` is from its start to its end.
    """

    people_peak: int
    people_total: int
    messages: int
    writers: int
    first_message_at: UtcTime | None
    last_message_at: UtcTime | None
    reactions: dict[str, int]
    started_at: UtcTime | None
    ended_at: UtcTime | None
    duration_seconds: int
