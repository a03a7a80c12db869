"""A passcode is looked up like a code: a device that guesses waits, others see some work."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.core.rate_limit import Limiter
from app.live_sessions.errors import PasscodeWrong
from app.look_ups.asker import Asker
from app.look_ups.guard import Sought, looking_up


@asynccontextmanager
async def trying_passcode(
    limiter: Limiter, asker: Asker, code: str, passcode: str | None
) -> AsyncIterator[None]:
    """Guards a try of the passcode of the session with this code; who gives none guesses nothing.

    Raises:
        GuessedTooOften: too many wrong ones from this device, whatever this one would be.
        ProofRequired: too many from its address.
    """
    if not passcode:
        yield
        return
    async with looking_up(limiter, asker, _passcode_of(code)) as one:
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
