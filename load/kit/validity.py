"""Whether the figures of a bench mean anything."""

from typing import Any

from kit.contestants import ALL

_OWN = {who.key for who in ALL if not who.command}  # our server, as it is and without its store


def unsound(report: dict[str, Any]) -> bool:
    """Whether a server of ours failed, lost a message or was measured late, or a row is empty."""
    results = report["results"]
    rooms = [result.get("room") for result in results if result["who"] in _OWN]
    return any(room is None or not _counts(room) for room in rooms) or any(map(is_empty, results))


def is_empty(result: dict[str, Any]) -> bool:
    """Whether messages were sent, and none was delivered while that was measured."""
    room = result.get("room", {})
    sent = room.get("messages", {}).get("sent", 0)
    return bool(sent) and not room["server"]["deliveries"]


def _counts(room: dict[str, Any]) -> bool:
    return bool(room["messages"]["conserved"] and not room["generator"]["void"])
