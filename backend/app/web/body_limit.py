"""Limiting the size of request bodies.

FastAPI's own `max_body_size` answers in plain text; ours answers with a problem document.
"""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.routing import compile_path
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.error_mapping import BodyLimitReached, BodyTooLarge
from app.web.errors import answer
from app.web.feature import FileRoute

MAX_BODY_BYTES = 64 * 1024


class BodyLimit:
    """ASGI middleware: refuses a body whose announced or actual size is too large."""

    def __init__(
        self, app: ASGIApp, *, sockets: tuple[str, int], files: Sequence[FileRoute]
    ) -> None:
        """Wrap `app`; the path of Socket.IO and routes that take files have larger limits."""
        self._app = app
        self._sockets_path, self._sockets_bytes = sockets
        self._files = [(compile_path(file.path)[0], file.most_bytes) for file in files]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._most(scope["path"])
        if _claimed_length(scope) > most:
            response = await answer(Request(scope), BodyTooLarge(most))
            await response(scope, receive, send)
        else:
            await self._app(scope, _counted(receive, most), send)

    def _most(self, path: str) -> int:
        if path.startswith(self._sockets_path):
            return self._sockets_bytes
        return next((most for shape, most in self._files if shape.match(path)), MAX_BODY_BYTES)


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
            raise BodyLimitReached(most)
        return message

    return counting
