"""The effect of an erased participant on the state that new members receive."""

from typing import Any

from app.features.messages.snapshot import changed
from app.features.privacy.events import ParticipantErased
from app.realtime.snapshot import Part, Shown


def _erased(shown: Shown, data: Shown) -> Shown:
    """Remove the name from their messages; earlier facts deleted the texts."""

    def nameless(message: dict[str, Any]) -> dict[str, Any]:
        sender = message["sender"]
        if sender["id"] != data["id"]:
            return message
        return {**message, "client_id": None, "sender": {**sender, "nickname": ""}}

    return changed(shown, nameless)


PARTS = [Part(changes={ParticipantErased.name: _erased})]
