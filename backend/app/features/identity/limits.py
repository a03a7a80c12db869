"""How often one address may sign in."""

from typing import ClassVar

from app.core.limits import LimitSettings
from app.core.rates import Rate, RatesSetting


class SignInLimits(LimitSettings):
    """Of one address."""

    limit_sign_ins: RatesSetting = (Rate(10, 60, 10),)
    limit_test_sign_ins: RatesSetting = (Rate(300, 60, 300),)

    in_tests: ClassVar = {"limit_sign_ins": "100000/minute", "limit_test_sign_ins": "100000/minute"}
    counted: ClassVar = ("sign_ins", "test_sign_ins")
