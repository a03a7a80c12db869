"""One analysing process for all workers: the worker with the lease has it, others ask in Redis."""

import asyncio
import json
from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING, Any, cast

import structlog
from redis.exceptions import RedisError

from app.core.ids import new_id
from app.features.words.analysis.analyser import Nouns
from app.features.words.analysis.local import LocalAnalyser

if TYPE_CHECKING:
    from redis.asyncio import Redis

log = structlog.get_logger()

LEASE_SECONDS = 10
_CHECK_SECONDS = 1
_PATIENCE_SECONDS = 5  # for an answer, and for Redis
_KEPT_SECONDS = 10  # for which a question or an answer waits to be taken
_IF_MINE = "if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end "
_RENEW = f"{_IF_MINE} return redis.call('EXPIRE', KEYS[1], {LEASE_SECONDS})"
_PUSH = (
    f"redis.call('RPUSH', KEYS[1], ARGV[1]) return redis.call('EXPIRE', KEYS[1], {_KEPT_SECONDS})"
)
_RELEASE = f"{_IF_MINE} return redis.call('DEL', KEYS[1])"


class SharedAnalyser:
    """Asks the worker that holds the lease, or takes the lease if nobody does.

    Without Redis nobody is asked. A worker that dies loses the lease within ten seconds.
    """

    def __init__(
        self, local: LocalAnalyser, redis: "Redis", prefix: str, *, is_installed: bool
    ) -> None:
        self._local = local
        self._redis = redis
        self._lease, self._asked = f"{prefix}:words:lease", f"{prefix}:words:asked"
        self._answers = f"{prefix}:words:answer"
        self._is_installed = is_installed
        self._id = new_id()
        self._serving: asyncio.Task[None] | None = None
        self._ending: asyncio.Task[None] | None = None  # it has lost the lease

    async def nouns(self, texts: Sequence[str]) -> Nouns | None:
        """Return the nouns of each text; None if no tokenizer is ready to answer."""
        if self._serving is not None:
            return await self._local.nouns(texts)
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                if not (self._is_installed and await self._take_lease()):
                    return await self._ask(texts)
        except (RedisError, OSError, TimeoutError) as error:
            log.warning("words_analyser_not_reached", error=type(error).__name__)
            return None
        self._serving = asyncio.create_task(self._serve())
        return await self._local.nouns(texts)

    async def stop_if_idle(self) -> bool:
        """End the process and give the lease back if nobody asked for ten minutes."""
        if is_idle := await self._local.stop_if_idle():
            await self._stop_serving()
        return is_idle

    async def close(self) -> None:
        """End the process, give the lease back and close connections."""
        await self._stop_serving()
        if self._ending is not None:
            await self._ending
        await self._redis.aclose()

    async def _take_lease(self) -> bool:
        return bool(await self._redis.set(self._lease, self._id, nx=True, ex=LEASE_SECONDS))

    async def _ask(self, texts: Sequence[str]) -> Nouns | None:
        if not await self._redis.exists(self._lease):
            return None
        answer = f"{self._answers}:{new_id()}"
        await self._push(self._asked, [answer, *texts])
        found = await self._pop(answer, _PATIENCE_SECONDS)
        return cast("Nouns | None", found)

    async def _serve(self) -> None:
        """Answer other workers' questions for as long as the lease is ours."""
        try:
            while await self._run(_RENEW):
                if asked := await self._pop(self._asked, _CHECK_SECONDS):
                    answer, *texts = asked
                    await self._push(answer, await self._local.nouns(texts))
        except (RedisError, OSError) as error:
            log.warning("words_analyser_not_shared", error=type(error).__name__)
        finally:
            if self._serving is asyncio.current_task():  # nobody stops it: who closes waits for it
                self._ending, self._serving = self._serving, None
            await self._local.close()

    async def _stop_serving(self) -> None:
        serving, self._serving = self._serving, None
        if serving is None:
            return
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
        await self._local.close()  # a task that had not begun has ended nothing
        try:
            async with asyncio.timeout(_CHECK_SECONDS):
                await self._run(_RELEASE)
        except (RedisError, OSError, TimeoutError):
            log.warning("words_lease_not_released")

    async def _run(self, script: str) -> int:
        done: Any = self._redis.eval(script, 1, self._lease, self._id)
        return int(await done)

    async def _push(self, key: str, value: Any) -> None:
        pushed: Any = self._redis.eval(_PUSH, 1, key, json.dumps(value))
        await pushed

    async def _pop(self, key: str, seconds: float) -> Any:
        popped = await cast("Awaitable[list[bytes] | None]", self._redis.blpop([key], seconds))
        return json.loads(popped[1]) if popped else None
