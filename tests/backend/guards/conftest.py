"""Guards read source code."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def garbage_waits() -> Iterator[None]:
    """Collect no garbage while code is parsed.

    Python 3.11.7 raised `SystemError: AST constructor recursion depth mismatch` now and then, as
    when something else runs in the middle of it (github.com/python/cpython/issues/106905).
    """
    gc.disable()
    yield
    gc.freeze()  # the trees that are kept hold no garbage
    gc.enable()
