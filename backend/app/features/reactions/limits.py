"""How fast one person may react."""

from typing import ClassVar

from app.core.limits import LimitSettings
from app.core.rates import Rate, RateSetting
from app.realtime.gateway.limits import SenderLimit


class ReactionLimits(LimitSettings):
    """Of one person on one server, whatever the number of tabs."""

    limit_reactions: RateSetting = Rate(20, 1, 40)

    in_tests: ClassVar = {"limit_reactions": "100000/second"}
    counted: ClassVar = ("reactions",)


REACTIONS = SenderLimit(
    "reactions", lambda settings, _is_host: settings.limits(ReactionLimits).limit_reactions
)
