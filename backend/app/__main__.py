"""`python -m app`: serve, worker, demo, contract, migrate, health, backup, restore."""

import argparse
from collections.abc import Callable
from importlib import import_module

from app.core import arguments, interpreter_tuning


def main() -> None:
    """Run one command; only its own module is imported."""
    given = _parser().parse_args()
    with interpreter_tuning.importing():
        command = import_module(given.module)
    command.run(given)


Add = Callable[[str, str, str], argparse.ArgumentParser]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="app", description="EngageNow's server")
    words = parser.add_subparsers(required=True, metavar="command")

    def add(word: str, module: str, purpose: str) -> argparse.ArgumentParser:
        added = words.add_parser(word, help=purpose)
        added.set_defaults(module=module)
        return added

    _add_servers(add)
    demo = add("demo", "app.cli.demo", "create demo sessions, and fill two of them with people")
    demo.add_argument("--host", type=arguments.host, default="127.0.0.1")
    demo.add_argument("--port", type=arguments.port, help="fill sessions of this server")
    add("contract", "app.cli.contract", "write the contract: OpenAPI and socket documents")
    add("migrate", "app.storage.migrations", "migrate the database to the newest revision")
    add("backup", "app.cli.backup", "copy the database into the backup folder")
    restore = add("restore", "app.cli.restore", "restore a backup into an empty database")
    restore.add_argument("file")
    restore.add_argument("--replace", action="store_true", help="back up and replace a full one")
    return parser


def _add_servers(add: Add) -> None:
    serve = add("serve", "app.cli.serve", "migrate the database, then serve everything on one port")
    serve.add_argument("--host", type=arguments.host, default="127.0.0.1")
    serve.add_argument("--port", type=arguments.port, default=8000)
    serve.add_argument("--workers", type=arguments.workers, default=1)
    worker = add(
        "worker", "app.cli.worker", "run one worker behind nginx; `serve --workers` starts it"
    )
    worker.add_argument("--socket", required=True)
    health = add(
        "health", "app.cli.health_check", "check whether the server on this machine is ready"
    )
    health.add_argument("--port", type=arguments.port, default=8000)


if __name__ == "__main__":
    main()
