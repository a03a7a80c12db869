"""What carries Engine.IO packets."""

import asyncio
from typing import Protocol
from urllib.parse import urlsplit, urlunsplit

from engagenow_client.latency import LatencyTracker
from engagenow_client.live.config import LiveConfig
from engagenow_client.live.polling import Polling
from engagenow_client.websocket import Receiver, WebSocket, open_websocket

MAX_FRAME = 8 << 20  # a snapshot and two hundred events, with room


class Carrier(Protocol):
    """An open connection."""

    closed: asyncio.Future[None]
    received_at: float

    def send(self, payload: bytes) -> None:
        """Send one packet."""

    def ping(self) -> None:
        """Measure the round trip, where that can be done."""

    def pause_reading(self) -> None: ...

    def resume_reading(self) -> None: ...

    async def close(self, within: float = 2.0) -> None: ...

    def cut(self) -> None: ...


async def open_carrier(
    transport: str, config: LiveConfig, receiver: Receiver, latency: LatencyTracker
) -> Carrier:
    """Connect by WebSocket or polling; raises OSError, picows.WSError or httpx.HTTPError."""
    address = engine_url(config.url, transport)
    if transport == "polling":
        return await Polling.open(address, receiver, config.connect_within)
    return await open_websocket(
        address,
        lambda: WebSocket(receiver, latency),
        headers={},
        max_frame=MAX_FRAME,
        within=config.connect_within,
        connect=config.connect,
    )


def engine_url(url: str, transport: str) -> str:
    """Return where Engine.IO is, below the address that people open."""
    parts = urlsplit(url)
    scheme = parts.scheme.replace("http", "ws") if transport == "websocket" else parts.scheme
    path = f"{parts.path.rstrip('/')}/socket.io/"
    return urlunsplit((scheme, parts.netloc, path, f"EIO=4&transport={transport}", ""))
