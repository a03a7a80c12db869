"""How fast one person may ask and vote."""

from typing import ClassVar

from app.core.limits import LimitSettings
from app.core.rates import Rate, RateSetting
from app.realtime.gateway.limits import SenderLimit


class QuestionLimits(LimitSettings):
    """Of one person on one server, whatever the number of tabs."""

    limit_questions: RateSetting = Rate(10, 60, 5)
    limit_votes: RateSetting = Rate(5, 1, 30)

    in_tests: ClassVar = {"limit_questions": "10000/second", "limit_votes": "100000/second"}
    counted: ClassVar = ("questions", "votes")


QUESTIONS = SenderLimit(
    "questions", lambda settings, _is_host: settings.limits(QuestionLimits).limit_questions
)
VOTES = SenderLimit("votes", lambda settings, _is_host: settings.limits(QuestionLimits).limit_votes)
