"""The peers: other clients that read the same messages."""

import asyncio
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import socketio
from messages import Wrapped, number_of
from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect
from websockets.asyncio.client import connect

from engagenow_client.contract import NewMessage

_WS_FAST = Path(__file__).with_name("ws_fast.py")
_SECONDS = 120


async def websockets(port: int, count: int) -> None:
    decode = msgspec.json.Decoder(Wrapped).decode
    async with connect(f"ws://127.0.0.1:{port}/stream", compression=None) as client:
        await client.send("go")
        for _ in range(count):
            decode(await client.recv(decode=False))


class _First(WSListener):
    """What any pool over picows does at the least: find the key, and decode what is new."""

    def __init__(self, seen: set[int], done: asyncio.Event, count: int) -> None:
        self._seen = seen
        self._done = done
        self._count = count
        self._decode = msgspec.json.Decoder(Wrapped).decode

    def on_ws_connected(self, transport: WSTransport) -> None:
        transport.send(WSMsgType.TEXT, b"go")

    def on_ws_frame(self, _transport: WSTransport, frame: WSFrame) -> None:
        payload = frame.get_payload_as_bytes()
        number = number_of(payload)
        if number not in self._seen:
            self._seen.add(number)
            self._decode(payload)
            if len(self._seen) == self._count:
                self._done.set()


async def picows_pool_of_3(port: int, count: int) -> None:
    seen: set[int] = set()
    done = asyncio.Event()
    url = f"ws://127.0.0.1:{port}/pool"
    opened = [await ws_connect(lambda: _First(seen, done, count), url) for _ in range(3)]
    await done.wait()
    for transport, _listener in opened:
        transport.disconnect(graceful=False)


async def python_socketio(port: int, count: int) -> None:
    client, done, left = socketio.AsyncClient(), asyncio.Event(), count

    @client.on("new_message")
    async def received(data: Any) -> None:
        nonlocal left
        msgspec.convert(data, NewMessage)
        left -= 1
        if not left:
            done.set()

    await client.connect(f"http://127.0.0.1:{port}", transports=["websocket"])
    await client.emit("join_session", {"session_code": "BENCH2", "nickname": "Ada"})
    await done.wait()
    await client.disconnect()


def ws_fast(python: str, port: int, count: int) -> float:
    """Return messages for a second of CPU, measured by the script in its own environment."""
    command = [python, str(_WS_FAST), str(port), str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=_SECONDS)
    return float(done.stdout)
