"""A minimal Socket.IO client that connects to this worker's own port.

Engine.IO 4 and Socket.IO 5 over WebSocket: https://socket.io/docs/v4/engine-io-protocol
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import orjson
from websockets.asyncio.client import ClientConnection, connect, unix_connect

Address = str | tuple[str, int]  # a Unix socket's path, or host and port
OnEvent = Callable[[str, dict[str, Any]], None]

_PATH = "/socket.io/?EIO=4&transport=websocket"
_PATIENCE_SECONDS = 5.0
_PING, _PONG = "2", "3"
_CONNECT, _EVENT, _ACK = "40", "42", "43"


class CanaryError(Exception):
    """The server refused something, or closed the connection."""


class Client:
    """One connected socket."""

    def __init__(self, socket: ClientConnection, on_event: OnEvent) -> None:
        self._socket = socket
        self._on_event = on_event
        self._acks: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._asked = 0

    async def call(self, command: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Send a command and return its ack.

        Raises:
            CanaryError: it was refused, or the connection has closed.
            TimeoutError: no ack within five seconds.
        """
        self._asked += 1
        number = str(self._asked)
        done = self._acks[number] = asyncio.get_running_loop().create_future()
        body = orjson.dumps([command, payload]).decode()
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await self._socket.send(_EVENT + number + body)
                ack: dict[str, Any] = await done
        finally:
            del self._acks[number]
        if not ack["ok"]:
            raise CanaryError(ack["code"])
        return ack

    async def introduce(self, token: str) -> None:
        """Connect to the namespace `/`.

        Raises:
            CanaryError: the token is refused.
        """
        async with asyncio.timeout(_PATIENCE_SECONDS):
            await self._socket.recv()  # the opening of the engine
            await self._socket.send(_CONNECT + orjson.dumps({"token": token}).decode())
            if not (answer := str(await self._socket.recv())).startswith(_CONNECT):
                raise CanaryError(f"not connected: {answer[:80]}")

    async def listen(self) -> None:
        """Handle events until the connection closes."""
        try:
            async for frame in self._socket:
                await self._hear(str(frame))
        finally:
            for done in self._acks.values():
                if not done.done():
                    done.set_exception(CanaryError("the connection has ended"))

    async def _hear(self, frame: str) -> None:
        if frame == _PING:
            await self._socket.send(_PONG)
        elif frame.startswith(_EVENT):
            name, told = orjson.loads(frame[len(_EVENT) :])
            self._on_event(name, told)
        elif frame.startswith(_ACK):
            number, bracket, rest = frame[len(_ACK) :].partition("[")
            done = self._acks.get(number)
            if done is not None and not done.done():
                done.set_result(orjson.loads(bracket + rest)[0])


@asynccontextmanager
async def connected(address: Address, token: str, on_event: OnEvent) -> AsyncIterator[Client]:
    """Provide a connected client, which handles events until the block ends."""
    async with _socket(address) as socket:
        client = Client(socket, on_event)
        await client.introduce(token)
        listening = asyncio.create_task(client.listen())
        try:
            yield client
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)


def _socket(address: Address) -> connect:
    options: dict[str, Any] = {
        "open_timeout": _PATIENCE_SECONDS,
        "close_timeout": 1,
        "ping_interval": None,
        "compression": None,
        "proxy": None,
    }
    if isinstance(address, str):
        return unix_connect(address, "ws://localhost" + _PATH, **options)
    host, port = address
    return connect(f"ws://{f'[{host}]' if ':' in host else host}:{port}{_PATH}", **options)
