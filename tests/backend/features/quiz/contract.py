"""What the tests of the contract send as quizzes, and how standings are known from events."""

from typing import Any

PAYLOADS = {"set_more_time": {"on": True}}
_NEXT = "/api/sessions/{session_id}/activities/{activity_id}/next"
BODIES = {("post", _NEXT): {"from": None}}
IN_VAIN = {("post", _NEXT): "no_quiz"}
SHOWN = {"leaderboard": "leaderboard"}


def _closed(state: dict[str, Any], event: Any) -> dict[str, Any]:
    activity = state["activity"]
    if activity and activity["id"] == event["id"]:
        question = {**activity["question"], "closed": True}
        state = {**state, "activity": {**activity, "question": question}}
    return {**state, "seq": event["seq"]}


def _led(state: dict[str, Any], event: Any) -> dict[str, Any]:
    return {**state, "leaderboard": event}


def _scored(state: dict[str, Any], _event: Any) -> dict[str, Any]:
    return state


def _opened(state: dict[str, Any], event: Any) -> dict[str, Any]:
    """The leaderboard is of the activity that is shown, or none."""
    board, activity = state["leaderboard"], event["activity"]
    kept = board if board and board["id"] == activity["id"] else None
    return {**state, "activity": activity, "leaderboard": kept, "seq": event["seq"]}


def _gone(state: dict[str, Any], event: Any) -> dict[str, Any]:
    shown = state["activity"]
    if shown and shown["id"] == event["id"]:
        state = {**state, "activity": None, "leaderboard": None}
    return {**state, "seq": event["seq"]}


REDUCERS = {
    "question_closed": _closed,
    "leaderboard": _led,
    "score": _scored,
    # In place of those of activities, which do not know of leaderboards.
    "activity_opened": _opened,
    "activity_reset": _gone,
    "activity_removed": _gone,
}
