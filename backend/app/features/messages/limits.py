"""How fast one person may write."""

from typing import ClassVar

from app.core.config import Settings
from app.core.limits import LimitSettings
from app.core.rates import Rate, RateSetting
from app.realtime.gateway.limits import SenderLimit


class MessageLimits(LimitSettings):
    """Of one person on one server, whatever the number of tabs."""

    limit_messages: RateSetting = Rate(1, 1, 5)
    limit_presenter_messages: RateSetting = Rate(5, 1, 20)

    in_tests: ClassVar = {
        "limit_messages": "10000/second",
        "limit_presenter_messages": "10000/second",
    }
    counted: ClassVar = ("messages",)


def _rate(settings: Settings, is_host: bool) -> Rate:
    limits = settings.limits(MessageLimits)
    return limits.limit_presenter_messages if is_host else limits.limit_messages


MESSAGES = SenderLimit("messages", _rate)
