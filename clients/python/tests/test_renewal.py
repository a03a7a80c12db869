"""A token that ran out while its participant was away."""

import asyncio
from typing import Any

import pytest

from engagenow_client import LiveClient, LiveConfig, LiveEvent, RefusedError
from server import Server, run_out
from test_live import SOON, config, received


async def joined(server: Server, session: Any) -> str:
    """The token of somebody who has joined, and whose connection is over."""
    async with LiveClient(config(server, session, "Ada")) as ada:
        await ada.connected(30)
        assert ada.token is not None
        return ada.token


def with_token(server: Server, session: Any, token: str) -> LiveConfig:
    return LiveConfig(url=server.url, session_id=session["id"], token=token, retry=SOON)


async def test_who_was_removed_gets_no_other(server: Server) -> None:
    session = server.session()
    events: list[LiveEvent] = []
    grace = LiveClient(config(server, session, "Grace"), events.append)
    async with grace:
        await grace.connected(30)
        token = run_out(await joined(server, session))
        people = server.ask("GET", f"/sessions/{session['id']}/participants")["participants"]
        ada = next(one["id"] for one in people if one["nickname"] == "Ada")
        server.ask("PUT", f"/sessions/{session['id']}/participants/{ada}/removal")
        async with LiveClient(with_token(server, session, token)) as removed:
            with pytest.raises(RefusedError) as refused:
                await received(removed, 1)
        await grace.send("still here")
    assert refused.value.code == "removed"
    messages = [event.data.message for event in events if event.name == "new_message"]
    assert messages == ["still here"]


async def test_a_presenters_is_not_renewed(server: Server) -> None:
    session = server.session()
    async with LiveClient(with_token(server, session, run_out(server.token))) as host:
        with pytest.raises(RefusedError) as refused:
            await received(host, 1)
    assert refused.value.code == "token_expired"


@pytest.mark.parametrize("transport", ["websocket", "polling"])
async def test_the_same_participant_comes_back(server: Server, transport: str) -> None:
    session = server.session()
    old = run_out(await joined(server, session))
    given = LiveConfig(
        url=server.url, session_id=session["id"], token=old, transports=(transport,), retry=SOON
    )
    async with LiveClient(given) as ada:
        await ada.connected(30)
        assert ada.token not in (None, old)
        sending = asyncio.create_task(ada.send("here again"))
        (event,) = await received(ada, 1)
        await sending
    assert event.data.sender.nickname == "Ada"
    assert server.ask("GET", f"/sessions/{session['id']}/participants")["total"] == 1
