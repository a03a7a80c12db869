"""Limits look-ups: a device with many failures waits; after many failures others solve a proof.

A code of six characters has thirty bits, so guessing must be slow, and the failures that are
answered in a day are limited. A thousand people may share one address, so nobody with the right
code is refused because of others there.
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
from app.features.guess_limits.admission import Admission
from app.features.guess_limits.asker import Asker
from app.features.guess_limits.errors import ProofRequired
from app.features.guess_limits.limits import GuessLimits
from app.features.guess_limits.pressure import work
from app.features.guess_limits.proof import challenge
from app.features.live_sessions.errors import SessionNotFound
from app.features.newcomers.errors import AwaitingHost

Knows = Callable[[], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class LookupTarget:
    """What is looked up: the `name` under which failures count, what a failure is, the limits.

    `of_device` makes a device wait. `of_address` and `of_all` make newcomers solve a proof of work.
    Beyond `answered`, for an address and for all, no failure is: a host must let people in.
    """

    name: str
    missing: type[Refusal]
    of_device: Callable[[GuessLimits], Rates]
    of_address: Callable[[GuessLimits], Rate]
    of_all: Callable[[GuessLimits], Rate]
    answered: Callable[[GuessLimits], Rates] = lambda _limits: ()


CODES = LookupTarget(
    "lookup",
    SessionNotFound,
    lambda limits: limits.limit_failed_lookups,
    lambda limits: limits.limit_address_failed_lookups,
    lambda limits: limits.limit_all_failed_lookups,
    lambda limits: (limits.limit_address_told_failures, limits.limit_all_told_failures),
)


async def _guesses() -> bool:
    """Return True: only the code was given."""
    return False


class GuessLimit:
    """One look-up.

    `knows` says whether the asker has the link or is a participant there: they do not guess.
    """

    def __init__(
        self,
        limiter: Limiter,
        asker: Asker,
        target: LookupTarget,
        knows: Knows = _guesses,
        admission: Admission | None = None,
    ) -> None:
        limits = get_settings().limits(GuessLimits)
        self._limiter, self._asker, self._knows, self._admission = limiter, asker, knows, admission
        self._device = f"{target.name}:device:{asker.device.id}" if asker.device else None
        self._of_device = target.of_device(limits)
        free = (target.of_address(limits), target.of_all(limits))
        self._free = self._keyed(f"{target.name}:{asker.kind}", free)
        self._answered = self._keyed(f"{target.name}:told:{asker.kind}", target.answered(limits))

    async def check(self) -> None:
        """Check the limits before the look-up.

        Raises:
            GuessedTooOften: this device has failed too often.
            ProofRequired: its address, or everybody, has failed too often.
            AwaitingHost, NobodyLetIn: after so many failures a host lets people in.
        """
        wait = await self._limiter.wait(self._device, self._of_device) if self._device else 0
        keyed = {key: rate.seconds for key, rate in (*self._free.items(), *self._answered.items())}
        counts = await self._limiter.counted_all(keyed)
        free, answered = counts[: len(self._free)], counts[len(self._free) :]
        await self._pass(wait, self._most(free), is_held=self._is_held(answered))

    async def found(self) -> None:
        """Check the limits again after a successful look-up.

        So a thousand simultaneous guesses get no more answers than a thousand one after the other.

        Raises:
            GuessedTooOften, ProofRequired, AwaitingHost, NobodyLetIn: as for `check`.
        """
        wait, counts, answered = self._here()
        await self._pass(wait, self._most(counts), is_held=self._is_held(answered))

    def is_reached_here(self) -> bool:
        """Return whether a limit is reached by this process's counts, at once."""
        wait, counts, answered = self._here()
        rates = zip(counts, self._free.values(), strict=True)
        return bool(wait) or self._is_held(answered) or any(work(*of) for of in rates)

    async def failed(self) -> None:
        """Count a failure of the device, of its address, and of everybody.

        Raises:
            GuessedTooOften, ProofRequired, AwaitingHost: the limit is reached, so the failure is
                not answered.
        """
        asked = self._most(await self._count(self._free))
        wait = await self._limiter.take(self._device, self._of_device) if self._device else 0
        await self._pass(wait, asked, is_held=False)
        if self._is_held(await self._count(self._answered)):
            await self._await_host(asked)

    def _here(self) -> tuple[float, list[int], list[int]]:
        """Return the device's wait and both counts of failures, by this process's counts."""
        here = self._limiter
        wait = here.wait_here(self._device, self._of_device) if self._device else 0
        counts, answered = (
            [here.counted_here(key, rate.seconds) for key, rate in keyed.items()]
            for keyed in (self._free, self._answered)
        )
        return wait, counts, answered

    async def _pass(self, wait: float, asked: int, *, is_held: bool) -> None:
        if not (wait or asked or is_held) or await self._is_trusted():
            return
        if wait:
            METRICS.limited["failed_lookups"] += 1
            raise GuessedTooOften(wait)
        if is_held:
            await self._await_host(asked)
        await self._require_proof(asked)

    async def _is_trusted(self) -> bool:
        return await self._knows() or (
            self._admission is not None and await self._admission.is_admitted()
        )

    async def _await_host(self, asked: int) -> NoReturn:
        """Start waiting for a host, which needs a proof of work and counts as a failure."""
        METRICS.limited["held_lookups"] += 1
        if self._admission is None:
            raise AwaitingHost
        if not self._admission.ticket and (nickname := await self._admission.nickname()):
            await self._require_proof(asked)
            await self._count(self._free)
            self._admission.take_place(nickname)
        raise await self._admission.refusal()

    async def _require_proof(self, asked: int) -> None:
        if asked and not await self._asker.has_proof(self._limiter, asked):
            METRICS.limited["lookup_proofs"] += 1
            raise ProofRequired(await challenge(self._asker.client, asked))

    def _keyed(self, name: str, rates: Rates) -> dict[str, Rate]:
        """Return the rates of an address and of everybody by their keys, if there are any."""
        whose = (self._asker.client, "all")
        return {f"{name}:{who}": rate for who, rate in zip(whose, rates, strict=False)}

    async def _count(self, keyed: dict[str, Rate]) -> list[int]:
        """Count one failure; return how many there were before."""
        counts = [self._limiter.count(key, rate.seconds) for key, rate in keyed.items()]
        return [count - 1 for count in await gather(*counts)]

    def _is_held(self, answered: list[int]) -> bool:
        rates = zip(answered, self._answered.values(), strict=True)
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
    target: LookupTarget = CODES,
    *,
    knows: Knows = _guesses,
    admission: Admission | None = None,
) -> AsyncIterator[GuessLimit]:
    """Limit a look-up in a block; a "not found" refusal in it counts as a failure.

    Raises:
        GuessedTooOften: too many failures from this device.
        ProofRequired: too many from its address, or from everybody.
        AwaitingHost, NobodyLetIn: too many in a day, so a host lets people in. None of these
            applies if `knows` is true.
    """
    one = GuessLimit(limiter, asker, target, knows, admission)
    await one.check()
    try:
        yield one
    except target.missing:
        await one.failed()
        raise
    except Refusal:  # such as a session that has ended: it exists
        await one.found()
        raise
