"""What the tests of the contract send as questions and votes, and what a reader knows of them."""

from typing import Any

from fixtures.sockets import Socket
from fixtures.talk import Talk

State = dict[str, Any]

_ONE = "/api/sessions/{session_id}/questions/{question_id}"
_NONE = "0" * 32
PAYLOADS = {
    "ask_question": {"text": "Why?", "client_id": "1"},
    "vote_question": {"id": "{question}", "on": True},
    "withdraw_question": {"id": _NONE},
}
BODIES = {
    ("patch", _ONE): {"state": "answered"},
    ("post", f"{_ONE}/merge"): {"into": "{other_question}"},
    ("put", f"{_ONE}/mute"): {"minutes": 5},
}
IN_VAIN = {("post", "/api/sessions/{session_id}/messages/{message_id}/promote"): "questions_off"}
SHOWN = {"questions": "questions", "questions_held": "questions_held"}


async def prepare(talk: Talk) -> State:
    """Somebody has asked in a session that takes questions."""
    await talk.rest("PATCH", "/features", {"questions": True})
    asked = await (await talk.enter()).call("ask_question", {"text": "How?"})
    return {"question": asked["id"]}


async def _of_ones_own(_talk: Talk, member: Socket) -> State:
    return {"id": (await member.call("ask_question", {"text": "When?"}))["id"]}


MADE = {"withdraw_question": _of_ones_own}


def _with(state: State, question: State, seq: int) -> State:
    others = [one for one in state["questions"] if one["id"] != question["id"]]
    is_shown = question["state"] in ("open", "answering", "answered")
    shown = sorted([*others, question], key=lambda one: (one["asked_at"], one["id"]))
    return {**state, "questions": shown if is_shown else others, "seq": seq}


def _asked(state: State, asked: Any) -> State:
    question = {name: asked[name] for name in asked if name != "seq"}
    mine = {"asked": False, "voted": False}
    return _with(state, {**question, "mine": mine, "merged_into": None}, asked["seq"])


def _updated(state: State, change: Any) -> State:
    known = [one for one in state["questions"] if one["id"] == change["id"]]
    told = {name: change[name] for name in change if name != "seq"}
    if not known and "asked_at" not in change:
        return {**state, "seq": change["seq"]}
    fresh = {"mine": {"asked": False, "voted": False}, "merged_into": None}
    return _with(state, {**(known[0] if known else fresh), **told}, change["seq"])


def _held(state: State, told: Any) -> State:
    return {**state, "questions_held": told["held"], "seq": told["seq"]}


def _voted(state: State, told: Any) -> State:
    votes = told["votes"]
    counted = [{**one, "votes": votes.get(one["id"], one["votes"])} for one in state["questions"]]
    return {**state, "questions": counted}


REDUCERS = {
    "question_asked": _asked,
    "question_updated": _updated,
    "questions_held": _held,
    "question_votes": _voted,
    "own_question": lambda state, _told: state,
}
