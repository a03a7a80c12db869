"""Whether the figures of a bench mean anything: a run that lost something has none."""

from typing import Any

from kit.contestants import NOT_INSTALLED
from kit.rows import OVERLOADED

Result = dict[str, Any]


def is_bad(result: Result) -> bool:
    """Whether this run voids the bench: who is not installed is only left out."""
    return is_void(result) and result.get("failed") != NOT_INSTALLED


def is_void(result: Result) -> bool:
    """Whether no figure may be read from this run: it failed, or lost what it should not."""
    return "room" not in result or is_empty(result) or (_lost(result) and not overloaded(result))


def may_be_timed(result: Result) -> bool:
    """Whether its latencies may be read, too: the load tool was in time."""
    return not is_void(result) and not _is_late(result)


def overloaded(result: Result) -> bool:
    """Whether this contestant is known not to keep up with this row."""
    return result["who"] in OVERLOADED.get(result["row"], ())


def is_empty(result: Result) -> bool:
    """Whether messages were sent, and none was delivered while that was measured."""
    room = result.get("room", {})
    sent = room.get("messages", {}).get("sent", 0)
    return bool(sent) and not room["server"]["deliveries"]


def _lost(result: Result) -> bool:
    return not result["room"]["messages"]["conserved"]


def _is_late(result: Result) -> bool:
    """Whether that is the load tool's fault: one who is overloaded keeps it busy afterwards."""
    return bool(result["room"]["generator"]["void"]) and not overloaded(result)
