"""Reacting: checked against the room's state, and counted."""

from collections.abc import Callable
from functools import partial
from typing import Any

from app.features.live_sessions.events import SessionUpdated
from app.features.reactions import policy
from app.features.reactions.commands import SendReaction
from app.features.reactions.totals import REACTIONS
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room


class _Known:
    """A room's rules, and the data of the fact that told them."""

    def __init__(self, state: dict[str, Any]) -> None:
        self.state, self.rules = state, policy.Rules.of(state)


async def react(context: WorkerContext, room: Room, command: SendReaction) -> None:
    """Count a reaction.

    Raises:
        ReactionsOff, SessionNotStarted, SessionPaused, SessionEnded: the state does not allow it.
        EmojiUnknown: the emoji is not in the session's set.
    """
    emoji = _checked(room, command.emoji)
    await REACTIONS.add(context, room.session_id, {emoji: command.count})


def reacting(
    context: WorkerContext, room: Room, emoji: str, count: int
) -> Callable[[], None] | None:
    """Return what counts a reaction; None if stored counts must be read first.

    Raises:
        Refusal: as `react` does.
    """
    checked, total = _checked(room, emoji), REACTIONS.loaded(context, room.session_id)
    return None if total is None else partial(total.add, {checked: count})


def _checked(room: Room, emoji: str) -> str:
    rules = _rules(room)
    policy.check_on(rules)
    return policy.on_offer(rules, emoji)


def _rules(room: Room) -> policy.Rules:
    """Return the rules in the room's last event; frequent reactions read them once."""
    state = room.latest[SessionUpdated.name]
    known = room.own(_Known, state)
    if known.state is not state:
        known.state, known.rules = state, policy.Rules.of(state)
    return known.rules
