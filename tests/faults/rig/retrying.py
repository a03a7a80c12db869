"""A member's command that is sent until it is acknowledged, as the page does it."""

import asyncio
from contextlib import suppress
from typing import Any

from rig.member import Member
from rig.wire import RefusedError

ANSWER_SECONDS, PAUSE_SECONDS = 2.0, 0.05


async def acknowledged(member: Member, command: str, payload: dict[str, Any]) -> dict[str, Any]:
    """Return the ack; the payload is the same each time, so the command must be idempotent."""
    while True:
        with suppress(OSError, TimeoutError, RefusedError):
            if member.is_joined and member.wire is not None:
                return await member.wire.call(command, payload, within=ANSWER_SECONDS)
        await asyncio.sleep(PAUSE_SECONDS)
