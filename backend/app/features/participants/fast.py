"""Passcodes that are refused at once: where so many were wrong, a proof of work is due first.

Whoever guesses sends hundreds of requests at once, and each takes the event loop from those who
talk. Here the checks are those of the route, in its order; the rest of what FastAPI prepares for
the route is left out. Whatever is not refused here goes on to the route, which checks everything.
"""

from collections.abc import Awaitable
from types import SimpleNamespace

from fastapi import Request
from pydantic import ValidationError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.codes import normalise_code
from app.core.refusal import Refusal
from app.features.guess_limits.asker import Asker
from app.features.guess_limits.device import device_of
from app.features.guess_limits.guard import CODES, GuessLimit
from app.features.guess_limits.passcode import passcode_of
from app.features.participants.commands import Join
from app.features.participants.guess_limits import joins
from app.web.errors import answer
from app.web.rate_limits import asking, limiter_of
from app.web.router import JSON_TYPES

_PREFIX = "/api/join/"
_ROUTE = SimpleNamespace(path="/api/join/{session_code:path}")  # under which it is counted
_JSON = tuple((b"content-type", one.encode()) for one in JSON_TYPES)
# Whoever sends one of these may be no guesser.
_CREDENTIALS = {b"authorization", b"join-key", b"join-proof", b"join-ticket"}


class FastRefusals:
    """ASGI middleware: answers requests to join whose passcode needs a proof of work."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the request, or run the application."""
        limits = _reached(Request(scope)) if _may_guess(scope) else None
        if limits is None:
            await self._app(scope, receive, send)
            return
        messages, request = await _body(receive), Request(scope)
        refusal = await _refusal(request, limits) if _is_guess(messages) else None
        if refusal is None:
            await self._app(scope, _again(messages, receive), send)
            return
        scope["route"] = _ROUTE
        response = await answer(request, refusal)
        await response(scope, receive, send)


def _may_guess(scope: Scope) -> bool:
    """Return whether it is a request to join that comes in the usual form, with a typed code."""
    if scope["type"] != "http" or scope["method"] != "POST":
        return False
    path = scope["path"]
    if not (path.startswith(_PREFIX) and path[len(_PREFIX) :].isalnum()):
        return False
    names = {name for name, _ in scope["headers"]}
    return (
        not (scope["query_string"] or scope.get("root_path"))
        and any(one in scope["headers"] for one in _JSON)
        and b"content-length" in names
        and names.isdisjoint(_CREDENTIALS)
    )


def _reached(request: Request) -> tuple[GuessLimit, GuessLimit] | None:
    """Return the limits of its code and passcode, if the latter is reached by our own counts."""
    code = normalise_code(request.scope["path"].removeprefix(_PREFIX)) or ""
    limiter, asker = limiter_of(request), Asker(asking(request), device_of(request))
    of_passcode = GuessLimit(limiter, asker, passcode_of(code))
    if not of_passcode.is_reached_here():
        return None
    return GuessLimit(limiter, asker, CODES), of_passcode


async def _body(receive: Receive) -> list[Message]:
    """Return the messages of the body; its announced length is within the limit."""
    messages = [await receive()]
    while messages[-1].get("more_body"):
        messages.append(await receive())
    return messages


def _is_guess(messages: list[Message]) -> bool:
    """Return whether this is a valid body with a passcode and no `k`."""
    body = b"".join(message.get("body", b"") for message in messages)
    try:
        command = Join.model_validate_json(body)
    except ValidationError:  # or nobody waits for an answer any more
        return False
    return bool(command.passcode) and command.k is None


async def _refusal(request: Request, limits: tuple[GuessLimit, GuessLimit]) -> Refusal | None:
    """Return what the route would refuse the request with; None if it may be let in."""
    of_code, of_passcode = limits
    try:
        await of_code.check()
    except Refusal:
        return None  # the route knows more ways in
    refusal = await _refused(of_passcode.check())
    return refusal and (await _refused(joins(request)) or refusal)


async def _refused(check: Awaitable[None]) -> Refusal | None:
    try:
        await check
    except Refusal as refusal:
        return refusal
    return None


def _again(messages: list[Message], receive: Receive) -> Receive:
    """Return a `receive` that begins with messages that were received already."""
    given = iter(messages)

    async def receiving() -> Message:
        return next(given, None) or await receive()

    return receiving
