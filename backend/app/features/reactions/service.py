"""Reacting: checked against the room's state, counted in memory, stored once a second."""

from collections import Counter
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

import structlog
from sqlalchemy.exc import IntegrityError

from app.core.clock import utc_now
from app.core.text import bare_emoji
from app.features.live_sessions.events import SessionUpdated
from app.features.reactions import policy, repository
from app.features.reactions.commands import SendReaction
from app.features.reactions.errors import EmojiUnknown
from app.features.reactions.events import ReactionUpdate
from app.features.reactions.tally import Tally
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room
from app.storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

REACTED = "reacted"  # the signal to the same session's rooms on other workers


class RulesByRoom(WeakKeyDictionary[Room, tuple[dict[str, Any], policy.Rules]]):
    """The rules of a worker's rooms, and the data of the fact that told them."""


class Tallies(dict[str, Tally]):
    """A worker's tallies by session id."""


async def react(context: WorkerContext, room: Room, command: SendReaction) -> None:
    """Count a reaction.

    Raises:
        ReactionsOff, SessionNotStarted, SessionPaused, SessionEnded: the state does not allow it.
        EmojiUnknown: the emoji is not in the session's set.
    """
    rules = _rules(context, room)
    policy.check_on(rules)
    emoji = _on_offer(command.emoji, rules.settings.reactions)
    (await _tally(context, room.session_id)).add(emoji, command.count)


def hear(context: WorkerContext, room: Room, counts: dict[str, int]) -> None:
    """Add another worker's counts; without a tally they are read from the database when needed."""
    if tally := context.own(Tallies).get(room.session_id):
        tally.hear(counts)


async def totals(context: WorkerContext, session_id: str) -> dict[str, int]:
    """Return how often each emoji was sent."""
    return dict((await _tally(context, session_id)).totals)


async def save(context: WorkerContext) -> None:
    """Store new counts, and drop settled tallies.

    A tally that cannot be stored waits for the next round, without delaying the others.
    """
    tallies = context.own(Tallies)
    for session_id, tally in list(tallies.items()):
        if unsaved := tally.take_unsaved():
            await _save_one(context, session_id, tally, unsaved)
        elif context.rooms.get(session_id) is None:
            del tallies[session_id]


async def compare(context: WorkerContext) -> None:
    """Correct the tallies by what all workers have stored: a signal may be lost or late."""
    tallies = context.own(Tallies)
    doubtful = [session_id for session_id, tally in tallies.items() if tally.is_doubtful]
    if doubtful:
        async with context.open_db() as db:
            stored = await repository.totals_of(db, doubtful)
        for session_id in doubtful:
            if tally := tallies.get(session_id):
                tally.compare(stored.get(session_id, {}))


async def _save_one(
    context: WorkerContext, session_id: str, tally: Tally, unsaved: Counter[str]
) -> None:
    try:
        await context.run(_add_counts, session_id, unsaved)
    except IntegrityError:  # the session was deleted meanwhile
        context.own(Tallies).pop(session_id, None)
    except Exception as error:
        tally.give_back(unsaved)
        log.warning("reactions_not_saved", session=session_id, error=repr(error), exc_info=error)


async def _add_counts(work: UnitOfWork, session_id: str, counts: Counter[str]) -> None:
    await repository.add_counts(work.db, session_id, counts)
    minute = int(utc_now().timestamp()) // 60
    await repository.add_to_minute(work.db, session_id, minute, counts.total())


async def _tally(context: WorkerContext, session_id: str) -> Tally:
    tallies = context.own(Tallies)
    if session_id not in tallies:
        async with context.open_db() as db:
            stored = await repository.totals(db, session_id)
        tallies.setdefault(session_id, Tally(stored, partial(_tell, context, session_id)))
    return tallies[session_id]


def _tell(
    context: WorkerContext, session_id: str, update: ReactionUpdate, own: dict[str, int]
) -> None:
    """Send members the new totals, and other workers what was counted on this one."""
    if room := context.rooms.get(session_id):
        room.tell_soon(update)
    if own:
        context.publisher.signal(session_id, REACTED, own)


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
