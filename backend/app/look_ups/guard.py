"""Guards look-ups: a device that fails often waits alone; of many failures others see some work.

Six characters are thirty bits, so guessing has to be slow. A thousand people in one hall share an
address, so whoever has the right code is never refused for what others there have done.
"""

from asyncio import gather
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from app.core.config import Settings, get_settings
from app.core.limit_errors import GuessedTooOften
from app.core.meters import METERS
from app.core.rate_limit import Limiter
from app.core.rates import Rate, Rates
from app.core.refusal import Refusal
from app.core.security import Claims
from app.live_sessions.errors import SessionNotFound
from app.look_ups.asker import Asker
from app.look_ups.errors import ProofRequired
from app.look_ups.pressure import work
from app.look_ups.proof import challenge

HasLink = Callable[[], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: under which `name` failures count, what is one, and how many are free.

    `of_device` makes a device wait; `of_address` and `of_all` ask newcomers for work.
    """

    name: str
    missing: type[Refusal]
    of_device: Callable[[Settings], Rates]
    of_address: Callable[[Settings], Rate]
    of_all: Callable[[Settings], Rate]


CODES = Sought(
    "lookup",
    SessionNotFound,
    lambda settings: settings.limit_failed_lookups,
    lambda settings: settings.limit_address_failed_lookups,
    lambda settings: settings.limit_all_failed_lookups,
)


async def no_link() -> bool:
    """The code was typed."""
    return False


class LookUp:
    """One look-up."""

    def __init__(
        self,
        limiter: Limiter,
        asker: Asker,
        claims: Claims | None,
        sought: Sought,
        has_link: HasLink,
    ) -> None:
        settings = get_settings()
        self._limiter, self._asker, self._has_link = limiter, asker, has_link
        self._seat_in = claims.session_id if claims else None
        self._device = f"{sought.name}:device:{asker.device.id}" if asker.device else None
        self._of_device = sought.of_device(settings)
        free = {
            asker.client: sought.of_address(settings),
            "all": sought.of_all(settings),
        }
        self._free = {f"{sought.name}:{asker.kind}:{who}": rate for who, rate in free.items()}

    async def check(self) -> None:
        """Say what stands in the way, before anything is looked for.

        Raises:
            GuessedTooOften: this device has failed too often.
            ProofRequired: others at this address have.
        """
        if self._seat_in is None:
            wait = await self._limiter.wait(self._device, self._of_device) if self._device else 0
            await self._pass(wait, await self._work())

    async def found(self, session_id: str | None = None) -> None:
        """There is such a session; who failed too often meanwhile does not hear of it.

        So of a thousand guesses that are under way at once no more are answered than of a thousand
        one after the other.

        Raises:
            GuessedTooOften, ProofRequired: as for `check`.
        """
        if session_id is None or session_id != self._seat_in:
            here = self._limiter.wait_here
            wait = here(self._device, self._of_device) if self._device else 0
            await self._pass(wait, self._work_here())

    async def failed(self) -> None:
        """Count a failure: of the device, of its address, and of everybody.

        Raises:
            GuessedTooOften, ProofRequired: so many that this one is not told of.
        """
        asked = await self._count()
        wait = await self._limiter.take(self._device, self._of_device) if self._device else 0
        await self._pass(wait, asked)

    async def _pass(self, wait: float, asked: int) -> None:
        if not (wait or asked) or await self._has_link():
            return
        if wait:
            METERS.limited["failed_lookups"] += 1
            raise GuessedTooOften(wait)
        if not await self._asker.has_proof(self._limiter, asked):
            METERS.limited["lookup_proofs"] += 1
            raise ProofRequired(await challenge(self._asker.client, asked))

    async def _work(self) -> int:
        """How much is asked of newcomers now."""
        counts = [self._limiter.counted(key, rate.seconds) for key, rate in self._free.items()]
        return self._most(await gather(*counts))

    def _work_here(self) -> int:
        limiter = self._limiter
        return self._most(
            [limiter.counted_here(key, rate.seconds) for key, rate in self._free.items()]
        )

    async def _count(self) -> int:
        """Count one failure; how much was asked before it."""
        counts = [self._limiter.count(key, rate.seconds) for key, rate in self._free.items()]
        return self._most([count - 1 for count in await gather(*counts)])

    def _most(self, counts: list[int]) -> int:
        asked = [work(*of) for of in zip(counts, self._free.values(), strict=True)]
        if asked[1]:
            METERS.limited["all_failed_lookups"] += 1
        return max(asked)


@asynccontextmanager
async def looking_up(
    limiter: Limiter,
    asker: Asker,
    claims: Claims | None,
    sought: Sought = CODES,
    has_link: HasLink = no_link,
) -> AsyncIterator[LookUp]:
    """Guards a look-up; what raises that something is missing has failed, and counts.

    Raises:
        GuessedTooOften: too many failures from this device, whatever this one would be.
        ProofRequired: too many from its address, or from everybody. With a seat's claims, or from
            a link, its own session can be found all the same.
    """
    one = LookUp(limiter, asker, claims, sought, has_link)
    await one.check()
    try:
        yield one
    except sought.missing:
        await one.failed()
        raise
    except Refusal:  # such as a session that has ended: it exists
        await one.found()
        raise
