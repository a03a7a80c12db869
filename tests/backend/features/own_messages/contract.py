"""What the tests of the contract send about one's own messages, and what a reader knows of them."""

from typing import Any

from fixtures.sockets import Socket
from fixtures.talk import Talk

State = dict[str, Any]

_ONE = "/api/sessions/{session_id}/own-messages/{message_id}"
_NONE = "0" * 32
PAYLOADS = {
    "edit_message": {"id": _NONE, "message": "edited"},
    "delete_message": {"id": _NONE},
}
BODIES = {("patch", _ONE): {"message": "edited"}}
# After the end, too, people delete what they wrote; this is nothing of theirs.
AFTER_THE_END = {"delete_message": "message_not_found"}
IN_VAIN = {("patch", _ONE): "not_own_message", ("delete", _ONE): "not_own_message"}


async def _of_ones_own(member: Socket) -> str:
    return str((await member.call("send_message", {"message": "mine"}))["id"])


async def _edited(_talk: Talk, member: Socket) -> State:
    return {"id": await _of_ones_own(member), "message": "edited"}


async def _deleted(_talk: Talk, member: Socket) -> State:
    return {"id": await _of_ones_own(member)}


MADE = {"edit_message": _edited, "delete_message": _deleted}


def _on_edited(state: State, told: Any) -> State:
    def now(message: Any) -> Any:
        return told["message"] if message and message["id"] == told["id"] else message

    messages = [now(one) for one in state["messages"]]
    return {**state, "messages": messages, "pinned": now(state["pinned"]), "seq": told["seq"]}


REDUCERS = {"message_edited": _on_edited}
