"""Connections that are cut while they are silent: noticed when it is always after the same time."""

from collections.abc import AsyncIterator

import pytest

from app.realtime.engineio import idle_cuts
from app.realtime.engineio.idle_cuts import IdleCuts
from app.realtime.engineio.proxied_http import ProxiedHttp
from fixtures.guarded import Guarded
from fixtures.poller import polling
from fixtures.raw import CLOSE, connected, masked, opened
from fixtures.socketio_app import SocketIOApp, running
from fixtures.waiting import until


@pytest.mark.parametrize(
    ("ends", "found"),
    [
        ([], None),
        ([5, 5], None),  # two may be chance
        ([5.01, 4.98, 5.2], (5, 3)),
        ([5.4, 5.6, 5.5], (5, 3)),
        ([5, 5, 5, None, None, None], (5, 3)),
        ([5, 5, 5, None, None, None, None], None),
        ([1, 2, 3, 4, 6, 7, 8, 9, 5, 5], None),  # tabs that are closed
        ([0.2, 0.1, 0.3, 60, 60, 60], None),  # no silence, or one of a phone that vanished
        ([5] * 30 + [None] * 11, None),  # it was put right
    ],
)
def test_silences_that_are_cut(ends: list[float | None], found: tuple[int, int] | None) -> None:
    idle_cuts = IdleCuts()
    for end in ends:
        if end is None:
            idle_cuts.lasted()
        else:
            idle_cuts.cut(end)
    assert idle_cuts.cut_after() == found


@pytest.fixture
async def app(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SocketIOApp]:
    """A server to which every silence is long enough."""
    monkeypatch.setattr(idle_cuts, "_SHORTEST_SECONDS", 0)
    guarded = Guarded()
    guarded.app.server.config.http = ProxiedHttp
    async with running(guarded.app):
        yield guarded.app


def ends(app: SocketIOApp) -> list[int | None]:
    assert app.engine is not None
    return list(app.engine.transports.idle_cuts._ends)


async def test_a_websocket_that_is_cut_without_a_word(app: SocketIOApp) -> None:
    async with opened(app.port) as raw:
        raw.abort()
        await until(lambda: ends(app) == [0])


async def test_a_websocket_whose_client_says_goodbye(app: SocketIOApp) -> None:
    async with opened(app.port) as raw:
        raw.send(masked(CLOSE, b"\x03\xe9"))
        await raw.ended()
    await until(lambda: not app.server.server_state.connections)
    assert ends(app) == []


async def test_a_poll_that_is_answered_and_one_that_is_cut(app: SocketIOApp) -> None:
    async with polling(app) as poller, connected(app.port) as raw:
        path = f"/socket.io/?EIO=4&transport=polling&sid={poller.sid}"
        raw.send(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        await until(lambda: app.only_transport().queue._getters)
        assert ends(app) == []
        raw.abort()
        await until(lambda: ends(app) == [0])
