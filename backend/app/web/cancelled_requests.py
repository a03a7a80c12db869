"""Answering requests that a restart cancels, like commands over sockets."""

import asyncio

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.realtime.errors import Restarting
from app.web.errors import answer


class CancelledRequests:
    """ASGI middleware: uvicorn cancels requests that outlast the grace period of a restart."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the request, and answer `restarting` if it is cancelled."""
        is_answered = False

        async def recording(message: Message) -> None:
            nonlocal is_answered
            is_answered = True
            await send(message)

        try:
            await self._app(scope, receive, recording)
        except asyncio.CancelledError:
            if scope["type"] != "http" or is_answered:
                raise
            response = await answer(Request(scope), Restarting())
            await response(scope, receive, send)
