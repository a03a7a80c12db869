"""How much of replays one host may read: each page of the log has 1,000 events."""

from typing import ClassVar

from app.core.limits import LimitSettings
from app.core.rates import Rate, RateSetting
from app.realtime.gateway.limits import SenderLimit


class ReplayLimits(LimitSettings):
    """Of one person on one server, whatever the number of tabs."""

    limit_replay_pages: RateSetting = Rate(600, 60, 600)

    in_tests: ClassVar = {"limit_replay_pages": "10000/second"}
    counted: ClassVar = ("replay_pages",)


PAGES = SenderLimit(
    "replay_pages", lambda settings, _is_host: settings.limits(ReplayLimits).limit_replay_pages
)
