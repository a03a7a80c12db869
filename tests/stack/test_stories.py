"""People in real browsers, through nginx: by WebSocket, with the upgrade stripped, over TLS."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from fixtures.sockets import ConnectError
from fixtures.stack.stack import Stack
from rig.crowd import talk_at

E2E = Path(__file__).resolve().parents[1] / "e2e"
SHORT = ["presenter-and-participant-chat-both-ways", "a-lost-network-loses-nothing"]
LONG = [
    *SHORT,
    "a-latecomer-reads-what-was-said",
    "a-refresh-keeps-the-participant",
    "older-messages-load",
]
LONG += ["people-join-from-a-phone", "the-waiting-room-opens-by-itself", "full-screen-join-code"]


async def told(url: str, *stories: str, **environment: str) -> None:
    """Tell these stories there; what a browser saw is shown if one of them fails."""
    missing = [story for story in stories if not any(E2E.glob(f"*/{story}*.spec.ts"))]
    assert not missing  # of several names, Playwright forgives one that is none
    playwright = ["npx", "playwright", "test", "--config", "stack.config.ts", *stories]
    process = await asyncio.create_subprocess_exec(
        *playwright,
        cwd=E2E,
        env={**os.environ, "STACK_URL": url, **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await process.communicate()  # each wait in a story has its bound
    sys.stdout.write(output.decode())
    assert process.returncode == 0


async def test_over_tls(stack: Stack, tls: str) -> None:
    await told(tls, *LONG, NODE_EXTRA_CA_CERTS=str(stack.authority))


async def test_by_websocket_behind_somebody_elses_tls(plain: str) -> None:
    await told(plain, *SHORT)


async def test_with_the_upgrade_stripped(stripped: str) -> None:
    async with talk_at(stripped) as talk:
        participant = await talk.add_participant()
        with pytest.raises(ConnectError):
            await talk.connect(participant.token, transports=["websocket"])
        await talk.enter(participant, transports=["polling"])
    await told(stripped, *SHORT)


async def test_while_workers_are_replaced() -> None:
    await told("", "a-rolling-restart-loses-nothing")
