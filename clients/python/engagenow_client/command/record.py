"""engagenow record."""

import argparse
import asyncio
import time
from pathlib import Path

from tqdm import tqdm

from engagenow_client.command.numbers import seconds
from engagenow_client.command.recording import Entry, line_of
from engagenow_client.command.send import quiet
from engagenow_client.live.client import LiveClient

NAME = "record"
HELP = "write all events with their times to a file, one JSON object a line"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="is made anew; an existing one is not overwritten")
    parser.add_argument("--seconds", type=seconds, help="end after so many seconds")


async def run(client: LiveClient, given: argparse.Namespace) -> None:
    """Record until interrupted, or for so many seconds; raises OSError."""
    begun = time.monotonic_ns()
    with (
        given.file.open("x", encoding="utf-8") as file,
        tqdm(unit="event", disable=quiet(2)) as bar,
    ):
        try:
            async with asyncio.timeout(given.seconds):
                async for event in client:
                    after = max(0, event.at_ns - begun) / 1e9
                    file.write(line_of(Entry.of(event, after)))
                    bar.update()
        except TimeoutError:
            return
