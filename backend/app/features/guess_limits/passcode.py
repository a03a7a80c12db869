"""Limits on guessing passcodes: a device waits, and others solve a proof of work."""

from asyncio import AbstractEventLoop, Semaphore, get_running_loop
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakKeyDictionary, WeakValueDictionary

from app.core.rate_limit import Limiter
from app.features.guess_limits.asker import Asker
from app.features.guess_limits.guard import LookupTarget, limiting_guesses
from app.features.live_sessions.errors import PasscodeWrong

# Comparing is slow by design: of many at once most are refused before it is done, and each address
# takes one of the turns, so that nobody elsewhere waits for all of its tries.
_AT_ONCE = 2  # one is compared while the other is looked up


class _Turns:
    """The turns of one worker."""

    def __init__(self) -> None:
        self._all = Semaphore(_AT_ONCE)
        self._by_client: WeakValueDictionary[str, Semaphore] = WeakValueDictionary()

    @asynccontextmanager
    async def of(self, client: str) -> AsyncIterator[None]:
        """Wait for the turn of one address."""
        async with self._by_client.setdefault(client, Semaphore()), self._all:
            yield


_turns: WeakKeyDictionary[AbstractEventLoop, _Turns] = WeakKeyDictionary()


@asynccontextmanager
async def trying_passcode(limiter: Limiter, asker: Asker, code: str) -> AsyncIterator[None]:
    """Limit an attempt at the passcode of the session with this code, in its turn.

    Raises:
        GuessedTooOften: too many wrong passcodes from this device.
        ProofRequired: too many from its address.
    """
    turns = _turns.setdefault(get_running_loop(), _Turns())
    async with turns.of(asker.client), limiting_guesses(limiter, asker, passcode_of(code)) as one:
        yield
        await one.found()


def passcode_of(code: str) -> LookupTarget:
    return LookupTarget(
        f"passcode:{code}",
        PasscodeWrong,
        lambda limits: limits.limit_wrong_passcodes,
        lambda limits: limits.limit_address_wrong_passcodes,
        lambda limits: limits.limit_address_wrong_passcodes,
    )
