"""Databases of servers with feeds, and a server of numbers that they read."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection

from fixtures import postgres
from fixtures.feed_sources import Peer, peer_of_a_feed
from fixtures.server import serving, sqlite_in
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield sqlite_in(tmp_path)
    else:
        with postgres.database() as url:
            yield url


async def count(connection: ServerConnection) -> None:
    """Send x, which rises, until the client leaves."""
    number = 0
    while True:
        number += 1
        await connection.send(f'{{"data": {{"x": {number}}}}}')
        await asyncio.sleep(0.02)


@dataclass
class Place:
    """A session on a server that may connect to a peer."""

    talk: Talk
    peer: Peer
    url: str
    settings: dict[str, str]

    def feed(self, **more: Any) -> dict[str, Any]:
        """A feed that reads the peer."""
        paths = {"x": "data.x"}
        return {"kind": "json", "topics": ["x"], "url": self.peer.url, "paths": paths, **more}

    async def run(self, **more: Any) -> str:
        """Attach and start such a feed; the answer is its id."""
        feed = str((await self.talk.rest("POST", "/feeds", self.feed(**more)))["id"])
        await self.talk.rest("POST", f"/feeds/{feed}/start")
        return feed


@pytest.fixture
async def peer() -> AsyncIterator[Peer]:
    """A server of numbers."""
    async with peer_of_a_feed() as made:
        made.behaviour = count
        yield made


@pytest.fixture
async def place(
    peer: Peer, empty_database: str, tmp_path: Path, sockets: Sockets
) -> AsyncIterator[Place]:
    """A running session."""
    settings = {"DATABASE_URL": empty_database, "FEED_HOSTS": peer.url}
    with serving(tmp_path, **settings) as server:
        async with open_talk(server, sockets) as talk:
            yield Place(talk, peer, empty_database, settings)
