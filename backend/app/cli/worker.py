"""`worker`: one of several workers behind nginx; started by `serve --workers`."""

import socket
from argparse import Namespace
from contextlib import suppress

from app.cli.serve import Server, server_config
from app.core.config import get_settings
from app.core.logging import configure_logging


def run(arguments: Namespace) -> None:
    """Serve on the Unix socket `arguments.socket`, which only our nginx can reach."""
    settings = get_settings()
    on_a_laptop = settings.environment == "development"
    configure_logging(console=on_a_laptop, worker=settings.worker_id)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(arguments.socket)
    with suppress(KeyboardInterrupt):
        Server(server_config("*")).run([listener])
