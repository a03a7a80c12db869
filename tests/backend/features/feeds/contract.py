"""What the tests of the contract send as feeds, and what a reader knows of them."""

from typing import Any

State = dict[str, Any]

_ALL = "/api/sessions/{session_id}/feeds"
_ONE = f"{_ALL}/{{feed_id}}"
BODIES = {
    ("post", _ALL): {"kind": "push", "topics": ["speed"]},
    ("patch", _ONE): {"title": "Speed"},
    ("post", f"{_ONE}/points"): {"points": [{"topic": "speed", "value": 1}]},
    ("post", f"{_ONE}/signals"): {"kind": "high", "text": "Above 100"},
    ("post", f"{_ONE}/rules"): {"topic": "speed", "kind": "above", "value": 100},
}
IN_VAIN = {
    ("patch", _ONE): "feed_running",
    ("delete", _ONE): "feed_not_found",
    ("delete", f"{_ONE}/rules/{{rule_id}}"): "rule_not_found",
}
SHOWN = {"feeds": "feeds", "signals": "signals"}


def _put(state: State, told: Any) -> State:
    feeds, new = state["feeds"], told["feed"]
    known = next((feed for feed in feeds if feed["id"] == new["id"]), {"values": {}})
    values = {topic: one for topic, one in known["values"].items() if topic in new["topics"]}
    put = {**new, "values": values}
    if "id" in known:
        feeds = [put if feed["id"] == new["id"] else feed for feed in feeds]
    else:
        feeds = [*feeds, put]
    return {**state, "feeds": feeds, "seq": told["seq"]}


def _stopped(state: State, told: Any) -> State:
    feeds = [
        {**feed, "running": False} if feed["id"] == told["id"] else feed for feed in state["feeds"]
    ]
    return {**state, "feeds": feeds, "seq": told["seq"]}


def _removed(state: State, told: Any) -> State:
    feeds = [feed for feed in state["feeds"] if feed["id"] != told["id"]]
    signals = [one for one in state["signals"] if one["feed_id"] != told["id"]]
    return {**state, "feeds": feeds, "signals": signals, "seq": told["seq"]}


def _signalled(state: State, told: Any) -> State:
    return {**state, "signals": [*state["signals"], told][-20:], "seq": told["seq"]}


def _valued(state: State, told: Any) -> State:
    value = {"value": told["value"], "at": told["at"], "stale": told["stale"]}
    feeds = [
        {**feed, "values": {**feed["values"], told["topic"]: value}}
        if feed["id"] == told["id"] and told["topic"] in feed["topics"]
        else feed
        for feed in state["feeds"]
    ]
    return {**state, "feeds": feeds}


def _only_in_history(state: State, _told: Any) -> State:
    return state


REDUCERS = {
    "feed_started": _put,
    "feed_edited": _put,
    "feed_stopped": _stopped,
    "feed_removed": _removed,
    "signal": _signalled,
    "feed_update": _valued,
    "feed_candles": _only_in_history,
    "feed_gap": _only_in_history,
}
