"""engagenow replay."""

import argparse
import asyncio
import time
from pathlib import Path

from tqdm import tqdm

from engagenow_client.command.numbers import speed
from engagenow_client.command.recording import SENT, Entry, read
from engagenow_client.command.send import quiet
from engagenow_client.live.client import LiveClient

NAME = "replay"
HELP = "send the messages and reactions of a recording again, at its pace"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="what `engagenow record` wrote")
    parser.add_argument("--speed", type=speed, default=1.0, help="2 is twice as fast, 0 no pauses")


async def run(client: LiveClient, given: argparse.Namespace) -> None:
    """Play it back; raises OSError, DecodeError and RefusedError."""
    entries = [entry for entry in read(given.file) if entry.event in SENT]
    begun = time.monotonic()
    for entry in tqdm(entries, unit="event", disable=quiet(len(entries))):
        if given.speed > 0:
            await asyncio.sleep(entry.after / given.speed - (time.monotonic() - begun))
        await _again(client, entry)


async def _again(client: LiveClient, entry: Entry) -> None:
    if entry.event == "new_message":
        await client.send(entry.data["message"])
        return
    for emoji, count in entry.data["counts"].items():
        for first in range(0, count, 20):
            await client.react(emoji, min(20, count - first))
