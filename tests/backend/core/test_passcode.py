"""Passcodes, and proofs of work, take the processor only when the event loop does not."""

import os
import threading
from concurrent.futures import Executor

import pytest

from app.core import passcode
from app.features.guess_limits import proof


def _own_priority() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@pytest.mark.parametrize("thread", [passcode._apart, proof._apart], ids=["passcodes", "proofs"])
def test_it_has_a_lower_priority(thread: Executor) -> None:
    assert thread.submit(_own_priority).result(5) > _own_priority()


async def test_a_passcode_is_compared_without_case_and_spaces() -> None:
    stored = await passcode.hash_passcode("opensesame")

    assert await passcode.is_passcode(stored, "Open Sesame")
    assert not await passcode.is_passcode(stored, "sesame")
