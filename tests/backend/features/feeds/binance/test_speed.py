"""What candles cost: ten thousand a second take half a core at most."""

import asyncio
import sys
import time
from pathlib import Path

import pytest

from app.features.feeds.collector.source import FeedConfig
from fixtures import kline_server
from fixtures.feed_sources import reading
from fixtures.pace import SLOWNESS
from fixtures.waiting import until

RATE, SECONDS = 10_000, 4.0
TOPICS = tuple(f"SYM{number}USDT@kline_1m" for number in range(20))


@pytest.mark.nightly
async def test_ten_thousand_candles_a_second_cost_half_a_core() -> None:
    command = (sys.executable, str(Path(kline_server.__file__)), str(RATE), "30")
    server = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        port = int(await server.stdout.readline())
        config = FeedConfig(kind="binance", topics=TOPICS, url=f"ws://127.0.0.1:{port}")
        async with reading(config) as (received, source):
            await until(lambda: len(received.points) > RATE)
            before, cpu, began = len(received.points), time.process_time(), time.monotonic()
            await until(lambda: time.monotonic() > began + SECONDS, every=0.05)
            spent = time.process_time() - cpu
            told = len(received.points) - before
            assert source.counts.doubles == 0
    finally:
        server.kill()
        await server.wait()
    core = spent / told * RATE
    assert told > RATE
    assert core <= 0.5 * SLOWNESS, f"{core:.3f} of a core"
