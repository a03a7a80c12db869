"""Trying everything that we need of a Redis, and what its errors mean."""

from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from redis.exceptions import (
    AskError,
    ClusterError,
    NoPermissionError,
    OutOfMemoryError,
    ReadOnlyError,
    ResponseError,
)

if TYPE_CHECKING:
    from redis.asyncio import Redis

_WRITE = "return redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])"
_KEEP_MS = 5_000


class Refused(NamedTuple):
    """What is wrong, as the rest of a sentence, and whether it may pass by itself."""

    reason: str
    may_pass: bool


def _unsupported(kind: str) -> Refused:
    return Refused(f"is {kind}, which is not supported: name one Redis", may_pass=False)


class OfClusterError(ResponseError):
    """The server is a Redis Cluster: most of our keys would be on other nodes."""


class OfSentinelError(ResponseError):
    """The server is a Sentinel: it knows where a Redis is, and stores nothing."""


_KINDS = {b"cluster": OfClusterError, b"sentinel": OfSentinelError}
_CLUSTER = (OfClusterError, AskError, ClusterError)
_MEANINGS: list[tuple[type[Exception] | tuple[type[Exception], ...], str, Refused]] = [
    (_CLUSTER, "cluster mode", _unsupported("a node of a cluster")),
    (OfSentinelError, "by sentinel", _unsupported("a Sentinel")),
    (OutOfMemoryError, "oom ", Refused("is full: it has reached its maxmemory", may_pass=True)),
    (ReadOnlyError, "readonly ", Refused("is a replica, which takes no writes", may_pass=True)),
    ((), "misconf", Refused("takes no writes, because it cannot save to its disk", may_pass=True)),
]


async def use(redis: "Redis", prefix: str) -> None:
    """Try one of everything: a script that writes, and publishing to a channel and receiving.

    Raises:
        RedisError: it refuses, or does not answer.
    """
    await _look_at_kind(redis)
    await write(redis, prefix)
    channel = f"{prefix}:w:trial"
    async with redis.pubsub() as subscription:
        await subscription.subscribe(channel)
        await subscription.parse_response()  # its errors come with the next answer
        await redis.publish(channel, "")


async def write(redis: "Redis", prefix: str) -> None:
    """Let a script write a key of ours, which expires soon.

    Raises:
        RedisError: it refuses, or does not answer.
    """
    asked: Any = redis.eval(_WRITE, 1, f"{prefix}:trial", _KEEP_MS)
    await asked


def meaning(error: BaseException) -> Refused | None:
    """Return what a refusal means; None if the server did not answer at all."""
    message = str(error).lower()
    for kinds, words, refused in _MEANINGS:
        if isinstance(error, kinds) or words in message:
            return refused
    if isinstance(error, NoPermissionError) or "user executing the script" in message:
        return Refused(f"does not let this user use {_denied(message)}", may_pass=False)
    return None


def _denied(message: str) -> str:
    known = {"channel": "our channels (ACL &engagenow:*)", " key": "our keys (ACL ~engagenow:*)"}
    return next(
        (what for word, what in known.items() if word in message), "our commands (ACL +@all)"
    )


async def _look_at_kind(redis: "Redis") -> None:
    try:
        answer: Any = await redis.execute_command("HELLO", "2")  # type: ignore[no-untyped-call]
    except ResponseError:  # an old one, or a user who may not ask: the rest of the trial decides
        return
    facts = [*chain.from_iterable(answer.items())] if isinstance(answer, dict) else answer
    for kind, error in _KINDS.items():
        if kind in facts:
            raise error
