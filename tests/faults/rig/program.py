"""A program in the session: the Python client, whose words and whose hearing are judged too."""

import asyncio
import socket
from collections.abc import Callable
from functools import partial
from time import monotonic

from engagenow_client import LiveClient, LiveClientPool, LiveConfig, LiveEvent, LivePoolConfig
from fixtures.ports import HOST
from fixtures.talk import Participant
from rig.history import Ack, Fact, Heard, History, Sent, Slice


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
            LiveClient(config, self._hear)
            if connections == 1
            else LiveClientPool(config, LivePoolConfig(size=connections), self._hear)
        )
        self._participant = participant
        self._history = history
        self._heard = Heard(participant.nickname)
        self._saying: list[asyncio.Task[None]] = []
        history.heard.append(self._heard)

    @property
    def position(self) -> int | None:
        """How far it has heard the log."""
        return self._heard.position

    def say(self, words: str = "") -> None:
        """Write something; the client sends it until it is acknowledged."""
        number = len(self._saying)
        name = f"{self._participant.nickname} {number}"
        sent = Sent(name, self._participant.id, number, f"{name} {words}".strip(), monotonic())
        self._history.sent[name] = sent
        self._saying.append(asyncio.create_task(self._send(sent)))

    async def _send(self, sent: Sent) -> None:
        stored = await self.client.send(sent.text, client_id=sent.client_id)
        assert stored.seq is not None
        sent.acks.append(Ack(stored.id, stored.seq))
        sent.acked_at = monotonic()

    async def said(self) -> None:
        """Wait until everything is acknowledged."""
        await asyncio.gather(*self._saying)

    def _hear(self, event: LiveEvent) -> None:
        seq = getattr(event.data, "seq", None)
        if event.name == "joined_session" and not self._heard.slices:
            self._heard.slices.append(Slice(event.data.seq))
        elif seq is not None and event.name not in ("joined_session", "head"):
            name = event.data.id if event.name == "new_message" else ""
            self._heard.slices[-1].facts.append(Fact(seq, name, monotonic(), 0))


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
