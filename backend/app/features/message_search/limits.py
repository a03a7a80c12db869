"""How fast one host may search: each search may look at thousands of messages."""

from typing import ClassVar

from app.core.limits import LimitSettings
from app.core.rates import Rate, RateSetting
from app.realtime.gateway.limits import SenderLimit


class MessageSearchLimits(LimitSettings):
    """Of one person on one server, whatever the number of tabs."""

    limit_message_searches: RateSetting = Rate(60, 60, 60)

    in_tests: ClassVar = {"limit_message_searches": "10000/second"}
    counted: ClassVar = ("message_searches",)


SEARCHES = SenderLimit(
    "message_searches",
    lambda settings, _is_host: settings.limits(MessageSearchLimits).limit_message_searches,
)
