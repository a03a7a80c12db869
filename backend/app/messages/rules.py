"""What a live session makes of what is said in it, one after the other."""

from dataclasses import dataclass
from datetime import datetime

from app.core.clock import utc_now
from app.identity.actor import Actor
from app.live_sessions import policy
from app.live_sessions.views import Features, SessionSettings
from app.models import LiveSession
from app.moderation import policy as moderation


@dataclass
class Rules:
    """The rules of a session, whose row is ours; `last_sent` is kept up while its chat is slow."""

    session: LiveSession
    last_sent: dict[str, datetime]

    def __post_init__(self) -> None:
        self._features = Features.model_validate(self.session.features)
        self._settings = SessionSettings.model_validate(self.session.settings)

    def check(self, actor: Actor) -> None:
        """Let the actor say one thing more.

        Raises:
            Refusal: not now, or not this actor.
        """
        now = utc_now()
        policy.check_chat(self.session.status, self._features)
        moderation.check_not_muted(actor, self.session.muted, now)
        moderation.check_may_write(actor, self._settings)
        moderation.check_pace(actor, self._settings, self.last_sent.get(actor.id), now)
        self.last_sent[actor.id] = now

    def holds(self, actor: Actor) -> bool:
        """Whether what the actor says waits for the presenter."""
        return moderation.holds(actor, self._settings)
