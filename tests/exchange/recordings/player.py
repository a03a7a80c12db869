"""A server on loopback that plays a recording to whoever subscribes, as fast as it is read."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import orjson
from aiohttp import web

from .recording import Recording


class Player:
    """Plays each frame to the sockets that have asked for its stream."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording

    async def talk(self, request: web.Request) -> web.StreamResponse:
        """Play the frames of the streams that are asked for, then wait for the end."""
        ws = web.WebSocketResponse()
        await ws.prepare(request)
        asked = orjson.loads(await ws.receive_str())
        wanted = None
        if isinstance(asked, dict):
            wanted = {*asked["params"]}
            await ws.send_str(orjson.dumps({"result": None, "id": asked["id"]}).decode())
        for frame in self._recording.frames:
            if wanted is None or frame.stream in wanted:
                if isinstance(frame.wire, bytes):
                    await ws.send_bytes(frame.wire)
                else:
                    await ws.send_str(frame.wire)
        await ws.receive()
        return ws

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """REST, which has nothing but the time, and everything else: sockets."""
        if "Upgrade" in request.headers:
            return await self.talk(request)
        is_time = request.path.endswith("/time")
        return web.json_response({"serverTime": self._recording.newest} if is_time else [])


@asynccontextmanager
async def playing(recording: Recording) -> AsyncIterator[str]:
    """Serve a recording at the address that is yielded."""
    app = web.Application()
    app.router.add_get("/{path:.*}", Player(recording).answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"ws://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
