"""How often one person may have an image read."""

from typing import ClassVar

from app.core.limits import LimitSettings
from app.core.rates import Rate, RatesSetting


class LogoLimits(LimitSettings):
    """Of one person, on all workers together."""

    limit_logos: RatesSetting = (Rate(20, 60, 20),)

    in_tests: ClassVar = {"limit_logos": "10000/second"}
    counted: ClassVar = ("logos",)
