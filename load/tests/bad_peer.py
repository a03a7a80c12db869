"""A server that is wrong in one way, to see whether the instrument notices.

usage: python bad_peer.py PORT lossy|swapping|stalling|chatty
"""

import sys
import time
from pathlib import Path
from typing import ClassVar

import uvloop

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "peers"))

import raw

FAULT_AT = 20  # the message that it goes wrong with
STALL_SECONDS = 0.5


class Wrong(raw.Connection):
    """Right but for one message."""

    sent: ClassVar[int] = 0

    def _on_text(self, text: bytes) -> None:
        if b"send_message" not in text:
            super()._on_text(text)
            return
        Wrong.sent += 1
        fault = sys.argv[2] if Wrong.sent == FAULT_AT else ""
        if fault == "stalling":
            time.sleep(STALL_SECONDS)
        victims = set(raw.members) if fault in ("lossy", "swapping") else set()
        raw.members -= victims  # they miss this one
        super()._on_text(text)
        raw.members |= victims
        if Wrong.sent == FAULT_AT + 1 and sys.argv[2] == "swapping":
            super()._on_text(text)  # and get the next one twice
        if fault == "chatty":
            event = text[text.index(b"[") :].replace(b"@", b"")
            super()._on_text(b"42" + event)  # as if it were somebody else


raw.Connection = Wrong  # type: ignore[misc]

if __name__ == "__main__":
    uvloop.run(raw.main())
