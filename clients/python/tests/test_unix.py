"""Streams over Unix sockets."""

from pathlib import Path

import pytest
from websockets.asyncio.server import unix_serve

from conftest import Source
from engagenow_client import GaveUpError, Retry, StreamClient, unix_socket
from streaming import config, read, ticks


async def test_where_nobody_listens_it_gives_up(source: Source, tmp_path: Path) -> None:
    given = config(source, connect=unix_socket(f"{tmp_path}/none"), retry=Retry(attempts=1))
    async with StreamClient(given) as client:
        with pytest.raises(GaveUpError) as gave_up:
            await read(client, 1)
    assert isinstance(gave_up.value.__cause__, FileNotFoundError)
    assert not source.connections


async def test_it_reads_what_is_sent_there(source: Source, tmp_path: Path) -> None:
    source.behaviour = ticks(0, 3)
    path = f"{tmp_path}/socket"
    client = StreamClient(config(source, connect=unix_socket(path)))
    async with unix_serve(source.serve, path, compression=None), client:
        assert [message.data.n for message in await read(client, 3)] == [0, 1, 2]
    assert client.stats().reconnects == 0
