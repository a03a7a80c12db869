"""A passcode is looked up like a code: a device that guesses waits, others see some work."""

from asyncio import AbstractEventLoop, Semaphore, get_running_loop
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakKeyDictionary

from app.core.rate_limit import Limiter
from app.live_sessions.errors import PasscodeWrong
from app.look_ups.asker import Asker
from app.look_ups.guard import Sought, looking_up

_AT_ONCE = 4  # comparing is slow by design: of many at once most are refused before it is done
_turns: WeakKeyDictionary[AbstractEventLoop, Semaphore] = WeakKeyDictionary()  # one a worker


@asynccontextmanager
async def trying_passcode(limiter: Limiter, asker: Asker, code: str) -> AsyncIterator[None]:
    """Guards a try of the passcode of the session with this code, when its turn has come.

    Raises:
        GuessedTooOften: too many wrong ones from this device, whatever this one would be.
        ProofRequired: too many from its address.
    """
    turn = _turns.setdefault(get_running_loop(), Semaphore(_AT_ONCE))
    async with turn, looking_up(limiter, asker, _passcode_of(code)) as one:
        yield
        await one.found()


def _passcode_of(code: str) -> Sought:
    return Sought(
        f"passcode:{code}",
        PasscodeWrong,
        lambda settings: settings.limit_wrong_passcodes,
        lambda settings: settings.limit_address_wrong_passcodes,
        lambda settings: settings.limit_address_wrong_passcodes,
    )
