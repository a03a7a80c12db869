"""Limiting attempts to join, and look-ups, over REST."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated, Any

from fastapi import Depends, Header, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from app.core.codes import normalise_code
from app.core.refusal import Refusal
from app.core.security import Claims, verify_token
from app.features.guess_limits.admission import Admission
from app.features.guess_limits.asker import Asker
from app.features.guess_limits.device import device_of
from app.features.guess_limits.guard import GuessLimit, limiting_guesses
from app.features.live_sessions import queries
from app.features.newcomers.ticket import read_ticket
from app.features.newcomers.waiting_list import waiting_list
from app.features.participants.commands import Join
from app.features.participants.limits import JoinLimits
from app.web.deps import Db
from app.web.rate_limits import AddressLimit, asking, limiter_of

joins = AddressLimit("joins", lambda settings: settings.limits(JoinLimits).limit_joins)

_KEY = "The `k` of the join link: no limit of guessing touches who brings it."
_TICKET = (
    "The `ticket` of an `awaiting_host`: to be shown again until a host has let its bearer in, and "
    "then as good as the link."
)
_PROOF = (
    "What solves the `challenge` of a `proof_required`: ALTCHA's payload, base64 of the JSON "
    "`{challenge, solution}`. Good once, for a minute, at the address that was asked."
)


async def asker_of(
    request: Request, join_proof: Annotated[str | None, Header(description=_PROOF)] = None
) -> Asker:
    """Dependency: the sender of the request, created once per request."""
    return Asker(asking(request), device_of(request), join_proof or "")


OneAsker = Annotated[Asker, Depends(asker_of)]


async def guess_limit(
    request: Request,
    db: Db,
    asker: OneAsker,
    join_key: Annotated[str | None, Header(description=_KEY)] = None,
    join_ticket: Annotated[str | None, Header(description=_TICKET)] = None,
    k: str | None = None,
) -> AsyncIterator[GuessLimit]:
    """Dependency: limits one request; listed first, so it holds no database session."""
    code = normalise_code(request.path_params["session_code"]) or ""
    claims = _claims(request)

    async def knows() -> bool:
        given = join_key or k or await _key_in_body(request)
        return await queries.is_known(db, code, given, claims.session_id if claims else None)

    admission = Admission(
        waiting_list(request.app.state.realtime.context),
        code,
        read_ticket(join_ticket, code) if join_ticket else None,
        partial(_nickname, request),
    )
    async with limiting_guesses(
        limiter_of(request), asker, knows=knows, admission=admission
    ) as one:
        yield one


def _claims(request: Request) -> Claims | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    try:
        return verify_token(token) if scheme.lower() == "bearer" else None
    except Refusal:
        return None


async def _nickname(request: Request) -> str | None:
    """Return the newcomer's nickname in the body, if it is well-formed."""
    if request.method != "POST":
        return None
    try:
        return Join.model_validate(await _body(request)).nickname
    except ValidationError as error:
        found = [{**one, "loc": ("body", *one["loc"])} for one in error.errors()]
        raise RequestValidationError(found) from None


async def _key_in_body(request: Request) -> str:
    body = await _body(request) if request.method == "POST" else None
    given = body.get("k") if isinstance(body, dict) else None
    return given if isinstance(given, str) else ""


async def _body(request: Request) -> Any:
    try:
        return await request.json()
    except (ValueError, RecursionError):
        return None
