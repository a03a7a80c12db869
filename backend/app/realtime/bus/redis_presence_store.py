"""Present participants in Redis: a sorted set per live session, each participant with an expiry.

Its clock is that of Redis: workers on machines whose clocks differ must agree on what has
expired.
"""

import asyncio
from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from time import monotonic
from typing import cast

import structlog
from redis.asyncio import Redis
from redis.asyncio.client import Pipeline
from redis.asyncio.connection import Connection
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from app.realtime.bus.presence_store import GONE, LocalPresence, Present

log = structlog.get_logger()

HOLD_SECONDS = 15.0  # what a dead worker held counts for as long
# Each round stores one part of the participants again, so that a large room never takes long.
# All in 4 s at most, with a round a second and what it may take: sooner than the 5 s after which
# a participant would be missing who lost a socket on another worker, but has one here.
PARTS = 3
PATIENCE_SECONDS = 0.3
_KEY_SECONDS = 60
_DOUBTFUL_ROUNDS = 2  # of which every worker has one, at least, before they are over
_AT_ONCE = 1_000  # members of one ZADD: Redis does nothing else meanwhile

Changes = dict[str, dict[str, float]]  # by session and participant, until when


class RedisPresenceStore:
    """Stores who is present on this worker and counts everybody, in one pipeline a round."""

    is_shared = True

    def __init__(self, url: str, prefix: str) -> None:
        # redis-py's own timeouts swallow cancellations, and its retries take longer than a
        # round; one at once replaces a connection that was closed since the last round.
        # It drops a connection whose command is cancelled, as a timeout of ours does.
        self._redis = Redis.from_url(
            url,
            socket_timeout=None,
            socket_connect_timeout=None,
            retry=Retry(NoBackoff(), 1),
            redis_connect_func=self._connected,
        )
        self._prefix = prefix
        self._changes: Changes = {}
        self._round = 0
        self._elsewhere: dict[str, int] = {}
        self._read_at = monotonic()
        self._is_lost = False
        self._doubtful_rounds = 0

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Each round connects if it must."""
        try:
            yield
        finally:
            await self._redis.aclose()

    def note(self, session_id: str, participant_id: str, until: float) -> None:
        """Remember for the next round; only the last change of a participant counts."""
        self._changes.setdefault(session_id, {})[participant_id] = until

    async def exchange(self, presences: Mapping[str, LocalPresence]) -> Mapping[str, Present]:
        """Write changes, read counts, in one pipeline; what changes meanwhile is for the next."""
        if not (presences or self._changes):
            self._elsewhere = {}
            return {}
        changes: Changes = {}
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                now = await self._now()
                changes, self._changes = self._changes, {}
                here = _here(presences)
                elsewhere = await self._exchange(now, changes, presences, here)
        except BaseException as error:
            self._lose(changes, error)
            if not isinstance(error, RedisError | OSError):
                raise
            here = _here(presences)
        else:
            self._find(elsewhere)
        return {one: Present(count, self._elsewhere.get(one, 0)) for one, count in here.items()}

    async def counts(self, session_ids: Collection[str]) -> Mapping[str, int]:
        """A question between the rounds; no request waits for a Redis that is known to be away."""
        if self._is_lost:
            return {}
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                now = await self._now()
                async with self._redis.pipeline(transaction=False) as pipe:
                    return await self._count(pipe, now, session_ids)
        except (RedisError, OSError) as error:
            self._lose({}, error)
            return {}

    async def present(self, session_id: str, participant_ids: Sequence[str]) -> set[str]:
        """A question between the rounds, as for `counts`."""
        if self._is_lost or not participant_ids:
            return set()
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                now = await self._now()
                until = await self._redis.zmscore(self._key(session_id), [*participant_ids])
        except (RedisError, OSError) as error:
            self._lose({}, error)
            return set()
        held = zip(participant_ids, until, strict=True)
        return {
            participant_id
            for participant_id, moment in held
            if moment is not None and moment >= now
        }

    async def everybody(self, session_id: str) -> set[str]:
        """A question between the rounds, as for `counts`."""
        if self._is_lost:
            return set()
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                now = await self._now()
                held = await self._redis.zrangebyscore(self._key(session_id), now, "+inf")
        except (RedisError, OSError) as error:
            self._lose({}, error)
            return set()
        return {one.decode() for one in cast("list[bytes]", held)}

    def works(self) -> bool:
        """Whether the last round was read."""
        return not self._is_lost

    async def _connected(self, connection: Connection) -> None:
        """A new connection may be to a Redis that has forgotten everything."""
        await connection.on_connect()
        self._doubtful_rounds = _DOUBTFUL_ROUNDS

    async def _exchange(
        self,
        now: float,
        changes: Changes,
        presences: Mapping[str, LocalPresence],
        here: Mapping[str, int],
    ) -> dict[str, int]:
        async with self._redis.pipeline(transaction=False) as pipe:
            self._write_changes(pipe, now, changes)
            self._refresh(pipe, now, presences)
            totals = await self._count(pipe, now, here)
        return {one: max(0, total - here[one]) for one, total in totals.items()}

    async def _now(self) -> float:
        seconds, microseconds = await self._redis.time()
        return float(seconds) + microseconds / 1e6

    async def _count(
        self, pipe: Pipeline, now: float, session_ids: Collection[str]
    ) -> dict[str, int]:
        for session_id in session_ids:
            pipe.zcount(self._key(session_id), now, "+inf")
        answers = await pipe.execute()
        return dict(zip(session_ids, answers[len(answers) - len(session_ids) :], strict=True))

    def _write_changes(self, pipe: Pipeline, now: float, changes: Changes) -> None:
        clock = monotonic()
        for session_id, changed in changes.items():
            gone = [participant for participant, until in changed.items() if until == GONE]
            if gone:
                pipe.zrem(self._key(session_id), *gone)
            until = {
                participant: now + min(until - clock, HOLD_SECONDS)
                for participant, until in changed.items()
                if until != GONE
            }
            self._add(pipe, session_id, until)

    def _refresh(self, pipe: Pipeline, now: float, presences: Mapping[str, LocalPresence]) -> None:
        """Store one part of them again, in doubt all; clear away the expired."""
        self._round += 1
        parts = 1 if self._doubtful_rounds else PARTS
        for session_id, presence in presences.items():
            part = [one for one in presence.connected() if (hash(one) + self._round) % parts == 0]
            if part:
                self._add(pipe, session_id, dict.fromkeys(part, now + HOLD_SECONDS))
                pipe.zremrangebyscore(self._key(session_id), "-inf", now)

    def _add(self, pipe: Pipeline, session_id: str, until: dict[str, float]) -> None:
        for some in _chunks(until):
            pipe.zadd(self._key(session_id), some)
            pipe.expire(self._key(session_id), _KEY_SECONDS)

    def _key(self, session_id: str) -> str:
        return f"{self._prefix}:seats:{session_id}"

    def _lose(self, changes: Changes, error: BaseException) -> None:
        """The changes wait for the next round; what the others had counts for a while."""
        if not self._is_lost:
            log.warning("presence_store_lost", error=type(error).__name__)
        self._is_lost = True
        if monotonic() - self._read_at > HOLD_SECONDS:
            self._elsewhere = {}
            return  # what we had stored has expired there too
        for session_id, changed in changes.items():
            self._changes[session_id] = changed | self._changes.get(session_id, {})

    def _find(self, elsewhere: dict[str, int]) -> None:
        """Take what was read; in doubt, the others may have yet to write theirs again."""
        if self._is_lost:
            log.info("presence_store_found")
        if self._doubtful_rounds:
            self._doubtful_rounds -= 1
            for session_id, count in elsewhere.items():
                elsewhere[session_id] = max(count, self._elsewhere.get(session_id, 0))
        self._elsewhere = elsewhere
        self._is_lost = False
        self._read_at = monotonic()


def _here(presences: Mapping[str, LocalPresence]) -> dict[str, int]:
    return {session_id: presence.here for session_id, presence in presences.items()}


def _chunks(until: dict[str, float]) -> Iterator[dict[str, float]]:
    items = list(until.items())
    for start in range(0, len(items), _AT_ONCE):
        yield dict(items[start : start + _AT_ONCE])
