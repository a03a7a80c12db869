"""The waiting list of all workers: in Redis, and in this process while Redis is down."""

import asyncio
from collections.abc import Awaitable, Collection
from typing import TYPE_CHECKING, Any, TypeVar

import structlog
from redis.exceptions import RedisError

from app.features.newcomers.ticket import Ticket, read_ticket
from app.features.newcomers.waiting import (
    ADMITTED_SECONDS,
    HERE_SECONDS,
    MOST_AT_A_CODE,
    LocalWaitingList,
    Waiting,
    in_order,
)

if TYPE_CHECKING:
    from redis.asyncio import Redis

log = structlog.get_logger()

TIMEOUT_SECONDS = 0.3
_KEY_SECONDS = 60

T = TypeVar("T")

# A hash per code: of each id when it was seen last, by the clock of Redis, and its ticket.
_NOTE = """
local is_known = redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1
if not is_known and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], redis.call('TIME')[1] .. ' ' .. ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[4])
redis.call('SET', KEYS[2], '1', 'EX', ARGV[4])
return 1
"""


class RedisWaitingList(LocalWaitingList):
    """A waiting list whose newcomers all workers see."""

    def __init__(self, redis: "Redis", prefix: str) -> None:
        super().__init__()
        self._redis = redis
        self._prefix = prefix

    async def note(self, ticket: Ticket) -> None:
        """Store the newcomer in this process and in Redis."""
        await super().note(ticket)
        keys = (self._key(ticket.code), self._any)
        arguments = (ticket.id, ticket.text, MOST_AT_A_CODE, _KEY_SECONDS)
        await self._ask(self._redis.eval(_NOTE, len(keys), *keys, *arguments), None)

    async def is_admitted(self, ticket: Ticket) -> bool:
        """Return whether any worker has admitted the newcomer."""
        asked = self._redis.exists(self._admission(ticket.code, ticket.id))
        return await super().is_admitted(ticket) or bool(await self._ask(asked, 0))

    async def waiting(self, codes: Collection[str]) -> Waiting:
        """Return newcomers who asked any worker a moment ago."""
        here = await super().waiting(codes)
        there = await self._ask(self._read(codes), {})
        both = {
            code: {one.id: one for one in [*here.get(code, []), *there.get(code, [])]}
            for code in {*here, *there}
        }
        return {code: in_order(tickets.values()) for code, tickets in both.items()}

    async def admit(self, code: str, ids: Collection[str]) -> None:
        """Admit in this process and in Redis."""
        await super().admit(code, ids)
        await self._ask(self._admit(code, ids), None)

    async def close(self) -> None:
        await self._redis.aclose()

    async def _read(self, codes: Collection[str]) -> Waiting:
        """Read the waiting newcomers; one query tells if there are none, as on most days."""
        if not codes or not await self._redis.exists(self._any):
            return {}
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.time()
            for code in codes:
                pipe.hgetall(self._key(code))
            (now, _), *found = await pipe.execute()
        kept = {code: _present(one, now, code) for code, one in zip(codes, found, strict=True)}
        return {code: tickets for code, tickets in kept.items() if tickets}

    async def _admit(self, code: str, ids: Collection[str]) -> None:
        async with self._redis.pipeline(transaction=False) as pipe:
            for one in ids:
                pipe.set(self._admission(code, one), 1, ex=ADMITTED_SECONDS)
            pipe.hdel(self._key(code), *ids)
            await pipe.execute()

    async def _ask(self, asked: Awaitable[T], otherwise: T) -> T:
        try:
            async with asyncio.timeout(TIMEOUT_SECONDS):
                return await asked
        except (RedisError, OSError, TimeoutError) as error:
            log.warning("waiting_list_is_local", error=type(error).__name__)
            return otherwise

    @property
    def _any(self) -> str:
        return f"{self._prefix}:newcomers"

    def _key(self, code: str) -> str:
        return f"{self._prefix}:newcomers:at:{code}"

    def _admission(self, code: str, one: str) -> str:
        return f"{self._prefix}:newcomers:in:{code}:{one}"


def _present(found: dict[bytes, bytes], now: int, code: str) -> list[Ticket]:
    """Return the tickets of newcomers who asked a moment ago."""
    entries: list[Any] = [one.decode().split(" ", 1) for one in found.values()]
    fresh = [text for seen, text in entries if now - int(seen) <= HERE_SECONDS]
    return [ticket for ticket in (read_ticket(text, code) for text in fresh) if ticket]
