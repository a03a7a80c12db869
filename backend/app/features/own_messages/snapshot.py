"""How an edited message changes what members see who enter a session."""

from typing import Any

from app.features.messages.snapshot import changed
from app.features.own_messages.events import MessageEdited
from app.realtime.snapshot import Part, Shown


def _edited(shown: Shown, data: Shown) -> Shown:
    def now(message: dict[str, Any]) -> dict[str, Any]:
        return data["message"] if message["id"] == data["id"] else message

    return {**changed(shown, now), "pinned": shown["pinned"] and now(shown["pinned"])}


PARTS = [Part(changes={MessageEdited.name: _edited})]
