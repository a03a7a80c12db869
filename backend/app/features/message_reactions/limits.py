"""How fast one person may react to messages."""

from typing import ClassVar

from app.core.limits import LimitSettings
from app.core.rates import Rate, RateSetting
from app.realtime.gateway.limits import SenderLimit


class MessageReactionLimits(LimitSettings):
    """Of one person on one server, whatever the number of tabs."""

    limit_message_reactions: RateSetting = Rate(5, 1, 30)

    in_tests: ClassVar = {"limit_message_reactions": "100000/second"}
    counted: ClassVar = ("message_reactions",)


MESSAGE_REACTIONS = SenderLimit(
    "message_reactions",
    lambda settings, _is_host: settings.limits(MessageReactionLimits).limit_message_reactions,
)
