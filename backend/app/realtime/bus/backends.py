"""Backends shared through Redis, and their in-process counterparts for a single worker."""

from app.core.bus import Bus
from app.core.config import get_settings
from app.core.rate_limit import Limiter, LocalLimiter
from app.core.redis_rate_limit import RedisLimiter
from app.realtime.bus.presence_store import LocalPresenceStore, PresenceStore
from app.realtime.bus.redis_bus import RedisBus
from app.realtime.bus.redis_presence_store import RedisPresenceStore


def choose_bus() -> Bus:
    """Return the Redis bus if the settings name a Redis, else a direct call."""
    settings = get_settings()
    if settings.redis_url is None:
        return Bus()
    return RedisBus(settings.redis_url, settings.redis_prefix)


def choose_presence_store() -> PresenceStore:
    """Workers see who is present on the others through the same Redis."""
    settings = get_settings()
    if settings.redis_url is None:
        return LocalPresenceStore()
    return RedisPresenceStore(settings.redis_url, settings.redis_prefix)


def choose_limiter() -> Limiter:
    """Return a limiter that counts for all workers if the settings name a Redis."""
    settings = get_settings()
    if settings.redis_url is None:
        return LocalLimiter()
    return RedisLimiter(settings.redis_url, settings.redis_prefix)
