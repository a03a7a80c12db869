"""What the tests of the contract send as the pulse, and how it is told."""

from typing import Any

from fixtures.talk import Talk

PAYLOADS = {"pulse": {"mood": "lost"}}
SHOWN = {"pulse": "pulse"}


async def prepare(talk: Talk) -> dict[str, Any]:
    """Turn the pulse on."""
    await talk.rest("PATCH", "/features", {"pulse": True})
    return {}


def _updated(state: dict[str, Any], event: Any) -> dict[str, Any]:
    return {**state, "pulse": event["counts"]}


REDUCERS = {"pulse_update": _updated}
