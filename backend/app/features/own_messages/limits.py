"""How often one person may change what they wrote: each time the log is written again."""

from typing import ClassVar

from app.core.limits import LimitSettings
from app.core.rates import Rate, RateSetting
from app.realtime.gateway.limits import SenderLimit


class MessageChangeLimits(LimitSettings):
    """Of one person on one server, whatever the number of tabs."""

    limit_message_changes: RateSetting = Rate(20, 60, 5)

    in_tests: ClassVar = {"limit_message_changes": "10000/second"}
    counted: ClassVar = ("message_changes",)


CHANGES = SenderLimit(
    "message_changes",
    lambda settings, _is_host: settings.limits(MessageChangeLimits).limit_message_changes,
)
