"""Tests with the exchanges' own clients, and with `--run-live` of the exchanges themselves."""

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--run-live", action="store_true", help="connect to the real exchanges")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Live tests need a network, so they are no tests at all unless they are asked for."""
    is_live = collection_path.name == "test_live.py"
    return True if is_live and not config.getoption("--run-live") else None


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"
