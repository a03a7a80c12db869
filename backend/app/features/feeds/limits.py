"""How many feeds there may be, and how many values."""

from typing import ClassVar

from pydantic import Field

from app.core.limits import LimitSettings
from app.core.rates import Rate, RateSetting, RatesSetting


class FeedLimits(LimitSettings):
    """Of one session, of one feed, and of all sessions; how many values are kept of each topic."""

    limit_feed_points: RateSetting = Rate(100, 1, 400)
    limit_signals: RatesSetting = (Rate(60, 60, 60),)
    feeds_per_session: int = Field(default=5, gt=0)
    feed_rules: int = Field(default=10, gt=0, le=100)
    feeds_running: int = Field(default=100, gt=0)
    feed_points_kept: int = Field(default=600, gt=0, le=10_000)

    in_tests: ClassVar = {"limit_feed_points": "2000/second", "limit_signals": "10000/second"}
    counted: ClassVar = ("feed_points", "signals")
