"""How often one person may have a file read."""

from typing import ClassVar

from app.core.limits import LimitSettings
from app.core.rates import Rate, RatesSetting


class ImportLimits(LimitSettings):
    """Of one person, on all workers together."""

    limit_imports: RatesSetting = (Rate(20, 60, 20),)

    in_tests: ClassVar = {"limit_imports": "10000/second"}
    counted: ClassVar = ("imports",)
