"""An error of our own is told from a client's bad frame: it has its traceback, and cuts nobody."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from structlog.testing import capture_logs

from app.core.metrics import METRICS
from app.realtime.engineio.engine import Engine
from app.realtime.realtime import Realtime
from fixtures.guarded import Guarded
from fixtures.poller import polling
from fixtures.raw import connected, opened, request
from fixtures.socketio_app import SocketIOApp, running
from fixtures.waiting import until


class OurError(Exception):
    """What no code of ours is meant to raise."""


async def fails(*_arguments: Any) -> Any:
    """As a bug would."""
    raise OurError


@pytest.fixture
async def ours() -> AsyncIterator[Guarded]:
    guarded = Guarded()
    async with running(guarded.app):
        yield guarded


@pytest.fixture
async def realtime() -> AsyncIterator[tuple[Realtime, SocketIOApp]]:
    async def nothing(*_arguments: Any) -> Any:
        return []

    realtime = Realtime([], [], nothing, {})
    app = SocketIOApp(realtime._server, Engine(realtime._server.eio))
    async with running(app):
        yield realtime, app


def faults(logged: list[Any]) -> list[Any]:
    """What was logged as an error, with the exception itself."""
    return [(line["event"], type(line["exc_info"])) for line in logged if "exc_info" in line]


async def test_an_error_in_a_handler_cuts_nobody(ours: Guarded) -> None:
    on_event, before = ours.app.sio.on_event, METRICS.errors
    async with opened(ours.app.port) as raw:
        with capture_logs() as logged:
            ours.app.sio.on_event = fails
            raw.send_text('421["say"]')
            await until(lambda: faults(logged))
            ours.app.sio.on_event = on_event
            raw.send_text('422["say"]')
            assert json.loads((await raw.text("43"))[3:]) == [{"ok": False}]
    assert faults(logged) == [("unexpected_error", OurError)]
    assert "bad_frame" not in [line["event"] for line in logged]
    assert METRICS.errors == before + 1


async def test_an_error_in_a_handler_cuts_nobody_who_polls(ours: Guarded) -> None:
    on_event = ours.app.sio.on_event
    async with polling(ours.app) as poller:
        with capture_logs() as logged:
            ours.app.sio.on_event = fails
            await poller.post('421["say"]')
            ours.app.sio.on_event = on_event
            await poller.post('422["say"]')
            assert (await poller.fetch(1))[0].startswith("432")
    assert faults(logged) == [("unexpected_error", OurError)]


async def test_what_the_engine_catches_of_ours_keeps_its_traceback(
    ours: Guarded, caplog: pytest.LogCaptureFixture
) -> None:
    ours.app.sio.on_transport_end = lambda *_ended: 1 / 0
    async with opened(ours.app.port):
        pass
    await until(lambda: "ZeroDivisionError" in caplog.text)


async def test_a_fault_beside_a_command_is_answered(
    realtime: tuple[Realtime, SocketIOApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(realtime[1].port) as raw:
        with capture_logs() as logged, monkeypatch.context() as patched:
            patched.setattr(realtime[0], "_watch_deadline", lambda _connection: 1 / 0)
            raw.send_text('421["say"]')
            (answer,) = json.loads((await raw.text("431"))[3:])
        assert (answer["ok"], answer["code"]) == (False, "internal_error")
        assert faults(logged) == [("unexpected_error", ZeroDivisionError)]
        raw.send_text('422["say"]')
        (answer,) = json.loads((await raw.text("432"))[3:])
        assert answer["code"] == "unknown_command"


async def test_a_fault_while_connecting_is_a_refusal_by_name(
    realtime: tuple[Realtime, SocketIOApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.realtime.gateway.connect_handler.verify_token", lambda _token: 1 / 0)
    with capture_logs() as logged:
        async with connected(realtime[1].port) as raw:
            raw.send(request())
            await raw.head()
            await raw.text("0")
            raw.send_text('40{"token":"any"}')
            error = json.loads((await raw.text("44"))[2:])
    assert error["data"]["code"] == "internal_error"
    assert faults(logged) == [("unexpected_error", ZeroDivisionError)]
