"""Replace the workers of a compose file one by one, or see whether people reach them.

usage, in the folder deploy: python3 -m rolling_restart to 1.4.0 --at https://talk.example.com
                             python3 -m rolling_restart verify --at https://talk.example.com

Ends with 0 when every worker runs the new version, 1 when all run the old one again, 2 when
somebody must look. VERSION in the environment or .env is for whoever starts containers next: set
it to the new version after a 0.
"""

import argparse
import sys
from pathlib import Path

from rolling_restart.compose import Compose
from rolling_restart.rolling import NotReadyError, RolledBackError, roll
from rolling_restart.site import Site

_FILE = Path(__file__).resolve().parents[2] / "docker-compose.prod.yml"
_WORKERS = {"backend-1": "b1", "backend-2": "b2"}  # as their sids begin


def main() -> int:
    """Do what the command line says."""
    arguments = _arguments()
    site = Site(arguments.at, arguments.via, arguments.authority, arguments.patience)

    def verify(service: str) -> None:
        site.verify(_WORKERS[service])

    try:
        if arguments.word == "verify":
            for service in _WORKERS:
                verify(service)
        else:
            driver = Compose(arguments.file, list(_WORKERS))
            roll(driver, arguments.version, verify, _print)
    except (NotReadyError, RolledBackError) as error:
        _print(f"Failed: {error}")
        return 1
    except Exception as error:  # half way, perhaps: nobody may take that for "all as before"
        _print(f"Somebody must look: {error}")
        return 2
    return 0


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="rolling_restart", description="Replace workers one by one."
    )
    words = parser.add_subparsers(required=True, dest="word")
    to = words.add_parser("to", help="replace every worker, or go back")
    to.add_argument("version", help="the tag of images that have been pulled")
    to.add_argument("--file", default=str(_FILE), help="the compose file")
    verify = words.add_parser("verify", help="reach every worker as people do")
    for word in (to, verify):
        word.add_argument("--at", required=True, help="the address that people open")
        word.add_argument("--via", default="", help="where nginx listens, host:port, if not there")
        word.add_argument("--patience", type=float, default=20, help="seconds for each worker")
        word.add_argument("--authority", default="", help="certificates to believe besides")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
