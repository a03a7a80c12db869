"""A proxy of each kind, by its recipe, before a server of its own."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack

import pytest

from kinds import KINDS, Kind
from people import ProxiedTalk
from proxy import Proxy, in_front_of
from server import OwnServer


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have one process test all of one proxy, which is started once."""
    for item in items:
        kind = item.name.rpartition("[")[2]
        item.add_marker(pytest.mark.xdist_group(kind))


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Every asynchronous test runs on asyncio."""
    return "asyncio"


@pytest.fixture(scope="module", params=KINDS.values(), ids=KINDS)
def proxy(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Proxy, OwnServer]]:
    """One of each kind, and who is behind it."""
    kind: Kind = request.param
    folder = tmp_path_factory.mktemp("proxy")
    server = OwnServer(folder)
    server.start()
    try:
        with in_front_of(server.port, kind, folder) as running:
            yield running, server
    finally:
        server.stop()


@pytest.fixture
async def talk(proxy: tuple[Proxy, OwnServer]) -> AsyncIterator[ProxiedTalk]:
    """A session behind it."""
    async with AsyncExitStack() as stack:
        talk = ProxiedTalk(proxy[0], stack)
        await talk.present()
        yield talk
