"""A filter below Socket.IO: malformed Engine.IO frames never reach the engine."""

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger()

_PACKETS = tuple("12345")  # close, ping, pong, message, upgrade: what clients may send


class FrameGuard:
    """ASGI middleware: a malformed frame ends its WebSocket as if the client had left.

    python-engineio 4.15 raises out of the application instead: it logs a traceback, and the member
    seems present until the next ping.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        guarded = _guarded(receive) if scope["type"] == "websocket" else receive
        await self._app(scope, guarded, send)


def _guarded(receive: Receive) -> Receive:
    async def receive_packet() -> Message:
        message = await receive()
        if message["type"] != "websocket.receive" or _is_packet(message.get("text")):
            return message
        log.info("bad_frame", error="NotAPacket")
        return {"type": "websocket.disconnect", "code": 1002}

    return receive_packet


def _is_packet(text: str | None) -> bool:
    return text is not None and text.startswith(_PACKETS)
