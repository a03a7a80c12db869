"""What is told of how a session went."""

from app.core.clock import UtcTime
from app.core.schemas import View


class Step(View):
    """How many there were from a moment on, until the next step."""

    at: UtcTime
    count: int


class Course(View):
    """How a count went over time: at most 60 steps of so many minutes, none where nothing was."""

    step_minutes: int
    steps: list[Step]


class Summary(View):
    """How a session went, so far if it runs.

    `people_peak` is how many were there at a time at most, `people_total` how many ever took a
    seat, `writers` how many of them said something that is still there. Messages that were
    deleted or not let through are not counted. `duration_seconds` is from its start to its end.
    `reaction_course` is of all emojis together.
    """

    people_peak: int
    people_total: int
    messages: int
    writers: int
    first_message_at: UtcTime | None
    last_message_at: UtcTime | None
    reactions: dict[str, int]
    reaction_course: Course
    started_at: UtcTime | None
    ended_at: UtcTime | None
    duration_seconds: int
