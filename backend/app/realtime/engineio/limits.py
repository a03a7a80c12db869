"""Limits on what one client sends: bytes, and the frames and reads that carry them."""

import time

FRAME_BYTES = 1024  # what a frame costs besides its bytes, and what a read costs
RATE_BYTES = 512 * 1024  # a second: 20 taps a second take a twelfth of it
BURST_BYTES = 1024 * 1024  # at once: hundreds of messages that waited for a network
SETTLE_BYTES = BURST_BYTES // 4  # how much may come between two looks at the clock
FLOOD_SECONDS = 10.0


class Budget:
    """What a client has sent recently, less what time has given back."""

    __slots__ = ("_debt", "_settled", "_since")

    def __init__(self) -> None:
        self._debt = 0
        self._settled = time.monotonic()
        self._since: float | None = None  # when the burst was spent, and has been ever since

    def settle(self, sent: int) -> float:
        """Count what arrived; return for how many seconds to stop reading."""
        now = time.monotonic()
        given_back = int((now - self._settled) * RATE_BYTES)
        self._debt, self._settled = max(0, self._debt + sent - given_back), now
        if self._debt <= BURST_BYTES:
            self._since = None
            return 0.0
        self._since = self._since or now
        return (self._debt - BURST_BYTES) / RATE_BYTES

    @property
    def is_flood(self) -> bool:
        """Return whether the client has sent at full speed for too long."""
        return self._since is not None and self._settled - self._since > FLOOD_SECONDS
