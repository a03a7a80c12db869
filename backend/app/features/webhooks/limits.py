"""How often one person may have something sent at once."""

from typing import ClassVar

from app.core.limits import LimitSettings
from app.core.rates import Rate, RatesSetting


class WebhookLimits(LimitSettings):
    """Tests and retries of one person."""

    limit_webhook_tests: RatesSetting = (Rate(30, 60, 30),)

    in_tests: ClassVar = {"limit_webhook_tests": "10000/minute"}
    counted: ClassVar = ("webhook_tests",)
