"""Guards look-ups: a device that fails often waits alone; of many failures others see some work.

Six characters are thirty bits, so guessing has to be slow, and a day tells only so many failures. A
thousand people in one hall share an address, so whoever has the right code is never refused for
what others there have done.
"""

from asyncio import gather
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import NoReturn

from app.core.config import get_settings
from app.core.limit_errors import GuessedTooOften
from app.core.metrics import METRICS
from app.core.rate_limit import Limiter
from app.core.rates import Rate, Rates
from app.core.refusal import Refusal
from app.features.guess_limits.asker import Asker
from app.features.guess_limits.errors import ProofRequired
from app.features.guess_limits.hold import Hold
from app.features.guess_limits.limits import GuessLimits
from app.features.guess_limits.pressure import work
from app.features.guess_limits.proof import challenge
from app.features.live_sessions.errors import SessionNotFound
from app.features.newcomers.errors import AwaitingHost

Knows = Callable[[], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: under which `name` failures count, what is one, and how many are free.

    `of_device` makes a device wait; `of_address` and `of_all` ask newcomers for work. Beyond what
    is `told` to an address and to all, none is told: who asks waits for a host.
    """

    name: str
    missing: type[Refusal]
    of_device: Callable[[GuessLimits], Rates]
    of_address: Callable[[GuessLimits], Rate]
    of_all: Callable[[GuessLimits], Rate]
    told: Callable[[GuessLimits], Rates] = lambda _limits: ()


CODES = Sought(
    "lookup",
    SessionNotFound,
    lambda limits: limits.limit_failed_lookups,
    lambda limits: limits.limit_address_failed_lookups,
    lambda limits: limits.limit_all_failed_lookups,
    lambda limits: (limits.limit_address_told_failures, limits.limit_all_told_failures),
)


async def _guesses() -> bool:
    """Nothing but the code was brought."""
    return False


class GuessLimit:
    """One look-up.

    `knows` says whether the asker has the link, or a seat there; such people do not guess.
    """

    def __init__(
        self, limiter: Limiter, asker: Asker, sought: Sought, knows: Knows, hold: Hold | None
    ) -> None:
        limits = get_settings().limits(GuessLimits)
        self._limiter, self._asker, self._knows, self._hold = limiter, asker, knows, hold
        self._device = f"{sought.name}:device:{asker.device.id}" if asker.device else None
        self._of_device = sought.of_device(limits)
        free = (sought.of_address(limits), sought.of_all(limits))
        self._free = self._keyed(f"{sought.name}:{asker.kind}", free)
        self._told = self._keyed(f"{sought.name}:told:{asker.kind}", sought.told(limits))

    async def check(self) -> None:
        """Say what stands in the way, before anything is looked for.

        Raises:
            GuessedTooOften: this device has failed too often.
            ProofRequired: others at this address have.
            AwaitingHost, NobodyLetIn: so many have that a host lets people in.
        """
        wait = await self._limiter.wait(self._device, self._of_device) if self._device else 0
        counts, told = await gather(self._counted(self._free), self._counted(self._told))
        await self._pass(wait, self._most(counts), is_held=self._is_held(told))

    async def found(self) -> None:
        """There is such a session; who failed too often meanwhile does not hear of it.

        So of a thousand guesses that are under way at once no more are answered than of a thousand
        one after the other.

        Raises:
            GuessedTooOften, ProofRequired, AwaitingHost, NobodyLetIn: as for `check`.
        """
        here = self._limiter
        wait = here.wait_here(self._device, self._of_device) if self._device else 0
        counts, told = (
            [here.counted_here(key, rate.seconds) for key, rate in keyed.items()]
            for keyed in (self._free, self._told)
        )
        await self._pass(wait, self._most(counts), is_held=self._is_held(told))

    async def failed(self) -> None:
        """Count a failure: of the device, of its address, and of everybody.

        Raises:
            GuessedTooOften, ProofRequired, AwaitingHost: so many that this one is not told of.
        """
        asked = self._most(await self._count(self._free))
        wait = await self._limiter.take(self._device, self._of_device) if self._device else 0
        await self._pass(wait, asked, is_held=False)
        if self._is_held(await self._count(self._told)):
            await self._await_host(asked)

    async def _pass(self, wait: float, asked: int, *, is_held: bool) -> None:
        if not (wait or asked or is_held) or await self._is_trusted():
            return
        if wait:
            METRICS.limited["failed_lookups"] += 1
            raise GuessedTooOften(wait)
        if is_held:
            await self._await_host(asked)
        await self._prove(asked)

    async def _is_trusted(self) -> bool:
        return await self._knows() or (self._hold is not None and await self._hold.is_admitted())

    async def _await_host(self, asked: int) -> NoReturn:
        """To wait is not free: who begins to brings the work, and counts as one who failed."""
        METRICS.limited["held_lookups"] += 1
        if self._hold is None:
            raise AwaitingHost
        if not self._hold.ticket and (nickname := await self._hold.nickname()):
            await self._prove(asked)
            await self._count(self._free)
            self._hold.take_place(nickname)
        raise await self._hold.refusal()

    async def _prove(self, asked: int) -> None:
        if asked and not await self._asker.has_proof(self._limiter, asked):
            METRICS.limited["lookup_proofs"] += 1
            raise ProofRequired(await challenge(self._asker.client, asked))

    def _keyed(self, name: str, rates: Rates) -> dict[str, Rate]:
        """An address's rate and everybody's, under their keys; none if there are none."""
        whose = (self._asker.client, "all")
        return {f"{name}:{who}": rate for who, rate in zip(whose, rates, strict=False)}

    async def _counted(self, keyed: dict[str, Rate]) -> list[int]:
        counts = [self._limiter.counted(key, rate.seconds) for key, rate in keyed.items()]
        return await gather(*counts)

    async def _count(self, keyed: dict[str, Rate]) -> list[int]:
        """Count one failure; how many there were before it."""
        counts = [self._limiter.count(key, rate.seconds) for key, rate in keyed.items()]
        return [count - 1 for count in await gather(*counts)]

    def _is_held(self, told: list[int]) -> bool:
        rates = zip(told, self._told.values(), strict=True)
        return any(count >= rate.count for count, rate in rates)

    def _most(self, counts: list[int]) -> int:
        asked = [work(*of) for of in zip(counts, self._free.values(), strict=True)]
        if asked[1]:
            METRICS.limited["all_failed_lookups"] += 1
        return max(asked)


@asynccontextmanager
async def limiting_guesses(
    limiter: Limiter,
    asker: Asker,
    sought: Sought = CODES,
    *,
    knows: Knows = _guesses,
    hold: Hold | None = None,
) -> AsyncIterator[GuessLimit]:
    """Guards a look-up; what raises that something is missing has failed, and counts.

    Raises:
        GuessedTooOften: too many failures from this device, whatever this one would be.
        ProofRequired: too many from its address, or from everybody.
        AwaitingHost, NobodyLetIn: so many on a day that a host lets in who types. Whoever `knows`
            meets none of these.
    """
    one = GuessLimit(limiter, asker, sought, knows, hold)
    await one.check()
    try:
        yield one
    except sought.missing:
        await one.failed()
        raise
    except Refusal:  # such as a session that has ended: it exists
        await one.found()
        raise
