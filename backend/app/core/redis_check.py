"""Checking at the start whether REDIS_URL is right and its Redis does what we need.

A Redis that is down or full may recover, so the server starts anyway, except on a developer's
machine, where this is a mistake too. A wrong password never recovers.
"""

import asyncio
import ssl
from contextlib import suppress
from urllib.parse import urlsplit

import structlog
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import AuthenticationError, RedisError, ResponseError

from app.core import redis_trial

log = structlog.get_logger()

_SECONDS = 3.0
_PROBE_SECONDS = 1.0


def check(url: str, prefix: str, *, must_answer: bool) -> None:
    """Check once, within four seconds; log problems that may pass.

    Raises:
        SystemExit: it rejects what REDIS_URL says, or with `must_answer` it is down or full.
    """
    if found := asyncio.run(_trouble(url, prefix)):
        reason, may_pass = found
        if must_answer or not may_pass:
            raise SystemExit(f"EngageNow does not start: REDIS_URL: {_where(url)} {reason}")
        log.warning("redis_does_not_work", reason=f"{_where(url)} {reason}")


async def _trouble(url: str, prefix: str) -> tuple[str, bool] | None:
    """Return the problem, and whether it may pass by itself."""
    redis = Redis.from_url(url, retry=Retry(NoBackoff(), 0))
    try:
        async with asyncio.timeout(_SECONDS):
            await redis.ping()
            await redis_trial.use(redis, prefix)
    except (RedisError, OSError, ValueError) as error:
        return _refused(url, error) or await _away(url, error)
    finally:
        with suppress(RedisError, OSError):
            await redis.aclose()
    return None


def _refused(url: str, error: Exception) -> tuple[str, bool] | None:
    message = str(error).lower()
    if isinstance(error, AuthenticationError) or "noauth" in message or "wrongpass" in message:
        known = "does not take this user or password" if _has_password(url) else "wants a password"
        return f"{known}: redis://user:password@host:6379/0", False
    if "db index" in message:
        return "has no database of this number", False
    if (meant := redis_trial.meaning(error)) is not None:
        return meant
    if isinstance(error, ResponseError):
        return f"refuses us ({_name(error)})", "loading" in message or "busy" in message
    return None


async def _away(url: str, error: Exception) -> tuple[str, bool]:
    parts, name = urlsplit(url), _name(error)
    if parts.scheme == "unix":
        return f"does not answer ({name})", True
    place = (str(parts.hostname), parts.port or 6379)
    if parts.scheme == "rediss" and await _answers(place, tls=False):
        return "speaks no TLS: write redis://", False
    if parts.scheme == "redis" and await _answers(place, tls=True):
        return "speaks TLS: write rediss://", False
    if "SSL" in name:
        return f"shows no certificate that we trust ({name})", False
    return f"does not answer ({name})", True


async def _answers(place: tuple[str, int], *, tls: bool) -> bool:
    """Return whether a server answers PING this way; no password is sent."""
    with suppress(OSError, TimeoutError):
        async with asyncio.timeout(_PROBE_SECONDS):
            reader, writer = await asyncio.open_connection(*place, ssl=_anybody() if tls else None)
            try:
                writer.write(b"PING\r\n")
                return (await reader.read(1)) in (b"+", b"-")
            finally:
                writer.close()
    return False


def _anybody() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _has_password(url: str) -> bool:
    return urlsplit(url).password is not None


def _name(error: BaseException) -> str:
    """Return the class of the first cause: messages may repeat what was sent."""
    while (cause := error.__cause__ or error.__context__) is not None:
        error = cause
    return type(error).__name__


def _where(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        return f"the Redis at {parts.path}"
    return f"the Redis at {parts.hostname}:{parts.port or 6379}"
