"""engagenow send."""

import argparse
import sys

from tqdm import tqdm

from engagenow_client.errors import RefusedError
from engagenow_client.live.client import LiveClient

NAME = "send"
HELP = "send messages: those of -m, or each line of the standard input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-m", "--message", action="append", help="what to say; may be repeated")


async def run(client: LiveClient, given: argparse.Namespace) -> None:
    """Send one after the other; prints where each stands in the log.

    Raises:
        RefusedError: one is refused, and named.
    """
    messages = given.message or [line.rstrip("\n") for line in sys.stdin if line.strip()]
    for message in tqdm(messages, unit="message", disable=quiet(len(messages))):
        try:
            ack = await client.send(message)
        except RefusedError as refusal:
            text = f"{refusal.detail} The message was: {message[:60]}"
            raise RefusedError(refusal.code, text, refusal.retry_after) from None
        print(ack.seq if ack.seq is not None else f"held {ack.id}", flush=True)


def quiet(count: int) -> bool:
    """Whether to show no progress: there is nothing to wait for, or nobody who looks."""
    return count < 2 or not sys.stderr.isatty()
