"""Demo sessions for development and tests; never in production."""

import asyncio
from argparse import Namespace
from contextlib import suppress

from app.cli.demo import seed, show
from app.core.config import get_settings


def run(arguments: Namespace | None) -> None:
    """Create missing demo sessions; with a port, also fill two rooms with people.

    Raises:
        SystemExit: in production.
    """
    if get_settings().environment == "production":
        raise SystemExit("The demo sessions are for development; they are refused in production.")
    seed.run()
    if arguments is not None and arguments.port:
        with suppress(KeyboardInterrupt):
            asyncio.run(show.run(arguments.host, arguments.port))
