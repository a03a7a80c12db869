"""Reacting: checked against the room's state, and counted."""

from collections.abc import Callable
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from app.features.live_sessions.events import SessionUpdated
from app.features.reactions import policy
from app.features.reactions.commands import SendReaction
from app.features.reactions.totals import REACTIONS
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room


class RulesByRoom(WeakKeyDictionary[Room, tuple[dict[str, Any], policy.Rules]]):
    """The rules of a worker's rooms, and the data of the fact that told them."""


async def react(context: WorkerContext, room: Room, command: SendReaction) -> None:
    """Count a reaction.

    Raises:
        ReactionsOff, SessionNotStarted, SessionPaused, SessionEnded: the state does not allow it.
        EmojiUnknown: the emoji is not in the session's set.
    """
    emoji = _checked(context, room, command.emoji)
    await REACTIONS.add(context, room.session_id, {emoji: command.count})


def reacting(
    context: WorkerContext, room: Room, emoji: str, count: int
) -> Callable[[], None] | None:
    """Return what counts a reaction; None if stored counts must be read first.

    Raises:
        Refusal: as `react` does.
    """
    checked, total = _checked(context, room, emoji), REACTIONS.loaded(context, room.session_id)
    return None if total is None else partial(total.add, {checked: count})


def _checked(context: WorkerContext, room: Room, emoji: str) -> str:
    rules = _rules(context, room)
    policy.check_on(rules)
    return policy.on_offer(rules, emoji)


def _rules(context: WorkerContext, room: Room) -> policy.Rules:
    """Return the rules in the room's last event; frequent reactions read them once."""
    state = room.latest[SessionUpdated.name]
    kept = context.own(RulesByRoom)
    known = kept.get(room)
    if known is None or known[0] is not state:
        known = kept[room] = state, policy.Rules.of(state)
    return known[1]
