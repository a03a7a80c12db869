"""The same packets through python-socketio as shipped and through ours get the same answers."""

import asyncio
import json
import re
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
import socketio

from fixtures.client import Client
from fixtures.raw import opened
from fixtures.socketio_app import ENGINES, SocketIOApp, answer_last_polls, running
from fixtures.waiting import PATIENCE, until

CLIENT = Path(__file__).with_name("client.mjs")
TRANSPORTS = {
    "websocket": ["websocket"],
    "polling": ["polling"],
    "upgrade": ["polling", "websocket"],
}

# What raw clients send, one after the other; behind each its answers are read.
CORPUS = [
    '42["echo"]',
    '421["echo"]',
    '422["echo",1,"two",null,true,{"a":[1.5]}]',
    '4299999["echo","안녕 👋"]',
    '423["unknown",1]',
    '424["fails"]',
    '425["shout","x"]',
    "40/chat,",
    '42/chat,6["echo",1]',
    '42/chat,["echo",1]',
    "40/chat,",
    "40/closed,",
    "40/unknown,",
    '42/unknown,7["echo"]',
    '40/typed,{"token":"t"}',
    "41/chat,",
    '42/chat,8["echo",1]',
    "40/chat,",
    '42/chat,9["echo",2]',
    "3",
    '42["ask me"]',
    "431[41]",
    "439[1]",
    '4210["what did I answer"]',
    "40",
    '4211["echo","still here"]',
]


async def closed(_sid: str, _environ: Any, _auth: Any) -> None:
    raise socketio.exceptions.ConnectionRefusedError("closed", {"code": "closed"})


def fails(_sid: str) -> None:
    raise ValueError("a handler's own fault")


def script(sio: socketio.AsyncServer) -> None:
    """The handlers that both engines have."""
    answers: list[Any] = []

    async def echo(_sid: str, *args: Any) -> Any:
        await asyncio.sleep(0)
        return args

    async def shout(_sid: str, what: str) -> str:
        await sio.emit("shouted", what)
        await sio.emit("shouted", (what, 2), namespace="/chat")
        return "done"

    async def ask(sid: str) -> None:
        await sio.emit("ask", 41, to=sid, callback=answers.append)

    for name, handler in {"echo": echo, "shout": shout, "ask me": ask, "fails": fails}.items():
        sio.on(name, handler)
    sio.on("what did I answer", lambda _sid: answers)
    sio.on("echo", echo, namespace="/chat")
    refuse_some(sio)
    answer_last_polls(sio)


def refuse_some(sio: socketio.AsyncServer) -> None:
    """Namespaces that do not let everybody in."""

    sio.on("connect", closed, namespace="/closed")
    sio.on("connect", lambda _sid, _environ, auth: auth == {"token": "t"}, namespace="/typed")


async def play(app: SocketIOApp) -> list[list[str]]:
    """What each packet of the corpus is answered; sids are the server's own, so they go."""
    said: list[list[str]] = []
    async with opened(app.port, auth={"token": "x"}) as raw:
        for n, frame in enumerate(CORPUS):
            raw.send_text(frame)
            raw.send_text(
                f'42{7000 + n}["echo"]'
            )  # in order: behind everything that the frame caused
            answers: list[str] = []
            while (text := await raw.text()) != f"43{7000 + n}[]":
                answers.append(re.sub(r'"sid":"[^"]*"', '"sid":""', text))
            said.append(answers)
    return said


async def test_the_same_packets_get_the_same_answers(stack: AsyncExitStack) -> None:
    said = {}
    for name, make in ENGINES.items():
        app = await stack.enter_async_context(running(make(async_handlers=False)))
        script(app.sio)
        said[name] = dict(zip(map(str, enumerate(CORPUS)), await play(app), strict=True))
    assert said["ours"] == said["stock"]
    assert sum(len(one) for one in said["ours"].values()) > 15


async def python_client(app: SocketIOApp, transports: list[str]) -> Any:
    """What a python-socketio client is told."""
    told: list[Any] = []
    client = Client()
    for namespace in ("/", "/chat"):
        client.on("shouted", lambda *args: told.append(args), namespace=namespace)
    client.on("ask", lambda n: n + 1)
    await client.connect(app.url, transports=transports, namespaces=["/", "/chat"])
    try:
        answers = [
            await client.call("echo", (1, {"a": [None, "👋"]}), timeout=PATIENCE),
            await client.call("echo", "x" * 70_000, timeout=PATIENCE),
            await client.call("echo", "there", namespace="/chat", timeout=PATIENCE),
            await client.call("shout", "all", timeout=PATIENCE),
            client.transport(),
        ]
        await until(lambda: len(told) == 2)
    finally:
        await client.disconnect()
    return answers, sorted(told, key=repr)


async def javascript_client(app: SocketIOApp, transports: list[str]) -> Any:
    """What socket.io-client is told."""
    node = await asyncio.create_subprocess_exec(
        "node", str(CLIENT), app.url, *transports,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        async with asyncio.timeout(4 * PATIENCE):
            out, errors = await node.communicate()
    finally:
        if node.returncode is None:
            node.kill()
            await node.wait()
    assert node.returncode == 0, errors.decode()
    seen = json.loads(out)
    seen["told"].sort(key=repr)  # namespaces receive a shout in no particular order
    return seen


@pytest.mark.parametrize("client", [python_client, javascript_client])
@pytest.mark.parametrize("transports", TRANSPORTS.values(), ids=TRANSPORTS)
async def test_a_real_client_sees_no_difference(
    client: Any, transports: list[str], stack: AsyncExitStack
) -> None:
    seen = {}
    for name, make in ENGINES.items():
        app = await stack.enter_async_context(running(make(async_handlers=False)))
        script(app.sio)
        seen[name] = await client(app, transports)
    assert seen["ours"] == seen["stock"]
    assert transports[-1] in repr(seen["ours"])
