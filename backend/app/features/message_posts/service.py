"""How fast one person may send by REST: as over the socket, and counted apart from that."""

from app.core.actor import Actor
from app.core.config import get_settings
from app.core.limit_errors import RateLimited
from app.core.metrics import METRICS
from app.core.rate_limit import Limiter
from app.features.messages.limits import MESSAGES


async def count_message(limiter: Limiter, actor: Actor) -> None:
    """Count a message.

    Raises:
        RateLimited: the sender has sent too many.
    """
    rates = (MESSAGES.rate(get_settings(), actor.is_host),)
    if wait := await limiter.take(f"messages:{actor.id}", rates):
        METRICS.limited["messages"] += 1
        raise RateLimited(wait)
