"""A bound on request bodies.

FastAPI's own `max_body_size` answers in plain text; refusals here are problem documents.
"""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import BodyTooLarge, answer

MAX_BODY_BYTES = 64 * 1024


class BodyLimit:
    """ASGI middleware: refuses a body that says it is too long, or that turns out to be."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request pass, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif _claimed_length(scope) > MAX_BODY_BYTES:
            response = await answer(Request(scope), BodyTooLarge())
            await response(scope, receive, send)
        else:
            await self._app(scope, _counted(receive), send)


def _claimed_length(scope: Scope) -> int:
    length = Request(scope).headers.get("content-length", "")
    return int(length) if length.isdecimal() else 0


def _counted(receive: Receive) -> Receive:
    received = 0

    async def counting() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > MAX_BODY_BYTES:
            raise HTTPException(413)
        return message

    return counting
