"""A python-socketio client of any version in a room: joins, talks, reacts, and comes back.

usage: python client.py URL CODE NAME TRANSPORTS
It says `there` and `back` when it is, and at "the end" prints what it has received, one JSON text.
"""

import asyncio
import json
import sys
from typing import Any

import socketio

url, code, nickname, transports = sys.argv[1:]
sio = socketio.AsyncClient(reconnection_delay=0.2)
told: dict[str, Any] = {"received": [], "refused": [], "since": None, "token": None, "joined": 0}
ended = asyncio.Event()


def report(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def receive(message: dict[str, Any]) -> None:
    told["since"] = message["seq"]
    told["received"].append(message["message"])
    if message["message"] == "the end":
        report(json.dumps({**told, "transport": sio.transport()}))
        ended.set()


def acknowledged(answer: dict[str, Any]) -> bool:
    """Whether a command was done; what was refused is told at the end."""
    if not answer["ok"]:
        told["refused"].append(answer)
    return bool(answer["ok"])


async def reacted(answer: dict[str, Any]) -> None:
    """The reaction is counted."""
    if acknowledged(answer):
        report("there" if told["joined"] == 1 else "back")


async def spoke(answer: dict[str, Any]) -> None:
    """The message is stored."""
    if acknowledged(answer):
        await sio.emit("send_reaction", {"emoji": "👍"}, callback=reacted)


@sio.event
async def connect() -> None:
    """Enter the room, or come back to it."""
    known = {"token": told["token"], "since": told["since"]} if told["token"] else {}
    command = {"session_code": code, "nickname": nickname, **known}
    await sio.emit("join_session", command, callback=acknowledged)


@sio.event
async def joined_session(room: dict[str, Any]) -> None:
    """What was missed, then a word of one's own."""
    told["joined"] += 1
    told["token"] = told["token"] or room.get("token")
    for fact in room.get("events") or []:
        if fact["type"] == "new_message":
            receive({**fact["data"], "seq": fact["seq"]})
    told["since"] = room["seq"]
    message = f"{nickname} {told['joined']}"
    await sio.emit("send_message", {"message": message, "client_id": message}, callback=spoke)


sio.on("new_message", receive)


async def main() -> None:
    """Until the end."""
    await sio.connect(url, transports=transports.split(","))
    await ended.wait()
    await sio.disconnect()


asyncio.run(main())
