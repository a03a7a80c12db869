"""Reacting: checked against the room's state, and counted."""

from typing import Any
from weakref import WeakKeyDictionary

from app.core.text import bare_emoji
from app.features.live_sessions.events import SessionUpdated
from app.features.reactions import policy
from app.features.reactions.commands import SendReaction
from app.features.reactions.errors import EmojiUnknown
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
    rules = _rules(context, room)
    policy.check_on(rules)
    emoji = _on_offer(command.emoji, rules.settings.reactions)
    await REACTIONS.add(context, room.session_id, {emoji: command.count})


def _rules(context: WorkerContext, room: Room) -> policy.Rules:
    """Return the rules in the room's last event; frequent reactions read them once."""
    told = room.latest[SessionUpdated.name]
    kept = context.own(RulesByRoom)
    known = kept.get(room)
    if known is None or known[0] is not told:
        known = kept[room] = told, policy.Rules.of(told)
    return known[1]


def _on_offer(emoji: str, offered: list[str]) -> str:
    """Return the session's spelling of an emoji, with or without variation selector."""
    for one in offered:
        if bare_emoji(one) == bare_emoji(emoji):
            return one
    raise EmojiUnknown
