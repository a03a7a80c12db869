"""engagenow: follow a live session, send to it, record it, and play a recording back.

Ends with 0, with 1 after a refusal or without a connection, with 2 for wrong arguments.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Sequence

from engagenow_client.command import record, replay, send, tail
from engagenow_client.command.numbers import seconds
from engagenow_client.errors import ClientError, ConfigError, NotConnectedError
from engagenow_client.live.client import LiveClient
from engagenow_client.live.config import LiveConfig
from engagenow_client.retry import Retry

Run = Callable[[LiveClient, argparse.Namespace], Awaitable[None]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, and return the exit status."""
    given = _parser().parse_args(arguments)
    try:
        config = _config(given)
    except ConfigError as error:
        print(f"engagenow: {error}", file=sys.stderr)
        return 2
    try:
        asyncio.run(_run(given.run, LiveClient(config), given))
    except BrokenPipeError:  # whoever read the output has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (ClientError, OSError, ValueError) as error:
        cause = f" ({error.__cause__})" if error.__cause__ else ""
        print(f"engagenow: {error}{cause}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


async def _run(run: Run, client: LiveClient, given: argparse.Namespace) -> None:
    async with client:
        try:
            await client.connected(given.within)
        except TimeoutError:
            raise NotConnectedError(f"has not joined within {given.within:g} s") from None
        await run(client, given)


def _config(given: argparse.Namespace) -> LiveConfig:
    return LiveConfig(
        url=given.url,
        code=given.code,
        session_id=given.session,
        token=os.environ.get("ENGAGENOW_TOKEN"),
        nickname=given.nickname,
        passcode=os.environ.get("ENGAGENOW_PASSCODE"),
        retry=Retry(first=0.5, most=5.0, attempts=given.attempts),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="engagenow",
        description="Follow a live session, send to it, record it, and play a recording back.",
        epilog="ENGAGENOW_TOKEN and ENGAGENOW_PASSCODE in the environment are a token and a "
        "passcode: arguments are for everybody on this computer to see.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in (tail, send, record, replay):
        one = commands.add_parser(module.NAME, help=module.HELP, description=module.HELP)
        _add_session(one)
        module.add_arguments(one)
        one.set_defaults(run=module.run)
    return parser


def _add_session(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("url", help="the server, as people open it: https://talk.example.com")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--code", help="the code of the session")
    which.add_argument("--session", help="its id, for who has a token")
    parser.add_argument("--nickname", help="join under this name")
    parser.add_argument(
        "--within", type=seconds, default=15.0, metavar="SECONDS", help="to join in"
    )
    parser.add_argument("--attempts", type=int, default=10, help="failures in a row before the end")
