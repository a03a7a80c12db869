"""How a new nickname changes what members see who enter a session."""

from typing import Any

from app.features.messages.snapshot import changed
from app.features.people.events import ParticipantRenamed
from app.features.questions import snapshot as questions
from app.realtime.snapshot import Part, Shown


def _renamed(shown: Shown, data: Shown) -> Shown:
    """The new name is under all messages of that person, and is the presenter's if it is theirs."""
    person, nickname = data["id"], data["nickname"]

    def signed(message: dict[str, Any]) -> dict[str, Any]:
        sender = message["sender"]
        if sender["id"] != person:
            return message
        return {**message, "sender": {**sender, "nickname": nickname}}

    presenter = {"presenter_name": nickname} if person == shown["presenter_id"] else {}
    return {
        **changed(shown, signed),
        **questions.renamed(shown, person, nickname),
        "pinned": shown["pinned"] and signed(shown["pinned"]),
        "session": {**shown["session"], **presenter},
    }


PARTS = [Part(changes={ParticipantRenamed.name: _renamed})]
