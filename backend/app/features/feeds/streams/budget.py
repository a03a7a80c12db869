"""How much may still be asked of a host by REST."""

import time

_SHARE = 0.8  # others behind this address ask too
_MINUTE = 60.0


class Budget:
    """The weight used in the present minute, and for how long nothing may be asked."""

    def __init__(self, weight_a_minute: int) -> None:
        self._most = weight_a_minute * _SHARE
        self._blocked_until = 0.0

    def wait(self) -> float:
        """Return for how many seconds nothing may be asked."""
        return max(0.0, self._blocked_until - time.time())

    def used(self, weight: int) -> None:
        """Note the weight used in this minute of UTC, as the host counts it."""
        if weight >= self._most:
            self.block(_MINUTE - time.time() % _MINUTE)

    def block(self, seconds: float) -> None:
        """Ask nothing for so long."""
        self._blocked_until = max(self._blocked_until, time.time() + seconds)
