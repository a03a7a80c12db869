"""What is pinned is not older than what mended a weakness that concerns us."""

import json
import re

import pytest
from packaging.version import Version

from guards.sources import ROOT

PYTHON = {
    # Pickles from the message queue ran as code; attachments without bound; a deaf listener.
    "python-socketio": "5.18.1",
    # Threads and payloads without bound; packets before the connection.
    "python-engineio": "4.15.1",
    # Another algorithm than the one asked for; a bomb of compressed claims.
    "python-jose": "3.4.0",
    # Host in addresses, ranges, forms and multipart without bound.
    "starlette": "1.3.1",
    "uvicorn": "0.11.7",  # forged log lines, split answers
    "h11": "0.16",  # smuggled requests
    "redis": "8.1",  # answers mixed up after a cancelled command; subscriptions that time out
}
NODE = {"socket.io-parser": "4.2.7"}  # attachments without bound


def pinned() -> dict[str, Version]:
    """Every Python package of the server, with its one version."""
    lines = (ROOT / "backend" / "requirements.txt").read_text().splitlines()
    pins = [re.match(r"([\w.-]+)(?:\[[\w,-]+\])?==([^\s;]+)", line) for line in lines]
    return {pin[1].lower(): Version(pin[2]) for pin in pins if pin}


def locked(name: str) -> list[Version]:
    """Every version of a Node package in the lock file."""
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    return [Version(one["version"]) for path, one in packages.items() if path.endswith(f"/{name}")]


@pytest.mark.parametrize(("name", "floor"), PYTHON.items())
def test_a_python_package_is_not_older_than_its_remedy(name: str, floor: str) -> None:
    found = pinned().get(name)
    if name == "python-jose" and found is None:
        return  # it may be replaced
    assert found is not None
    assert found >= Version(floor)


@pytest.mark.parametrize(("name", "floor"), NODE.items())
def test_a_node_package_is_not_older_than_its_remedy(name: str, floor: str) -> None:
    versions = locked(name)
    assert versions
    assert min(versions) >= Version(floor)
