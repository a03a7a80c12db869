"""How often codes and passcodes may be guessed."""

from typing import ClassVar

from app.core.limits import LimitSettings
from app.core.rates import Rate, RateSetting, RatesSetting


class GuessLimits(LimitSettings):
    """A device that guesses codes or passcodes must wait.

    After more failures of its address, or of everybody, newcomers solve a proof of work. After a
    day's maximum of answered failures, people who type a code wait until a host lets them in. A
    join link is exempt from all of this.
    """

    # Of one address, and of everybody: after more failures newcomers solve a proof of work.
    limit_address_failed_lookups: RateSetting = Rate(100, 3600, 100)
    limit_all_failed_lookups: RateSetting = Rate(3000, 3600, 3000)
    # Failures that are answered at all; after more, people who type a code wait for a host.
    limit_address_told_failures: RateSetting = Rate(2500, 86400, 2500)
    limit_all_told_failures: RateSetting = Rate(5000, 86400, 5000)
    # Wrong passcodes of one session: a whole audience mistypes what it hears.
    limit_address_wrong_passcodes: RateSetting = Rate(200, 3600, 200)
    # Of one device, which must wait.
    limit_failed_lookups: RatesSetting = (
        Rate(10, 60, 10),
        Rate(100, 3600, 100),
        Rate(300, 86400, 300),
    )
    limit_wrong_passcodes: RatesSetting = (
        Rate(10, 60, 10),
        Rate(100, 3600, 100),
        Rate(300, 86400, 300),
    )

    in_tests: ClassVar = {
        "limit_failed_lookups": "100000/minute",
        "limit_address_failed_lookups": "100000/hour",
        "limit_all_failed_lookups": "100000/hour",
        "limit_address_told_failures": "1000000/day",
        "limit_all_told_failures": "1000000/day",
        "limit_wrong_passcodes": "100000/minute",
        "limit_address_wrong_passcodes": "100000/hour",
    }
    counted: ClassVar = ("failed_lookups", "all_failed_lookups", "lookup_proofs", "held_lookups")
