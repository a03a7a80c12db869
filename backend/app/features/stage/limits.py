"""How often one host may move the stage: each time everybody is told."""

from typing import ClassVar

from app.core.limits import LimitSettings
from app.core.rates import Rate, RateSetting
from app.realtime.gateway.limits import SenderLimit


class StageLimits(LimitSettings):
    """Of one person on one server, whatever the number of tabs."""

    limit_stage_moves: RateSetting = Rate(120, 60, 120)

    in_tests: ClassVar = {"limit_stage_moves": "10000/second"}
    counted: ClassVar = ("stage_moves",)


MOVES = SenderLimit(
    "stage_moves", lambda settings, _is_host: settings.limits(StageLimits).limit_stage_moves
)
