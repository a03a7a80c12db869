"""What every peer tells its room: a message of the size and shape that ours has."""

from itertools import count
from typing import Any

_seq = count(1)


def new_message(message: str) -> dict[str, Any]:
    """The payload of `new_message`; only `message` is real."""
    return {
        "id": "01JD0000000000000000000000000000",
        "seq": next(_seq),
        "client_id": None,
        "message": message,
        "message_type": "text",
        "sender": {
            "id": "01JD0000000000000000000000000001",
            "nickname": "load-0001",
            "role": "participant",
        },
        "sent_at": "2026-11-20T00:00:00.000000Z",
    }
