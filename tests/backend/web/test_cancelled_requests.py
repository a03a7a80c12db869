"""A request that a restart cuts short is answered by name, unless its answer is on its way."""

import asyncio
import json

import pytest
from starlette.types import Message, Receive, Scope, Send

from app.web.cancelled_requests import CancelledRequests
from fixtures.waiting import PATIENCE

SCOPE: Scope = {
    "type": "http",
    "method": "GET",
    "path": "/",
    "headers": [(b"accept-language", b"en")],
}


async def never() -> Message:
    """Receive nothing."""
    raise AssertionError


async def answers_of_a_cancelled(beginning: list[Message]) -> list[Message]:
    """What is sent for a request that says so much and then waits, until it is cancelled."""
    sent: list[Message] = []
    is_waiting = asyncio.Event()

    async def waits(_scope: Scope, _receive: Receive, send: Send) -> None:
        for message in beginning:
            await send(message)
        is_waiting.set()
        await asyncio.Event().wait()

    async def send(message: Message) -> None:
        sent.append(message)

    task = asyncio.create_task(CancelledRequests(waits)(SCOPE, never, send))
    async with asyncio.timeout(PATIENCE):
        await is_waiting.wait()
        task.cancel()
        if beginning:
            with pytest.raises(asyncio.CancelledError):
                await task
        else:
            await task
    return sent


async def test_what_is_being_answered_is_not_answered_twice() -> None:
    beginning = [{"type": "http.response.start", "status": 200, "headers": []}]
    assert await answers_of_a_cancelled(beginning) == beginning


async def test_what_still_waits_is_told_of_the_restart() -> None:
    start, body = await answers_of_a_cancelled([])
    assert start["status"] == 503
    assert json.loads(body["body"])["code"] == "restarting"
