"""Databases of servers with feeds, and a server of numbers that they read."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection

from fixtures import new_database
from fixtures.database import KINDS
from fixtures.feed_sources import Peer, peer_of_a_feed
from fixtures.server import Server, serving, sqlite_in
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk


def _database(kind: str, folder: Path) -> AbstractContextManager[str]:
    return new_database.postgresql() if kind == "postgresql" else nullcontext(sqlite_in(folder))


@pytest.fixture(params=KINDS)
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with _database(request.param, tmp_path) as url:
        yield url


@pytest.fixture(scope="module", params=KINDS)
def shared_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The database of a server that all tests of a file share."""
    with _database(request.param, tmp_path_factory.mktemp("shared")) as url:
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
    """A session on a server that may connect to a peer.

    Its feeds read a path of the peer that is theirs alone.
    """

    talk: Talk
    peer: Peer
    url: str  # of the database

    @property
    def connections(self) -> list[ServerConnection]:
        """Every connection that its feeds have opened."""
        opened = self.peer.connections
        return [one for one in opened if one.request and one.request.path == f"/{self.talk.id}"]

    def feed(self, **more: Any) -> dict[str, Any]:
        """A feed that reads the peer."""
        paths = {"x": "data.x"}
        url = f"{self.peer.url}/{self.talk.id}"
        return {"kind": "json", "topics": ["x"], "url": url, "paths": paths, **more}

    async def run(self, **more: Any) -> str:
        """Attach and start such a feed; the answer is its id."""
        feed = str((await self.talk.rest("POST", "/feeds", self.feed(**more)))["id"])
        await self.talk.rest("POST", f"/feeds/{feed}/start")
        return feed


@pytest.fixture(scope="module")
async def peer() -> AsyncIterator[Peer]:
    """A server of numbers, for all tests of a file."""
    async with peer_of_a_feed() as made:
        yield made


def serving_feeds(folder: Path, database_url: str, peer: Peer) -> AbstractContextManager[Server]:
    """Run a server that may connect to it."""
    return serving(folder, DATABASE_URL=database_url, FEED_HOSTS=peer.url)


@pytest.fixture(scope="module")
def reading_server(
    peer: Peer, shared_database: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server that may connect to it, for all tests of a file."""
    with serving_feeds(tmp_path_factory.mktemp("reading"), shared_database, peer) as server:
        yield server


@pytest.fixture
async def place(
    peer: Peer, reading_server: Server, shared_database: str, sockets: Sockets
) -> AsyncIterator[Place]:
    """A running session, of which nothing is read after the test."""
    peer.behaviour = count
    async with open_talk(reading_server, sockets) as talk:
        yield Place(talk, peer, shared_database)
        await talk.rest("DELETE")
