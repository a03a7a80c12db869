"""What the tests of the contract send as answers, and how an activity is known from events."""

from typing import Any

from fixtures.talk import Talk

PAYLOADS = {
    "answer": {"activity_id": "{activity_id}", "answer": "an answer", "client_id": "1"},
    "vote_answer": {"activity_id": "{activity_id}", "answer_id": "{card_id}", "on": True},
}
_ALL = "/api/sessions/{session_id}/activities"
_ONE = f"{_ALL}/{{activity_id}}"
BODIES = {
    ("post", _ALL): {"kind": "open", "prompt": "What?"},
    ("patch", _ONE): {"prompt": "What?"},
    ("put", f"{_ALL}/order"): {"ids": ["{activity_id}"]},
    ("put", f"{_ONE}/hidden-words"): {"word": "word", "hidden": True},
    ("patch", f"{_ONE}/answers/{{answer_id}}"): {"shown": False},
}
IN_VAIN = {("delete", _ONE): "activity_not_found"}
SHOWN = {"activity": "activity"}


async def prepare(talk: Talk) -> dict[str, Any]:
    """Open an activity, which somebody has answered."""
    plan = {"kind": "open", "prompt": "What?", "settings": {"live_results": True}}
    activity = await talk.rest("POST", "/activities", plan)
    await talk.rest("POST", f"/activities/{activity['id']}/open")
    other = await talk.enter()
    await other.call("answer", {"activity_id": activity["id"], "answer": "the first"})
    [card] = await talk.rest("GET", f"/activities/{activity['id']}/answers")
    return {"activity_id": activity["id"], "card_id": card["id"]}


def _opened(state: dict[str, Any], event: Any) -> dict[str, Any]:
    return {**state, "activity": event["activity"], "seq": event["seq"]}


def _changed(state: dict[str, Any], event: Any) -> dict[str, Any]:
    """Apply the fields of an event about the activity that is shown."""
    change = {name: value for name, value in event.items() if name not in ("id", "seq")}
    return _with(state, event, change)


def _closed(state: dict[str, Any], event: Any) -> dict[str, Any]:
    told = {"status": "closed", "closed_at": event["closed_at"]}
    return question_closed(_with(state, event, told), event)


def _revealed(state: dict[str, Any], event: Any) -> dict[str, Any]:
    told = {"results": event["results"], "solution": event["solution"]}
    return question_closed(_with(state, event, {"revealed": True, **told}), event)


def _concealed(state: dict[str, Any], event: Any) -> dict[str, Any]:
    return _with(state, event, {"revealed": False, "solution": None})


def question_closed(state: dict[str, Any], event: Any) -> dict[str, Any]:
    """Apply that the question of a quiz, if it is at one, takes no more answers."""
    question = state["activity"] and state["activity"]["question"]
    return _with(state, event, {"question": {**question, "closed": True}} if question else {})


def _gone(state: dict[str, Any], event: Any) -> dict[str, Any]:
    shown = state["activity"]
    kept = None if shown and shown["id"] == event["id"] else shown
    return {**state, "activity": kept, "seq": event["seq"]}


def _with(state: dict[str, Any], event: Any, change: dict[str, Any]) -> dict[str, Any]:
    shown = state["activity"]
    if shown and shown["id"] == event["id"]:
        state = {**state, "activity": {**shown, **change}}
    return {**state, "seq": event.get("seq", state["seq"])}


REDUCERS = {
    "activity_opened": _opened,
    "activity_updated": _changed,
    "activity_closed": _closed,
    "activity_revealed": _revealed,
    "activity_concealed": _concealed,
    "activity_reset": _gone,
    "activity_removed": _gone,
    "activity_results": _changed,
}
