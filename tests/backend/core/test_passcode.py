"""Passcodes are compared apart from the event loop."""

import os
import threading

from app.core import passcode


def _own_priority() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


async def test_the_thread_that_compares_leaves_the_processor_to_the_loop() -> None:
    stored = await passcode.hash_passcode("opensesame")

    assert await passcode.is_passcode(stored, "Open Sesame")
    assert not await passcode.is_passcode(stored, "sesame")
    assert passcode._apart.submit(_own_priority).result(5) > _own_priority()
