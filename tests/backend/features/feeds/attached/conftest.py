"""Sessions on a server that may connect to the simulated exchanges of this process."""

from collections.abc import AsyncIterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from exchange import Exchange, running
from fixtures.server import Server, serving
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk

UPBIT_PATH, KIWOOM_PATH = "/websocket/v1", "/api/dostk/websocket"


@dataclass
class Market:
    """A session, and the exchanges that its feeds read."""

    talk: Talk
    exchange: Exchange

    def feed(self, kind: str, *topics: str, **more: Any) -> dict[str, Any]:
        addresses = {
            "binance": self.exchange.spot.ws,
            "upbit": self.exchange.upbit.ws + UPBIT_PATH,
            "kiwoom": self.exchange.kiwoom.ws + KIWOOM_PATH,
        }
        return {"kind": kind, "topics": [*topics], "url": addresses[kind], **more}

    async def run(self, kind: str, *topics: str, **more: Any) -> str:
        """Attach and start such a feed; the answer is its id."""
        feed = await self.talk.rest("POST", "/feeds", self.feed(kind, *topics, **more))
        await self.talk.rest("POST", f"/feeds/{feed['id']}/start")
        return str(feed["id"])

    async def history(self, feed: str, topic: str) -> Any:
        """What is kept of a topic."""
        return await self.talk.rest("GET", f"/feeds/{feed}/history?topic={topic}")


@pytest.fixture
async def exchange() -> AsyncIterator[Exchange]:
    """Ten seconds into a minute, so that no candle ends by itself."""
    async with running() as made:
        made.advance(10_000)
        yield made


def serving_feeds_of(
    exchange: Exchange, folder: Path, database_url: str
) -> AbstractContextManager[Server]:
    """Run a server that may connect to the exchanges."""
    hosts = ",".join(venue.ws for venue in (exchange.spot, exchange.upbit, exchange.kiwoom))
    return serving(folder, DATABASE_URL=database_url, FEED_HOSTS=hosts)


@pytest.fixture
async def market(
    exchange: Exchange, empty_database: str, tmp_path: Path, sockets: Sockets
) -> AsyncIterator[Market]:
    """A session that has begun."""
    with serving_feeds_of(exchange, tmp_path, empty_database) as server:
        async with open_talk(server, sockets) as talk:
            yield Market(talk, exchange)
