"""Looking for a code, an invitation or a passcode: who fails often gets no more answers.

Six characters are thirty bits, so guessing has to be slow: what counts is failures, since a
thousand people in one hall share an address and join in a minute.
"""

from asyncio import Semaphore, sleep
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import uniform

from fastapi import Request

from app.core.client_address import client_of
from app.core.codes import normalise_code
from app.core.config import Settings, get_settings
from app.core.limit_errors import RateLimited
from app.core.meters import METERS
from app.core.rate_limit import Limiter
from app.core.rates import Rates
from app.core.refusal import Refusal
from app.core.security import Claims, verify_token
from app.identity.deps import Db
from app.live_sessions import lookup
from app.live_sessions.errors import PasscodeWrong, SessionNotFound
from app.rate_limits import asking, limiter_of


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: under which `name` failures count, how many may, and what is one."""

    name: str
    missing: type[Refusal]
    rates: Callable[[Settings], Rates] = lambda settings: settings.limit_failed_lookups


CODES = Sought("lookup", SessionNotFound)
_PICTURES = Sought("picture", SessionNotFound)

JOIN_KEY_HEADER = "join-key"
HasLink = Callable[[], Awaitable[bool]]


async def no_link() -> bool:
    """The code was typed."""
    return False


_LATE_SECONDS = (1.0, 2.0)
_LATE_AT_ONCE = 200
_late = Semaphore(_LATE_AT_ONCE)


class LookUp:
    """One look-up of one client."""

    def __init__(
        self,
        limiter: Limiter,
        client: str,
        claims: Claims | None,
        sought: Sought,
        has_link: HasLink,
    ) -> None:
        self._limiter = limiter
        self._key = f"{sought.name}:{client_of(client)}"
        self._rates = sought.rates(get_settings())
        self._seat_in = claims.session_id if claims else None
        self._has_link = has_link

    async def check(self) -> None:
        """Refuse who had too many failures; who has a seat may look for its session.

        Raises:
            RateLimited: nothing is looked up.
        """
        if self._seat_in is None:
            await self._refuse(await self._limiter.wait(self._key, self._rates))

    async def found(self, session_id: str | None = None) -> None:
        """There is such a session; who had too many failures meanwhile does not hear of it.

        So of a thousand guesses that are under way at once no more are answered than of a thousand
        one after the other.

        Raises:
            RateLimited: not for this client.
        """
        if session_id is None or session_id != self._seat_in:
            await self._refuse(self._limiter.wait_here(self._key, self._rates))

    async def failed(self) -> None:
        """Count a failure: of the client, and of everybody.

        When everybody together fails too often, somebody guesses from many addresses. Then whoever
        fails hears of it a second or two late, at most 200 at a time; the others are refused.

        Raises:
            RateLimited: so many failures that this one is not told of.
        """
        _refuse(await self._limiter.take(self._key, self._rates))
        if await self._limiter.take("lookups", get_settings().limit_all_failed_lookups):
            METERS.limited["all_failed_lookups"] += 1
            if _late.locked():
                raise RateLimited(_LATE_SECONDS[1])
            async with _late:
                await sleep(uniform(*_LATE_SECONDS))  # noqa: S311 - no secret

    async def _refuse(self, wait: float) -> None:
        if wait and not await self._has_link():
            _refuse(wait)


@asynccontextmanager
async def looking_up(
    limiter: Limiter,
    client: str,
    claims: Claims | None,
    sought: Sought = CODES,
    has_link: HasLink = no_link,
) -> AsyncIterator[LookUp]:
    """Guards a look-up; what raises that something is missing has failed, and counts.

    Raises:
        RateLimited: too many failures from this client's address, whatever this one would be;
            with a seat's claims, or from a link, its own session can still be found.
    """
    one = LookUp(limiter, client, claims, sought, has_link)
    await one.check()
    try:
        yield one
    except sought.missing:
        await one.failed()
        raise
    except Refusal:  # such as a session that has ended: it exists
        await one.found()
        raise


async def look_up(request: Request, db: Db) -> AsyncIterator[LookUp]:
    """Dependency: the same for one request; as the first one it keeps no database waiting."""

    async def has_link() -> bool:
        code = normalise_code(request.path_params["session_code"])
        given = await _given_key(request)
        return bool(code and given) and await lookup.has_join_key(db, code or "", given)

    client, claims = asking(request), _claims(request)
    async with looking_up(limiter_of(request), client, claims, has_link=has_link) as one:
        yield one


@asynccontextmanager
async def looking_at_picture(request: Request, code: str | None) -> AsyncIterator[None]:
    """Guards a look at a picture of a code, which would answer guesses; without one nothing is.

    Raises:
        RateLimited: too many wrong ones from this address.
    """
    if code is None:
        yield
        return
    async with looking_up(limiter_of(request), asking(request), None, _PICTURES) as one:
        yield
        await one.found()


@asynccontextmanager
async def trying_passcode(request: Request, code: str, passcode: str | None) -> AsyncIterator[None]:
    """Guards a try of the passcode of the session with this code; who gives none guesses nothing.

    Raises:
        RateLimited: too many wrong ones from this address, whatever this one would be.
    """
    if not passcode:
        yield
        return
    sought = Sought(f"passcode:{code}", PasscodeWrong, lambda it: it.limit_wrong_passcodes)
    async with looking_up(limiter_of(request), asking(request), None, sought) as one:
        yield
        await one.found()


def _refuse(wait: float) -> None:
    if wait:
        METERS.limited["failed_lookups"] += 1
        raise RateLimited(wait)


def _claims(request: Request) -> Claims | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    try:
        return verify_token(token) if scheme.lower() == "bearer" else None
    except Refusal:
        return None


async def _given_key(request: Request) -> str:
    """The `k` that came: in the header of the pages, with a pasted link, or in the body."""
    given = request.headers.get(JOIN_KEY_HEADER) or request.query_params.get("k")
    if given or request.method == "GET":
        return given or ""
    try:
        body = await request.json()
    except (ValueError, RecursionError):
        return ""
    in_body = body.get("k") if isinstance(body, dict) else None
    return in_body if isinstance(in_body, str) else ""
