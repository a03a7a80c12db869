"""python-socketio as shipped under uvicorn, tuned as far as its options go.

usage: python as_shipped.py PORT
"""

import sys
from collections import Counter
from typing import Any

import socketio
import uvicorn
from message import new_message

sio = socketio.AsyncServer(async_mode="asgi", ping_interval=25)
taps: Counter[str] = Counter()


@sio.event
async def join_session(sid: str, data: dict[str, Any]) -> None:
    """Enter the room."""
    await sio.enter_room(sid, data["room"])
    await sio.emit("joined_session", {}, to=sid)


@sio.event
async def send_message(_sid: str, data: dict[str, Any]) -> dict[str, Any]:
    """Tell everybody."""
    message = new_message(data["message"])
    await sio.emit("new_message", message, room="r")
    return {"ok": True, "seq": message["seq"]}


@sio.event
async def send_reaction(_sid: str, data: dict[str, Any]) -> dict[str, Any]:
    """Count, and tell nobody."""
    count = data.get("count", 1)
    taps["all"] += count
    return {"ok": True, "count": count}


def serve(port: int) -> None:
    """Serve until the process is ended."""
    uvicorn.run(
        socketio.ASGIApp(sio),
        host="127.0.0.1",
        port=port,
        loop="uvloop",
        log_level="warning",
        ws_per_message_deflate=False,
        ws_ping_interval=None,
    )


if __name__ == "__main__":
    serve(int(sys.argv[1]))
