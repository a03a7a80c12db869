"""How often one address may do something, at the REST door."""

from collections.abc import Awaitable, Callable

from fastapi import Request

from app.core.client_address import client_of
from app.core.config import Settings, get_settings
from app.core.limit_errors import RateLimited
from app.core.meters import METERS
from app.core.rate_limit import Limiter
from app.core.rates import Rates


def limited(name: str, rates: Callable[[Settings], Rates]) -> Callable[[Request], Awaitable[None]]:
    """A dependency: how often one address may do what `name` says; it raises RateLimited."""

    async def allow(request: Request) -> None:
        key = f"{name}:{client_of(asking(request))}"
        if wait := await limiter_of(request).take(key, rates(get_settings())):
            METERS.limited[name] += 1
            raise RateLimited(wait)

    return allow


def limiter_of(request: Request) -> Limiter:
    """The limiter of this worker."""
    limiter: Limiter = request.app.state.realtime.tools.limiter
    return limiter


def asking(request: Request) -> str:
    """The address that a request comes from."""
    return request.client.host if request.client else ""
