"""Attacks on one port by somebody who finishes no request, reads no answer, or guesses.

Each is one wave; it ends when the other side has had enough, or when its time is over.
"""

import asyncio
import json
import socket
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import count

HOST = "127.0.0.1"
AT_ONCE = 300  # connections
POURED = 40_000_000  # bytes
PATIENCE = 15.0  # seconds for one wave
ANSWER_SECONDS = 5.0
_BUFFER = 4096  # bytes that the system holds for somebody who does not read
_PIECE = 64 * 1024

Wave = Counter[str]  # how connections ended


@dataclass(frozen=True)
class Aim:
    """What is attacked: a port, and with `code` the session behind it.

    `address` is the attacker's own on loopback: another than its usual one, from which a worker
    takes a proxy's word.
    """

    port: int
    address: str
    code: str = ""


async def pipeline(aim: Aim) -> Wave:
    """Ask without end on one connection, and read no answer."""
    return Counter([await _pour(aim, b"", b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")])


async def headers(aim: Aim) -> Wave:
    """Send four heads without end: one line, many lines, a path, and trailers of a body."""
    line = b"GET / HTTP/1.1\r\nHost: x\r\n"
    chunked = b"POST /socket.io/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    ways = [
        _pour(aim, line + b"X: ", b"x"),
        _pour(aim, line, b"X: x\r\n"),
        _pour(aim, b"GET /", b"x"),
        _pour(aim, chunked + b"1\r\nx\r\n0\r\n", b"X: x\r\n"),
    ]
    return Counter(await asyncio.gather(*ways))


async def dawdle(aim: Aim) -> Wave:
    """Send nothing, half a head or half a body on very many connections, and wait."""
    post = b"POST /auth/test-login HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nhalf"
    beginnings = [b"", b"GET / HTTP/1.1\r\nHost", post]
    turns = (_wait(aim, beginnings[number % 3]) for number in range(AT_ONCE))
    return Counter(await asyncio.gather(*turns))


_guesses = count()


async def guess(aim: Aim) -> Wave:
    """Try very many wrong passcodes at once."""
    requests = (_join(aim, f"wrong {next(_guesses)}") for _ in range(AT_ONCE))
    return await _ask_all(aim, requests)


ATTACKS: dict[str, Callable[[Aim], Awaitable[Wave]]] = {
    "requests whose answers are not read": pipeline,
    "heads without end": headers,
    "requests that are never finished": dawdle,
    "wrong passcodes": guess,
}


async def _connect(aim: Aim) -> socket.socket:
    end = socket.socket()
    end.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER)
    end.setblocking(False)
    end.bind((aim.address, 0))
    await asyncio.get_running_loop().sock_connect(end, (HOST, aim.port))
    return end


async def _pour(aim: Aim, beginning: bytes, piece: bytes) -> str:
    """Send bytes and read nothing; whether all were taken."""
    send, pieces = asyncio.get_running_loop().sock_sendall, piece * (_PIECE // len(piece))
    try:
        async with asyncio.timeout(PATIENCE):
            with closing(await _connect(aim)) as end:
                await send(end, beginning)
                for _ in range(POURED // len(pieces)):
                    await send(end, pieces)
    except TimeoutError:
        return "left"
    except OSError:
        return "cut"
    return "taken"


async def _wait(aim: Aim, beginning: bytes) -> str:
    """Send the beginning of a request; whether the other side waits for the rest of it."""
    loop = asyncio.get_running_loop()
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            with suppress(OSError), closing(await _connect(aim)) as end:  # it may have ended
                await loop.sock_sendall(end, beginning)
                while await loop.sock_recv(end, _BUFFER):
                    pass
        return "cut"
    return "left"


async def _ask_all(aim: Aim, requests: Iterable[bytes]) -> Wave:
    return Counter(await asyncio.gather(*[_ask(aim, request) for request in requests]))


async def _ask(aim: Aim, request: bytes) -> str:
    """Send a whole request; the status of its answer."""
    loop = asyncio.get_running_loop()
    with suppress(TimeoutError, OSError):
        async with asyncio.timeout(ANSWER_SECONDS):
            with closing(await _connect(aim)) as end:
                await loop.sock_sendall(end, request)
                return (await loop.sock_recv(end, _BUFFER))[9:12].decode()
    return "left"


def _join(aim: Aim, passcode: str) -> bytes:
    body = json.dumps({"nickname": passcode, "passcode": passcode})
    lines = [
        f"POST /api/join/{aim.code} HTTP/1.1",
        "Host: x",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        "Connection: close",
    ]
    return "\r\n".join([*lines, "", body]).encode()
