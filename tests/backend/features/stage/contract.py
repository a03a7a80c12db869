"""What the tests of the contract know of the stage."""

from typing import Any

BY_REST = {"stage": ("PUT", "/stage", {"show": "blank"})}
SHOWN = {"stage": "stage"}


def _changed(state: dict[str, Any], event: Any) -> dict[str, Any]:
    return {**state, "stage": event["stage"], "seq": event["seq"]}


REDUCERS = {"stage_changed": _changed}
