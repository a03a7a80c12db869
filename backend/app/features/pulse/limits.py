"""How often one person may change their mood."""

from typing import ClassVar

from app.core.limits import LimitSettings
from app.core.rates import Rate, RateSetting
from app.realtime.gateway.limits import SenderLimit


class PulseLimits(LimitSettings):
    """Of one person on one server, whatever the number of tabs."""

    limit_pulses: RateSetting = Rate(2, 1, 10)

    in_tests: ClassVar = {"limit_pulses": "100000/second"}
    counted: ClassVar = ("pulses",)


PULSES = SenderLimit("pulses", lambda settings, _is_host: settings.limits(PulseLimits).limit_pulses)
