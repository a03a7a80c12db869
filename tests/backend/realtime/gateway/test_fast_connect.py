"""Sockets of WebSockets are connected at once, with one write; what is unusual takes its turn."""

import asyncio
import re
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from socketio.exceptions import ConnectionRefusedError as Refused

from app.core.schemas import Event
from app.realtime.engineio.connection import EngineConnection
from app.realtime.engineio.engine import Engine
from app.realtime.engineio.frames import TEXT, FrameReader
from app.realtime.events import Draining
from app.realtime.gateway.fast_connect import FastConnect
from app.realtime.gateway.server import SocketServer

ADDRESS = "192.0.2.7"
REFUSED = {"message": "No.", "data": {"code": "token_invalid"}}
UNUSUAL = [
    b"40/admin,", b"40[1]", b'40"x"', b"40{", b"40{]", b"401{}", b"40 {}", b"400", b'40{"a":\xff}',
    b"41", b"42[]", b"4", b"",
]  # fmt: skip


class Place:
    """A server, one WebSocket that has arrived, and what was written to it."""

    def __init__(self, refuses: bool = False) -> None:
        self.server = SocketServer()
        self.engine = Engine(self.server.eio)
        self.arrived: list[Any] = []
        self.server.on_transport = lambda *what: self.arrived.append(what)
        self.asked: list[Any] = []
        self.refuses = refuses
        self.fast = FastConnect(self.server, self._connect, self._greet)
        self.written: list[bytes] = []
        self.socket = EngineConnection(self.engine, "transport", set())
        self.socket.transport = self  # type: ignore[assignment]
        self.server.eio.sockets["transport"] = self.socket
        self.fast.arrive("transport", {"REMOTE_ADDR": ADDRESS, "HTTP_USER_AGENT": "phone"})

    def _connect(self, sid: str, environ: dict[str, Any], auth: Any) -> None:
        self.asked.append((sid, environ, auth))
        if self.refuses:
            raise Refused(REFUSED["message"], REFUSED["data"])

    def _greet(self, _sid: str) -> Iterator[Event]:
        yield Draining(spread_ms=1)
        yield Draining(spread_ms=2)

    def is_closing(self) -> bool:
        return True  # nothing more is read

    def write(self, data: bytes) -> None:
        self.written.append(data)

    def told(self) -> list[str]:
        """The packets of the only write."""
        (data,) = self.written
        masked = bytearray()
        while data:  # the reader is a server's, and wants masks
            size = data[1]
            masked += bytes((data[0], size | 0x80)) + bytes(4) + data[2 : 2 + size]
            data = data[2 + size :]
        return [payload.decode() for _, payload in FrameReader(1000).feed(bytes(masked))]


@pytest.mark.parametrize("payload", UNUSUAL)
def test_what_is_unusual_changes_nothing_and_takes_its_turn(payload: bytes) -> None:
    place = Place()
    assert not place.fast.receive(place.socket, payload)
    assert not any([place.written, place.asked, place.server.manager.rooms])


def test_a_second_connect_takes_its_turn() -> None:
    place = Place()
    assert place.fast.receive(place.socket, b"40")
    assert not place.fast.receive(place.socket, b"40")
    assert len(place.written) == len(place.asked) == 1


def test_who_is_refused_is_told_why_and_leaves_nothing() -> None:
    place = Place(refuses=True)
    assert place.fast.receive(place.socket, b'40{"token":"x"}')
    (told,) = place.told()
    assert (told[:2], orjson.loads(told[2:])) == ("44", REFUSED)
    assert not any([place.server.manager.rooms, place.server.sid_of("transport")])


@pytest.mark.parametrize("auth", [None, {}, {"token": "t", "locale": "ko"}])
def test_a_newcomer_is_told_everything_in_one_write(auth: dict[str, str] | None) -> None:
    place = Place()
    assert place.fast.receive(place.socket, b"40" + (b"" if auth is None else orjson.dumps(auth)))
    sid = place.server.sid_of("transport") or ""
    assert place.told() == [
        f'40{{"sid":"{sid}"}}', '42["draining",{"spread_ms":1}]', '42["draining",{"spread_ms":2}]',
    ]  # fmt: skip
    assert place.asked == [(sid, {"REMOTE_ADDR": ADDRESS}, auth)]
    assert place.server.manager.is_connected(sid, "/")


def test_it_arrives_with_its_address_and_what_handlers_read_is_kept_once() -> None:
    one, other = Place(), Place()
    assert one.arrived == [("transport", "websocket", ADDRESS)]
    assert one.server.environ["transport"] is other.server.environ["transport"]


async def test_it_is_connected_by_its_frame_if_nothing_waits() -> None:
    place = Place()
    place.engine.connect_at_once = place.fast.receive
    turn = asyncio.Event()
    place.socket._enqueue(turn.wait)  # type: ignore[arg-type]
    place.socket._receive(TEXT, b"40")
    assert not place.asked
    place.socket._waiting.pop()
    turn.set()
    assert place.socket._worker is not None
    await place.socket._worker
    place.socket._receive(TEXT, b"40")
    assert len(place.asked) == 1


@pytest.mark.parametrize(("worker", "form"), [("", r"[\w-]{20}"), ("b1", r"b1\.[\w-]{20}")])
def test_no_two_ids_are_the_same(worker: str, form: str) -> None:
    server = SocketServer(worker=worker)
    ids = [server.eio.generate_id() for _ in range(500)]
    assert len({*ids}) == len(ids)
    assert all(re.fullmatch(form, one) for one in ids)
