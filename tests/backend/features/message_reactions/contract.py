"""What the tests of the contract send about reactions to messages, and what a reader knows."""

from typing import Any

from fixtures.talk import Talk

State = dict[str, Any]

PAYLOADS = {"react_to_message": {"id": "{message_to_react_to}", "emoji": "👍", "on": True}}
SHOWN = {"message_reactions": "message_reactions"}


async def prepare(talk: Talk) -> State:
    """Somebody has said something."""
    said = await (await talk.enter()).call("send_message", {"message": "like it?"})
    return {"message_to_react_to": said["id"]}


def _told(state: State, told: Any) -> State:
    known = {**state["message_reactions"], **told["reactions"]}
    return {**state, "message_reactions": {one: how for one, how in known.items() if how}}


REDUCERS = {"message_reactions": _told}
