"""How fast one person may answer and vote."""

from typing import ClassVar

from pydantic import Field

from app.core.limits import LimitSettings
from app.core.rates import Rate, RateSetting
from app.realtime.gateway.limits import SenderLimit


class ActivityLimits(LimitSettings):
    """Of one person on one server, whatever the number of tabs; and of one session."""

    limit_answers: RateSetting = Rate(5, 1, 20)
    activities_per_session: int = Field(default=200, gt=0)

    in_tests: ClassVar = {"limit_answers": "10000/second"}
    counted: ClassVar = ("answers",)


ANSWERS = SenderLimit(
    "answers", lambda settings, _is_host: settings.limits(ActivityLimits).limit_answers
)
