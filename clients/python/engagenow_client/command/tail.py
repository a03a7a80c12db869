"""engagenow tail."""

import argparse
import sys
from io import TextIOWrapper
from typing import TextIO

import msgspec

from engagenow_client.command.numbers import lines
from engagenow_client.live.client import LiveClient
from engagenow_client.live.event import LiveEvent

NAME = "tail"
HELP = "print what happens, until interrupted: chat as text, or all events as lines of JSON"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="all events, one JSON object a line")
    parser.add_argument("--count", type=lines, help="end after so many lines")


async def run(client: LiveClient, given: argparse.Namespace) -> None:
    _let_all_through(sys.stdout, is_json=given.json)
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


def _let_all_through(output: TextIO, *, is_json: bool) -> None:
    """JSON is UTF-8; in a text, `?` stands for what the terminal's encoding does not have."""
    if isinstance(output, TextIOWrapper):
        encoding, errors = ("utf-8", "strict") if is_json else (None, "replace")
        output.reconfigure(encoding=encoding, errors=errors)
