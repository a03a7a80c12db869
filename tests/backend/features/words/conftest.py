"""Tests of words: some measure how long the event loop stands still."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def garbage_waits() -> Iterator[None]:
    """Collect no garbage meanwhile: how long that takes depends on the tests that ran before."""
    gc.disable()
    yield
    gc.enable()
