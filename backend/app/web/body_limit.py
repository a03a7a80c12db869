"""Limiting the size of request bodies.

FastAPI's own `max_body_size` answers in plain text; ours answers with a problem document.
"""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.error_mapping import BodyTooLarge
from app.web.errors import answer

MAX_BODY_BYTES = 64 * 1024


class BodyLimit:
    """ASGI middleware: refuses a body whose announced or actual size is too large."""

    def __init__(self, app: ASGIApp, *, sockets_path: str, sockets_bytes: int) -> None:
        """Wrap `app`; the path of Socket.IO has its own, larger limit."""
        self._app = app
        self._sockets_path, self._sockets_bytes = sockets_path, sockets_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._most(scope["path"])
        if _claimed_length(scope) > most:
            response = await answer(Request(scope), BodyTooLarge())
            await response(scope, receive, send)
        else:
            await self._app(scope, _counted(receive, most), send)

    def _most(self, path: str) -> int:
        return self._sockets_bytes if path.startswith(self._sockets_path) else MAX_BODY_BYTES


def _claimed_length(scope: Scope) -> int:
    length = Request(scope).headers.get("content-length", "")
    return int(length) if length.isdecimal() else 0


def _counted(receive: Receive, most: int) -> Receive:
    received = 0

    async def counting() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > most:
            raise HTTPException(413)
        return message

    return counting
