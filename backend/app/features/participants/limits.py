"""How many people one address may bring in."""

from typing import ClassVar

from app.core.limits import LimitSettings
from app.core.rates import Rate, RatesSetting


class JoinLimits(LimitSettings):
    """Of one address."""

    limit_joins: RatesSetting = (Rate(6000, 60, 6000),)

    in_tests: ClassVar = {"limit_joins": "100000/minute"}
    counted: ClassVar = ("joins",)
