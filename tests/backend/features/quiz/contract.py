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


REDUCERS = {"question_closed": _closed, "leaderboard": _led, "score": _scored}
