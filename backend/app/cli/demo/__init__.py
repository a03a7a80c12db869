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
        raise SystemExit("Demo sessions are for development only; production refuses them.")
    seed.run()
    if arguments is not None and arguments.port:
        with suppress(KeyboardInterrupt):
            asyncio.run(show.run(arguments.host, arguments.port))
