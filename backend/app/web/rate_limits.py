"""Rate limits per address or person, over REST and sockets."""

from collections.abc import Callable

from fastapi import Request

from app.core.actor import Actor
from app.core.client_address import client_of
from app.core.config import Settings, get_settings
from app.core.limit_errors import RateLimited
from app.core.metrics import METRICS
from app.core.rate_limit import Limiter
from app.core.rates import Rates
from app.realtime.gateway.limits import SenderLimit


class AddressLimit:
    """FastAPI dependency: counts `name` for the address; raises RateLimited."""

    def __init__(self, name: str, rates: Callable[[Settings], Rates]) -> None:
        self.name = name
        self.rates = rates

    async def __call__(self, request: Request) -> None:
        await count(limiter_of(request), self.name, asking(request), self.rates(get_settings()))


async def own_limit() -> None:
    """FastAPI dependency: marks a route that counts each of its requests by itself."""


async def count(limiter: Limiter, name: str, address: str, rates: Rates) -> None:
    """Count `name` once for this address.

    Raises:
        RateLimited: the limit is exceeded.
    """
    await take(limiter, name, client_of(address), rates)


async def count_sender(limiter: Limiter, limit: SenderLimit, actor: Actor) -> None:
    """Count one command of this person by REST, at the rate and apart from those over the socket.

    Raises:
        RateLimited: the limit is exceeded.
    """
    rates = (limit.rate(get_settings(), actor.is_host),)
    await take(limiter, limit.name, actor.id, rates)


async def take(limiter: Limiter, name: str, whose: str, rates: Rates) -> None:
    """Count `name` once for a person or an address.

    Raises:
        RateLimited: the limit is exceeded; the refusal is counted under `name`.
    """
    if wait := await limiter.take(f"{name}:{whose}", rates):
        METRICS.limited[name] += 1
        raise RateLimited(wait)


def limiter_of(request: Request) -> Limiter:
    limiter: Limiter = request.app.state.realtime.context.limiter
    return limiter


def asking(request: Request) -> str:
    """Return the address of a request."""
    return request.client.host if request.client else ""
