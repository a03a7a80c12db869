"""A few complete clients beside the compiled ones: what a real library sees of the same run."""

import contextlib
import time
from collections.abc import AsyncIterator, Sequence
from typing import Any

import socketio

from kit.percentiles import percentiles
from kit.rest import Participant

_JOIN_SECONDS = 15


class Reference:
    """A python-socketio client in the room, which only listens."""

    def __init__(self, participant: Participant) -> None:
        self._participant = participant
        self._client = socketio.AsyncClient(reconnection=False)
        self._client.on("new_message", self._on_message)
        self.latency_ms: list[float] = []
        self.seqs: list[int] = []

    async def join(self, url: str) -> None:
        """Connect over WebSocket and enter the room."""
        await self._client.connect(url, transports=["websocket"], wait_timeout=_JOIN_SECONDS)
        order = {"session_id": self._participant.session_id, "token": self._participant.token}
        answer = await self._client.call("join_session", order, timeout=_JOIN_SECONDS)
        if not answer.get("ok"):
            raise SystemExit(f"A reference client may not join: {answer}")

    async def leave(self) -> None:
        await self._client.disconnect()

    def _on_message(self, data: dict[str, Any]) -> None:
        self.seqs.append(data["seq"])
        if data["message"].startswith("@"):
            due = int(data["message"][1:17])
            self.latency_ms.append(time.monotonic() * 1e3 - due / 1e3)


@contextlib.asynccontextmanager
async def references(
    url: str, participants: Sequence[Participant]
) -> AsyncIterator[list[Reference]]:
    """Clients in the room for as long as the block."""
    clients = [Reference(participant) for participant in participants]
    try:
        for client in clients:
            await client.join(url)
        yield clients
    finally:
        for client in clients:
            await client.leave()


def compared(clients: Sequence[Reference], sent: int) -> dict[str, Any]:
    """What they saw: every message once, in the order of the log, and how late.

    Args:
        clients: who listened.
        sent: how many messages there were.
    """
    gapless = all(c.seqs == list(range(c.seqs[0], c.seqs[0] + sent)) for c in clients if c.seqs)
    complete = all(len(client.seqs) == sent for client in clients)
    latencies = [one for client in clients for one in client.latency_ms]
    return {
        "clients": len(clients),
        "conserved": gapless and complete,
        "received": [len(client.seqs) for client in clients],
        "delivery_ms": percentiles(latencies),
    }
