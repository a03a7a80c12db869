"""Engine.IO by HTTP long polling: for networks that let no WebSocket through."""

import asyncio
import time
from typing import Self

import httpx
import msgspec

from engagenow_client.live.packets import CLOSE, OPEN, Handshake
from engagenow_client.websocket import Receiver

_SEPARATOR = b"\x1e"
_LONGEST_POLL = 60.0  # the server answers with a ping every 25 s, at the latest


class Polling:
    """An open connection: one request waits for packets, another one carries what is sent."""

    def __init__(self, client: httpx.AsyncClient, url: str, receiver: Receiver) -> None:
        self._client = client
        self._url = url
        self._receiver = receiver
        self._outgoing: list[bytes] = []
        self._may_read = asyncio.Event()
        self._may_read.set()
        self._has_outgoing = asyncio.Event()
        self.closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.received_at = time.monotonic()
        self._tasks: list[asyncio.Task[None]] = []

    @classmethod
    async def open(cls, url: str, receiver: Receiver, within: float) -> Self:
        """Connect; raises httpx.HTTPError, or OSError for an answer that is no Engine.IO."""
        timeout = httpx.Timeout(within, read=_LONGEST_POLL)
        client = httpx.AsyncClient(timeout=timeout, follow_redirects=False, trust_env=False)
        try:
            async with asyncio.timeout(within):
                first = await client.get(url)
            packets = _packets(first)
            if not packets[0].startswith(OPEN):
                raise OSError(f"HTTP {first.status_code}: no Engine.IO at {url}")
            sid = msgspec.json.decode(packets[0][1:], type=Handshake).sid
        except BaseException:
            await client.aclose()
            raise
        polling = cls(client, f"{url}&sid={sid}", receiver)
        polling._begin(packets)
        return polling

    def _begin(self, packets: list[bytes]) -> None:
        self._receiver.opened(self)
        self._take(packets)
        self._tasks = [asyncio.create_task(one) for one in (self._read(), self._write())]

    async def _read(self) -> None:
        try:
            while not self.closed.done():
                await self._may_read.wait()
                answer = await self._client.get(self._url)
                if answer.status_code != httpx.codes.OK:
                    break
                self._take(_packets(answer))
        except httpx.HTTPError:
            pass  # it is lost; the next connection says why, if there is none
        self.cut()

    async def _write(self) -> None:
        try:
            while await self._has_outgoing.wait():
                self._has_outgoing.clear()
                body, self._outgoing = _SEPARATOR.join(self._outgoing), []
                answer = await self._client.post(self._url, content=body)
                if answer.status_code != httpx.codes.OK:
                    break
        except httpx.HTTPError:
            pass
        self.cut()

    def _take(self, packets: list[bytes]) -> None:
        self.received_at = time.monotonic()
        for packet in packets:
            self._receiver.received(packet)
        self._receiver.pause_begins()

    def send(self, payload: bytes) -> None:
        """Send one packet with the next request."""
        self._outgoing.append(payload)
        self._has_outgoing.set()

    def ping(self) -> None:
        """Nothing: a poll waits for whatever comes, so it measures no round trip."""

    def pause_reading(self) -> None:
        self._may_read.clear()

    def resume_reading(self) -> None:
        self._may_read.set()

    async def close(self, within: float = 2.0) -> None:
        """Tell the server, and end both requests within so many seconds."""
        if not self.closed.done():
            try:
                async with asyncio.timeout(within):
                    await self._client.post(self._url, content=CLOSE)
            except (httpx.HTTPError, TimeoutError):
                pass  # then the server finds out by itself
        self.cut()
        await asyncio.wait(self._tasks, timeout=within)
        await self._client.aclose()

    def cut(self) -> None:
        """End the connection at once."""
        for task in self._tasks:
            if task is not asyncio.current_task():
                task.cancel()
        if not self.closed.done():
            self.closed.set_result(None)
            self._receiver.pause_begins()


def _packets(answer: httpx.Response) -> list[bytes]:
    return answer.content.split(_SEPARATOR)
