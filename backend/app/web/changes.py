"""Limits of routes that change something and declare no limit of their own."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from fastapi import Depends, Request, params

from app.core.config import Settings, get_settings
from app.core.digest import digest_of
from app.core.limits import LimitSettings
from app.core.permissions import anybody
from app.core.rates import Rate, Rates, RatesSetting
from app.web.deps import LastingClaims
from app.web.rate_limits import AddressLimit, limiter_of, own_limit, take

_CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class ChangeLimits(LimitSettings):
    """Of one person with a token, and of one address without."""

    limit_changes: RatesSetting = (Rate(600, 60, 600),)
    limit_address_changes: RatesSetting = (Rate(6000, 60, 6000),)

    in_tests: ClassVar = {
        "limit_changes": "10000/second",
        "limit_address_changes": "10000/second",
    }
    counted: ClassVar = ("changes", "address_changes")


async def by_person(claims: LastingClaims, request: Request) -> None:
    """Count a change of the token's bearer, before anybody is looked up; raises RateLimited."""
    # A screen's `sub` is its secret, which is to be in no key of Redis.
    person = digest_of(claims.sub)
    rates = get_settings().limits(ChangeLimits).limit_changes
    await take(limiter_of(request), "changes", person, rates)


def _of_address(settings: Settings) -> Rates:
    return settings.limits(ChangeLimits).limit_address_changes


by_address = AddressLimit("address_changes", _of_address)


def limit_of(
    methods: Collection[str], dependencies: Sequence[params.Depends]
) -> list[params.Depends]:
    """Return the dependency that limits a route of these methods, or none if it needs none."""
    declared = [one.dependency for one in dependencies]
    has_own = own_limit in declared or any(isinstance(one, AddressLimit) for one in declared)
    if has_own or _CHANGING.isdisjoint(methods):
        return []
    return [Depends(by_address if anybody in declared else by_person)]
