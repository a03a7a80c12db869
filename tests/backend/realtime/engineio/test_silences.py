"""Connections that are cut while they are silent: noticed when it is always after the same time."""

from collections.abc import AsyncIterator

import pytest

from app.realtime.engineio import silences
from app.realtime.engineio.proxied_http import ProxiedHttp
from app.realtime.engineio.silences import Silences
from fixtures.guarded import Guarded
from fixtures.poller import polling
from fixtures.raw import CLOSE, connected, masked, opened
from fixtures.stage import Stage, running
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
    silences = Silences()
    for end in ends:
        if end is None:
            silences.lasted()
        else:
            silences.cut(end)
    assert silences.cut_after() == found


@pytest.fixture
async def stage(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """A server to which every silence is long enough."""
    monkeypatch.setattr(silences, "_SHORTEST_SECONDS", 0)
    guarded = Guarded()
    guarded.stage.server.config.http = ProxiedHttp
    async with running(guarded.stage):
        yield guarded.stage


def ends(stage: Stage) -> list[int | None]:
    assert stage.engine is not None
    return list(stage.engine.reach.silences._ends)


async def test_a_websocket_that_is_cut_without_a_word(stage: Stage) -> None:
    async with opened(stage.port) as raw:
        raw.abort()
        await until(lambda: ends(stage) == [0])


async def test_a_websocket_whose_client_says_goodbye(stage: Stage) -> None:
    async with opened(stage.port) as raw:
        raw.send(masked(CLOSE, b"\x03\xe9"))
        await raw.ended()
    await until(lambda: not stage.server.server_state.connections)
    assert ends(stage) == []


async def test_a_poll_that_is_answered_and_one_that_is_cut(stage: Stage) -> None:
    async with polling(stage) as poller, connected(stage.port) as raw:
        path = f"/socket.io/?EIO=4&transport=polling&sid={poller.sid}"
        raw.send(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        await until(lambda: stage.only_transport().queue._getters)
        assert ends(stage) == []
        raw.abort()
        await until(lambda: ends(stage) == [0])
