"""A receiver of webhooks, and a webhook that leads there."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from features.webhooks.test_webhooks import create
from fixtures.receiver import Receiver, receiving
from fixtures.settings import Configure


@pytest.fixture
async def receiver(configure: Configure, database: str) -> AsyncIterator[Receiver]:
    """A receiver to which webhooks may be sent."""
    async with receiving() as receiver:
        configure(webhook_hosts=receiver.place)
        yield receiver


@pytest.fixture
async def webhook(receiver: Receiver, presenter: httpx.AsyncClient) -> dict[str, Any]:
    """A webhook that tells the receiver of sessions."""
    events = ["session.started", "session.ended"]
    return await create(presenter, url=f"{receiver.place}/hook?a=b", events=events)
