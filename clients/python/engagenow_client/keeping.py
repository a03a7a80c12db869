"""Keeping a connection open: attempt after attempt, with the state that everybody may read."""

import asyncio
from collections.abc import Awaitable, Callable

from httpx import HTTPError
from picows import WSError

from engagenow_client.errors import ClientError, GaveUpError
from engagenow_client.retry import Attempts, Retry
from engagenow_client.state import State

FAILURES = (OSError, WSError, HTTPError, ClientError)


class StateHolder:
    """A client's state, and who waits for it; `on_change` is called with each new one."""

    def __init__(self, on_change: Callable[[State], None] = lambda _state: None) -> None:
        self._state = State.DISCONNECTED
        self.on_change = on_change
        self._connected = asyncio.Event()

    @property
    def state(self) -> State:
        return self._state

    def become(self, state: State) -> None:
        """Change the state; the same again changes nothing."""
        if state is self._state:
            return
        self._state = state
        if state is State.CONNECTED:
            self._connected.set()
        else:
            self._connected.clear()
        self.on_change(state)

    async def connected(self) -> None:
        """Return as soon as the state is `CONNECTED`."""
        await self._connected.wait()


def never(_error: Exception) -> bool:
    """Say that no failure is the last."""
    return False


async def keep_open(
    attempt: Callable[[], Awaitable[float | None]],
    retry: Retry,
    states: StateHolder,
    is_final: Callable[[Exception], bool] = never,
) -> None:
    """Run `attempt` again and again, with the pauses of `retry`, until it is cancelled.

    An attempt opens a connection, lets `states` become `CONNECTED`, and returns when it is lost:
    for how many seconds it was useful, None if it never was. After a failure that `is_final`, there
    is no further one.

    Raises:
        GaveUpError: too many failures in a row.
        Exception: the final failure.
    """
    attempts = Attempts(retry)
    states.become(State.CONNECTING)
    while True:
        cause: BaseException | None = None
        try:
            lasted = await attempt()
        except FAILURES as error:
            if is_final(error):
                states.become(State.DISCONNECTED)
                raise
            cause, lasted = error, None
        if states.state is State.CONNECTED:
            states.become(State.RECONNECTING)
        pause = attempts.ended(lasted)
        if attempts.are_used_up:
            states.become(State.DISCONNECTED)
            raise GaveUpError(f"after {attempts.failures} failures in a row") from cause
        await asyncio.sleep(pause)
