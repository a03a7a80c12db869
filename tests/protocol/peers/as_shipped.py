"""python-socketio as shipped, under uvicorn as shipped.

usage: python as_shipped.py PORT PING_INTERVAL PING_TIMEOUT (in seconds)
"""

import sys
from typing import Any

import socketio
import uvicorn

sio = socketio.AsyncServer(
    async_mode="asgi",
    ping_interval=float(sys.argv[2]),
    ping_timeout=float(sys.argv[3]),
)


async def known(sid: str, *data: Any) -> dict[str, Any]:
    """As EngageNow answers what it does not know; whether an ack is wanted nobody tells us."""
    await sio.emit("error", {"command": "known", "given": len(data)}, to=sid)
    return {"ok": False}


sio.on("known", known)
sio.on("known", known, namespace="/custom")

if __name__ == "__main__":
    uvicorn.run(
        socketio.ASGIApp(sio),
        host="127.0.0.1",
        port=int(sys.argv[1]),
        log_level="warning",
        ws_ping_interval=None,
    )
