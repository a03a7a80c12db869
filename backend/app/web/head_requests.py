"""HEAD answers like GET, without the body (RFC 9110, section 9.3.2)."""

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SOCKETS = "/socket.io"  # a GET there may open a connection
_MARK = "engagenow.is_head"


def is_head(request: Request) -> bool:
    """Return whether this GET was a HEAD, for routes whose GET has an effect."""
    return _MARK in request.scope


class HeadRequests:
    """ASGI middleware: routes see GET instead of HEAD, and the body is dropped."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_head = scope["type"] == "http" and scope["method"] == "HEAD"
        if not is_head or scope["path"].startswith(_SOCKETS):
            await self._app(scope, receive, send)
            return
        scope["method"], scope[_MARK] = "GET", True
        try:
            await self._app(scope, receive, _without_body(scope, send))
        finally:
            scope["method"] = "HEAD"


def _without_body(scope: Scope, send: Send) -> Send:
    """Drop the body; the server keeps the length because it still sees HEAD."""

    async def sending(message: Message) -> None:
        scope["method"] = "HEAD"
        try:
            await send({**message, "body": b""} if "body" in message else message)
        finally:
            scope["method"] = "GET"

    return sending
