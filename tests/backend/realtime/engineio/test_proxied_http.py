"""Connections of proxies outlive a pause between two requests; those of others do not."""

import asyncio

import pytest

from app.realtime.engineio.proxied_http import ProxiedHttp
from fixtures.guarded import Guarded
from fixtures.ports import HOST
from fixtures.raw import Raw, connected
from fixtures.socketio_app import running
from fixtures.waiting import PATIENCE

GET = b"GET /socket.io/?EIO=9 HTTP/1.1\r\nHost: x\r\n\r\n"  # answered at once, with 400


async def asked(raw: Raw) -> None:
    """Ask, and read the whole answer."""
    raw.send(GET)
    assert " 400 " in await raw.head()
    await asyncio.wait_for(raw.reader.readuntil(b"0\r\n\r\n"), PATIENCE)  # the last chunk


@pytest.mark.parametrize("trusted", [[], [HOST]], ids=["others", "a proxy"])
async def test_who_may_come_back_to_a_connection(trusted: list[str]) -> None:
    guarded = Guarded()
    config = guarded.app.server.config
    config.http, config.forwarded_allow_ips, config.timeout_keep_alive = ProxiedHttp, trusted, 0
    async with running(guarded.app), connected(guarded.app.port) as raw:
        await asked(raw)
        if trusted:
            await asked(raw)
        else:
            await raw.ended()
