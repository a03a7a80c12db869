"""Rate limits as settings; none can be turned off."""

from pydantic import Field
from pydantic_settings import BaseSettings

from app.core.rates import Rate, RateSetting, RatesSetting

# Where tests play whole halls from one computer: still limits, so that refusals can be seen.
IN_TESTS = {
    "limit_messages": "10000/second",
    "limit_presenter_messages": "10000/second",
    "limit_reactions": "100000/second",
    "limit_commands": "10000/second",
    "sockets_per_person": 1000,
    "sockets_per_presenter": 1000,
    "sockets_without_token": 10000,
    "limit_joins": "100000/minute",
    "limit_sign_ins": "100000/minute",
    "limit_test_sign_ins": "100000/minute",
    "limit_failed_lookups": "100000/minute",
    "limit_address_failed_lookups": "100000/hour",
    "limit_all_failed_lookups": "100000/hour",
    "limit_address_told_failures": "1000000/day",
    "limit_all_told_failures": "1000000/day",
    "limit_wrong_passcodes": "100000/minute",
    "limit_address_wrong_passcodes": "100000/hour",
}


class LimitSettings(BaseSettings):
    """Limits per person and per address; an IPv6 address counts by its /64 network.

    An audience may share one address, so limits per address allow for a thousand people. A device
    that guesses codes or passcodes must wait. After more failures of its address, or of everybody,
    newcomers solve a proof of work. After a day's maximum of answered failures, people who type a
    code wait until a host lets them in. A join link is exempt from all of this.
    """

    # Of one person on one server, whatever the number of tabs.
    limit_messages: RateSetting = Rate(1, 1, 5)
    limit_presenter_messages: RateSetting = Rate(5, 1, 20)
    limit_reactions: RateSetting = Rate(20, 1, 40)
    limit_commands: RateSetting = Rate(10, 1, 40)
    sockets_per_person: int = Field(default=8, gt=0)
    sockets_per_presenter: int = Field(default=32, gt=0)
    # Of one address.
    sockets_without_token: int = Field(default=20, gt=0)
    limit_joins: RatesSetting = (Rate(6000, 60, 6000),)
    limit_sign_ins: RatesSetting = (Rate(10, 60, 10),)
    limit_test_sign_ins: RatesSetting = (Rate(300, 60, 300),)
    # Of one address, and of everybody together: beyond it newcomers who type prove some work.
    limit_address_failed_lookups: RateSetting = Rate(100, 3600, 100)
    limit_all_failed_lookups: RateSetting = Rate(3000, 3600, 3000)
    # How many of those are told at all. Beyond it who types waits for a host's tap.
    limit_address_told_failures: RateSetting = Rate(2500, 86400, 2500)
    limit_all_told_failures: RateSetting = Rate(5000, 86400, 5000)
    # Failures with the passcode of one session: a hall mistypes what it hears.
    limit_address_wrong_passcodes: RateSetting = Rate(200, 3600, 200)
    # Of one device, which waits alone.
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
