"""How many rehearsals there may be, and for how long."""

from typing import ClassVar

from pydantic import Field

from app.core.limits import LimitSettings
from app.core.rates import Rate, RatesSetting


class RehearsalLimits(LimitSettings):
    """Starts by one address, rehearsals of the whole server at the same time, and their length."""

    limit_rehearsals: RatesSetting = (Rate(20, 3600, 20),)
    rehearsals_running: int = Field(default=5, gt=0)
    rehearsal_minutes: int = Field(default=30, gt=0)

    in_tests: ClassVar = {"limit_rehearsals": "10000/minute"}
    counted: ClassVar = ("rehearsals",)
