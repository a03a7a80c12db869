"""engagenow tail."""

import argparse
import sys

import msgspec

from engagenow_client.live.client import LiveClient
from engagenow_client.live.event import LiveEvent

NAME = "tail"
HELP = "print what happens, until interrupted: chat as text, or all events as lines of JSON"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="all events, one JSON object a line")
    parser.add_argument("--count", type=int, help="end after so many lines")


async def run(client: LiveClient, given: argparse.Namespace) -> None:
    printed = 0
    async for event in client:
        line = as_json(event) if given.json else as_text(event)
        if line is None:
            continue
        print(line, file=sys.stdout, flush=True)
        printed += 1
        if printed == given.count:
            return


def as_json(event: LiveEvent) -> str:
    """Return an event as one line; what the contract does not name stands beside the rest."""
    data = {**msgspec.to_builtins(event.data), **event.extra}
    return msgspec.json.encode({"event": event.name, "data": data}).decode()


def as_text(event: LiveEvent) -> str | None:
    """Return a message as one line, None for all other events."""
    if event.name != "new_message":
        return None
    return f"{event.data.sender.nickname}: {' '.join(event.data.message.split())}"
