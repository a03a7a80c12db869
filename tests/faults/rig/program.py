"""A program in the session: the Python client, and what it sends and receives is judged too."""

import asyncio
import socket
from collections.abc import Callable
from functools import partial
from time import monotonic

from engagenow_client import LiveClient, LiveClientPool, LiveConfig, LiveEvent, LivePoolConfig
from fixtures.ports import HOST
from fixtures.talk import Participant
from rig.history import Ack, Fact, History, Received, Sent, Slice


class Program:
    """Takes part by one connection or several, each to the worker that `port` names then."""

    def __init__(
        self,
        participant: Participant,
        session_id: str,
        history: History,
        port: Callable[[], int],
        connections: int = 1,
    ) -> None:
        config = LiveConfig(
            url=f"http://{HOST}",
            session_id=session_id,
            token=participant.token,
            transports=("websocket",),
            connect=partial(_connected, port),
        )
        self.client: LiveClient | LiveClientPool = (
            LiveClient(config, self._receive)
            if connections == 1
            else LiveClientPool(config, LivePoolConfig(size=connections), self._receive)
        )
        self._participant = participant
        self._history = history
        self._received = Received(participant.nickname)
        self._sending: list[asyncio.Task[None]] = []
        history.received.append(self._received)

    @property
    def position(self) -> int | None:
        """How far it has received the log."""
        return self._received.position

    def send_message(self, words: str = "") -> None:
        """Write something; the client sends it until it is acknowledged."""
        number = len(self._sending)
        name = f"{self._participant.nickname} {number}"
        sent = Sent(name, self._participant.id, number, f"{name} {words}".strip(), monotonic())
        self._history.sent[name] = sent
        self._sending.append(asyncio.create_task(self._send(sent)))

    async def _send(self, sent: Sent) -> None:
        stored = await self.client.send(sent.text, client_id=sent.client_id)
        assert stored.seq is not None
        sent.acks.append(Ack(stored.id, stored.seq))
        sent.acked_at = monotonic()

    async def said(self) -> None:
        """Wait until everything is acknowledged."""
        await asyncio.gather(*self._sending)

    def _receive(self, event: LiveEvent) -> None:
        seq = getattr(event.data, "seq", None)
        if event.name == "joined_session" and not self._received.slices:
            self._received.slices.append(Slice(event.data.seq))
        elif seq is not None and event.name not in ("joined_session", "head"):
            name = event.data.id if event.name == "new_message" else ""
            self._received.slices[-1].facts.append(Fact(seq, name, monotonic(), 0))


async def _connected(port: Callable[[], int], _host: str, _port: int) -> socket.socket:
    """A connection to the worker that `port` names now."""
    made = socket.socket()
    made.setblocking(False)
    try:
        await asyncio.get_running_loop().sock_connect(made, (HOST, port()))
    except BaseException:
        made.close()
        raise
    return made
