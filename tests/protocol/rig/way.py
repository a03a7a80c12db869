"""A client made of packets: what it sends is exactly what a case says."""

import json
from contextlib import AsyncExitStack
from typing import Any, Self

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from fixtures.waiting import PATIENCE
from rig.bounds import SILENCE, bounded

SEPARATOR = "\x1e"
POLLING = "EIO=4&transport=polling"
WEBSOCKET = "EIO=4&transport=websocket"
PING, PONG = "2", "3"
KNOWN = '["known"]'  # the event that every server here answers


class Wire:
    """A WebSocket, frame by frame."""

    def __init__(self, websocket: ClientConnection) -> None:
        self._websocket = websocket

    async def send(self, *frames: str | bytes) -> None:
        """Send these, each in a frame of its own."""
        try:
            for frame in frames:
                await bounded(self._websocket.send(frame))
        except ConnectionClosed:
            return  # who reads next sees that

    async def next(self, beginning: str = "") -> str:
        """The next text frame with this beginning; pings are answered, `closed` is the end."""
        try:
            while True:
                frame = await bounded(self._websocket.recv())
                if frame == PING and beginning != PING:
                    await self.send(PONG)
                elif isinstance(frame, str) and frame.startswith(beginning):
                    return frame
        except ConnectionClosed:
            return "closed"

    async def fate(self) -> str:
        """Whether the connection is `kept`, by an event that is answered, `closed`, or `silent`."""
        await self.send("4277" + KNOWN)
        try:
            received = await bounded(self.next("4377["), SILENCE)
        except TimeoutError:
            return "silent"
        return "closed" if received == "closed" else "kept"

    async def hang_up(self) -> None:
        await bounded(self._websocket.close())

    async def ended(self) -> str:
        """`closed`, as soon as the server closes; pings have no answer any more."""
        await bounded(self._websocket.wait_closed())
        return "closed"


class Polling:
    """A session that polls, request by request."""

    def __init__(self, way: "Way", hello: dict[str, Any]) -> None:
        self._way = way
        self.hello = hello
        self.sid: str = hello["sid"]

    @property
    def query(self) -> str:
        """What its requests have behind the question mark."""
        return f"{POLLING}&sid={self.sid}"

    async def get(self) -> httpx.Response:
        return await self._way.ask("GET", self.query)

    async def post(self, *packets: str) -> httpx.Response:
        return await self._way.ask("POST", self.query, SEPARATOR.join(packets))

    async def next(self, *beginnings: str) -> list[str]:
        """Poll until there are packets with these beginnings, in this order; `[]` at the end."""
        found: list[str] = []
        while len(found) < len(beginnings):
            answer = await self.get()
            if answer.status_code != httpx.codes.OK:
                return []
            for packet in answer.text.split(SEPARATOR):
                if packet == PING and PING not in beginnings:
                    await self.post(PONG)
                elif len(found) < len(beginnings) and packet.startswith(beginnings[len(found)]):
                    found.append(packet)
        return found

    async def fate(self) -> str:
        """Whether the session is `kept`, by an event that is answered, or `closed`."""
        if (await self.post("4277" + KNOWN)).status_code != httpx.codes.OK:
            return "closed"
        return "kept" if await self.next("4377[") else "closed"


class Way:
    """The way to one server; whatever a case opens is closed with it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._url = f"http://127.0.0.1:{port}/socket.io/"
        self._stack = AsyncExitStack()
        self._http = httpx.AsyncClient(timeout=PATIENCE)

    async def __aenter__(self) -> Self:
        await self._stack.enter_async_context(self._http)
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._stack.aclose()

    async def ask(self, method: str, query: str, body: str | None = None) -> httpx.Response:
        headers = {} if body is None else {"Content-Type": "text/plain;charset=UTF-8"}
        return await self._http.request(
            method, f"{self._url}?{query}", content=body and body.encode(), headers=headers
        )

    async def poll(self, *, connect: bool = True) -> Polling:
        """A session that polls, connected to the namespace `/` too if nothing else is said."""
        polling = Polling(self, json.loads((await self.ask("GET", POLLING)).text[1:]))
        if connect:
            await polling.post("40")
            assert await polling.next("40{")
        return polling

    async def dial(self, query: str = WEBSOCKET) -> Wire | None:
        """A WebSocket on which nothing was read yet; None where it is refused."""
        opening = connect(f"{self._url.replace('http', 'ws', 1)}?{query}", open_timeout=PATIENCE)
        try:
            return Wire(await self._stack.enter_async_context(opening))
        except (InvalidStatus, ConnectionClosed):
            return None

    async def wire(self, *, connect: bool = True) -> Wire:
        """A WebSocket that has said hello, connected to the namespace `/` too."""
        wire = await self.dial()
        assert wire is not None
        assert (await wire.next()).startswith("0{")
        if connect:
            await wire.send("40")
            assert (await wire.next("40")).startswith("40{")
        return wire
