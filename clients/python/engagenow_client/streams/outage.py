"""For how long nothing was read."""

import time
from collections.abc import Callable

from engagenow_client.state import State


class Outage:
    """Calls `over` after each reconnection with the seconds that it took."""

    def __init__(self, over: Callable[[float], None]) -> None:
        self._over = over
        self._since: float | None = None

    def on_state(self, state: State) -> None:
        """Take the new state of a client."""
        if state is State.RECONNECTING:
            self._since = time.monotonic()
        elif state is State.CONNECTED and self._since is not None:
            since, self._since = self._since, None
            self._over(time.monotonic() - since)
