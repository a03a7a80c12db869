"""The rules of a session, applied to one message after another."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from app.core.actor import Actor
from app.core.clock import utc_now
from app.features.messages import policy
from app.features.messages.errors import WordsRefused
from app.features.messages.events import MARKED
from app.features.messages.options import ChatSettings, ChatSwitch
from app.features.word_filter.filter import filter_of
from app.features.word_filter.options import WordFilterSettings
from app.storage.models import LiveSession


class Verdict(NamedTuple):
    """Whether the message waits for approval, and its type."""

    held: bool
    message_type: str


@dataclass
class Rules:
    """The rules of a session whose row is locked; `last_sent` is kept up to date in slow mode."""

    session: LiveSession
    last_sent: dict[str, datetime]

    def __post_init__(self) -> None:
        self._switch = ChatSwitch.model_validate(self.session.features)
        self._settings = ChatSettings.model_validate(self.session.settings)
        self._word_filter = WordFilterSettings.model_validate(self.session.settings)

    def admit(self, actor: Actor, text: str) -> Verdict:
        """Decide about one message.

        Raises:
            Refusal: the chat, the actor's state or the word filter does not allow it.
        """
        now = utc_now()
        policy.check_on(self.session.status, self._switch, is_host=actor.is_host)
        policy.check_not_muted(actor, self.session.muted, now)
        policy.check_may_write(actor, self._settings)
        policy.check_pace(actor, self._settings, self.last_sent.get(actor.id), now)
        found = filter_of(self._word_filter, self.session.words, actor, text)
        if found == "refuse":
            raise WordsRefused
        self.last_sent[actor.id] = now
        held = found == "hold" or policy.holds(actor, self._settings)
        return Verdict(held, MARKED if found == "mark" else "text")
