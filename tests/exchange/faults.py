"""What can go wrong, by name."""

import asyncio
from dataclasses import dataclass
from typing import Any

# Until it is switched off, or as many times as it is asked for.
STANDING = {
    "timeout": "REST and handshakes are not answered",
    "error": "REST answers `status` (500) with `code` and `msg`, and `retry_after` seconds",
    "refuse": "handshakes are answered `status` (503)",
    "intermittent": "every second request and handshake is answered 503",
    "slow": "each answer and frame waits `seconds` (0.2)",
    "silence": "subscriptions are acknowledged, and no data follows",
    "half_open": "nothing is sent any more, not even a pong, and nothing ends",
    "no_acknowledgement": "data flow, but no subscription is acknowledged",
    "malformed": "a frame is cut in its middle, so that it is no JSON",
    "garbage": "a frame is text that never was JSON",
    "binary": "text frames are sent as binary ones",
    "text": "binary frames are sent as text ones",
    "wrong_type": "a frame has a number where a text belongs",
    "duplicate": "a frame is sent twice",
    "reorder": "a frame is sent after its successor",
    "gap": "a frame is not sent",
    "not_final": "the last frame of a candle is not sent: T passes without x = true",
    "rest_behind": "REST does not know the newest candle yet",
    "no_candles": "REST has no candle at all, as of a symbol that has just been listed",
    "no_flat": "REST does not have the candles of a time without a trade",
    "no_close_answer": "a client's close frame is not answered",
}
# At once, to every socket, or to those of `only`.
IMMEDIATE = {
    "close_1000": "closed in the normal way",
    "close_1001": "closed: the server goes away",
    "close_1008": "closed: too many requests",
    "reset": "TCP reset",
    "end": "the connection ends without a close frame",
    "invalid_frame": "bytes that are no WebSocket frame",
    "shutdown_notice": "what is said before the 24 h end, in the shape of the socket",
    "shutdown_notice_event": "the same in the shape of the request API",
}
FAULTS = {**STANDING, **IMMEDIATE}


@dataclass
class Fault:
    """A fault that is switched on: how often it still happens, to which connection, and details."""

    times: int | None = None
    only: int | None = None
    detail: dict[str, Any] | None = None

    def get(self, name: str, default: Any) -> Any:
        return (self.detail or {}).get(name, default)


class Faults:
    """Those that are switched on at one venue."""

    def __init__(self) -> None:
        self._on: dict[str, Fault] = {}
        self._switched = asyncio.Event()
        self.requests = 0

    def on(self, name: str, fault: Fault) -> None:
        """Switch one on.

        Raises:
            KeyError: there is no standing fault of this name.
        """
        STANDING[name]
        self._on[name] = fault

    def off(self, name: str | None = None) -> None:
        """Switch one off, or all."""
        if name is None:
            self._on.clear()
        else:
            self._on.pop(name, None)
        self._switched.set()
        self._switched = asyncio.Event()

    async def until_off(self, name: str) -> None:
        """Wait until one is switched off."""
        while name in self._on:
            await self._switched.wait()

    def is_on(self, name: str) -> bool:
        """Whether it is switched on, without counting."""
        return name in self._on

    def take(self, name: str, connection: int | None = None) -> Fault | None:
        """The fault if it happens now, which counts as one time."""
        fault = self._on.get(name)
        if fault is None or (fault.only is not None and fault.only != connection):
            return None
        if fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                del self._on[name]
        return fault
