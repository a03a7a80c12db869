"""How many reports one address may ask for."""

from typing import ClassVar

from app.core.limits import LimitSettings
from app.core.rates import Rate, RatesSetting


class ReportLimits(LimitSettings):
    """Reports of one address."""

    limit_reports: RatesSetting = (Rate(30, 60, 30),)

    in_tests: ClassVar = {"limit_reports": "10000/minute"}
    counted: ClassVar = ("reports",)
