"""How often one person may change their nickname: each time all that they said is written again."""

from typing import ClassVar

from app.core.limits import LimitSettings
from app.core.rates import Rate, RateSetting
from app.realtime.gateway.limits import SenderLimit


class NicknameLimits(LimitSettings):
    """Of one person on one server, whatever the number of tabs."""

    limit_nickname_changes: RateSetting = Rate(6, 60, 3)

    in_tests: ClassVar = {"limit_nickname_changes": "10000/second"}
    counted: ClassVar = ("nickname_changes",)


NICKNAME_CHANGES = SenderLimit(
    "nickname_changes",
    lambda settings, _is_host: settings.limits(NicknameLimits).limit_nickname_changes,
)
