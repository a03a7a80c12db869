"""Rate limits per address or person, over REST and sockets."""

from collections.abc import Awaitable, Callable

from fastapi import Request

from app.core.actor import Actor
from app.core.client_address import client_of
from app.core.config import Settings, get_settings
from app.core.limit_errors import RateLimited
from app.core.metrics import METRICS
from app.core.rate_limit import Limiter
from app.core.rates import Rates
from app.realtime.gateway.limits import SenderLimit


def limited(name: str, rates: Callable[[Settings], Rates]) -> Callable[[Request], Awaitable[None]]:
    """Return a dependency that counts `name` for the address; it raises RateLimited."""

    async def allow(request: Request) -> None:
        await count(limiter_of(request), name, asking(request), rates(get_settings()))

    return allow


async def count(limiter: Limiter, name: str, address: str, rates: Rates) -> None:
    """Count `name` once for this address.

    Raises:
        RateLimited: the limit is exceeded.
    """
    if wait := await limiter.take(f"{name}:{client_of(address)}", rates):
        METRICS.limited[name] += 1
        raise RateLimited(wait)


async def count_sender(limiter: Limiter, limit: SenderLimit, actor: Actor) -> None:
    """Count one command of this person by REST, at the rate and apart from those over the socket.

    Raises:
        RateLimited: the limit is exceeded.
    """
    rates = (limit.rate(get_settings(), actor.is_host),)
    if wait := await limiter.take(f"{limit.name}:{actor.id}", rates):
        METRICS.limited[limit.name] += 1
        raise RateLimited(wait)


def limiter_of(request: Request) -> Limiter:
    limiter: Limiter = request.app.state.realtime.context.limiter
    return limiter


def asking(request: Request) -> str:
    """Return the address of a request."""
    return request.client.host if request.client else ""
