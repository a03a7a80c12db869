"""Who may react to messages, and with what: pure functions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.core.actor import Actor
from app.features.message_reactions.commands import ReactToMessage
from app.features.messages.policy import check_not_muted
from app.features.reactions import policy as reactions
from app.features.reactions.errors import EmojiUnknown


class Reacting:
    """The rules of a session as it is stored."""

    def __init__(self, session: Mapping[str, Any]) -> None:
        self._rules = reactions.Rules.of(session)
        self._muted = session["muted"]

    def admit(self, actor: Actor, command: ReactToMessage, now: datetime) -> str:
        """Return the emoji as it is stored.

        What is no longer on offer can be taken back.

        Raises:
            SessionNotStarted, SessionPaused, SessionEnded, ReactionsOff: not now.
            MutedByPresenter: the actor is muted.
            EmojiUnknown: the emoji is not in the session's set.
        """
        reactions.check_on(self._rules)
        check_not_muted(actor, self._muted, now)
        try:
            return reactions.on_offer(self._rules, command.emoji)
        except EmojiUnknown:
            if command.on:
                raise
            return command.emoji
