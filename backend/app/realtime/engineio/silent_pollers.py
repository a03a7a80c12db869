"""Closing clients that stop polling, within the promised time."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from app.realtime.engineio.connection import EngineConnection

CHECK_SECONDS = 0.5


async def end_silent_pollers(
    sockets: dict[str, Any], ping_timeout: float, hang_up: Callable[[str], None]
) -> None:
    """Check all polling clients, for as long as the server runs.

    Replaces python-engineio's service task, which checks every `ping_timeout` seconds and so
    notices a missing answer up to twice as late.
    """
    while True:
        await asyncio.sleep(CHECK_SECONDS)
        # The ping scheduler looks after the others.
        polling = [one for one in sockets.values() if not isinstance(one, EngineConnection)]
        for socket in polling:
            if socket.closed:
                sockets.pop(socket.sid, None)
            elif socket.last_ping and time.time() - socket.last_ping > ping_timeout:
                hang_up(socket.sid)
