"""Views of reports."""

from app.core.clock import UtcTime
from app.core.schemas import View


class Step(View):
    """A count from one moment until the next step."""

    at: UtcTime
    count: int


class TimeSeries(View):
    """A count over time: few steps of `step_minutes`; none if nothing was counted."""

    step_minutes: int
    steps: list[Step]


class Summary(View):
    """How a session went, so far if it runs.

    `people_peak` is how many were there at a time at most, `people_total` how many ever
    joined, `writers` how many of them said something that is still there. Messages that were
    deleted or not let through are not counted. `duration_seconds` is from its start to its end.
    `reaction_course` is of all emojis together.

    `questions` are those that everybody sees, `question_votes` the votes for them, and
    `questions_answered` how many of them a host has answered. `activities` are those with answers,
    `answers` how many: in a quiz one of each person to each question. What a host hid or has not
    let through is not counted.
    """

    people_peak: int
    people_total: int
    messages: int
    writers: int
    first_message_at: UtcTime | None
    last_message_at: UtcTime | None
    reactions: dict[str, int]
    reaction_course: TimeSeries
    started_at: UtcTime | None
    ended_at: UtcTime | None
    duration_seconds: int
    questions: int
    question_votes: int
    questions_answered: int
    activities: int
    answers: int


class NewReport(View):
    """A `link` to a report, which is good once until `expires_at`; progress is read by its `id`."""

    id: str
    link: str
    expires_at: UtcTime


class ReportProgress(View):
    """Of `total` rows of a report `done` are written; it is all there once it has `ended`."""

    done: int
    total: int
    ended: bool
